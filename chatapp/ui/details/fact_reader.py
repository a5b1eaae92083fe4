"""A text of facts in two columns, to be read, selected and copied like any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from chatapp.core.invisible import one_line
from chatapp.ui.theme.theme import Space, Theme

_NARROW = 400
_MORE = 8
"""Per cent more for the labels where there is so little width."""


class FactReader(QTextEdit):
    """Shows tables of a label and a value each, under titles.

    A value without a label says more of the one above it; where none has one, they are lines.
    """

    def __init__(
        self, name: str, theme: Theme, *, labels: int = 36, parent: QWidget | None = None
    ) -> None:
        """`labels`: per cent of the width for them."""
        super().__init__(parent)
        self._labels = labels
        self._narrow = False
        self.setAccessibleName(one_line(name))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self._theme = theme
        self._tables: list[tuple[str, Sequence[tuple[str, str]]]] = []

    def set_theme(self, theme: Theme) -> None:
        """Write itself in the colours of `theme`."""
        self._theme = theme
        self.show_tables(self._tables)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the labels more of the room where there is little."""
        super().resizeEvent(event)
        if (narrow := self.width() < _NARROW) != self._narrow:
            self._narrow = narrow
            self.show_tables(self._tables)

    def show_tables(self, tables: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Show tables, each with its title ("" for none)."""
        self._tables = list(tables)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for title, rows in self._tables:
            if title:
                cursor.setBlockFormat(QTextBlockFormat())
                cursor.insertText(one_line(title), self._look(bold=True))
            self._write_table(cursor, rows)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_table(self, cursor: QTextCursor, rows: Sequence[tuple[str, str]]) -> None:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setTopMargin(Space.XS)
        shape.setBottomMargin(Space.M)
        shape.setCellPadding(Space.XS / 2)
        shape.setCellSpacing(0)
        share = QTextLength.Type.PercentageLength
        shape.setWidth(QTextLength(share, 100))
        labels = self._labels + (_MORE if self._narrow else 0)
        shape.setColumnWidthConstraints(
            [QTextLength(share, labels), QTextLength(share, 100 - labels)]
        )
        if not rows:
            return
        table = cursor.insertTable(len(rows), 2, shape)
        labelled = any(label for label, _ in rows)
        quiet = self._look(quiet=True)
        for row, (label, value) in enumerate(rows):
            if not labelled:
                table.mergeCells(row, 0, 1, 2)
            first = table.cellAt(row, 0).firstCursorPosition()
            second = table.cellAt(row, 1).firstCursorPosition() if labelled else first
            if label:
                first.insertText(one_line(label), quiet)
            second.insertText(one_line(value), self._look(quiet=labelled and not label))
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _look(self, *, bold: bool = False, quiet: bool = False) -> QTextCharFormat:
        look, c = QTextCharFormat(), self._theme.colour
        look.setForeground(c.text_quiet if quiet else c.text)
        look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return look
