"""Writes a message's rows into a text document, to walk through with a caret.

Headings, lists, tables and code are what they are for Qt too, list markers are text so that
they are heard, and colours and sizes are those of the painted message.

Rows come as values (`Spec`) and are written at the end of the document, a piece at a time: each
becomes a block whose format has its levels as margins, and the bars of quotes as properties
(`BARS`, `SHARED`) that the reader paints; a run of lines with the same table number becomes one
Qt table, a long one several. A character that hides is written as the one it is seen as and
kept in the format (`HIDDEN`), so that copying gives it back (`unhide`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)

from chatapp.core.invisible import visible
from chatapp.ui.messages.rows.code_row import AT_ONCE
from chatapp.ui.messages.rows.direction import right_to_left
from chatapp.ui.messages.rows.highlighter import Highlighter
from chatapp.ui.messages.rows.row_specs import (
    CodeSpec,
    Face,
    Frame,
    Gap,
    Level,
    LineSpec,
    RuleSpec,
    Run,
    Spec,
    Style,
    TextSpec,
)
from chatapp.ui.messages.rows.text_lines import drawable, shown
from chatapp.ui.messages.rows.text_style import GAPS, LEVEL_WIDTH, TINTS, TextStyle
from chatapp.ui.theme.theme import Size, Space

_ALIGNS = {
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
BARS = QTextFormat.Property.UserProperty + 1
"""Of a block in quotes: ``depth:token`` of each bar to its left, joined by commas."""
_SEEN = "\ufffd"
HIDDEN = QTextFormat.Property.UserProperty + 3
"""Of characters that stand for one that hides: that one."""
SHARED = QTextFormat.Property.UserProperty + 2
"""The number of its levels that the block above stands in too."""

_CELLS = 1000
"""Cells of a table that is written in one go."""


class Transcript:
    """Writes rows into `document`, one after the other."""

    def __init__(self, document: QTextDocument, look: TextStyle) -> None:
        self._look = look
        document.clear()
        document.setDocumentMargin(0)
        document.setDefaultFont(look.font(Style.BODY))
        self._cursor = QTextCursor(document)
        self._spare = True
        """True if the block at the end is empty and is to be taken."""
        self._lists: dict[int, QTextList] = {}
        """The list at each depth that the next item goes on with."""

    def write(self, specs: Iterable[Spec], tone: str = "text") -> Iterator[None]:
        """Write these rows in the colour of the token `tone`; pauses after every piece."""
        for table, lines in groupby(specs, lambda s: s.table if isinstance(s, LineSpec) else 0):
            if table:
                rest = (s for s in lines if isinstance(s, LineSpec))
                for first in rest:
                    # WORKAROUND (Qt, QTextDocumentLayout on tables, seen with 6.11.3): each is
                    # laid out in one go, so a long one is several.
                    count = _CELLS // max(len(first.cells), 1)
                    self._table([first, *islice(rest, count)], tone)
                    yield
                continue
            for spec in lines:
                if isinstance(spec, TextSpec):
                    self._text(spec, tone)
                elif isinstance(spec, CodeSpec):
                    self._code(spec)
                elif isinstance(spec, RuleSpec):
                    self._rule(spec)
                else:
                    # Formulas are read as their source, images as their words.
                    self._text(TextSpec((Run(spec.text),), spec.frame), tone)
                yield

    def line(self, words: str, tone: str, link: str = "") -> None:
        """A plain line that is not of the text itself, such as a file's name."""
        self._text(TextSpec((Run(words, link=link),)), tone)

    # -- blocks

    def _begin(self, block: QTextBlockFormat, text: QTextCharFormat) -> None:
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self._spare:
            self._cursor.insertBlock(block, text)
        # A new block inherits the list of the one before it, which a whole format ends.
        self._cursor.setBlockFormat(block)
        self._cursor.setBlockCharFormat(text)
        self._spare = False

    def _gap(self, frame: Frame) -> int:
        """The room above a row; what is below a table belongs to the table."""
        return 0 if self._spare else GAPS[frame.gap]

    def _block(self, frame: Frame, height: int) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setTopMargin(self._gap(frame))
        self._stand(made, frame)
        made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        quotes = [(d, lv) for d, lv in enumerate(frame.levels) if lv is not Level.LIST]
        if quotes:
            made.setProperty(QTextFormat.Property.BlockQuoteLevel, len(quotes))
            made.setProperty(BARS, ",".join(f"{depth}:{TINTS[level]}" for depth, level in quotes))
            made.setProperty(SHARED, frame.shared)
        return made

    def _stand(self, made: QTextBlockFormat | QTextTableFormat, frame: Frame) -> None:
        """Leave room for the levels of `frame`, on their side."""
        room = len(frame.levels) * LEVEL_WIDTH
        if self._look.turned(frame):
            made.setRightMargin(room)
        else:
            made.setLeftMargin(room)

    def _text(self, spec: TextSpec, tone: str) -> None:
        depth = spec.frame.levels.count(Level.LIST)
        self._lists = {d: made for d, made in self._lists.items() if d <= depth}
        look, colour = self._look, TINTS[spec.tint] if spec.tint else tone
        block = self._block(spec.frame, look.line(spec.style))
        block.setHeadingLevel(spec.style.heading)
        self._direct(block, spec.runs, neutral=look.turned(spec.frame))
        if spec.marker:
            # The marker hangs before its text, as it is painted.
            block.setTextIndent(-self._hang(spec))
        self._begin(block, self._format(Run(""), spec.style, colour))
        if spec.marker:
            self._enlist(depth)
            marker = self._format(Run(""), spec.style, "text_quiet")
            self._cursor.insertText(f"{spec.marker} ", marker)
        self._runs(spec.runs, spec.style, colour)

    @staticmethod
    def _direct(block: QTextBlockFormat, runs: Sequence[Run], *, neutral: bool) -> None:
        """The text's own direction; `neutral` is that of a text without letters."""
        if right_to_left((shown(run) for run in runs), neutral=neutral):
            block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        else:
            block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _enlist(self, depth: int) -> None:
        """Make the block an item, of the list at its depth if there is one."""
        if depth in self._lists:
            self._lists[depth].add(self._cursor.block())
            return
        made = QTextListFormat()
        made.setStyle(QTextListFormat.Style.ListStyleUndefined)
        made.setIndent(0)
        self._lists[depth] = self._cursor.createList(made)

    def _hang(self, spec: TextSpec) -> float:
        metrics = QFontMetricsF(self._look.font(spec.style))
        return metrics.horizontalAdvance(f"{spec.marker} ")

    def _runs(self, runs: Sequence[Run], style: Style, colour: str) -> None:
        for run in runs:
            self._insert(drawable(run.text), shown(run), self._format(run, style, colour))

    def _insert(self, text: str, seen: str, form: QTextCharFormat) -> None:
        """Write `text` as it is `seen`; each character that hides is kept in its format."""
        if seen == text:
            self._cursor.insertText(text, form)
            return
        for hidden, pairs in groupby(zip(text, seen, strict=True), lambda p: p[0] != p[1] and p[0]):
            made = QTextCharFormat(form)
            if hidden:
                made.setProperty(HIDDEN, hidden)
            self._cursor.insertText("".join(char for _, char in pairs), made)

    def _format(self, run: Run, style: Style, colour: str) -> QTextCharFormat:
        look = self._look
        # The look's formats name only what differs from their row's font.
        made = QTextCharFormat()
        made.setFont(look.font(style))
        made.merge(look.format(run.face, bool(run.link), style, colour))
        if run.face & Face.CODE:
            made.setBackground(look.colour.code_header)
        if run.link:
            made.setAnchor(True)
            made.setAnchorHref(run.link)
        return made

    def _code(self, spec: CodeSpec) -> None:
        # No frame: to a screen reader it would glue the code to what stands around it.
        look = self._look
        block = QTextBlockFormat()
        block.setTopMargin(self._gap(spec.frame))
        self._stand(block, spec.frame)
        block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        block.setTextIndent(Space.S)
        block.setBackground(look.colour.code_header)
        block.setProperty(QTextFormat.Property.BlockCodeLanguage, spec.language)
        label = QTextCharFormat()
        label.setFont(look.small)
        label.setForeground(look.colour.text_quiet)
        self._begin(block, label)
        self._cursor.insertText(spec.language or "code", label)
        block.setTopMargin(0)
        block.setBackground(look.colour.code_surface)
        text = QTextCharFormat()
        text.setFont(look.code_font)
        text.setForeground(look.colour.code_text)
        self._begin(block, text)
        # Every line of code is a block: the caret goes through them one by one.
        code = drawable(spec.text)
        if len(code) <= AT_ONCE:
            self._coloured(code, spec.language, text)
        else:
            self._insert(code, visible(code), text)

    def _coloured(self, code: str, language: str, plain: QTextCharFormat) -> None:
        tint, at, seen = Highlighter(code, language), 0, visible(code)
        tint.work(None)
        for low, high, kind in tint.between(0, len(code)):
            self._insert(code[at:low], seen[at:low], plain)
            coloured = QTextCharFormat(plain)
            coloured.merge(self._look.code_format(kind))
            self._insert(code[low:high], seen[low:high], coloured)
            at = high
        self._insert(code[at:], seen[at:], plain)

    def _rule(self, spec: RuleSpec) -> None:
        block = self._block(spec.frame, Space.M)
        block.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
        block.setBackground(self._look.colour.border)
        self._begin(block, QTextCharFormat())

    def _table(self, lines: list[LineSpec], tone: str) -> None:
        columns = max(len(line.cells) for line in lines)
        if not columns:
            return
        look, frame = self._look, lines[0].frame
        rtl = look.mirrored if lines[0].rtl is None else lines[0].rtl
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellSpacing(0)
        made.setTopMargin(self._gap(frame))
        made.setBottomMargin(GAPS[Gap.BLOCK])
        self._stand(made, frame)
        made.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        made.setHeaderRowCount(sum(line.header for line in lines))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        table = self._cursor.insertTable(len(lines), columns, made)
        for row, line in enumerate(lines):
            edge = look.colour.border_strong if line.header else look.colour.border
            for column in range(columns):
                cell = table.cellAt(row, column)
                cell.setFormat(_cell(edge, last=row == len(lines) - 1))
                self._cursor = cell.firstCursorPosition()
                block = QTextBlockFormat()
                align = line.aligns[column] if column < len(line.aligns) else ""
                runs = line.cells[column] if column < len(line.cells) else ()
                self._direct(block, runs, neutral=rtl)
                side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
                block.setAlignment(_ALIGNS.get(align, side) | Qt.AlignmentFlag.AlignAbsolute)
                block.setLineHeight(
                    look.line(Style.BODY), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
                )
                self._cursor.setBlockFormat(block)
                face = Face.BOLD if line.header else Face.PLAIN
                bold = [Run(run.text, run.face | face, run.link) for run in runs]
                self._runs(bold, Style.BODY, tone)
        # WORKAROUND (Qt, QTextCursor::insertTable, seen with 6.11.3): every table ends with an
        # empty block: the next one.
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._spare = True


def unhide(document: QTextDocument) -> None:
    """Put back what hides, in a document that was written here."""
    cursor = document.find(_SEEN)
    while not cursor.isNull():
        if hidden := cursor.charFormat().stringProperty(HIDDEN):
            cursor.insertText(hidden)
        cursor = document.find(_SEEN, cursor)


def _cell(edge: QColor, *, last: bool) -> QTextTableCellFormat:
    made = QTextTableCellFormat()
    made.setLeftPadding(Space.M)
    made.setRightPadding(Space.M)
    made.setTopPadding(Space.S)
    made.setBottomPadding(Space.S)
    if not last:
        made.setBottomBorder(Size.LINE)
        made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(edge)
    return made
