"""Buttons: round ones with an icon, and ones with words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from chatapp.core.invisible import one_line
from chatapp.ui.theme import icons
from chatapp.ui.theme.style_sheet import mix
from chatapp.ui.theme.theme import Size, Theme
from chatapp.ui.widgets.plain_text import mnemonic_free, set_tip


class IconButton(QToolButton):
    """A button that is only a drawing; `name` is its accessible name and its tool tip.

    A click does not take the focus from where the person is writing.
    """

    def __init__(
        self,
        name: str,
        drawing: str,
        theme: Theme,
        *,
        kind: str = "icon",
        extent: int = Size.BUTTON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drawing, self._kind = drawing, kind
        self.setProperty("kind", kind)
        self.setAccessibleName(one_line(name))
        set_tip(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(Size.ICON, Size.ICON))
        self.setFixedSize(extent, extent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`'s colours."""
        c = theme.colour
        on_accent = self._kind in {"send", "stop"}
        colour = c.text_on_accent if on_accent else c.text_quiet
        off = c.text_quiet if on_accent else mix(c.text_quiet, c.window, 0.35)
        self.setIcon(icons.icon(self._drawing, colour, off))


def text_button(words: str, kind: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """A button with `words`, of a `kind` that the style sheet knows."""
    button = QPushButton(mnemonic_free(words), parent)
    button.setAccessibleName(one_line(words.removesuffix("…")))
    button.setAutoDefault(False)
    if kind:
        button.setProperty("kind", kind)
    return button
