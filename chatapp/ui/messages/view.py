"""The message view: one widget that paints a conversation of any length."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from chatapp.core.domain.conversation import Message, Outline, Role
from chatapp.core.domain.events import Event
from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.accessibility import tree
from chatapp.ui.messages.accessibility.caret_reader import Reading
from chatapp.ui.messages.accessibility.controls import Controls
from chatapp.ui.messages.input import menu
from chatapp.ui.messages.input.actions import Deeds
from chatapp.ui.messages.input.clipboard import Copying
from chatapp.ui.messages.input.drag import Dragging
from chatapp.ui.messages.input.pointer import Pointer
from chatapp.ui.messages.input.structure_jumps import Jumps
from chatapp.ui.messages.jump_to_end import Pill
from chatapp.ui.messages.keyboard import Keys
from chatapp.ui.messages.layout.column import Anchor, Column
from chatapp.ui.messages.layout.loading import Loading
from chatapp.ui.messages.live.background_reader import Survey
from chatapp.ui.messages.live.find import Find
from chatapp.ui.messages.live.highlighting import Tinting
from chatapp.ui.messages.live.preload import Warming
from chatapp.ui.messages.live.reply_updates import Feed
from chatapp.ui.messages.navigator import Travel
from chatapp.ui.messages.painting import paint
from chatapp.ui.messages.placeholder import Vacancy
from chatapp.ui.messages.repaint import Touchup
from chatapp.ui.messages.rows.formulas import Formulas
from chatapp.ui.messages.rows.pictures import Pictures
from chatapp.ui.messages.rows.row_specs import Style
from chatapp.ui.messages.rows.text_style import Look
from chatapp.ui.theme.theme import Space, Theme


class MessageView(QAbstractScrollArea):
    """Messages as painted rows; only what is near the viewport is loaded and laid out."""

    needed = Signal(list)
    """Ids of messages near the viewport that are not loaded; each once."""
    verb = Signal(str, str)
    """What the person wants (``retry``, ``edit`` ... or an `errors.Action`), message id."""
    link_requested = Signal(str)
    text_changed = Signal(int)
    """The number of a message that shows other text now."""
    quote_requested = Signal(str)
    """Markdown to quote in the composer."""
    find_requested = Signal()
    typed = Signal(QEvent)
    """A key press, or what an input method made: text, for the composer."""
    pasted = Signal()
    """What is on the clipboard is for the composer, too."""
    zoom_requested = Signal(int)
    """Steps: larger text (positive) or smaller."""
    image_wanted = Signal(str)
    """The address of an image that the person asked for; `put_image` answers."""
    copied = Signal(str)
    """A sentence: what went to the clipboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Else an input method would begin only with the second key of what is written.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(tr("Messages"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.conversation_id = ""
        self.formulas = Formulas(self)
        self.formulas.ready.connect(self._redraw)
        self.pictures = Pictures(self)
        self.pictures.wanted.connect(self.image_wanted)
        self.pictures.changed.connect(self._redraw)
        self.look = Look(theme, self.formulas, self.pictures)
        self.column = Column(self.look)
        self.following = True
        self.current = -1
        self._chosen = False
        """Whether the person chose the current message; else it is the newest."""
        self.keyed = False
        """Whether the current message is marked, for one who came by keyboard."""
        self._anchor = Anchor()
        self.value: int = 0
        """The content's y at the viewport's upper edge."""
        self._settling = False
        self._vacancy = Vacancy(self.viewport())
        self.deeds = Deeds(self)
        self.travel = Travel(self)
        self.touchup = Touchup(self)
        self.survey = Survey(self)
        self.finder = Find(self)
        self.jumps = Jumps(self)
        self.text_changed.connect(self.finder.text_changed)
        self.controls = Controls(self)
        self.controls.pressed.connect(self.deeds.pressed)
        self.controls.reached.connect(self.travel.show_strip)
        self.reading = Reading(self)
        self.pill = Pill(self.look, self.viewport())
        self.pill.clicked.connect(self.go_to_end)
        self.pointer = Pointer(self)
        self.copying = Copying(self)
        self.dragging = Dragging(self)
        self.controls.dragged.connect(lambda: self.dragging.message(self.current))
        self._keys = Keys(self)
        self._feed = Feed(self)
        self.loading = Loading(self)
        self._warming = Warming(self)
        self._tinting = Tinting(self, self._warming)
        self.accessible = tree.Tree(self)
        self._set_colours()

    # -- what the window says

    def open(self, conversation_id: str, outline: Sequence[Outline]) -> None:
        """Show the end of this conversation; bodies are asked for by `needed`."""
        self._reset(conversation_id)
        self.column.open(outline)
        self.current = len(outline) - 1
        self.settle()
        self.finder.restart()

    def extend(self, outline: Sequence[Outline]) -> None:
        """All messages of the conversation whose newest are shown: nothing that is seen moves."""
        first = self.column.outline[0].id if len(self.column) else ""
        by = next((n for n, one in enumerate(outline) if one.id == first), None)
        if by is None:
            # Another branch was taken meanwhile, or there was nothing.
            self.open(self.conversation_id, outline)
            return
        if not by:
            return
        if not self.following:
            self._anchor = self.column.anchor(self.value, self.viewport().height())
        self.column.extend(outline[:by])
        self._anchor = self._anchor._replace(item=self._anchor.item + by)
        self.current += by
        for part in (self.pointer, self.travel, self._feed):
            part.shift(by)
        self.jumps.reset()
        self.accessible.reset()
        self.settle()
        self.finder.shift(by)

    def exchange(self, outline: Sequence[Outline], bodies: Sequence[Message]) -> None:
        """Show another branch of this conversation: what is above the fork stays where it is.

        `bodies` begin with the message that takes another's place; it becomes the current one.
        """
        number = next(n for n, one in enumerate(outline) if one.id == bodies[0].id)
        if [one.id for one in self.column.outline[:number]] != [one.id for one in outline[:number]]:
            # Its beginning was not known yet.
            self.open(self.conversation_id, outline)
            self.put(bodies)
            return
        at = self.column.heights.above(number) - self.value
        for part in (self._feed, self.survey):
            part.stop()
        for part in (self.pointer, self.copying, self.loading, self.jumps, self.travel):
            part.reset()
        self.column.truncate(number)
        self.column.branch(outline[number:])
        for place, message in enumerate(bodies, number):
            self.column.load(place, message)
            self._feed.watch(place)
        self.pill.hide()
        self.current, self._chosen = number, number != len(self.column) - 1
        self.stand(self.column.anchor(max(self.column.heights.above(number) - at, 0)))
        self.settle()
        self.following = self.at_end
        self.accessible.reset()
        self.accessible.focus(number)
        chosen = bodies[0]
        said = tr("Version {version} of {versions}")
        self.accessible.announce(said.format(version=chosen.version, versions=chosen.versions))
        self.finder.restart()

    def clear(self) -> None:
        """Show no conversation."""
        self._reset("")
        self.column.open([])
        self.settle()

    def _reset(self, conversation_id: str) -> None:
        self.conversation_id = conversation_id
        self._feed.stop()
        self.pointer.reset()
        self.copying.reset()
        self.loading.reset()
        self.survey.stop()
        self.jumps.reset()
        self.travel.reset()
        self.following, self._chosen, self.keyed = True, False, False
        self.current = -1
        self._anchor = Anchor()
        self.pill.hide()
        self.accessible.reset()

    def put(self, messages: Sequence[Message]) -> None:
        """Bodies that were asked for, or newer versions of what is shown."""
        for message in messages:
            number = self.column.number(message.id)
            read = self.survey.take(message) | self.jumps.survey.take(message)
            read |= self.accessible.names.take(message)
            asked = self.loading.arrived(message.id)
            if number is not None and (asked or not read):
                self.column.load(number, message)
                self._feed.watch(number)
                self.accessible.changed(number)
                self.text_changed.emit(number)
        self.settle()
        self.travel.resume()
        self.copying.resume()

    def put_image(self, address: str, found: bytes | str) -> None:
        """An image that was wanted: its file, or the sentence why there is none."""
        self.pictures.put(address, found)

    def _redraw(self) -> None:
        self.column.redraw()
        self.settle()

    def apply(self, events: Sequence[Event]) -> None:
        """What a running reply reports, in order; those of other conversations are ignored."""
        self._feed.apply(events)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.look = Look(theme, self.formulas, self.pictures)
        self.pill.set_look(self.look)
        self._set_colours()
        self.settle()

    def set_empty_widget(self, widget: QWidget | None) -> None:
        """Show `widget` in the middle while there is no message. The view owns it."""
        self._vacancy.put(widget)
        self.settle()

    def message(self, message_id: str) -> Message | None:
        """A loaded message."""
        number = self.column.number(message_id)
        item = None if number is None else self.column.item(number)
        return item.message if item else None

    def last_message(self, role: Role) -> Message | None:
        """The newest message of `role`, if it is loaded."""
        return self.column.newest(role)

    # -- geometry

    @property
    def left(self) -> int:
        """The column's left edge in the viewport."""
        # Where text runs from right to left, the scroll bar is on the left of the viewport.
        return (self.width() - self.column.width) // 2 - self.viewport().x()

    def _column_width(self) -> int:
        # Of the whole view: a scroll bar that comes or goes moves nothing.
        room = self.width()
        widest = self.look.widest
        margin = Space.XL if room > widest else Space.M
        return max(min(widest, room - 2 * margin), 1)

    def _top(self) -> int:
        bottom = max(self.column.height - self.viewport().height(), 0)
        if self.following:
            return bottom
        return min(max(self.column.y(self._anchor), 0), bottom)

    def settle(self, changed: Anchor | None = None) -> None:
        """Lay out what is seen, and put everything where it belongs.

        With `changed`, nothing above that row changed: it is not painted again.
        """
        if self._settling:
            return
        self._settling = True
        try:
            kept = self.column.anchor(self.value) if changed is not None else None
            at = self.column.y(kept) - self.value if kept is not None else 0
            width = self.column.width
            self._settle()
            if changed is None or kept is None or width != self.column.width:
                self.viewport().update()
            else:
                self.touchup.below(changed, self.column.y(kept) - self.value - at)
            # Children move along with what is scrolled: they are placed after it.
            self.place_controls()
        finally:
            self._settling = False

    def _settle(self) -> None:
        height = self.viewport().height()
        self.column.fit(self.look, self._column_width())
        while self.column.lay_out(top := self._top(), top + height):
            pass
        if not self.following and top != self.column.y(self._anchor):
            self._anchor = self.column.anchor(top, height)
        self.value = top
        self.column.tidy(top, top + height)
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(2 * self.look.line(Style.BODY))
        bar.setRange(0, max(self.column.height - height, 0))
        bar.setValue(top)
        if self.at_end:
            self.pill.hide()
        self.pill.place(self.viewport().width(), height)
        self._vacancy.place(shown=not len(self.column))
        self.loading.look()
        self._tinting.look()

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self.value >= self.column.height - self.viewport().height() - 2

    def request(self, message_ids: Sequence[str]) -> None:
        """Ask for bodies, each once."""
        self.loading.request(message_ids)

    def watch(self, number: int) -> None:
        """Message `number` may have text that is not rows yet."""
        self._feed.watch(number)

    def stand(self, anchor: Anchor) -> None:
        """Have this at the upper edge from the next `settle` on; the end is not followed."""
        self._anchor, self.following = anchor, False

    @property
    def standing(self) -> Anchor:
        """What was last put at the upper edge; another scroll makes it another."""
        return self._anchor

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bar was moved by the person."""
        if not self._settling:
            self.travel.scroll_to(self.verticalScrollBar().value())

    def go_to_end(self) -> None:
        """Show the end and follow it."""
        self.following = True
        self.settle()

    # -- the current message

    def choose(self, number: int) -> None:
        """Make a message the current one."""
        if not 0 <= number < len(self.column) or number == self.current:
            return
        self.current = number
        self._chosen = number != len(self.column) - 1
        self.place_controls()
        self.viewport().update()
        self.accessible.focus(number)

    def newest_arrived(self) -> None:
        """A message was added: it is current, unless another is being read with the caret."""
        if not self.reading.of_shown():
            self.current, self._chosen = len(self.column) - 1, False

    def place_controls(self) -> None:
        """Lay the current message's controls where it is now."""
        item = self.column.item(self.current) if self.current >= 0 else None
        for number, other in self.column.loaded():
            other.show_footer(number in (self.current, self.pointer.hovered))
        self.reading.place(item)
        if item is None:
            self.controls.place(QRect(), [], self.look)
            return
        top = self.column.heights.above(self.current) - self.value
        # A little wider than the column: a toggle's frame stands out of it.
        rect = QRect(self.left - Space.S, top, self.column.width + 2 * Space.S, item.height)
        height = self.viewport().height()
        # For Tab's way those just outside, too.
        more = height if self.controls.isAncestorOf(self.window().focusWidget() or self) else 0
        seen = range(-top - more, -top + height + more)
        if self.reading.reader is not None:
            seen = range(0)  # the text lies over what is within it
        self.controls.place(rect, item.buttons(Space.S, seen), self.look)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        start = time.perf_counter()
        painter = QPainter(self.viewport())
        paint(self, painter, QRectF(event.rect()))
        painter.end()
        self._feed.painted(start, time.perf_counter())
        self._warming.painted()

    def floating(self) -> list[QWidget]:
        """Widgets in the view besides the messages."""
        return [w for w in (self.pill, self._vacancy.widget) if w is not None]

    # -- input

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self.following:
            self._anchor = self.column.anchor(self.value, self.viewport().height())
        self.settle()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointer.leave()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.keyed = False
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu.show(self, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(self.pointer.notches(event))
            event.accept()
        elif not self.pointer.wheel(event):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.typed.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keyed = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        self.accessible.focus(self.current)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        self.pointer.leave()
        super().hideEvent(event)

    def _set_colours(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.look.colour.window)
        palette.setColor(self.viewport().backgroundRole(), self.look.colour.window)
        self.viewport().setPalette(palette)
