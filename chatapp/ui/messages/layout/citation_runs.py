"""Makes links of the numbers by which a row's text cites the sources of its reply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chatapp.core.domain.reply_extras import CitedSource
from chatapp.core.reply_extras.citation_marks import CITING, stretches, unmarked
from chatapp.ui.messages.rows.row_specs import (
    CodeSpec,
    Face,
    ImageSpec,
    LineSpec,
    MathSpec,
    Run,
    Spec,
    TextSpec,
)

_AS_IT_IS = Face.CODE | Face.MATH


def cited(specs: list[Spec], sources: Sequence[CitedSource]) -> list[Spec]:
    """The rows with their numbers as links; where a number is no text, marks are taken out."""
    return [_cited(spec, sources) for spec in specs] if sources else specs


def _cited(spec: Spec, sources: Sequence[CitedSource]) -> Spec:
    if isinstance(spec, TextSpec):
        return replace(spec, runs=_linked(spec.runs, sources))
    if isinstance(spec, LineSpec):
        return replace(spec, cells=tuple(_linked(cell, sources) for cell in spec.cells))
    if isinstance(spec, CodeSpec):
        return replace(spec, code=unmarked(spec.code))
    if isinstance(spec, MathSpec):
        return replace(spec, source=unmarked(spec.source))
    if isinstance(spec, ImageSpec):
        return replace(spec, words=unmarked(spec.words), address=unmarked(spec.address))
    return spec


def _linked(runs: tuple[Run, ...], sources: Sequence[CitedSource]) -> tuple[Run, ...]:
    if not any(CITING.search(run.text) or "\ufff9" in run.link for run in runs):
        return runs
    return tuple(made for run in runs for made in _parts(run, sources))


def _parts(run: Run, sources: Sequence[CitedSource]) -> Iterator[Run]:
    if run.link or run.face & _AS_IT_IS:
        yield Run(unmarked(run.text), run.face, unmarked(run.link))
        return
    for words, source, mark in stretches(run.text, sources):
        face = Face(int(run.face) | int(Face.RAISED)) if mark else run.face
        yield Run(words, face, source.address if source is not None else "")
