"""A field that takes a shortcut by having it pressed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QPushButton, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line

_STARTS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select}
_HELD = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
    *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_unknown),
}
"""Keys that are held while another is pressed, or that mean nothing."""
_SHIFT, _CONTROL, _ALT, _META = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)


class ShortcutField(QPushButton):
    """Shows a key. Enter, Space or a click starts listening to the next one.

    While it listens, Esc cancels and Backspace takes the key away; both work as keys only
    with another held.
    """

    pressed_key = Signal(str)
    """The key, as files name it; "" to have none."""
    refused = Signal(str)
    """A sentence why the key that was pressed cannot be used."""
    listening_changed = Signal(bool)
    listening = False
    """True if the next key is taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setProperty("kind", "key")
        self._key = ""
        self.clicked.connect(self.listen)
        self._show()

    def set_key(self, key: str) -> None:
        """Show a key as the keyboard names it; "" for none."""
        self._key = key
        self._listen(False)

    def listen(self) -> None:
        """Take the next key that is pressed."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._listen(True)

    def _listen(self, listening: bool) -> None:
        changed, self.listening = listening != self.listening, listening
        self._show()
        if changed and listening:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))
        if changed:
            self.listening_changed.emit(listening)

    def _show(self) -> None:
        said = tr("Press the shortcut…") if self.listening else self._key or tr("No shortcut")
        self.setText(said)
        self.setAccessibleDescription(one_line(said))

    def event(self, event: QEvent) -> bool:
        if not self.listening or not isinstance(event, QKeyEvent):
            return super().event(event)
        # Neither shortcuts nor moving the focus come before.
        if event.type() == QEvent.Type.KeyPress:
            self._take(event)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STARTS and not event.modifiers():
            self.listen()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._listen(False)
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers()
        if key in _HELD or event.isAutoRepeat():
            return
        self._listen(False)
        if key == Qt.Key.Key_Escape and plain:
            return
        if key == Qt.Key.Key_Backspace and plain:
            self.pressed_key.emit("")
            return
        combination = _combination(event)
        sequence = QKeySequence(combination)
        if _is_typed(combination, event.text()):
            shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
            hold = QKeySequence(_CONTROL.value).toString(QKeySequence.SequenceFormat.NativeText)
            self.refused.emit(
                tr("{key} is needed for typing. Combine it with {modifier}.").format(
                    key=shown, modifier=hold.rstrip("+")
                )
            )
        else:
            self.pressed_key.emit(sequence.toString(QKeySequence.SequenceFormat.PortableText))


def _combination(event: QKeyEvent) -> QKeyCombination:
    """The key with what is held; Shift does not count where it makes another character."""
    held = event.modifiers() & (_SHIFT | _CONTROL | _ALT | _META)
    key = Qt.Key(event.key())
    symbol = event.text()
    if key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | _SHIFT
    elif symbol.isprintable() and symbol.strip() and not symbol.isalnum():
        held &= ~_SHIFT
    return QKeyCombination(held, key)


def _is_typed(combination: QKeyCombination, text: str) -> bool:
    """True if typing or moving about needs this key."""
    held, key = combination.keyboardModifiers() & ~_SHIFT, combination.key()
    if held == Qt.KeyboardModifier.NoModifier:
        return not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    if not text.strip() or not text.isprintable():
        return False
    if held == _CONTROL | _ALT:
        # AltGr comes so on Windows; with a letter of the alphabet it is no AltGr.
        return not (text.isascii() and text.isalnum())
    return held == _ALT and sys.platform == "darwin"  # Option writes characters there
