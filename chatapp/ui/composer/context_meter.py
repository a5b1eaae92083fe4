"""The context meter: how much of the model's context window the next request takes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from chatapp.core.domain.context.use import NEARLY_FULL, SHOWN_FROM, ContextUse
from chatapp.core.domain.i18n import number, tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme.direction import mirrored
from chatapp.ui.theme.theme import Size, Space, Theme, Type
from chatapp.ui.widgets.plain_text import mnemonic_free, set_tip

_THOUSAND = 1000
_MILLION = 1_000_000


class ContextMeter(QToolButton):
    """A few words over a thin bar; a click shows more. Hidden while there is plenty of room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_theme(theme)
        self.hide()

    @property
    def warns(self) -> bool:
        """True if the window is nearly full."""
        return self._share >= NEARLY_FULL

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._theme = theme
        self.setFont(theme.font(Type.SMALL))
        self._colour()

    def show_use(self, use: ContextUse, written: float) -> None:
        """Show what the next request takes, with so many tokens `written` by estimate."""
        share = use.share(written)
        self.setVisible(share is not None and share >= SHOWN_FROM)
        if share is None or use.window is None:
            return
        self._share = share
        taken = use.tokens(written)
        said = tr("{taken} of {window}")
        self.setText(mnemonic_free(said.format(taken=short(taken), window=short(use.window))))
        told = tr("Context: about {taken} of {window} tokens").format(
            taken=number(taken), window=number(use.window)
        )
        self.setAccessibleName(one_line(told))
        set_tip(self, told)
        self._colour()
        self.update()

    def _colour(self) -> None:
        c = self._theme.colour
        look = self.palette()
        look.setColor(look.ColorRole.ButtonText, c.warning_text if self.warns else c.text_quiet)
        self.setPalette(look)
        self.setStyleSheet(f"color: {c.warning_text.name()};" if self.warns else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        c = self._theme.colour
        room = QRectF(self.rect()).adjusted(Space.XS, 0, -Space.XS, 0)
        bar = QRectF(room.left(), room.bottom() - Size.RING, room.width(), Size.RING)
        taken = QRectF(bar)
        taken.setWidth(bar.width() * min(self._share, 1.0))
        if mirrored():
            taken.moveRight(bar.right())
        painter = QPainter(self)
        painter.fillRect(bar, c.border)
        painter.fillRect(taken, c.warning_text if self.warns else c.text_quiet)
        painter.end()


def short(tokens: int) -> str:
    """A number of tokens in a few letters: 900, 12k, 1.2M."""
    if tokens < _THOUSAND:
        return number(tokens)
    if tokens < _MILLION:
        return tr("{count}k", "thousand tokens").format(count=number(round(tokens / _THOUSAND)))
    millions = f"{tokens / _MILLION:.1f}".removesuffix(".0").replace(".", tr(".", "decimal point"))
    return tr("{count}M", "million tokens").format(count=millions)
