"""The keyboard on the view: one inner cursor over messages, and ways to scroll.

The view is one stop on Tab's way. In it, Up and Down move the current message (or within
one that is taller than the view), Home and End go to the first and last, PageUp, PageDown
and Space scroll, Shift and arrows select (`caret`), Enter opens the message's text for
reading (`reading`), the Menu key or Shift+F10 its menu. Ctrl+Delete puts the current
message into the trash, Ctrl+Z takes back what was done last. Tab or Right goes into the
controls of the current message; there Left and Right go round, Space presses, Up and Down
go on to another message, Escape leads back. Alt with Up and Down, Shift+Up and Shift+Down,
PageUp and PageDown, from anywhere in the window, jump by message, heading and code (`jumps`).
What is typed or pasted goes to the composer, and so does the focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from chatapp.ui.messages.input.caret import Caret
from chatapp.ui.messages.rows.row_specs import Style
from chatapp.ui.widgets.list_keys import deletes, writes

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView


class Keys:
    """What key presses do to a view."""

    def __init__(self, view: MessageView) -> None:
        self._view = view
        self._caret = Caret(view)

    def press(self, event: QKeyEvent) -> bool:
        """Take a key press; False if it means nothing here."""
        view = self._view
        bar, key = view.verticalScrollBar(), event.key()
        page = max(view.viewport().height() - 2 * view.look.line(Style.BODY), 1)
        if view.copying.key(event) or self._caret.press(event):
            return True
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - page)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_Space}:
            bar.setValue(bar.value() + page)
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
            view.choose(0)
        elif key == Qt.Key.Key_End:
            view.go_to_end()
            view.choose(len(view.column) - 1)
        elif key == Qt.Key.Key_Right and view.controls.buttons:
            view.controls.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            view.reading.open()
        elif deletes(event):
            view.deeds.do("delete", view.current)
        elif event.matches(QKeySequence.StandardKey.Undo):
            view.verb.emit("undo", "")
        elif not self._of_messages():
            return False
        elif event.matches(QKeySequence.StandardKey.Paste):
            view.pasted.emit()
        elif writes(event):
            view.typed.emit(event)
        else:
            return False
        return True

    def _of_messages(self) -> bool:
        """Whether the key came from the messages, not from what stands in their place.

        A key that was pasted there once too often must not land among what is sent and kept.
        """
        view, focus = self._view, QApplication.focusWidget()
        return focus is None or focus is view or view.controls.isAncestorOf(focus)

    def _move(self, step: int) -> None:
        """Move the current message, or within it where it is taller than the view."""
        view = self._view
        if view.current < 0:
            return
        bar = view.verticalScrollBar()
        first_key, view.keyed = not view.keyed, True
        top = view.column.heights.above(view.current)
        bottom = top + view.column.heights[view.current]
        height = view.viewport().height()
        seen = bottom > view.value and top < view.value + height
        before = bar.value()
        if seen and step > 0 and bottom > view.value + height:
            bar.setValue(before + min(3 * view.look.line(Style.BODY), bottom - view.value - height))
        elif seen and step < 0 and top < view.value:
            bar.setValue(before - min(3 * view.look.line(Style.BODY), view.value - top))
        if bar.value() == before and not (first_key and not seen):
            target = min(max(view.current + step, 0), len(view.column) - 1)
            view.choose(target)
            view.travel.show_message(view.current)
        elif not seen:
            view.travel.show_message(view.current)
        view.viewport().update()
