"""The text field of the message box: grows with its text; Enter sends."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSizeF, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.ui.theme.theme import Theme
from chatapp.ui.widgets.resting_caret import CaretRest

if TYPE_CHECKING:
    from chatapp.ui.composer.long_text import LongTexts

_MOST_LINES = 10


class MessageField(QPlainTextEdit):
    """Plain text of 1 to 10 lines in view. Its accessible name is ``Message``."""

    submitted = Signal()
    """Enter, outside input-method composition."""
    escaped = Signal()
    recall = Signal()
    """Up in the empty field."""
    files = Signal(list)
    """`list[Path]` of pasted or dropped local files."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setAccessibleName(tr("Message"))
        self.setPlaceholderText(tr("Message"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        CaretRest(self)
        self.set_theme(theme)

    @cached_property
    def _long(self) -> LongTexts:
        # Imported here: there is no text yet when the window opens.
        from chatapp.ui.composer.long_text import LongTexts

        return LongTexts(self.document())

    def set_theme(self, theme: Theme) -> None:
        """Take the body font of `theme`."""
        self.setFont(theme.font())
        self._fit()

    def set_text(self, text: str) -> None:
        """Replace everything without reporting a change; the cursor goes to the end."""
        with QSignalBlocker(self):
            self.setPlainText("")
            self._long.forget()
            # Not even that the field was empty is to be undone.
            self.setUndoRedoEnabled(False)
            self._long.insert(self.textCursor(), text)
            self.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._fit()

    def text(self) -> str:
        """The text, exactly."""
        return self._long.whole()

    def put(self, cursor: QTextCursor, text: str) -> None:
        """Write `text` in place of what `cursor` selects; what is too long stands as a mark."""
        self._long.insert(cursor, text)

    def blank(self) -> bool:
        """True if nothing is written but white space."""
        block = self.document().begin()
        while block.isValid() and (not (text := block.text()) or text.isspace()):
            block = block.next()
        return not block.isValid()

    def composing(self) -> bool:
        """True if an input method has text in the making at the cursor."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def event(self, event: QEvent) -> bool:
        # Of what composes text, and not of the window's shortcuts.
        if event.type() == QEvent.Type.ShortcutOverride and self.composing():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.composing():
                event.ignore()
            elif held & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
                # WORKAROUND (Qt, QWidgetTextControl on InsertLineSeparator, seen with 6.11.3): it
                # puts in U+2028, which ends no paragraph; so Home, End and Up pass over the break.
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            elif not event.isAutoRepeat():
                self.submitted.emit()
        elif key == Qt.Key.Key_Escape and not held and not self.composing():
            self.escaped.emit()
            event.ignore()
        elif (
            key == Qt.Key.Key_Up and not held and self.document().isEmpty() and not self.composing()
        ):
            self.recall.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        from chatapp.ui.composer.long_text import too_long

        text = event.commitString()
        if not too_long(text):
            super().inputMethodEvent(event)
            return
        # What it replaces goes, and what was in the making, as with any other text.
        emptied = QInputMethodEvent()
        emptied.setCommitString("", event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(emptied)
        self.put(self.textCursor(), text)
        self.ensureCursorVisible()
        event.accept()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or bool(local_files(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if paths := local_files(source):
            self.files.emit(paths)
        elif source.hasText():
            text = source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
            self.put(self.textCursor(), text)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The copied selection: long texts whole."""
        data = QMimeData()
        data.setText(self._long.selected(self.textCursor().selection()))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.ensureCursorVisible()

    def _fit(self, size: QSizeF | None = None) -> None:
        # A plain text document's layout counts its height in lines.
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        margins = 2 * self.document().documentMargin() + 2 * self.frameWidth()
        height = round(lines * self.fontMetrics().lineSpacing() + margins)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        whole = self.document().size().height() <= _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        )
        if whole:
            self.verticalScrollBar().setValue(0)


def local_files(source: QMimeData) -> list[Path]:
    """The files on this computer that `source` names; empty if it names anything else."""
    urls = source.urls()
    if not urls or not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]
