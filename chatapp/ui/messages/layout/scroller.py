"""Scroll anchors: the message view's position, and the layout of what is in view.

What stands at the upper edge is an `Anchor`, not a pixel value: heights above it are estimates
until they are laid out, and may change without moving what the person reads. `settle` lays out
what the viewport shows, which may move the anchor's pixel value, until nothing new is shown;
then it sets the scroll bar, and asks for as little painting as shows the difference.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from chatapp.ui.messages.layout.column import Anchor, Column
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.row import AS_IT_WAS
from chatapp.ui.messages.rows.row_specs import Style
from chatapp.ui.messages.rows.table_row import LineRow
from chatapp.ui.messages.rows.text_row import TextRow
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Size, Space

_OVERHANG = 2
"""Pixels that the letters of a line may reach into the one above."""
_NEARBY = 3
"""Screens that a scroll may cross and still lay out what it crosses."""


class Scroller(QObject):
    """Scrolls `column` in the viewport of `area`."""

    settled = Signal()
    """The view is laid out and in its place, and not painted yet."""
    painted = Signal()
    """Painting was asked for: children of the viewport can be placed."""
    scrolled = Signal()
    """The person scrolled."""
    unfolded = Signal(int)
    """A message shows its thinking now, or no more."""

    def __init__(self, area: QAbstractScrollArea, column: Column, look: TextStyle) -> None:
        super().__init__(area)
        self._area = area
        self._column = column
        self.look = look
        self.value: int = 0
        """The content's y at the viewport's upper edge."""
        self.following = True
        """True if the end stays in view while text arrives."""
        self.moves = 0
        """Counts the moves: something was put at the upper edge, or the end was asked for."""
        self.overlay: QWidget | None = None
        """A child of the viewport that stays where it is: while it shows, nothing is shifted."""
        self._anchor = Anchor()
        self._settling = False
        self._stood = 0, 0, 0, 0
        """Scroll value, heights and width as they were settled last."""
        self._barred = 0, 0, 0, 0
        """Page, step, range and value that the scroll bar has."""

    # -- geometry

    @property
    def height(self) -> int:
        """The viewport's height."""
        return self._area.viewport().height()

    @property
    def left(self) -> int:
        """The column's left edge in the viewport."""
        # Where text runs from right to left, the scroll bar is on the left of the viewport.
        return (self._area.width() - self._column.width) // 2 - self._area.viewport().x()

    @property
    def at_end(self) -> bool:
        """True if the last line is in view."""
        return self.value >= self._column.height - self.height - 2

    @property
    def kept_anchor(self) -> Anchor:
        """The anchor that was last put at the upper edge; another scroll makes it another."""
        return self._anchor

    def anchor(self) -> Anchor:
        """The anchor that is at the upper edge now."""
        return self._column.anchor(self.value, self.height)

    def _column_width(self) -> int:
        # Of the whole area: a scroll bar that comes or goes moves nothing.
        room = self._area.width()
        widest = self.look.widest
        margin = Space.XL if room > widest else Space.M
        return max(min(widest, room - 2 * margin), 1)

    def _top(self) -> int:
        bottom = max(self._column.height - self.height, 0)
        if self.following:
            return bottom
        return min(max(self._column.y(self._anchor), 0), bottom)

    # -- laying out

    @property
    def settling(self) -> bool:
        """True if `settle` is at work, and moves the scroll bar itself."""
        return self._settling

    def settle(self, changed: Anchor | None = None) -> None:
        """Lay out what is seen, and put everything where it belongs.

        With `changed`, nothing above that row changed: it is not painted again.
        """
        if self._settling:
            return
        self._settling = True
        column = self._column
        try:
            kept = column.anchor(self.value) if changed is not None else None
            at = column.y(kept) - self.value if kept is not None else 0
            # Not the height of now: what a row that grew was reckoned to take is no news.
            stood, width = self._stood, column.width
            self._settle()
            self._stood = self.value, column.height, column.width, self.height
            stands = stood == self._stood
            if changed is not None and stands and self._is_end_of_text(changed):
                # A few more words, for which nothing made room.
                self._repaint_below(changed, 0, end=column.y(changed._replace(row=changed.row + 1)))
                return
            self.settled.emit()
            if changed is None or kept is None or width != column.width:
                self.repaint()
            else:
                self._repaint_below(changed, column.y(kept) - self.value - at)
            # Children move along with what is scrolled: they are placed after it.
            self.painted.emit()
        finally:
            self._settling = False

    def _settle(self) -> None:
        column, height = self._column, self.height
        column.fit(self.look, self._column_width())
        while column.lay_out(top := self._top(), top + height):
            pass
        if not self.following and top != column.y(self._anchor):
            self._anchor = column.anchor(top, height)
        self.value = top
        column.tidy(top, top + height)
        step = 2 * self.look.line(Style.BODY)
        now = height, step, max(column.height - height, 0), top
        bar = self._area.verticalScrollBar()
        if now != self._barred or bar.value() != top:
            self._barred = now
            bar.setPageStep(height)
            bar.setSingleStep(step)
            bar.setRange(0, now[2])
            bar.setValue(top)

    # -- moving

    def reset(self) -> None:
        """Show and follow the end: another conversation is shown."""
        self.following, self._anchor = True, Anchor()

    def shift(self, by: int) -> None:
        """Shift the anchor: so many messages were put above the first."""
        self._anchor = self._anchor._replace(item=self._anchor.item + by)

    def stay(self) -> None:
        """Keep what is at the upper edge there from the next `settle` on, unless following."""
        if not self.following:
            self._anchor = self.anchor()

    def stand(self, anchor: Anchor) -> None:
        """Have this at the upper edge from the next `settle` on; the end is not followed."""
        self._anchor, self.following = anchor, False
        self.moves += 1

    def go_to(self, anchor: Anchor) -> None:
        """Put this at the upper edge; where that shows the end, the end is followed."""
        self.stand(anchor)
        self.settle()
        self.following = self.at_end

    def go_to_end(self) -> None:
        """Show the end and follow it."""
        self.following = True
        self.moves += 1
        self.settle()

    def scroll_to(self, value: int) -> None:
        """Go to `value`; what is crossed on a short way is laid out, so nothing jumps."""
        column, height = self._column, self.height
        delta = value - self.value
        if not delta:
            return
        if abs(delta) > _NEARBY * height:
            anchor = column.anchor(value)
        else:
            start = column.anchor(self.value, height)
            while column.lay_out(top := column.y(start) + delta, top + height):
                pass
            bottom = max(column.height - height, 0)
            anchor = column.anchor(min(max(top, 0), bottom), height)
        self.stand(anchor)
        self.settle()
        self.following = delta > 0 and self.at_end
        self.scrolled.emit()

    def hold(self, number: int) -> None:
        """Keep the top of a message where it is while its inside changes."""
        top = self._column.heights.above(number)
        item = self._column.item(number)
        if item is not None and top <= self.value + self.height:
            spot = item.spot(max(self.value - top, 0))
            dy = spot.dy + min(self.value - top, 0)
            self.stand(Anchor(number, spot.slot, spot.row, dy))
        self.following = False

    def show_message(self, number: int) -> None:
        """Scroll as little as is needed to see a message, its beginning at least."""
        column = self._column
        item_top = column.heights.above(number)
        if item_top < self.value:
            self.to_message(number)
        elif item_top + column.heights[number] > self.value + self.height:
            bottom = item_top + column.heights[number] - self.height
            self.scroll_to(min(item_top, bottom) if number + 1 < len(column) else item_top)

    def show_strip(self, top: int, bottom: int) -> None:
        """Scroll as little as is needed to see what is there in the viewport."""
        beyond = bottom + Space.M - self.height
        if top < Space.M:
            self.scroll_to(self.value + top - Space.M)
        elif beyond > 0:
            self.scroll_to(self.value + beyond)

    def to_message(self, number: int) -> None:
        """Show a message from its beginning at the upper edge."""
        item = self._column.item(number)
        at = Anchor(number, -1, 0, 0)
        if item is not None:
            at = Anchor(number, Slot.HEAD, 0, -item.section_top(Slot.HEAD))
        self.stand(at)
        self.settle()

    def unfold(self, number: int, unfolded: bool) -> None:
        """Show or hide a message's thinking; what is above it stays where it is."""
        item = self._column.item(number)
        if item is None or item.unfolded == unfolded:
            return
        self.hold(number)
        item.unfold(unfolded)
        self._column.unfolded[item.message.id] = unfolded
        item.digest()
        self._column.measure(number)
        self.settle()
        self.following = self.at_end
        self.unfolded.emit(number)

    # -- painting again

    def repaint(self) -> None:
        """Paint everything that is seen."""
        self._area.viewport().update()

    def repaint_message(self, number: int) -> None:
        """Paint one message."""
        if 0 <= number < len(self._column):
            port = self._area.viewport()
            top = self._column.heights.above(number) - self.value
            port.update(0, top, port.width(), self._column.heights[number])

    def repaint_row(self, place: Anchor) -> None:
        """Paint one row of a message."""
        item = self._column.item(place.item)
        if item is not None:
            top, port = self._column.y(place) - self.value, self._area.viewport()
            height = item.sections[place.slot].heights[place.row]
            port.update(0, top, port.width(), height)

    def repaint_thinking(self, number: int) -> None:
        """Paint a message's thinking line and nothing else."""
        item = self._column.item(number)
        if item is not None:
            top = self._column.heights.above(number) + item.section_top(Slot.HEAD) - self.value
            self._area.viewport().update(self.left, top, self._column.width, Size.BUTTON)

    def _repaint_below(self, changed: Anchor, moved: int, end: int = 0) -> None:
        """Paint from a row on, to `end` if that is known; what is above it only moved, by so
        many pixels."""
        port = self._area.viewport()
        whole = (moved * self._area.devicePixelRatioF()).is_integer()
        covered = self.overlay is not None and self.overlay.isVisible()
        if moved and (not whole or covered or abs(moved) >= port.height()):
            port.update()
            return
        if moved:
            port.scroll(0, moved)
        top = max(self._column.y(changed) + self._changed_from(changed) - self.value, 0)
        bottom = min(end - self.value, port.height()) if end else port.height()
        port.update(0, top, port.width(), max(bottom - top, 0))

    def _changed_from(self, changed: Anchor) -> int:
        """Tell the y from which a row that changed looks otherwise; from now on none of it does."""
        item = self._column.item(changed.item)
        rows = item.sections[changed.slot].rows if item is not None and changed.slot >= 0 else None
        if rows is None or changed.row >= len(rows):
            return 0
        row = rows[changed.row]
        below, row.changed_from = row.changed_from if row.laid else 0, AS_IT_WAS
        return 0 if below == AS_IT_WAS else max(below - _OVERHANG, 0)

    def _is_end_of_text(self, place: Anchor) -> bool:
        """True for the last paragraph of a message, the last line of its table, or its code of
        which only the end is other, and has its colours."""
        item = self._column.item(place.item)
        if item is None or place.slot not in (Slot.THINKING, Slot.TEXT):
            return False
        rows = item.sections[place.slot].rows
        last = place.slot == Slot.TEXT or not item.sections[Slot.TEXT].rows
        if not last or len(rows) != place.row + 1:
            return False
        row = rows[place.row]
        if isinstance(row, CodeRow):
            return row.coloured and row.changed_from > 0
        return isinstance(row, TextRow | LineRow)
