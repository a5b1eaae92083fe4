"""Kinds of rows: which row shows which spec."""

from __future__ import annotations

from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.formula_row import MathRow
from chatapp.ui.messages.rows.image_row import ImageRow
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_specs import (
    CodeSpec,
    ImageSpec,
    MathSpec,
    RuleSpec,
    Spec,
    TextSpec,
)
from chatapp.ui.messages.rows.rule_row import RuleRow
from chatapp.ui.messages.rows.text_row import TextRow

KINDS: dict[type[Spec], type[Row]] = {
    TextSpec: TextRow,
    CodeSpec: CodeRow,
    RuleSpec: RuleRow,
    MathSpec: MathRow,
    ImageSpec: ImageRow,
}


def row_for(spec: TextSpec | CodeSpec | RuleSpec | MathSpec | ImageSpec, tone: str) -> Row:
    """Make a row for a spec, of any kind but a table's line."""
    if isinstance(spec, TextSpec):
        return TextRow(spec, tone)
    if isinstance(spec, MathSpec):
        return MathRow(spec, tone)
    if isinstance(spec, ImageSpec):
        return ImageRow(spec, tone)
    return CodeRow(spec) if isinstance(spec, CodeSpec) else RuleRow(spec)
