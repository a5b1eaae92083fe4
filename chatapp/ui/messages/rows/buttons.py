"""Small buttons as values, and their painting: the same for real and for painted ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from chatapp.ui.messages.rows.direction import across, leading
from chatapp.ui.theme.theme import Radius, Size, Space

if TYPE_CHECKING:
    from chatapp.ui.messages.rows.text_style import TextStyle

_OFF = 0.35
"""The opacity of a button that has nothing to do."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button on a message: its place, its look and its verb."""

    name: str
    """Accessible name and tool tip."""
    verb: str
    rect: QRectF
    label: str = ""
    icon: str = ""
    checked: bool | None = None
    """None for a button that is not a toggle."""
    quiet: bool = False
    """Painted by its row already; the real button adds hover and focus only."""
    enabled: bool = True
    link: str = ""
    """The address that it opens."""
    tip: str = ""
    """Its tool tip, where that is not its name."""


def fill(painter: QPainter, rect: QRectF, colour: QColor, radius: float = Radius.S) -> None:
    """A filled rounded rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def outline(painter: QPainter, rect: QRectF, colour: QColor, width: float, radius: float) -> None:
    """A rounded rectangle's border, within `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(width)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def label_width(look: TextStyle, label: str, *, icon: bool) -> int:
    """The width of a button with these words."""
    picture = Size.SMALL_ICON + Space.S if icon else 0
    return round(look.small_metrics.horizontalAdvance(label)) + picture + 2 * Space.M


def in_lines(
    look: TextStyle, wanted: Sequence[tuple[str, str, str]], at: QPointF, pad: int, width: int
) -> tuple[list[Button], float]:
    """Buttons (name, verb, icon) side by side from `at`, in lines within `width` less `pad`.

    Gives them, mirrored where the window is, and where the last line ends.
    """
    buttons: list[Button] = []
    x, y = at.x(), at.y()
    for name, verb, picture in wanted:
        wide = label_width(look, name, icon=bool(picture))
        if x > pad and x + wide > width - pad:
            x, y = float(pad), y + Size.BUTTON + Space.XS
        rect = QRectF(x, y, wide, Size.BUTTON)
        buttons.append(Button(name, verb, rect, label=name, icon=picture))
        x += wide + Space.S
    if look.mirrored:
        buttons = [replace(b, rect=across(b.rect, width)) for b in buttons]
    return buttons, y + Size.BUTTON


def paint_button(
    painter: QPainter, button: Button, look: TextStyle, *, over: bool = False, focused: bool = False
) -> None:
    """Draw `button` at its rectangle."""
    rect, colour = button.rect, look.colour
    over = over and button.enabled
    if over or (button.checked and not button.quiet):
        fill(painter, rect, colour.hover)
    if focused:
        outline(painter, rect, colour.accent, Size.RING, Radius.S)
    if button.quiet:
        return
    token = "text" if over else "text_quiet"
    if not button.enabled:
        painter.setOpacity(_OFF)
    x = rect.left() + (Space.M if button.label else (rect.width() - Size.SMALL_ICON) / 2)
    if button.icon:
        ratio = painter.device().devicePixelRatio()
        top = round(rect.center().y() - Size.SMALL_ICON / 2)
        place = QRectF(round(x), top, Size.SMALL_ICON, Size.SMALL_ICON)
        if look.mirrored:
            place = across(place, rect.left() + rect.right())
        painter.drawPixmap(place.topLeft(), look.icon(button.icon, token, ratio))
        x += Size.SMALL_ICON + Space.S
    if button.label:
        painter.setFont(look.small)
        painter.setPen(look.token(token))
        words = QRectF(x, rect.top(), rect.right() - x, rect.height())
        words = across(words, rect.left() + rect.right()) if look.mirrored else words
        painter.drawText(words, leading(mirrored=look.mirrored), button.label)
    painter.setOpacity(1.0)
