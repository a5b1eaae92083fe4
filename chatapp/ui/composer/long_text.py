"""Text too long to be edited: shown in the field as one mark, sent and copied verbatim.

A field lays out a line anew with every key, however long it is: one of a megabyte takes
half a second. What is put in such a mark's place moves, is deleted and undone as one
character, and is copied and read back verbatim.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
    QTextFormat,
)

from chatapp.core.domain.i18n import tr
from chatapp.ui.theme.theme import Radius, Space

LONG_LINE = 10_000
"""Characters of one line that can still be edited: breaking it takes quadratic time."""
LONG_TEXT = 200_000
"""Characters that are put in together and can still be edited."""
MANY_LINES = 20_000
"""Lines that are put in together and can still be edited."""
_SHORT = 200
"""Characters that are always written as they are, however long the line is."""

_MARK = "\ufffc"
_KIND = QTextFormat.ObjectTypes.UserObject + 1
_KEY = QTextFormat.Property.UserProperty + 1


class LongTexts(QPyTextObject):
    """The long texts of one document, each known by its mark's format."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._texts: list[str] = []
        document.documentLayout().registerHandler(_KIND, self)

    def forget(self) -> None:
        """Forget the long texts: nothing of what was kept can come back any more."""
        self._texts.clear()

    def insert(self, cursor: QTextCursor, text: str) -> None:
        """Put `text` in at `cursor`, as one step to undo."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if len(text) > LONG_TEXT or text.count("\n") >= MANY_LINES:
            self._mark(cursor, text)
        else:
            at = 0
            for start, end in _too_long(text, *_beside(cursor)):
                cursor.insertText(text[at:start], QTextCharFormat())
                self._mark(cursor, text[start:end])
                at = end
            cursor.insertText(text[at:], QTextCharFormat())
        cursor.endEditBlock()

    def _mark(self, cursor: QTextCursor, text: str) -> None:
        made = QTextCharFormat()
        made.setObjectType(_KIND)
        made.setProperty(_KEY, len(self._texts))
        self._texts.append(text)
        cursor.insertText(_MARK, made)

    def whole(self) -> str:
        """The whole text of the document."""
        raw = self._document.toRawText()
        return self._read(self._document) if self._texts and _MARK in raw else _lines(raw)

    def selected(self, selection: QTextDocumentFragment) -> str:
        """The text of a selection."""
        copy = QTextDocument()
        QTextCursor(copy).insertFragment(selection)
        return self._read(copy)

    def _read(self, document: QTextDocument) -> str:
        return "\n".join("".join(line) for line in self._pieces(document))

    def _pieces(self, document: QTextDocument) -> Iterator[list[str]]:
        block = document.begin()
        while block.isValid():
            line: list[str] = []
            if _MARK not in block.text():
                line.append(block.text())
            else:
                inside = block.begin()
                while not inside.atEnd():
                    fragment = inside.fragment()
                    line.append(self._text(fragment.text(), fragment.charFormat()))
                    inside += 1
            yield line
            block = block.next()

    def _text(self, text: str, form: QTextCharFormat) -> str:
        if form.objectType() != _KIND:
            return text
        return text.replace(_MARK, self._texts[form.intProperty(_KEY)])

    # How a mark looks.

    def _words(self, form: QTextFormat) -> str:
        text = self._texts[form.intProperty(_KEY)]
        return tr("Long text, %n character|Long text, %n characters", "", len(text))

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803 (Qt's names)
        metrics = QFontMetricsF(doc.defaultFont())
        width = metrics.horizontalAdvance(self._words(format)) + 2 * Space.S
        return QSizeF(width, metrics.ascent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803 (Qt's name)
        format: QTextFormat,  # noqa: A002 (Qt's name)
    ) -> None:
        metrics = QFontMetricsF(doc.defaultFont())
        area = QRectF(rect)
        area = QRectF(area.left() + 1, area.top(), area.width() - 2, metrics.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(doc.defaultFont())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 1.5, -0.5, -1.5), Radius.S, Radius.S)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._words(format))
        painter.restore()


def too_long(text: str) -> bool:
    """True if `text` is more than can be edited, whatever it is put in beside."""
    return len(text) > LONG_LINE or text.count("\n") >= MANY_LINES


def _beside(cursor: QTextCursor) -> tuple[int, int]:
    """The numbers of characters before and after the cursor in its line."""
    before = cursor.positionInBlock()
    return before, cursor.block().length() - 1 - before


def _too_long(text: str, before: int, after: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line of `text` that is too long where it is put in.

    The first line goes on with `before` characters, and `after` go on with the last.
    """
    start, last = 0, False
    while not last:
        end = text.find("\n", start)
        last = end < 0
        end = len(text) if last else end
        size = end - start
        beside = (before if start == 0 else 0) + (after if last else 0)
        if size > LONG_LINE or (size > _SHORT and size + beside > LONG_LINE):
            yield start, end
        start = end + 1


def _lines(raw: str) -> str:
    return raw.replace("\u2029", "\n")
