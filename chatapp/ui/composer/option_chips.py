"""Chips of the options that differ from the default: quiet, in the message box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from chatapp.core.domain.generation_options import OPTIONS, Origin
from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Radius, Size, Space, Theme, Type
from chatapp.ui.widgets.buttons import IconButton
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.plain_text import mnemonic_free, set_tip
from chatapp.ui.widgets.surfaces import paint_card

if TYPE_CHECKING:
    from chatapp.core.reply_settings import ReplySettings

PERSONA = "persona"
"""The name of the persona's chip, among those of options."""
INSTRUCTIONS, MODEL, SUMMARY = "instructions", "model", "summary"
"""The names of the chips of what else a conversation has of its own."""
_MOST_LETTERS = 28
_MOST_TOLD = 500
"""Letters of a chip's tool tip."""


class OptionChips(QWidget):
    """The chips in rows. Hidden while everything is as it is by default."""

    opened = Signal(str)
    """The name of an option whose setting is to be shown."""
    reset = Signal(str)
    """The name of an option that is to be as it was made."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[tuple[str, str, str]] = []
        self._chips: list[_Chip] = []
        self._flow = FlowLayout(self, Space.XS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Options for the next reply"))
        self.hide()

    def controls(self) -> list[QWidget]:
        """The buttons of all chips, in order."""
        return [button for chip in self._chips for button in (chip.words, chip.remove)]

    def show_reply_settings(self, reply_settings: ReplySettings) -> bool:
        """Show what is set for the next reply; returns true if that is news."""
        shown: list[tuple[str, str, str]] = []
        if persona := reply_settings.persona:
            shown.append((PERSONA, tr("Persona"), f"{persona.icon} {persona.name}"))
        own = reply_settings.own
        if own.server_id or own.model:
            answering = reply_settings.server
            shown.append((MODEL, tr("Model"), answering.model or answering.name))
        if own.instructions:
            shown.append((INSTRUCTIONS, tr("Instructions"), own.instructions))
        if own.summary:
            shown.append((SUMMARY, tr("Summary"), own.summary))
        for name, value in reply_settings.options.given().items():
            if reply_settings.origins.get(name) is not Origin.PERSONA:
                option = OPTIONS[name]
                shown.append((name, tr(option.label), option.said(value)))
        if shown == self._shown:
            return False
        self._shown = shown
        self._make()
        return True

    def set_theme(self, theme: Theme) -> None:
        """Draw the chips in `theme`."""
        self._theme = theme
        self._make()

    def _make(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [_Chip(*one, self._theme, self) for one in self._shown]
        for chip in self._chips:
            chip.words.clicked.connect(lambda _=False, name=chip.name: self.opened.emit(name))
            chip.remove.clicked.connect(lambda _=False, name=chip.name: self.reset.emit(name))
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(self._chips))


class _Chip(QWidget):
    """The chip of one option: its words lead to its setting, the cross resets it."""

    def __init__(self, name: str, label: str, value: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._theme = theme
        value = one_line(value[:_MOST_TOLD])
        short = value if len(value) <= _MOST_LETTERS else value[: _MOST_LETTERS - 1] + "…"
        self.words = QToolButton(self)
        shown = short if name == PERSONA else f"{label} {short}"
        self.words.setText(mnemonic_free(shown))
        self.words.setProperty("kind", "chip")
        self.words.setFont(theme.font(Type.SMALL))
        self.words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        told = tr("{setting}: {value}").format(setting=label, value=value)
        self.words.setAccessibleName(one_line(told))
        set_tip(self.words, told)
        said = tr("Remove persona") if name == PERSONA else tr("Reset {setting}")
        self.remove = IconButton(
            said.format(setting=label), "close", theme, extent=Size.SMALL_BUTTON, parent=self
        )
        self.remove.setIconSize(QSize(Size.SMALL_ICON, Size.SMALL_ICON))
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.S, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.words)
        across.addWidget(self.remove)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.colour
        paint_card(self, c.bubble, c.border, Radius.M)
