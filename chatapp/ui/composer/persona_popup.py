"""The list of personas that opens over the message box while `@` and a name are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.domain.persona import Persona
from chatapp.core.invisible import one_line
from chatapp.ui.composer.message_field import MessageField
from chatapp.ui.theme.theme import Radius, Size, Space, Theme
from chatapp.ui.widgets.surfaces import paint_card
from chatapp.ui.widgets.two_line_rows import TwoLineRows

_WORD = re.compile(r"(?:^|(?<=\s))@(\S{0,30})$")
_EDIT = ""
"""The id in the last row, which leads to the settings."""
_MOST_ROWS = 7
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class PersonaPopup(QWidget):
    """Lies over `home`. The field keeps the focus: arrows choose, Enter takes, Esc leaves."""

    chosen = Signal(str)
    """The id of a persona; what was typed to find it is gone from the field."""
    edit_wanted = Signal()

    def __init__(self, field: MessageField, theme: Theme, home: QWidget) -> None:
        super().__init__(home)
        self._field, self._home = field, home
        self._personas: Sequence[Persona] = ()
        self._left = ""
        """The word at which the person closed the list: it stays closed for it."""
        self._theme = theme
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Personas"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self._rows = TwoLineRows(theme, self.list)
        self.list.setItemDelegate(self._rows)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        inside.addWidget(self.list)
        self.hide()
        field.installEventFilter(self)
        field.textChanged.connect(self._look)
        field.cursorPositionChanged.connect(self._look)
        self.list.itemClicked.connect(self._take)

    def set_personas(self, personas: Sequence[Persona]) -> None:
        """Offer these."""
        self._personas = personas

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._theme = theme
        self._rows.set_theme(theme)
        self.list.doItemsLayout()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.colour
        paint_card(self, c.raised, c.border, Radius.M)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field or not self.isVisible():
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # the window's own Esc stops a reply: not from here
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._field.composing():
            return False
        if key in _STEPS:
            self._choose((self.list.currentRow() + _STEPS[key]) % self.list.count())
        elif key in _TAKES:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self._left = self._word() or ""
            self.hide()
        else:
            return False
        return True

    def _word(self) -> str | None:
        """The word with `@` that ends at the cursor, or None."""
        cursor = self._field.textCursor()
        if cursor.hasSelection():
            return None
        found = _WORD.search(cursor.block().text()[: cursor.positionInBlock()])
        return found.group() if found else None

    def _look(self) -> None:
        """Show those that fit the word at the cursor, or nothing."""
        word = self._word()
        if word is None:
            self._left = ""
        if word is None or not self._field.hasFocus() or (self._left and word == self._left):
            self.hide()
            return
        typed = word[1:].casefold()
        fitting = [p for p in self._personas if typed in p.name.casefold()]
        self.list.clear()
        for persona in fitting:
            self._add(f"{persona.icon} {persona.name}", persona.id)
        if not typed:
            self._add(tr("Edit personas…"), _EDIT)
        if not self.list.count():
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        self._choose(0)

    def _add(self, words: str, persona_id: str) -> None:
        item = QListWidgetItem(one_line(words))
        item.setData(Qt.ItemDataRole.UserRole, persona_id)
        self.list.addItem(item)

    def _place(self) -> None:
        """Stand above the field."""
        rows = min(self.list.count(), _MOST_ROWS)
        height = self.list.sizeHintForRow(0) * rows + 2 * Space.XS
        corner = self._field.mapTo(self._home, QPoint(0, 0))
        width = min(self._field.width(), Size.PALETTE)
        self.setGeometry(corner.x(), max(0, corner.y() - height - Space.S), width, height)

    def _choose(self, row: int) -> None:
        self.list.setCurrentRow(row)
        if item := self.list.item(row):
            self.list.scrollToItem(item)
            # The list never has the focus, so that nothing else tells a screen reader.
            told = QAccessibleAnnouncementEvent(self._field, item.text())
            QAccessible.updateAccessibility(told)

    def _take(self) -> None:
        items, word = self.list.selectedItems(), self._word()
        self.hide()
        if not items or word is None:
            return
        item = items[0]
        cursor = self._field.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(word)
        )
        cursor.removeSelectedText()
        self._field.setFocus()
        if persona_id := str(item.data(Qt.ItemDataRole.UserRole)):
            self.chosen.emit(persona_id)
        else:
            self.edit_wanted.emit()
