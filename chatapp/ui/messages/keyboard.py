"""Keyboard handling of the message view: the current message, scrolling, jumps.

The view is one stop on Tab's way. In it, Up and Down move the current message (or within
one that is taller than the view), Home and End go to the first and last, PageUp, PageDown
and Space scroll, Shift and arrows select (`caret`), Enter opens the message's text for
reading (`caret_reader`), the Menu key or Shift+F10 its menu. Ctrl+Delete puts the current
message into the trash, Ctrl+Z takes back what was done last. Tab or Right goes into the
controls of the current message; there Left and Right go round, Space presses, Up and Down
go on to another message, Escape leads back. Alt with Up and Down, Shift+Up and Shift+Down,
PageUp and PageDown, from anywhere in the window, jump by message, heading and code
(`structure_jumps`). What is typed or pasted goes to the composer, and so does the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from chatapp.ui.messages.accessibility.caret_reader import CaretReader
from chatapp.ui.messages.accessibility.controls import Controls
from chatapp.ui.messages.input.actions import MessageActions
from chatapp.ui.messages.input.caret import Caret
from chatapp.ui.messages.input.clipboard import Clipboard
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.rows.row_specs import Style
from chatapp.ui.widgets.list_keys import deletes, writes


class Keyboard(QObject):
    """Carries out what keys mean in the message view."""

    typed = Signal(QEvent)
    """A key press: text, for the composer."""
    pasted = Signal()
    """The clipboard's content is for the message box, too."""

    def __init__(
        self,
        column: Column,
        scroller: Scroller,
        current: CurrentMessage,
        *,
        area: QAbstractScrollArea,
        clipboard: Clipboard,
        caret: Caret,
        controls: Controls,
        reader: CaretReader,
        actions: MessageActions,
    ) -> None:
        super().__init__(area)
        self._area, self._bar = area, area.verticalScrollBar()
        self._column, self._scroller, self._current = column, scroller, current
        self._clipboard, self._caret, self._controls = clipboard, caret, controls
        self._reader, self._actions = reader, actions

    def press(self, event: QKeyEvent) -> bool:
        """Take a key press; False if it means nothing here."""
        bar, key, scroller = self._bar, event.key(), self._scroller
        page = max(scroller.height - 2 * scroller.look.line(Style.BODY), 1)
        if self._clipboard.key(event) or self._caret.press(event):
            return True
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - page)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_Space}:
            bar.setValue(bar.value() + page)
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
            self._current.choose(0)
        elif key == Qt.Key.Key_End:
            scroller.go_to_end()
            self._current.choose(len(self._column) - 1)
        elif key == Qt.Key.Key_Right and self._controls.buttons:
            self._controls.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._reader.open()
        elif deletes(event):
            self._actions.do("delete", self._current.number)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._actions.verb.emit("undo", "")
        elif not self._of_messages():
            return False
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif writes(event):
            self.typed.emit(event)
        else:
            return False
        return True

    def _of_messages(self) -> bool:
        """True if the key came from the messages, not from what stands in their place.

        A key that was pasted there once too often must not land among what is sent and kept.
        """
        focus = QApplication.focusWidget()
        return focus is None or focus is self._area or self._controls.isAncestorOf(focus)

    def _move(self, step: int) -> None:
        """Move the current message, or within it where it is taller than the view."""
        column, scroller, current, bar = self._column, self._scroller, self._current, self._bar
        if current.number < 0:
            return
        first_key, current.by_keyboard = not current.by_keyboard, True
        top = column.heights.above(current.number)
        bottom = top + column.heights[current.number]
        height, step_height = scroller.height, 3 * scroller.look.line(Style.BODY)
        seen = bottom > scroller.value and top < scroller.value + height
        before = bar.value()
        if seen and step > 0 and bottom > scroller.value + height:
            bar.setValue(before + min(step_height, bottom - scroller.value - height))
        elif seen and step < 0 and top < scroller.value:
            bar.setValue(before - min(step_height, scroller.value - top))
        if bar.value() == before and not (first_key and not seen):
            current.choose(min(max(current.number + step, 0), len(column) - 1))
            scroller.show_message(current.number)
        elif not seen:
            scroller.show_message(current.number)
        scroller.repaint()
