"""Mouse handling of the message view: selecting, links, painted buttons, sideways scrolling."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from chatapp.ui.messages.cards.sources_row import tip
from chatapp.ui.messages.input.drag import MessageDrag
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.hit_test import TEXTS, Hit, HitTest
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.selection import Grain, Place, Selection, grown
from chatapp.ui.messages.layout.selection_model import SelectionModel
from chatapp.ui.messages.rows.pictures import Pictures
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_specs import image_of
from chatapp.ui.widgets.plain_text import show_tip

_AUTO_SCROLL_MS = 16
_NOTCH = 120
"""Eighths of a degree: a step of an ordinary wheel."""


class Pointer(QObject):
    """The hit under the mouse, and the presses, selections and drags that follow from it."""

    clicked = Signal(object, str)
    """Hit, and what was clicked there: a button's verb, or ``link:`` and a target."""
    drag_wanted = Signal(int)
    """The number of a message that is dragged out by its Copy button."""

    def __init__(
        self,
        *,
        area: QAbstractScrollArea,
        column: Column,
        scroller: Scroller,
        current: CurrentMessage,
        selected: SelectionModel,
        hit_test: HitTest,
        pictures: Pictures,
    ) -> None:
        super().__init__(area)
        self._area, self._column, self._scroller = area, column, scroller
        self._current, self._selected = current, selected
        self._hit_test, self._pictures = hit_test, pictures
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
        self.hit, self.hovered = None, -1
        self._dragging, self._pressed = False, None
        self._auto.stop()

    def shift(self, by: int) -> None:
        """Shift all places: so many messages were put above the first."""
        if self.hit is not None:
            self.hit = replace(self.hit, item=self.hit.item + by)
            self.hovered += by
        if self._pressed is not None:
            (number, slot, row), target = self._pressed
            self._pressed = (number + by, slot, row), target
        if self._bar is not None:
            row_, start, value, number = self._bar
            self._bar = row_, start, value, number + by

    def _stretch(self, place: Place) -> tuple[Place, Place]:
        item = self._column.item(place.item)
        if item is None or place.slot not in TEXTS:
            return place, place
        row = item.sections[place.slot].rows[place.row]
        low, high = grown(row.text, place.offset, self._grain)
        return place._replace(offset=low), place._replace(offset=high)

    # -- events

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        hit = self._hit_test.under(point)
        self._pressed = None
        if hit is not None:
            self._current.choose(hit.item)
            if hit.row.bar_area().contains(hit.point):
                self._bar = (hit.row, point.x(), hit.row.scrolled(), hit.item)
                return
            if hit.target:
                self._pressed, self._pressed_at = (hit.row_key, hit.target), point
                return
        place = self._hit_test.place(point)
        if place is None:
            return
        triple = time.monotonic() < self._second_click
        self._second_click = 0.0
        self._grain = Grain.ROW if triple else Grain.CHARACTER
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        chosen = self._selected.selection
        first = chosen.first if shift and chosen else self._stretch(place)
        self._dragging = True
        self._selected.caret = place
        self._selected.drag(Selection(first, self._stretch(place)))

    def double_click(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self._hit_test.under(event.position())
        place = self._hit_test.place(event.position())
        if place is None or (hit is not None and hit.button is not None):
            return
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        self._second_click = time.monotonic() + interval
        self._grain = Grain.WORD
        self._dragging = True
        stretch = self._stretch(place)
        self._selected.drag(Selection(stretch, stretch))

    def move(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if self._bar is not None:
            row, start, value, number = self._bar
            share = (self._at.x() - start) / max(row.bar_area().width(), 1)
            row.scroll_to(value + round(share * (row.bar_area().width() + row.scroll_range())))
            self._scroller.repaint_message(number)
            return
        if self._pressed is not None and self._pressed[1] == "copy":
            if MessageDrag.far_enough(self._pressed_at, self._at):
                (number, _, _), self._pressed = self._pressed[0], None
                self.drag_wanted.emit(number)
            return
        if self._dragging:
            self._drag()
            outside = not 0 <= self._at.y() < self._scroller.height
            if outside != self._auto.isActive():
                (self._auto.start if outside else self._auto.stop)()
            return
        self.refresh()

    def _drag(self) -> None:
        place, chosen = self._hit_test.place(self._at), self._selected.selection
        if place is not None and chosen is not None:
            self._selected.drag(Selection(chosen.first, self._stretch(place)))

    def _auto_scroll(self) -> None:
        height = self._scroller.height
        beyond = self._at.y() if self._at.y() < 0 else self._at.y() - height
        bar = self._area.verticalScrollBar()
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
        hit = self._hit_test.under(event.position())
        pressed, self._pressed = self._pressed, None
        if pressed is not None and hit is not None:
            if (hit.row_key, hit.target) == pressed:
                self.clicked.emit(hit, pressed[1])
        elif self._dragging:
            self._dragging = False
            chosen = self._selected.selection
            self._selected.select(None if chosen is None or chosen.empty else chosen)

    def refresh(self) -> None:
        """See anew what is under the pointer."""
        if not self._area.viewport().underMouse():
            return
        port, before = self._area.viewport(), self.hovered
        self.hit = self._hit_test.under(self._at)
        self.hovered = self.hit.item if self.hit else -1
        target = self.hit.target if self.hit else ""
        link = self.hit.row.link_at(self.hit.point) if self.hit else ""
        link = "" if link.startswith("#") else link
        if target:
            shape = Qt.CursorShape.PointingHandCursor
        elif self.hit is not None and self.hit.slot in TEXTS and self._over_text(self.hit):
            shape = Qt.CursorShape.IBeamCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        port.setCursor(shape)
        if link != self._link:
            self._link = link
            place = port.mapToGlobal(self._at.toPoint())
            image = image_of(link)
            words = self._pictures.told(image) if image else self._told(link)
            show_tip(place, words if link else "", self._area)
        if before != self.hovered:
            self._hover(before)
        self._scroller.repaint_message(self.hovered)

    def _told(self, link: str) -> str:
        """The words for a link: its address, below its title if it is a source of the reply."""
        item = self._column.item(self.hovered)
        sources = item.message.extras.sources if item is not None else ()
        return next((tip(source) for source in sources if source.address == link), link)

    @staticmethod
    def _over_text(hit: Hit) -> bool:
        return 0 <= hit.point.y() < hit.row.height and hit.row.selectable

    def leave(self) -> None:
        """The pointer left the view."""
        before, self.hovered, self.hit = self.hovered, -1, None
        self._link = ""
        self._hover(before)

    def _hover(self, before: int) -> None:
        """The pointer is on another message than `before`: its footer shows, that one's goes."""
        for number in (before, self.hovered):
            item = self._column.item(number)
            if item is not None:
                item.show_footer(number in (self._current.number, self.hovered))
                self._scroller.repaint_message(number)

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
        hit = self._hit_test.under(event.position())
        if hit is None or hit.row.scroll_range() <= 0:
            return False
        hit.row.scroll_to(hit.row.scrolled() - sideways)
        self._scroller.repaint_message(hit.item)
        event.accept()
        return True
