"""Writes HTML pages as a PDF, in a child process that has no window."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QMarginsF, QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPyTextObject,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from chatapp.core import child_process
from chatapp.core.formula import NotDrawable, draw
from chatapp.ui.messages.rows.formulas import Ink, ink_of

POINTS: Final = 10.5
MARGIN_MM: Final = 18.0
DPI: Final = 600
_FORMULA: Final = QTextFormat.ObjectTypes.UserObject.value + 1
_SOURCE: Final = QTextFormat.Property.UserProperty.value + 1
_FOOTER_POINTS: Final = 24.0


def main(argv: Sequence[str]) -> int:
    """Lay out the page described in ``argv[0]`` and write it to ``argv[1]``.

    The first is JSON: ``{"title", "page"}``, the page as HTML that Qt's rich text knows.
    """
    child_process.accept_leash()
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # there may be no screen
    application = QGuiApplication(["chatapp"])
    job = json.loads(Path(argv[0]).read_text(encoding="utf-8"))
    write(str(job["title"]), str(job["page"]), Path(argv[1]))
    application.quit()
    return 0


def write(title: str, page: str, path: Path) -> None:
    """Write `page` as a PDF on the paper that is usual here."""
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("Chatapp")
    writer.setResolution(DPI)
    writer.setPageLayout(_paper())
    document = QTextDocument()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(POINTS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    layout = document.documentLayout()
    layout.setPaintDevice(writer)
    formulas = _Formulas(document)
    layout.registerHandler(_FORMULA, formulas)
    document.setHtml(page)
    _put_formulas(document)
    _dress(document)
    footer = _FOOTER_POINTS * DPI / 72
    sheet = writer.pageLayout().paintRectPixels(DPI)
    document.setPageSize(QSizeF(sheet.width(), sheet.height() - footer))
    _keep_headings_with_text(document)
    _paint(document, writer, font)


def _paper() -> QPageLayout:
    imperial = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if imperial else QPageSize.PageSizeId.A4
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    upright = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), upright, margins, QPageLayout.Unit.Millimeter)


def _paint(document: QTextDocument, writer: QPdfWriter, font: QFont) -> None:
    size = document.pageSize()
    pages = document.pageCount()
    painter = QPainter(writer)
    small = QFont(font)
    small.setPointSizeF(POINTS * 0.8)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
    context.palette = palette  # type: ignore[misc]
    for number in range(pages):
        if number:
            writer.newPage()
        part = QRectF(QPointF(0, number * size.height()), size)
        painter.save()
        painter.translate(-part.topLeft())
        painter.setClipRect(part)
        context.clip = part  # type: ignore[misc]
        document.documentLayout().draw(painter, context)
        painter.restore()
        painter.setFont(small)
        foot = QRectF(0, size.height(), size.width(), _FOOTER_POINTS * DPI / 72)
        place = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        painter.drawText(foot, place, f"{number + 1} / {pages}")
    painter.end()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress(document: QTextDocument) -> None:
    """Room between lines and paragraphs, which style sheets do not reach here."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
    for block in _blocks(document):
        form = block.blockFormat()
        code = form.nonBreakableLines() or block.charFormat().fontFixedPitch()
        height = 115.0 if code else 130.0
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setNonBreakableLines(False)
        cursor = QTextCursor(block)
        cursor.setBlockFormat(form)
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().fontFixedPitch():
                chosen = QTextCursor(document)
                chosen.setPosition(fragment.position())
                chosen.setPosition(
                    fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
                )
                look = QTextCharFormat()
                look.setFontFamilies(fixed)
                chosen.mergeCharFormat(look)
            fragments += 1


def _keep_headings_with_text(document: QTextDocument) -> None:
    """A heading at the foot of a page goes to the next one, where its text is."""
    height = document.pageSize().height()
    layout = document.documentLayout()
    for block in _blocks(document):
        following = block.next()
        if not block.blockFormat().headingLevel() or not following.isValid():
            continue
        here, there = (layout.blockBoundingRect(b) for b in (block, following))
        # A first line that does not fit moves, and with it the middle of what is left.
        line = following.layout().lineAt(0)
        first = there.top() + (line.y() + line.height() / 2 if line.isValid() else 0)
        if int(here.center().y() / height) != int(first / height):
            form = block.blockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(form)
            # WORKAROUND (Qt, QTextDocumentLayout, seen with 6.11.3): by itself it does not move
            # what follows to other pages.
            rest = document.characterCount() - block.position()
            document.markContentsDirty(block.position(), rest)


# Formulas


class _Formulas(QPyTextObject):
    """Draws formulas as outlines, which stay sharp at every size."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[str, Ink] = {}

    def intrinsicSize(
        self,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803
        format: QTextFormat,  # noqa: A002
    ) -> QSizeF:
        ink = self._ink(format)
        size = _pixels(format)
        # Objects stand on the line or are centred on it: of those a half is above it.
        return QSizeF(ink.width * size, 2 * max(ink.ascent, ink.descent) * size)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803
        format: QTextFormat,  # noqa: A002
    ) -> None:
        baseline = QPointF(rect.left(), QRectF(rect).center().y())
        black = QColor(Qt.GlobalColor.black)
        self._ink(format).paint(painter, baseline, _pixels(format), black)

    def _ink(self, form: QTextFormat) -> Ink:
        name = str(form.property(_SOURCE))
        if name not in self._known:
            found = _ink_named(name)
            assert found is not None, "only what can be drawn was put in"
            self._known[name] = found
        return self._known[name]


def _pixels(form: QTextFormat) -> float:
    points = form.toCharFormat().fontPointSize() or POINTS
    return points * DPI / 72


def _ink_named(name: str) -> Ink | None:
    _, kind, source = name.split(":")
    try:
        return ink_of(draw(bytes.fromhex(source).decode(), display=kind == "display"))
    except NotDrawable:
        return None


def _put_formulas(document: QTextDocument) -> None:
    """Turn the images that stand for formulas into objects that draw them."""
    found: list[tuple[int, str]] = []
    for block in _blocks(document):
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            form = fragment.charFormat()
            if form.isImageFormat() and form.toImageFormat().name().startswith("formula:"):
                name = form.toImageFormat().name()
                found += [(fragment.position() + i, name) for i in range(fragment.length())]
            fragments += 1
    for position, name in found:
        look = QTextCharFormat()
        look.setObjectType(_FORMULA)
        look.setProperty(_SOURCE, name)
        look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
