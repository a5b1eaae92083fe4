"""Lines of a table that is shown and grows: which stay, and the columns of the next."""

from __future__ import annotations

from collections.abc import Sequence

from chatapp.ui.messages.layout.packed_rows import Rows
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_specs import LineSpec, Spec
from chatapp.ui.messages.rows.table_row import Columns, LineRow


def known_lines(rows: Rows, at: int, specs: Sequence[Spec]) -> int:
    """Count the lines of a table that `specs` begins with and the rows from `at` on show as they
    are; not the last of these, which may have been the table's last."""
    count = 0
    for spec in specs[:-1]:
        row = rows[at + count] if at + count < len(rows) else None
        if not isinstance(row, LineRow) or row.spec is not spec or row.spec.table != 1:
            break
        count += 1
    return max(count - 1, 0)


def columns_of(
    rows: Rows, at: int, old: Row | None, spec: LineSpec, above: Columns | None
) -> Columns:
    """The columns of the table whose next line is to be row `at`, below those `above`."""
    before = rows[at - 1] if spec.goes_on and at else None
    if isinstance(before, LineRow):
        if before.last:
            before.last = before.laid = False
        return before.columns
    kept = old.columns if isinstance(old, LineRow) else None
    if kept is None or kept is above or kept.first != at:
        return Columns(at)
    return kept
