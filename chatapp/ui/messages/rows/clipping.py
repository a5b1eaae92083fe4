"""Converts rows, or stretches of them, to plain text, Markdown, HTML and tab-separated text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chatapp.ui.messages.rows.inline_runs import joint_of, text_of, words_of
from chatapp.ui.messages.rows.row_builder import rows
from chatapp.ui.messages.rows.row_specs import (
    CodeSpec,
    Face,
    Gap,
    ImageSpec,
    Level,
    LineSpec,
    MathSpec,
    RuleSpec,
    Run,
    Spec,
    Style,
    TextSpec,
)

RICH = 100_000
"""Characters of Markdown up to which there is HTML of it, too: it takes a second."""
_MARKS = ((Face.BOLD, "**"), (Face.ITALIC, "*"), (Face.STRUCK, "~~"))


@dataclass(frozen=True, slots=True)
class Clip:
    """The forms of a clip for the clipboard."""

    text: str
    markdown: str
    table: str = ""
    """Tab-separated, if nothing but a table is in it."""
    html: str = ""

    def formatted(self) -> Clip:
        """The same with its HTML, unless there is too much of it. Safe in any thread."""
        from chatapp.core.markdown import to_html

        return replace(self, html=to_html(self.markdown)) if rich(self) else self


def clip(passages: Iterable[Sequence[Spec]]) -> Clip:
    """The forms of these passages, one a message; the HTML is made by `formatted`."""
    held = [list(p) for p in passages if p]
    source = "\n\n".join(markdown(p) for p in held)
    text = "\n\n".join(spaced_text(p) for p in held)
    return Clip(text, source, text if is_table(spec for p in held for spec in p) else "")


def clip_of(source: str) -> Clip:
    """The forms of Markdown that is not shown, its HTML too. Safe in any thread."""
    from chatapp.core.markdown import blocks

    made = clip([[spec for b in blocks(source) for spec in rows(b.element, first=False)]])
    return replace(made, markdown=source).formatted()


def rich(what: Clip) -> bool:
    """True if there is HTML of it, or will be."""
    return len(what.markdown) <= RICH


def is_table(specs: Iterable[Spec]) -> bool:
    """True if nothing but lines of tables is in it."""
    kinds = {type(spec) for spec in specs}
    return kinds == {LineSpec}


def spaced_text(specs: Iterable[Spec]) -> str:
    """Plain text with an empty line where the rows have a gap."""
    parts: list[str] = []
    for number, spec in enumerate(specs):
        if number:
            parts.append("\n\n" if spec.frame.gap >= Gap.BLOCK else joint_of(spec))
        parts.append(text_of((spec,)))
    return "".join(parts)


def cut(spec: Spec, start: int, end: int) -> Spec | None:
    """The part of a row from `start` to `end` of its text; None if nothing is left."""
    if start <= 0 and end >= len(spec.text):
        return spec
    if start >= end:
        return None
    if isinstance(spec, TextSpec):
        marker = spec.marker if start == 0 else ""
        style = spec.style if start == 0 else Style.BODY
        return replace(spec, runs=_cut_runs(spec.runs, start, end), marker=marker, style=style)
    if isinstance(spec, CodeSpec):
        return replace(spec, code=spec.text[start:end])
    if isinstance(spec, LineSpec):
        cells: list[tuple[Run, ...]] = []
        at = 0
        for cell in spec.cells:
            cells.append(_cut_runs(cell, start - at, end - at))
            at += sum(len(run.text) for run in cell) + 1
        return replace(spec, cells=tuple(cells))
    return spec


def _cut_runs(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    kept: list[Run] = []
    for run in runs:
        text = run.text[max(start, 0) : max(end, 0)]
        if text:
            kept.append(replace(run, text=text))
        start -= len(run.text)
        end -= len(run.text)
    return tuple(kept)


def markdown(specs: Sequence[Spec]) -> str:
    """Rows as Markdown that reads back as the same rows."""
    lines: list[str] = []
    inside = False
    for number, spec in enumerate(specs):
        table = isinstance(spec, LineSpec)
        if number and (spec.frame.gap >= Gap.BLOCK or (inside and not table)):
            lines.append(_prefix(spec, blank=True).rstrip())
        first = table and not inside
        inside = table
        prefix = _prefix(spec)
        rest = _prefix(spec, blank=True)
        made = _lines(spec, first=first)
        if lines and joint_of(spec) != "\n":
            # What was one text reads back as one.
            lines[-1] += joint_of(spec) + _inline(spec.runs) if isinstance(spec, TextSpec) else ""
            continue
        for i, line in enumerate(made):
            lines.append((prefix if i == 0 else rest) + line)
    return "\n".join(lines)


def _prefix(spec: Spec, *, blank: bool = False) -> str:
    made = ""
    marker = spec.marker if isinstance(spec, TextSpec) else ""
    levels = spec.frame.levels
    for depth, level in enumerate(levels):
        if level is not Level.LIST:
            made += "> "
        elif marker and not blank and depth == len(levels) - 1:
            boxes = {"•": "-", "◦": "-", "☑": "- [x]", "☐": "- [ ]"}
            made += boxes.get(marker, marker) + " "
        else:
            made += "   "
    return made


def _lines(spec: Spec, *, first: bool) -> list[str]:
    if isinstance(spec, CodeSpec):
        fence = "```"
        while fence in spec.code:
            fence += "`"
        return [fence + spec.language, *spec.text.split("\n"), fence]
    if isinstance(spec, RuleSpec):
        return ["---"]
    if isinstance(spec, MathSpec):
        return spec.source.split("\n")
    if isinstance(spec, ImageSpec):
        return [f"![{spec.words}]({spec.address})"]
    if isinstance(spec, LineSpec):
        cells = [_inline(cell).replace("|", "\\|").replace("\n", " ") for cell in spec.cells]
        lines = ["| " + " | ".join(cells) + " |"]
        if first:
            marks = {"left": ":---", "right": "---:", "center": ":---:"}
            lines.append("| " + " | ".join(marks.get(a, "---") for a in spec.aligns) + " |")
        return lines
    if spec.tint:
        return [f"[!{spec.tint.name}]"]
    level = spec.style.heading
    if not level:
        return _inline(spec.runs).split("\n")
    # A heading is bold by itself, and one line.
    runs = tuple(replace(r, face=r.face & ~Face.BOLD) for r in spec.runs)
    return [f"{'#' * level} {_inline(runs)}".replace("\\\n", " ")]


def _inline(runs: Iterable[Run]) -> str:
    made: list[str] = []
    for run in runs:
        if run.image:
            made.append(f"![{words_of(run)}]({run.image})")
            continue
        text = run.text.replace("\u2028", "\\\n")
        if run.face & Face.CODE:
            tick = "``" if "`" in text else "`"
            text = f"{tick}{text}{tick}"
        body = text.strip()
        if body:
            lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            for face, mark in _MARKS:
                if run.face & face:
                    body = f"{mark}{body}{mark}"
            text = lead + body + tail
        made.append(f"[{text}]({run.link})" if run.link and run.link != text else text)
    return "".join(made)
