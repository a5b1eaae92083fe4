"""The message view's widget: paints a conversation of any length."""

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
from PySide6.QtWidgets import QFrame, QWidget

from chatapp.core.domain.conversation import Message, Outline, Role
from chatapp.core.domain.events import Event
from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.accessibility.area import MessageArea
from chatapp.ui.messages.accessibility.tree import AccessibleTree
from chatapp.ui.messages.live.find import FindInConversation
from chatapp.ui.messages.live.highlighting import Highlighting
from chatapp.ui.messages.live.preload import Preload
from chatapp.ui.messages.live.reply_updates import ReplyUpdates
from chatapp.ui.messages.message_input import MessageInput
from chatapp.ui.messages.navigator import Navigator
from chatapp.ui.messages.painting import MessagePainter
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Space, Theme


class MessageView(MessageArea):
    """Messages as painted rows; only what is near the viewport is loaded and laid out."""

    needed = Signal(list)
    """Ids of messages near the viewport that are not loaded; each once."""
    verb = Signal(str, str)
    """The person's wish (``retry``, ``edit`` ... or an `errors.Action`), message id."""
    link_requested = Signal(str)
    text_changed = Signal(int)
    """The number of a message that shows other text now."""
    quote_requested = Signal(str)
    """Markdown to quote in the composer."""
    find_requested = Signal()
    typed = Signal(QEvent)
    """A key press, or what an input method made: text, for the composer."""
    pasted = Signal()
    """The clipboard's content is for the message box, too."""
    zoom_requested = Signal(int)
    """Steps: larger text (positive) or smaller."""
    image_wanted = Signal(str)
    """The address of an image that the person asked for; `put_image` answers."""
    copied = Signal(str)
    """A sentence: what went to the clipboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
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
        self.navigator = Navigator(self.column, self.scroller, self.loading, self.current)
        self.input = MessageInput(self, self.navigator, self.find_requested.emit)
        self.pointer, self.jumps = self.input.pointer, self.input.jumps
        self.clipboard, self.caret_reader = self.input.clipboard, self.input.caret_reader
        self.message_actions = self.input.actions
        self._make_live_parts()
        self.interfaces = self.accessible = AccessibleTree(self)
        self._connect()
        self._set_colours()

    def _make_live_parts(self) -> None:
        column, scroller = self.column, self.scroller
        self.updates = ReplyUpdates(column, scroller, self.loading, self)
        self.finder = FindInConversation(column, scroller, self.navigator, self.selected, self)
        self._preload = Preload(self)
        self._highlighting = Highlighting(column, scroller, self._preload, self)
        marks = self.finder.marks
        self._painter = MessagePainter(column, scroller, self.current, self.selected, marks)

    def _connect(self) -> None:
        self.formulas.ready.connect(self.updates.redraw)
        self.pictures.wanted.connect(self.image_wanted)
        self.pictures.changed.connect(self.updates.redraw)
        self.scroller.settled.connect(self._settled)
        self.scroller.painted.connect(self.place_controls)
        self.scroller.unfolded.connect(self._unfolded)
        self.current.changed.connect(self._current_changed)
        self.selected.changed.connect(self.scroller.repaint)
        waiting = (self.loading, self.finder.reader, self.jumps.reader, self.accessible.names)
        for part in waiting:
            part.needed.connect(self.needed)
        self.jump_to_end.clicked.connect(self.scroller.go_to_end)
        self.input.keyboard.typed.connect(self.typed)
        self.input.keyboard.pasted.connect(self.pasted)
        self.message_actions.verb.connect(self.verb)
        self.message_actions.link_requested.connect(self.link_requested)
        self.clipboard.copied.connect(self.copied)
        self.clipboard.quoted.connect(self.quote_requested)
        self.updates.branched.connect(self._branched)
        self.updates.added.connect(self.accessible.added)
        self.updates.arrived.connect(self._arrived)
        self.updates.ended.connect(self._ended)
        self.updates.grew_below.connect(self._grew_below)
        self.updates.text_changed.connect(self.text_changed)
        self.updates.text_changed.connect(self.navigator.resume)
        self.text_changed.connect(self.finder.text_changed)
        for speaker in (self.finder, self.jumps):
            speaker.announced.connect(self.accessible.announce)

    # -- what the window says

    def open(self, conversation_id: str, outline: Sequence[Outline]) -> None:
        """Show the end of this conversation; bodies are asked for by `needed`."""
        self._reset(conversation_id)
        self.column.open(outline)
        self.current.reset()
        self.settle()
        self.finder.restart()

    def extend(self, outline: Sequence[Outline]) -> None:
        """Show all messages of the conversation whose newest are shown; nothing seen moves."""
        first = self.column.outline[0].id if len(self.column) else ""
        by = next((n for n, one in enumerate(outline) if one.id == first), None)
        if by is None:
            # Another branch was taken meanwhile, or there was nothing.
            self.open(self.conversation_id, outline)
            return
        if not by:
            return
        self.scroller.stay()
        self.column.extend(outline[:by])
        shifted = (self.scroller, self.current, self.selected, self.pointer, self.navigator)
        for part in (*shifted, self.updates):
            part.shift(by)
        self.jumps.reset()
        self.accessible.reset()
        self.settle()
        self.finder.shift(by)

    def show_branch(self, outline: Sequence[Outline], bodies: Sequence[Message]) -> None:
        """Show another branch of this conversation: what is above the fork stays where it is.

        `bodies` begin with the message that takes another's place; it becomes the current one.
        """
        number = next(n for n, one in enumerate(outline) if one.id == bodies[0].id)
        if [one.id for one in self.column.outline[:number]] != [one.id for one in outline[:number]]:
            # Its beginning was not known yet.
            self.open(self.conversation_id, outline)
            self.put(bodies)
            return
        at = self.column.heights.above(number) - self.scroller.value
        for part in (self.updates, self.finder.reader):
            part.stop()
        self._reset_parts()
        self.column.truncate(number)
        self.column.branch(outline[number:])
        for place, message in enumerate(bodies, number):
            self.column.load(place, message)
            self.updates.watch(place)
        self.jump_to_end.hide()
        self.current.take(number)
        self.scroller.go_to(self.column.anchor(max(self.column.heights.above(number) - at, 0)))
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
        self.current.reset()
        self.settle()

    def _reset(self, conversation_id: str) -> None:
        self.conversation_id = conversation_id
        self.updates.open(conversation_id)
        self.finder.reader.stop()
        self._reset_parts()
        self.scroller.reset()
        self.jump_to_end.hide()
        self.accessible.reset()

    def _reset_parts(self) -> None:
        """Forget what was pointed at, selected or waited for: it is another's now."""
        parts = (self.pointer, self.selected, self.clipboard, self.loading, self.jumps)
        for part in (*parts, self.navigator):
            part.reset()

    def put(self, messages: Sequence[Message]) -> None:
        """Take in bodies that were asked for, or newer versions of what is shown."""
        for message in messages:
            number = self.column.number(message.id)
            read = self.finder.reader.take(message) | self.jumps.reader.take(message)
            read |= self.accessible.names.take(message)
            asked = self.loading.arrived(message.id)
            if number is not None and (asked or not read):
                self.updates.load(number, message)
                self.accessible.changed(number)
                self.text_changed.emit(number)
        self.settle()
        self.navigator.resume()
        self.clipboard.resume()

    def put_image(self, address: str, found: bytes | str) -> None:
        """An image that was wanted: its file, or the sentence why there is none."""
        self.pictures.put(address, found)

    def apply(self, events: Sequence[Event]) -> None:
        """Take in what a running reply reports, in order; other conversations are ignored."""
        self.updates.apply(events)

    def begin_at(self, message_id: str) -> None:
        """Show that what is sent begins with that message; with "" all of it is."""
        self.scroller.stay()
        self.column.begin_at(message_id)
        self.scroller.settle()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours and sizes."""
        self.scroller.look = TextStyle(theme, self.formulas, self.pictures)
        self.jump_to_end.set_look(self.scroller.look)
        self._set_colours()
        self.settle()

    def set_empty_widget(self, widget: QWidget | None) -> None:
        """Show `widget` in the middle while there is no message. The view owns it."""
        self.placeholder.put(widget)
        self.settle()

    def message(self, message_id: str) -> Message | None:
        """A loaded message."""
        number = self.column.number(message_id)
        item = None if number is None else self.column.item(number)
        return item.message if item else None

    def last_message(self, role: Role) -> Message | None:
        """The newest message of `role`, if it is loaded."""
        return self.column.newest(role)

    # -- what the parts say

    def settle(self) -> None:
        """Lay out what is seen, and put everything where it belongs."""
        self.scroller.settle()

    def _settled(self) -> None:
        if self.scroller.at_end:
            self.jump_to_end.hide()
        self.jump_to_end.place(self.viewport().width(), self.viewport().height())
        self.placeholder.place(shown=not len(self.column))
        self.loading.look()
        self._highlighting.look()

    def _unfolded(self, number: int) -> None:
        self.updates.watch(number)
        self.accessible.changed(number)
        self.text_changed.emit(number)

    def _current_changed(self, number: int) -> None:
        self.place_controls()
        self.scroller.repaint()
        self.accessible.focus(number)

    def _branched(self) -> None:
        for part in (self.pointer, self.selected, self.accessible):
            part.reset()

    def _arrived(self) -> None:
        # One that is being read with the caret stays.
        if not self.caret_reader.of_shown():
            self.current.newest()

    def _ended(self, number: int, words: str) -> None:
        self.accessible.changed(number)
        if words:
            self.accessible.announce(words)

    def _grew_below(self) -> None:
        self.jump_to_end.setVisible(not self.scroller.at_end)
        self.jump_to_end.raise_()

    def place_controls(self) -> None:
        """Lay the current message's controls where it is now."""
        number, scroller = self.current.number, self.scroller
        item = self.column.item(number) if number >= 0 else None
        for other, loaded in self.column.loaded():
            loaded.show_footer(other in (number, self.pointer.hovered))
        self.caret_reader.place(item)
        if item is None:
            self.controls.place(QRect(), [], scroller.look)
            return
        top = self.column.heights.above(number) - scroller.value
        # A little wider than the column: a toggle's frame stands out of it.
        rect = QRect(scroller.left - Space.S, top, self.column.width + 2 * Space.S, item.height)
        height = scroller.height
        # For Tab's way those just outside, too.
        more = height if self.controls.isAncestorOf(self.window().focusWidget() or self) else 0
        seen = range(-top - more, -top + height + more)
        if self.caret_reader.reader is not None:
            seen = range(0)  # the text lies over what is within it
        self.controls.place(rect, item.buttons(Space.S, seen), scroller.look)

    # -- painting

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bar was moved by the person."""
        if not self.scroller.settling:
            self.scroller.scroll_to(self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        start = time.perf_counter()
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        clip, hover = QRectF(event.rect()), self.pointer.hit
        self._painter.paint(painter, clip, hover, focused=self.hasFocus())
        painter.end()
        self.updates.painted(start, time.perf_counter())
        self._preload.painted()

    # -- input

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.scroller.stay()
        self.settle()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointer.leave()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.current.by_keyboard = False
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.input.menu.show(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(self.pointer.notches(event))
            event.accept()
        elif not self.pointer.wheel(event):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.input.keyboard.press(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.typed.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.current.by_keyboard = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        self.accessible.focus(self.current.number)
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
