"""Settings page "Network": proxy, certificates, the longest silence of a server."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.core.settings import Settings
from chatapp.ui.widgets.form_rows import SettingPage, verdict, words
from chatapp.ui.widgets.input_method import Composition


class NetworkPage(SettingPage):
    """The page for how servers are reached."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.system_proxy = self.add_switch("system_proxy", tr("Use the system's proxy"))
        self.proxy = self._add_text("proxy", tr("Proxy"), "http://proxy.example:3128")
        self.ca_file = self._add_text("ca_file", tr("Additional certificates"), "")
        self.ca_missing = words()
        self.column.insertWidget(self.column.indexOf(self.ca_file) + 1, self.ca_missing)
        limit = QSpinBox()
        limit.setRange(30, 1800)
        limit.setSingleStep(30)
        limit.setSuffix(tr(" seconds"))
        self.silence_limit = self.add_number(
            "silence_limit", tr("Longest silence of a server"), limit
        )
        self.add_whole_reset()
        self.set_settings(settings)

    def _add_text(self, setting: str, label: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(one_line(example))
        Composition(field)
        field.editingFinished.connect(lambda: self.take(**{setting: field.text().strip()}))

        def show(text: str) -> None:
            if field.text().strip() != text:
                field.setText(text)

        self.add_setting(setting, label, field, show)
        return field

    def set_settings(self, settings: Settings) -> None:
        super().set_settings(settings)
        path = settings.ca_file
        missing = tr("There is no file at this place.")
        verdict(self.ca_missing, missing if path and not Path(path).is_file() else "", "danger")
