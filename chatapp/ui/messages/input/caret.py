"""Selecting by keyboard: Shift and an arrow move one end of the selection."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollBar

from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.hit_test import TEXTS, HitTest
from chatapp.ui.messages.layout.loading import Loading
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Grain, Place, Selection, grown
from chatapp.ui.messages.layout.selection_model import SelectionModel
from chatapp.ui.messages.navigator import Navigator
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.theme.theme import Space

_JOINERS = "\u200d\ufe0f"
_KEYS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


class Caret:
    """The end of the selection that the keyboard moves."""

    def __init__(
        self,
        *,
        column: Column,
        scroller: Scroller,
        loading: Loading,
        current: CurrentMessage,
        selected: SelectionModel,
        hit_test: HitTest,
        navigator: Navigator,
        bar: QScrollBar,
    ) -> None:
        self._column, self._scroller, self._loading = column, scroller, loading
        self._current, self._selected = current, selected
        self._hit_test, self._navigator, self._bar = hit_test, navigator, bar
        self._x: float | None = None
        """The x that Up and Down aim at, in the row's coordinates."""

    def press(self, event: QKeyEvent) -> bool:
        """Take a key press with Shift that selects; False if it is not one."""
        shift = Qt.KeyboardModifier.ShiftModifier
        control = Qt.KeyboardModifier.ControlModifier
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key not in _KEYS or held not in {shift, shift | control}:
            return False
        place = self._place()
        if place is None:
            return True
        far = bool(held & control)
        if key not in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._x = None
        target = self._moved(place, key, far=far)
        if target is not None:
            self._select(place, target)
        return True

    def _place(self) -> Place | None:
        """The place of the moving end; without a selection, that where text was last pointed at."""
        chosen = self._selected.selection
        place = self._selected.caret
        if chosen is not None:
            place = chosen.last[1] if chosen.last[1] >= chosen.first[1] else chosen.last[0]
        if place is not None and place.slot in TEXTS and self._row(place) is not None:
            return place
        number = place.item if place is not None else self._current.number
        return self._edge(number, 1)

    def _select(self, place: Place, target: Place) -> None:
        chosen = self._selected.selection
        first = chosen.first if chosen is not None else (place, place)
        self._selected.caret = target
        self._selected.select(Selection(first, (target, target)))
        self._follow(target)

    # -- rows

    def _row(self, place: Place) -> Row | None:
        item = self._column.item(place.item)
        if item is None or item.sections[place.slot].hidden:
            return None
        rows = item.sections[place.slot].rows
        if place.row >= len(rows):
            return None
        item.sections[place.slot].lay_out(place.row)
        return rows[place.row]

    def _edge(self, number: int, by: int) -> Place | None:
        """The first place of a message (1) or its last (-1)."""
        column = self._column
        if not 0 <= number < len(column):
            return None
        item = column.item(number)
        if item is None:
            self._loading.request([column.outline[number].id])
            return None
        for slot in TEXTS if by > 0 else TEXTS[::-1]:
            section = item.sections[slot]
            if not section.hidden and section.rows:
                row = 0 if by > 0 else len(section.rows) - 1
                offset = 0 if by > 0 else len(section.rows[row].text)
                return Place(number, slot, row, offset)
        return self._edge(number + by, by)

    def _beside(self, place: Place, by: int) -> Place | None:
        """The first place of the next row (1), or the last of the one before (-1)."""
        item = self._column.item(place.item)
        if item is None:
            return None
        slot, row = place.slot, place.row + by
        rows = item.sections[slot].rows
        if 0 <= row < len(rows):
            return Place(place.item, slot, row, 0 if by > 0 else len(rows[row].text))
        other = Slot.TEXT if by > 0 else Slot.THINKING
        section = item.sections[other]
        if other != slot and not section.hidden and section.rows:
            row = 0 if by > 0 else len(section.rows) - 1
            return Place(place.item, other, row, 0 if by > 0 else len(section.rows[row].text))
        return self._edge(place.item + by, by)

    # -- moves

    def _moved(self, place: Place, key: Qt.Key, *, far: bool) -> Place | None:
        row = self._row(place)
        if row is None:
            return None
        by = 1 if key in {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End} else -1
        if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            return self._paged(place, 1 if key == Qt.Key.Key_PageDown else -1)
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            if far:
                return self._edge(len(self._column) - 1 if by > 0 else 0, -by)
            box = self._box(place, row)
            x = 1e4 if (by > 0) != row.rtl else -1e4
            return place._replace(offset=row.offset_at(QPointF(x, box.center().y())))
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return self._sideways(place, row, -by if row.rtl else by, word=far)
        if far:
            end = len(row.text) if by > 0 else 0
            return place._replace(offset=end) if place.offset != end else self._beside(place, by)
        return self._line(place, row, by)

    def _sideways(self, place: Place, row: Row, by: int, *, word: bool) -> Place | None:
        text, offset = row.text, place.offset
        if not 0 <= offset + min(by, 0) < len(text):
            return self._beside(place, by)
        if word:
            at = offset if by > 0 else offset - 1
            low, high = grown(text, at, Grain.WORD)
            if text[at].isspace():
                # White space goes with the word behind it.
                low, high = grown(text, high if by > 0 else max(low - 1, 0), Grain.WORD)
            return place._replace(offset=high if by > 0 else low)
        offset += by
        while 0 < offset < len(text) and _inside(text, offset):
            offset += by
        return place._replace(offset=offset)

    def _line(self, place: Place, row: Row, by: int) -> Place | None:
        box = self._box(place, row)
        if self._x is None:
            self._x = box.left()
        y = box.bottom() + 1 if by > 0 else box.top() - 1
        if row.top <= y < row.height:
            target = place._replace(offset=row.offset_at(QPointF(self._x, y)))
            if target != place:
                return target
        beside = self._beside(place, by)
        other = self._row(beside) if beside is not None else None
        if beside is None or other is None:
            return beside
        edge = self._box(beside, other).center().y()
        return beside._replace(offset=other.offset_at(QPointF(self._x, edge)))

    def _paged(self, place: Place, by: int) -> Place | None:
        height = self._scroller.height
        step = QScrollBar.SliderAction
        self._bar.triggerAction(step.SliderPageStepAdd if by > 0 else step.SliderPageStepSub)
        x = self._scroller.left + (self._x or 0)
        return self._hit_test.place(QPointF(x, height - 1 if by > 0 else 0)) or place

    @staticmethod
    def _box(place: Place, row: Row) -> QRectF:
        """The box of the caret in its row."""
        after = row.boxes(place.offset, place.offset + 1)
        if after:
            return QRectF(after[0].left(), after[0].top(), 1, after[0].height())
        before = row.boxes(place.offset - 1, place.offset) if place.offset else []
        if before:
            return QRectF(before[-1].right(), before[-1].top(), 1, before[-1].height())
        return QRectF(row.lead, row.top, 1, max(row.height - row.top, 1))

    def _follow(self, place: Place) -> None:
        """Scroll as little as is needed to see the moving end."""
        column, scroller, row = self._column, self._scroller, self._row(place)
        item = column.item(place.item)
        if row is None or item is None:
            self._navigator.to_place(place)
            return
        column.measure(place.item)
        box = self._box(place, row)
        top = column.heights.above(place.item) + item.row_top(place.slot, place.row)
        y, height = top + box.top() - scroller.value, scroller.height
        if y < Space.S:
            scroller.scroll_to(int(scroller.value + y - Space.L))
        elif y + box.height() > height - Space.S:
            scroller.scroll_to(int(scroller.value + y + box.height() - height + Space.L))


def _inside(text: str, offset: int) -> bool:
    """True if what a person calls one character goes on at `offset`."""
    here = text[offset]
    return bool(unicodedata.combining(here)) or here in _JOINERS or text[offset - 1] == "\u200d"
