"""The button above the messages that leads to the conversation which this one continues."""

from __future__ import annotations

from PySide6.QtCore import Qt

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.widgets.elided_label import ElidedButton
from chatapp.ui.widgets.plain_text import mnemonic_free, set_tip


class OriginButton(ElidedButton):
    """Names the earlier conversation; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_origin(self, title: str) -> None:
        """Name the conversation of that `title`; "" for none."""
        said = tr("Continued from “{title}”").format(title=title)
        self.setText(mnemonic_free(said))
        self.setAccessibleName(one_line(said))
        set_tip(self, said)
        self.setVisible(bool(title))
