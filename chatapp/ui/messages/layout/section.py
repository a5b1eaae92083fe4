"""Section: a part of a message as rows, made of Markdown that may still grow.

`feed` takes text in; each `digest` parses a slice of it and replaces the rows from the first
changed block on (`_starts`), reusing rows of the same kind. The blocks themselves are then let
go: a definition that comes late makes the stream draw such a block anew (`_put_anew`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from chatapp.core.domain.reply_extras import CitedSource
from chatapp.ui.messages.layout.citation_runs import cited
from chatapp.ui.messages.layout.heights import Heights
from chatapp.ui.messages.layout.packed_rows import Rows, Specs
from chatapp.ui.messages.layout.row_kinds import KINDS, row_for
from chatapp.ui.messages.layout.slices import PLAIN_SLICE, SLICE, slice_of
from chatapp.ui.messages.layout.table_lines import columns_of, known_lines
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_builder import Lines, rows, typed
from chatapp.ui.messages.rows.row_specs import (
    CodeSpec,
    Face,
    Frame,
    Gap,
    Level,
    LineSpec,
    Spec,
    last_runs,
    lines_of,
    table_of,
    with_last_runs,
)
from chatapp.ui.messages.rows.table_row import Columns, LineRow
from chatapp.ui.messages.rows.text_row import TextRow
from chatapp.ui.messages.rows.text_style import TextStyle

if TYPE_CHECKING:
    from chatapp.core.markdown import Block, BlockStream, WordStream

_OTHER = Face.CODE | Face.MATH  # looks of text that is read otherwise than words
PACKED = 200_000
"""Characters from which on rows that are far away are packed."""


class Section:
    """A section's rows and their heights. `width` is theirs; a hidden section takes no room."""

    __slots__ = (
        "_changed",
        "_finished",
        "_lines",
        "_look",
        "_middle",
        "_outer",
        "_pending",
        "_plain",
        "_size",
        "_starts",
        "_stream",
        "above",
        "below",
        "cited",
        "heights",
        "hidden",
        "left",
        "rows",
        "tone",
        "width",
    )

    def __init__(self, tone: str = "text", outer: tuple[Level, ...] = ()) -> None:
        self.tone = tone
        self.rows = Rows(self._make)
        self.heights = Heights()
        self.hidden = False
        self.left = 0
        self.width = 0
        self.above = 0
        """Room above the rows, where there are any."""
        self.below = 0
        self.cited: tuple[CitedSource, ...] = ()
        """The sources that numbers in the text lead to."""
        self._look: TextStyle | None = None
        self._outer = outer
        self._stream: WordStream | None = None
        """Made when there is text: most sections never have any, and a parser is dear."""
        self._starts = array("q", (0,))
        """Of each block, the number of its first row; then that of the next to come."""
        self._pending: list[str] = []
        self._plain = False
        """True if the text is shown as it was typed."""
        self._size = 0
        """Characters that were fed."""
        self._middle = False
        """True if what comes next of it goes on with a line."""
        self._lines: Lines = {}
        """The lines of the table that is open."""
        self._changed = 0
        """The first row touched since `digest` began."""
        self._finished = False

    @property
    def height(self) -> int:
        """The height it takes in the message."""
        shown = not self.hidden and len(self.rows)
        return self.above + self.heights.total + self.below if shown else 0

    @property
    def waiting(self) -> bool:
        """True if there is text that `digest` has not taken in."""
        return bool(self._pending)

    @property
    def read(self) -> int:
        """The number of characters that were made rows of."""
        return self._size - sum(map(len, self._pending))

    @property
    def plenty(self) -> bool:
        """True if a slice of text waits."""
        return sum(map(len, self._pending)) >= SLICE

    def feed(self, text: str) -> None:
        """Take in more Markdown at the end; `digest` makes rows of it."""
        self._pending.append(text)
        self._weigh(text)

    def _weigh(self, text: str) -> None:
        self._size += len(text)
        self.rows.packs = self._size > PACKED

    def feed_plain(self, text: str) -> None:
        """Take in text as it was typed, all of it; `digest` makes rows of it."""
        self._pending.append(text.strip("\n"))
        self._plain = True
        self._weigh(text)

    def restart(self) -> None:
        """Forget everything that was fed and shown."""
        self._stream, self._starts = None, array("q", (0,))
        self._pending, self._lines, self._finished = [], {}, False
        self._plain = self._middle = False
        self._size = 0
        self._cut(0)

    def end(self) -> None:
        """Note that nothing more comes."""
        if self._finished:
            return
        self._finished = True
        if not self._pending:
            self._pending.append("")

    def digest(self) -> int | None:
        """Make rows of what was fed, a slice of it at most.

        Returns the number of the first row that changed, or None.
        """
        if not self._pending:
            return None
        text = "".join(self._pending)
        if self._plain:
            return self._digest_plain(text)
        if self._stream is None:
            # The grammar is heavy, and not needed for the first paint of the window.
            from chatapp.core.markdown import WordStream
            from chatapp.core.markdown.cut import MOST

            self._stream = WordStream(most=MOST)
        stream = self._stream
        if not self._finished and (taken := self._extend(stream, text)):
            self._pending = []
            return self._changed if taken.strip() else None
        cut = slice_of(stream, text)
        self._changed = before = len(self.rows)
        self._pending = [text[cut:]] if len(text) > cut else []
        changed = stream.feed(text[:cut], more=bool(self._pending))
        if self._finished and not self._pending:
            changed = min(changed, stream.finish())
        self._redo(stream, changed)
        same = self._changed == before == len(self.rows)
        return None if same else min(self._changed, len(self.rows))

    def _extend(self, stream: WordStream, text: str) -> str:
        """Take `text` in if it is but more words of the last row; returns what of it was."""
        number, starts = len(self.rows) - 1, self._starts
        row = self.rows[number] if len(starts) > 1 and starts[-1] > starts[-2] else None
        if not isinstance(row, TextRow | LineRow) or not (runs := last_runs(row.spec)):
            return ""
        last = runs[-1]
        if last.link or last.face & _OTHER:
            return ""
        more = stream.extend(text, last.text)
        if more is None:
            return ""
        self._changed = number
        if more:
            runs = (*runs[:-1], replace(last, text=last.text + more))
            self._become(number, row, with_last_runs(row.spec, runs))
            if isinstance(row, LineRow):
                self._refit_line(number, row)
        return text

    def _refit_line(self, number: int, row: LineRow) -> None:
        """Give the table whose last line grew its columns."""
        columns = row.columns
        columns.take(number - columns.first, (row.spec,))
        if self._look is not None and columns.fit(self._look, max(self.width - row.indent, 1)):
            self._set_anew(columns.first, number)

    def _digest_plain(self, text: str) -> int | None:
        cut = len(text)
        if cut > PLAIN_SLICE:
            breaks = (text.rfind(sign, 0, PLAIN_SLICE) + 1 for sign in "\n ")
            cut = next(filter(None, breaks), PLAIN_SLICE)
        self._pending = [text[cut:]] if len(text) > cut else []
        self._changed = at = len(self.rows)
        specs = typed(text[:cut].removesuffix("\n") if self._pending else text)
        if self._middle:
            specs[0] = replace(specs[0], joint="")
        self._middle = bool(self._pending) and text[cut - 1] != "\n"
        self.put(at, specs)
        return at

    def _redo(self, stream: BlockStream, changed: int) -> None:
        blocks = stream.blocks
        for number in stream.anew:
            self._put_anew(number, blocks[number])
        changed = max(changed, stream.gone)
        del self._starts[changed + 1 :]
        at = self._starts[changed]
        for number in range(changed, len(blocks)):
            at = self.put(at, cited(self._specs(blocks[number], first=number == 0), self.cited))
            self._starts.append(at)
        self._cut(at)
        # Rows hold all that is drawn: the trees can go.
        stream.shed()
        if self._finished and not self._pending:
            self._stream, self._starts = None, array("q", (0,))

    def _put_anew(self, number: int, block: Block) -> None:
        """Show a block for which something was defined later than it came."""
        first, last = self._starts[number], self._starts[number + 1]
        specs = cited(self._specs(block, first=number == 0), self.cited)
        more = len(specs) - (last - first)
        if more:
            below = self.rows[last:]
            self._cut(last)
            self._cut(min(last, first + len(specs)))
            self.put(first, specs)
            for row in below:
                self._place(len(self.rows), row)
            self._starts = array("q", (s + more if s > first else s for s in self._starts))
        else:
            self.put(first, specs)

    def _specs(self, block: Block, *, first: bool) -> list[Spec]:
        if block.kind.value == "code":
            shared, gap = (0, Gap.NONE) if first else (len(self._outer), Gap.BLOCK)
            frame = Frame(self._outer, shared, gap)
            return [CodeSpec(block.code, block.language, frame, not block.closed)]
        known = self._lines
        if block.closed or block.element.tag != "table" or block.joint is not None:
            known = self._lines = {}
        outer, closed, joint = self._outer, block.closed, block.joint
        return rows(block.element, outer, first=first, closed=closed, joint=joint, known=known)

    def put(self, at: int, specs: Sequence[Spec]) -> int:
        """Make the rows from number `at` on show `specs`; returns the number after them."""
        columns: Columns | None = None
        table, same = 0, known_lines(self.rows, at, specs)
        at += same
        begin, row = at, self.rows[at] if same else None
        known = row.columns if isinstance(row, LineRow) else None
        before = known.widths if known is not None else []
        for number, spec in enumerate(specs[same:], same):
            old = self.rows[at] if at < len(self.rows) else None
            if isinstance(spec, LineSpec):
                if columns is None or spec.table != table:
                    kept = known if number == same else None
                    columns = kept or columns_of(self.rows, at, old, spec, columns)
                    table = spec.table
                    columns.take(at - columns.first, lines_of(specs, number))
                last = number + 1 == len(specs) or table_of(specs[number + 1]) != table
                if isinstance(old, LineRow) and old.columns is columns:
                    self._become(at, old, spec)
                    if old.last != last:
                        old.last = last
                        self._set_anew(at, at + 1)
                else:
                    row = LineRow(spec, columns, self.tone)
                    row.last = last
                    self._place(at, row)
            elif old is not None and type(old) is KINDS[type(spec)]:
                self._become(at, old, spec)
            else:
                self._place(at, row_for(spec, self.tone))
            at += 1
        if columns is not None:
            self._fit((number, self.rows[number]) for number in range(begin, at))
        if known is not None and known.widths != before:
            self._set_anew(known.first, begin)
        return at

    def _set_anew(self, first: int, end: int) -> None:
        """Have these rows laid out anew: their columns are wider."""
        self._changed = min(self._changed, first)
        for number in range(first, end):
            self.rows[number].laid = False

    def _make(self, spec: Spec, columns: Columns | None) -> Row:
        """A row for `spec`, which may be of a table with these columns."""
        if isinstance(spec, LineSpec):
            return LineRow(spec, columns or Columns(0), self.tone)
        return row_for(spec, self.tone)

    def take_over(self, specs: Iterable[Spec]) -> None:
        """Show these in the place of what is shown, as far as possible by the rows there are."""
        self._cut(self.put(0, list(specs)))

    def put_rows(self, rows_: Iterable[Row]) -> None:
        """Show these rows and no others."""
        self._cut(0)
        for row in rows_:
            self._place(len(self.rows), row)

    def _become(self, at: int, row: Row, spec: Spec) -> None:
        if row.spec == spec:
            row.spec = spec
            return
        row.spec = spec
        row.laid = False
        self._changed = min(self._changed, at)
        if self._look is not None:
            # An estimate may be wrong by more than the row grew: rows do not shrink while open.
            row.height = max(row.height, row.estimate(self._look, self.width))
            self.heights.set(at, row.height)

    def _place(self, at: int, row: Row) -> None:
        self._changed = min(self._changed, at)
        row.height = row.estimate(self._look, self.width) if self._look else 0
        if at < len(self.rows):
            self.rows[at] = row
            self.heights.set(at, row.height)
        else:
            self.rows.append(row)
            self.heights.append(row.height)

    def _cut(self, size: int) -> None:
        self.rows.truncate(size)
        self.heights.truncate(size)

    def fit(self, look: TextStyle, left: int, width: int) -> None:
        """Stand at `left` and be `width` wide; rows are estimated anew where that changes."""
        self.left = left
        if look is self._look and width == self.width:
            return
        self._look, self.width = look, width
        self._fit(self.rows.at_hand())
        # Rows that are packed keep their height until they are seen.
        for number, row in self.rows.at_hand():
            row.laid = False
            row.height = row.estimate(look, width)
            self.heights.set(number, row.height)

    def _fit(self, rows_: Iterable[tuple[int, Row]]) -> None:
        """Give the tables among these rows their columns."""
        if self._look is None:
            return
        seen: dict[int, bool] = {}
        for number, row in rows_:
            if not isinstance(row, LineRow):
                continue
            key = id(row.columns)
            if key not in seen:
                seen[key] = row.columns.fit(self._look, max(self.width - row.indent, 1))
            if seen[key]:
                row.laid = False
                self._changed = min(self._changed, number)

    def lay_out(self, number: int) -> bool:
        """Lay out one row; True if it was not."""
        row = self.rows[number]
        if row.laid or self._look is None:
            return False
        row.turn(self._look)
        row.lay_out(self._look, self.width)
        self.heights.set(number, row.height)
        return True

    @property
    def specs(self) -> Specs:
        """The specs of the rows."""
        return Specs(self.rows)
