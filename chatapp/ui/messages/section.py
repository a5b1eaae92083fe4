"""A part of a message: rows one below the other, made of Markdown that may still grow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from chatapp.ui.messages.code import CodeRow
from chatapp.ui.messages.flow import rows
from chatapp.ui.messages.heights import Heights
from chatapp.ui.messages.images import ImageRow
from chatapp.ui.messages.look import Look
from chatapp.ui.messages.math import MathRow
from chatapp.ui.messages.prose import TextRow
from chatapp.ui.messages.row import Row
from chatapp.ui.messages.rule import RuleRow
from chatapp.ui.messages.specs import (
    CodeSpec,
    Frame,
    Gap,
    ImageSpec,
    Level,
    LineSpec,
    MathSpec,
    RuleSpec,
    Spec,
    TextSpec,
)
from chatapp.ui.messages.table import Columns, LineRow

if TYPE_CHECKING:
    from chatapp.core.markdown import Block, BlockStream

SLICE = 2000
"""Characters parsed at one go; as many as the open block has, where that is more."""
CODE_SLICE = 16_000
"""The same within code, which costs only what is new."""


class Section:
    """Rows and their heights. `width` is theirs; a hidden section takes no room."""

    __slots__ = (
        "_changed",
        "_finished",
        "_look",
        "_outer",
        "_pending",
        "_starts",
        "_stream",
        "above",
        "below",
        "heights",
        "hidden",
        "left",
        "rows",
        "tone",
        "width",
    )

    def __init__(self, tone: str = "text", outer: tuple[Level, ...] = ()) -> None:
        self.tone = tone
        self.rows: list[Row] = []
        self.heights = Heights()
        self.hidden = False
        self.left = 0
        self.width = 0
        self.above = 0
        """Room above the rows, where there are any."""
        self.below = 0
        self._look: Look | None = None
        self._outer = outer
        self._stream: BlockStream | None = None
        """Made when there is text: most sections never have any, and a parser is dear."""
        self._starts: list[int] = [0]
        """Of each block, the number of its first row; then that of the next to come."""
        self._pending: list[str] = []
        self._changed = 0
        """The first row touched since `digest` began."""
        self._finished = False

    @property
    def height(self) -> int:
        """What it takes in the message."""
        if self.hidden or not self.rows:
            return 0
        return self.above + self.heights.total + self.below

    @property
    def waiting(self) -> bool:
        """Whether there is text that `digest` has not taken in."""
        return bool(self._pending)

    @property
    def plenty(self) -> bool:
        """Whether a slice of text waits."""
        return sum(map(len, self._pending)) >= SLICE

    def feed(self, text: str) -> None:
        """More Markdown at the end; `digest` makes rows of it."""
        self._pending.append(text)

    def restart(self) -> None:
        """Forget everything that was fed and shown."""
        self._stream, self._starts = None, [0]
        self._pending, self._finished = [], False
        self._cut(0)

    def end(self) -> None:
        """Nothing more comes."""
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
        if self._stream is None:
            # The grammar is heavy, and not needed for the first paint of the window.
            from chatapp.core.markdown import BlockStream

            self._stream = BlockStream()
        stream = self._stream
        cut = self._slice(stream)
        self._changed = len(self.rows)
        before = len(self.rows)
        self._pending = [text[cut:]] if len(text) > cut else []
        changed = stream.feed(text[:cut])
        if self._finished and not self._pending:
            changed = min(changed, stream.finish())
        self._redo(stream.blocks, changed)
        same = self._changed == before == len(self.rows)
        return None if same else min(self._changed, len(self.rows))

    def _slice(self, stream: BlockStream) -> int:
        """How much to parse at one go: the open block is parsed again each time."""
        if not stream.blocks:
            return SLICE
        last = stream.blocks[-1]
        if last.kind.value == "code":
            return CODE_SLICE
        return max(SLICE, last.end - last.start)

    def _redo(self, blocks: Sequence[Block], changed: int) -> None:
        del self._starts[changed + 1 :]
        at = self._starts[changed]
        for number in range(changed, len(blocks)):
            at = self.put(at, self._specs(blocks[number], first=number == 0))
            self._starts.append(at)
        self._cut(at)
        if self._finished and not self._pending:
            # Rows hold all that is drawn: the trees can go.
            self._stream, self._starts = None, [0]

    def _specs(self, block: Block, *, first: bool) -> list[Spec]:
        if block.kind.value == "code":
            gap = Gap.NONE if first else Gap.BLOCK
            shared = 0 if first else len(self._outer)
            frame = Frame(self._outer, shared, gap)
            return [CodeSpec(block.code, block.language, frame, not block.closed)]
        return rows(block.element, self._outer, first=first, closed=block.closed)

    def put(self, at: int, specs: Sequence[Spec]) -> int:
        """Make the rows from number `at` on show `specs`; returns the number after them."""
        columns: Columns | None = None
        table = 0
        for spec in specs:
            old = self.rows[at] if at < len(self.rows) else None
            if isinstance(spec, LineSpec):
                if columns is None or spec.table != table:
                    kept = old.columns if isinstance(old, LineRow) else None
                    columns = Columns() if kept is None or kept is columns else kept
                    columns.lines = [
                        s for s in specs if isinstance(s, LineSpec) and s.table == spec.table
                    ]
                    table = spec.table
                last = spec is columns.lines[-1]
                if isinstance(old, LineRow) and (old.columns, old.last) == (columns, last):
                    self._become(at, old, spec)
                else:
                    row = LineRow(spec, columns, self.tone)
                    row.last = last
                    self._place(at, row)
            elif old is not None and type(old) is _KINDS[type(spec)]:
                self._become(at, old, spec)
            else:
                self._place(at, _row(spec, self.tone))
            at += 1
        if columns is not None and self._look is not None:
            self._fit(at - len(specs), at)
        return at

    def put_rows(self, rows_: Iterable[Row]) -> None:
        """Show these rows and no others."""
        self._cut(0)
        for row in rows_:
            self._place(len(self.rows), row)

    def _become(self, at: int, row: Row, spec: Spec) -> None:
        if row.spec == spec:
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
        del self.rows[size:]
        self.heights.truncate(size)

    def fit(self, look: Look, left: int, width: int) -> None:
        """Stand at `left` and be `width` wide; rows are estimated anew where that changes."""
        self.left = left
        if look is self._look and width == self.width:
            return
        self._look, self.width = look, width
        self._fit(0, len(self.rows))
        for row in self.rows:
            row.laid = False
            row.height = row.estimate(look, width)
        self.heights = Heights(row.height for row in self.rows)

    def _fit(self, first: int, last: int) -> None:
        """Give the tables among these rows their columns."""
        if self._look is None:
            return
        seen: dict[int, bool] = {}
        for number in range(first, last):
            row = self.rows[number]
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
    def specs(self) -> list[Spec]:
        """What the rows show."""
        return [row.spec for row in self.rows]


_KINDS: dict[type[Spec], type[Row]] = {
    TextSpec: TextRow,
    CodeSpec: CodeRow,
    RuleSpec: RuleRow,
    MathSpec: MathRow,
    ImageSpec: ImageRow,
}


def _row(spec: TextSpec | CodeSpec | RuleSpec | MathSpec | ImageSpec, tone: str) -> Row:
    if isinstance(spec, TextSpec):
        return TextRow(spec, tone)
    if isinstance(spec, MathSpec):
        return MathRow(spec, tone)
    if isinstance(spec, ImageSpec):
        return ImageRow(spec, tone)
    return CodeRow(spec) if isinstance(spec, CodeSpec) else RuleRow(spec)
