"""The figures as a table, and their place in the README."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.figures import Figure

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def as_markdown(figures: Sequence[Figure], machine: str) -> str:
    """The table as Markdown, a row each figure."""
    lines = [
        f"Measured on {machine}.",
        "",
        "| figure | measured | baseline, same run | ratio | to reach | |",
        "|---|--:|--:|--:|--:|---|",
    ]
    for f in figures:
        cells = (f.name, f.shown, f.baseline, f.ratio, f.target, "" if f.reached else "**missed**")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def into_readme(readme: Path, table: str) -> None:
    """Replace what stands between the marks. Raises `ValueError` if they are missing."""
    text = readme.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise ValueError(f"{readme} has no place for the table: {BEGIN} ... {END}")
    between = re.compile(f"(?<={re.escape(BEGIN)}).*(?={re.escape(END)})", re.DOTALL)
    readme.write_text(between.sub(lambda _: f"\n\n{table}\n\n", text), encoding="utf-8")
