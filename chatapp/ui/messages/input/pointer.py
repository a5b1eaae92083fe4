"""The mouse on the view: selecting, links, painted buttons, sideways scrolling, the menu."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent

from chatapp.ui.messages.layout.item import Slot
from chatapp.ui.messages.layout.selection import Grain, Place, Selection, grown
from chatapp.ui.messages.rows.buttons import Button
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_specs import image_of
from chatapp.ui.widgets.plain_text import show_tip

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView

_TEXTS = (Slot.THINKING, Slot.TEXT)
_AUTO_SCROLL_MS = 16
_NOTCH = 120
"""Eighths of a degree: a step of an ordinary wheel."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row and a point in its coordinates."""

    item: int
    slot: int
    number: int
    point: QPointF
    row: Row

    @property
    def row_key(self) -> tuple[int, int, int]:
        return self.item, self.slot, self.number

    @property
    def button(self) -> Button | None:
        """The painted button under the point."""
        able = (b for b in self.row.buttons() if b.enabled)
        return next((b for b in able if b.rect.contains(self.point)), None)


class Pointer(QObject):
    """What the mouse is on and what it has selected."""

    def __init__(self, view: MessageView) -> None:
        super().__init__(view)
        self._view = view
        self.selection: Selection | None = None
        self.caret: Place | None = None
        """Where text was last pointed at: selecting by keyboard begins there."""
        self.hit: Hit | None = None
        self.hovered = -1
        """The number of the message under the pointer."""
        self._at = QPointF()
        self._grain = Grain.CHARACTER
        self._dragging = False
        self._pressed: tuple[tuple[int, int, int], str] | None = None
        self._pressed_at = QPointF()
        self._link = ""
        self._bar: tuple[Row, float, int, int] | None = None
        """A sideways scroll bar that is dragged: row, where from, its value, its message."""
        self._second_click = 0.0
        self._turned = 0
        self._auto = QTimer(self)
        self._auto.setInterval(_AUTO_SCROLL_MS)
        self._auto.timeout.connect(self._auto_scroll)

    def reset(self) -> None:
        """Forget all places: the messages are others now."""
        self.selection, self.caret, self.hit, self.hovered = None, None, None, -1
        self._dragging, self._pressed = False, None
        self._auto.stop()

    def shift(self, by: int) -> None:
        """So many messages were put above the first."""
        if self.selection is not None:
            self.selection = self.selection.shifted(by)
        if self.caret is not None:
            self.caret = self.caret.shifted(by)
        if self.hit is not None:
            self.hit = replace(self.hit, item=self.hit.item + by)
            self.hovered += by
        if self._pressed is not None:
            (number, slot, row), target = self._pressed
            self._pressed = (number + by, slot, row), target
        if self._bar is not None:
            row_, start, value, number = self._bar
            self._bar = row_, start, value, number + by

    def under(self, point: QPointF) -> Hit | None:
        """The row at a point of the viewport, or the nearest one."""
        view, column = self._view, self._view.column
        if not len(column):
            return None
        y = int(point.y()) + view.value
        number = column.heights.at(y)
        item = column.item(number)
        if item is None:
            return None
        top = column.heights.above(number)
        spot = item.spot(y - top)
        section = item.sections[spot.slot]
        if not section.rows:
            return None
        inside = QPointF(
            point.x() - view.left - section.left,
            point.y() - (top + item.row_top(spot.slot, spot.row) - view.value),
        )
        return Hit(number, spot.slot, spot.row, inside, section.rows[spot.row])

    def place(self, point: QPointF) -> Place | None:
        """The place in the text nearest to a point of the viewport."""
        hit = self.under(point)
        if hit is None:
            return None
        if hit.slot in _TEXTS:
            return Place(*hit.row_key, hit.row.offset_at(hit.point))
        # Beside the texts: before the first or after the last row of the message.
        item = self._view.column.item(hit.item)
        if item is None or hit.slot == Slot.HEAD:
            return Place(hit.item, Slot.HEAD, 0, 0)
        return Place(hit.item, Slot.TAIL, 0, 0)

    def _stretch(self, place: Place) -> tuple[Place, Place]:
        item = self._view.column.item(place.item)
        if item is None or place.slot not in _TEXTS:
            return place, place
        row = item.sections[place.slot].rows[place.row]
        low, high = grown(row.text, place.offset, self._grain)
        return place._replace(offset=low), place._replace(offset=high)

    def select(self, selection: Selection | None) -> None:
        """Select this, or nothing."""
        self.selection = selection
        clipboard = QGuiApplication.clipboard()
        if selection is not None and not selection.empty and clipboard.supportsSelection():
            self._view.copying.to_primary()
        self._view.viewport().update()

    def select_all(self) -> None:
        """Select every message."""
        last = len(self._view.column) - 1
        if last >= 0:
            end = Place(last, Slot.TAIL, 0, 0)
            self.select(Selection.between(Place(0, 0, 0, 0), end))

    # -- events

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        hit = self.under(point)
        self._pressed = None
        if hit is not None:
            self._view.choose(hit.item)
            if hit.row.bar_area().contains(hit.point):
                self._bar = (hit.row, point.x(), hit.row.scrolled(), hit.item)
                return
            target = self._target(hit)
            if target:
                self._pressed, self._pressed_at = (hit.row_key, target), point
                return
        place = self.place(point)
        if place is None:
            return
        triple = time.monotonic() < self._second_click
        self._second_click = 0.0
        self._grain = Grain.ROW if triple else Grain.CHARACTER
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        first = self.selection.first if shift and self.selection else self._stretch(place)
        self._dragging = True
        self.caret = place
        self.selection = Selection(first, self._stretch(place))
        self._view.viewport().update()

    @staticmethod
    def _target(hit: Hit) -> str:
        """What a click there does: a button's verb or ``link:`` and a target."""
        if hit.button is not None:
            return hit.button.verb
        link = hit.row.link_at(hit.point)
        return f"link:{link}" if link else ""

    def double_click(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self.under(event.position())
        place = self.place(event.position())
        if place is None or (hit is not None and hit.button is not None):
            return
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        self._second_click = time.monotonic() + interval
        self._grain = Grain.WORD
        self._dragging = True
        stretch = self._stretch(place)
        self.selection = Selection(stretch, stretch)
        self._view.viewport().update()

    def move(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if self._bar is not None:
            row, start, value, number = self._bar
            share = (self._at.x() - start) / max(row.bar_area().width(), 1)
            row.scroll_to(value + round(share * (row.bar_area().width() + row.scroll_range())))
            self._view.touchup.item(number)
            return
        if self._pressed is not None and self._pressed[1] == "copy":
            if self._view.dragging.far_enough(self._pressed_at, self._at):
                (number, _, _), self._pressed = self._pressed[0], None
                self._view.dragging.message(number)
            return
        if self._dragging:
            self._drag()
            outside = not 0 <= self._at.y() < self._view.viewport().height()
            if outside != self._auto.isActive():
                (self._auto.start if outside else self._auto.stop)()
            return
        self.refresh()

    def _drag(self) -> None:
        place = self.place(self._at)
        if place is not None and self.selection is not None:
            self.selection = Selection(self.selection.first, self._stretch(place))
            self._view.viewport().update()

    def _auto_scroll(self) -> None:
        height = self._view.viewport().height()
        beyond = self._at.y() if self._at.y() < 0 else self._at.y() - height
        bar = self._view.verticalScrollBar()
        step = beyond / 4
        bar.setValue(bar.value() + int(step if abs(step) > 1 else (1 if step > 0 else -1)))
        self._drag()

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._auto.stop()
        if self._bar is not None:
            self._bar = None
            return
        hit = self.under(event.position())
        pressed, self._pressed = self._pressed, None
        if pressed is not None and hit is not None:
            if (hit.row_key, self._target(hit)) == pressed:
                self._click(hit, pressed[1])
        elif self._dragging:
            self._dragging = False
            empty = self.selection is None or self.selection.empty
            self.select(None if empty else self.selection)

    def _click(self, hit: Hit, target: str) -> None:
        if target.startswith("link:"):
            self._view.deeds.follow(hit.item, hit.slot, target.removeprefix("link:"))
        elif hit.slot in _TEXTS:
            self._view.deeds.do_in_row(hit.item, hit.slot, hit.number, target)
        else:
            self._view.deeds.do(target, hit.item)

    def refresh(self) -> None:
        """See anew what is under the pointer."""
        if not self._view.viewport().underMouse():
            return
        view, before = self._view, self.hovered
        self.hit = self.under(self._at)
        self.hovered = self.hit.item if self.hit else -1
        target = self._target(self.hit) if self.hit else ""
        link = target.removeprefix("link:") if target.startswith("link:") else ""
        link = "" if link.startswith("#") else link
        if target:
            shape = Qt.CursorShape.PointingHandCursor
        elif self.hit is not None and self.hit.slot in _TEXTS and self._over_text(self.hit):
            shape = Qt.CursorShape.IBeamCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        view.viewport().setCursor(shape)
        if link != self._link:
            self._link = link
            place = view.viewport().mapToGlobal(self._at.toPoint())
            image = image_of(link)
            words = view.pictures.told(image) if image else link
            show_tip(place, words if link else "", view)
        if before != self.hovered:
            view.touchup.hover(before)
        view.touchup.item(self.hovered)

    @staticmethod
    def _over_text(hit: Hit) -> bool:
        return 0 <= hit.point.y() < hit.row.height and hit.row.selectable

    def leave(self) -> None:
        """The pointer left the view."""
        before, self.hovered, self.hit = self.hovered, -1, None
        self._link = ""
        self._view.touchup.hover(before)

    def notches(self, event: QWheelEvent) -> int:
        """Whole steps of a wheel; what a smooth one leaves over counts later."""
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        return steps

    def wheel(self, event: QWheelEvent) -> bool:
        """Scroll what is wide sideways; False if there is nothing to do."""
        delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sideways = delta.x() or (delta.y() if shift else 0)
        if not sideways or (not shift and abs(delta.x()) <= abs(delta.y())):
            return False
        hit = self.under(event.position())
        if hit is None or hit.row.scroll_range() <= 0:
            return False
        hit.row.scroll_to(hit.row.scrolled() - sideways)
        self._view.touchup.item(hit.item)
        event.accept()
        return True
