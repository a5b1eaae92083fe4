"""The caret reader: the current message's text as a real text widget over the painted one."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractScrollArea, QTextEdit, QWidget

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.accessibility.controls import Controls
from chatapp.ui.messages.accessibility.transcript import BARS, SHARED, Transcript, unhide
from chatapp.ui.messages.cards.cards import lines_below
from chatapp.ui.messages.input.clipboard import mime_data
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.direction import across
from chatapp.ui.messages.rows.error_row import sentence
from chatapp.ui.messages.rows.row_specs import Style
from chatapp.ui.messages.rows.text_style import LEVEL_WIDTH, TextStyle
from chatapp.ui.theme.theme import Size, Space

_SLICE = 0.02
"""Seconds in which text is written at one go; the rest of a long message follows."""


class Reader(QTextEdit):
    """Read-only text with a caret."""

    left = Signal()
    """Escape was pressed."""
    link_requested = Signal(str)

    def __init__(self, parent: QWidget, look: TextStyle) -> None:
        super().__init__(parent)
        self.look = look
        self.setProperty("kind", "reading")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Message text"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the bars of the quotes it stands in."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        up = self.verticalScrollBar().value()
        block = self.cursorForPosition(QPoint()).block()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(0, -up)
            if rect.top() > self.viewport().height():
                return
            form = block.blockFormat()
            shared = form.intProperty(SHARED)
            bottom = rect.top() + max(rect.height(), block.lineCount() * form.lineHeight())
            for bar in filter(None, form.stringProperty(BARS).split(",")):
                depth, token = bar.split(":")
                top = rect.top() - (form.topMargin() if int(depth) < shared else 0)
                x = int(depth) * LEVEL_WIDTH + Space.XS
                mark = QRectF(x, top, 3, bottom - top)
                if form.rightMargin():
                    mark = across(mark, self.viewport().width())
                painter.fillRect(mark, self.look.token(token))
            block = block.next()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The copied selection: characters that hide as they are, not as they are seen."""
        copy = QTextDocument()
        QTextCursor(copy).insertFragment(self.textCursor().selection())
        unhide(copy)
        data = mime_data()
        data.setText(copy.toPlainText())
        data.setHtml(copy.toHtml())
        return data

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the text, not to the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; Enter opens the link at the caret."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self._link_here())
        else:
            super().keyPressEvent(event)

    def _link_here(self) -> str:
        """The link at either side of the caret, or of the selection's end."""
        cursor = self.textCursor()
        before = cursor.charFormat().anchorHref()
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return cursor.charFormat().anchorHref() or before

    def _open(self, link: str) -> None:
        if link:
            self.link_requested.emit(link)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._open(self.anchorAt(event.position().toPoint()))


class CaretReader(QObject):
    """Opens the text of the current message, keeps it in its place, and closes it."""

    link_requested = Signal(str)
    """A link in the current message's answer."""

    def __init__(
        self,
        area: QAbstractScrollArea,
        column: Column,
        scroller: Scroller,
        current: CurrentMessage,
        controls: Controls,
    ) -> None:
        super().__init__(area)
        self._area, self._column, self._scroller = area, column, scroller
        self._current, self._controls = current, controls
        self.reader: Reader | None = None
        self._of = ""
        self._state: object = None
        self._look: TextStyle | None = None
        self._rest: Iterator[None] = iter(())
        self._writing = QTimer(self, singleShot=True)
        self._writing.timeout.connect(self._write)

    @property
    def writing(self) -> bool:
        """True while a part of the text is still to be written."""
        return self._writing.isActive()

    def open(self) -> None:
        """Show the current message's text and put the caret at its beginning."""
        item = self._column.item(self._current.number)
        if item is None:
            return
        if self.reader is None:
            self.reader = Reader(self._controls, self._scroller.look)
            self.reader.left.connect(self.close)
            self.reader.link_requested.connect(self.link_requested)
        self._of = item.message.id
        self._state = None
        self._controls.lay_over(self.reader)
        self.place(item)
        self.reader.moveCursor(QTextCursor.MoveOperation.Start)
        self.reader.show()
        self._scroller.settle()
        self.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Take the text away; the message has the focus again if the text had it."""
        reader, self.reader = self.reader, None
        if reader is None:
            return
        self._writing.stop()
        self._rest = iter(())
        had = reader.hasFocus()
        self._controls.lay_over(None)
        reader.hide()
        reader.deleteLater()
        if had:
            self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroller.settle()

    def of_shown(self) -> bool:
        """True if the text of a message that is still there is open."""
        return self.reader is not None and self._column.number(self._of) is not None

    def place(self, item: Item | None) -> None:
        """The current message is `item` and may have moved, changed, or be another."""
        if self.reader is None:
            return
        if item is None or item.message.id != self._of:
            self.close()
            return
        done = not item.streaming and not item.waiting
        state = (id(item.message), item.unfolded, done)
        look = self._scroller.look
        if state != self._state or look is not self._look:
            self._state, self._look = state, look
            self._fill(item)
        self.reader.setGeometry(self._rect(item))

    def _rect(self, item: Item) -> QRect:
        """Over the texts, as far as they are in view; in the controls' coordinates."""
        column, scroller = self._column, self._scroller
        slots = [s for s in (Slot.THINKING, Slot.TEXT) if not item.sections[s].hidden]
        slots = [s for s in slots if item.sections[s].rows] or [Slot.TEXT]
        top = item.section_top(slots[0])
        last = item.sections[slots[-1]]
        bottom = item.section_top(slots[-1]) + last.heights.total
        x = item.sections[Slot.TEXT].left if len(slots) == 1 else 0
        width = item.sections[Slot.TEXT].width if len(slots) == 1 else column.width
        above = scroller.value - column.heights.above(self._current.number)
        top = max(top, above + Space.S)
        bottom = min(bottom, above + scroller.height - Space.S)
        least = scroller.look.line(Style.BODY)
        top = min(top, above + scroller.height - least)
        rect = QRect(x + Space.S, top, width, max(bottom - top, least))
        rect.adjust(-Space.S, -Space.S, Space.S, Space.S)
        # In a narrow window the scroll bar stands close to the text.
        before = scroller.left - Space.S
        rect.setLeft(max(rect.left(), -before))
        rect.setRight(min(rect.right(), self._area.viewport().width() - before - 1))
        return rect

    def _fill(self, item: Item) -> None:
        assert self.reader is not None
        reader, look = self.reader, self._scroller.look
        reader.look = look
        cursor = reader.textCursor()
        kept = cursor.anchor(), cursor.position()
        bar = reader.verticalScrollBar().value()
        palette = QPalette(reader.palette())
        surface = look.colour.bubble if item.mine else look.colour.window
        for role, colour in (
            (QPalette.ColorRole.Base, surface),
            (QPalette.ColorRole.Text, look.colour.text),
            (QPalette.ColorRole.Highlight, look.colour.selection),
            (QPalette.ColorRole.HighlightedText, look.colour.selection_text),
        ):
            palette.setColor(role, colour)
        reader.setPalette(palette)
        reader.setStyleSheet(
            f"QTextEdit {{ background: {surface.name()}; color: {look.colour.text.name()};"
            f" border: {Size.RING}px solid {look.colour.border.name()};"
            f" padding: {Space.S - Size.RING}px; }}"
            f" QTextEdit:focus {{ border-color: {look.colour.accent.name()}; }}"
        )
        self._rest = self._written(item, Transcript(reader.document(), look))
        self._write()
        end = reader.document().characterCount() - 1
        for place, mode in zip(
            kept, (QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor), strict=True
        ):
            cursor.setPosition(min(place, end), mode)
        reader.setTextCursor(cursor)
        reader.verticalScrollBar().setValue(bar)

    def _written(self, item: Item, into: Transcript) -> Iterator[None]:
        if item.mine:
            for attachment in item.message.attachments:
                into.line(attachment.name, "text_quiet")
        for slot in (Slot.THINKING, Slot.TEXT):
            section = item.sections[slot]
            if not section.hidden:
                yield from into.write(section.specs, section.tone)
        ended = not item.mine and item.message.status is not Status.STREAMING
        if ended:
            for words, link in lines_below(item.message):
                into.line(words, "text", link)
        if ended and (words := sentence(item.message)):
            into.line(words, "text_quiet")

    def _write(self) -> None:
        """Write what is left, a slice at a time."""
        until = time.perf_counter() + _SLICE
        for _ in self._rest:
            if time.perf_counter() > until:
                self._writing.start(0)
                return
