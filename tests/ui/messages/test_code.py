"""A block of code: its lines, its colours and how it scrolls sideways."""

from __future__ import annotations

import time

from chatapp.ui import theme
from chatapp.ui.messages.code import AT_ONCE, CUT, CodeRow
from chatapp.ui.messages.flow import CodeSpec
from chatapp.ui.messages.look import Look


def row(light: theme.Theme, code: str, language: str = "python") -> tuple[CodeRow, Look]:
    """A block laid out in 400 pixels."""
    look = Look(light)
    made = CodeRow(CodeSpec(code, language))
    made.lay_out(look, 400)
    return made, look


def test_short_code_is_coloured_at_once(light: theme.Theme) -> None:
    made, _ = row(light, "def f():\n    return 'x'\n")
    assert made.coloured
    kinds = [kind for _, _, kind in made._tint.between(0, 24)]
    assert kinds[0] == "keyword"
    assert "string" in kinds


def test_long_code_is_coloured_in_slices_to_the_same_end(light: theme.Theme) -> None:
    code = "value = 'text'  # note\n" * (AT_ONCE // 4)
    made, _ = row(light, code)
    assert not made.coloured
    slices = 0
    while not made.colour(time.perf_counter()):
        slices += 1
    assert slices > 3
    assert made.coloured
    kinds = [kind for _, _, kind in made._tint.between(0, 22)]
    assert kinds == ["operator", "string", "comment"]


def test_code_that_grows_keeps_its_count(light: theme.Theme) -> None:
    whole = "one\ntwo\n\n" + "x" * (2 * CUT + 10) + "\nlast"
    made, look = row(light, "")
    for end in range(0, len(whole), 7):
        made.spec = CodeSpec(whole[:end], "")
        made.lay_out(look, 400)
    made.spec = CodeSpec(whole, "")
    made.lay_out(look, 400)
    fresh, _ = row(light, whole, "")
    assert made._starts == fresh._starts
    assert made.height == fresh.height


def test_the_estimate_is_the_height(light: theme.Theme) -> None:
    made, look = row(light, "a\nb\nc\n")
    assert made.estimate(look, 400) == made.height


def test_scrolls_sideways_within_its_range(light: theme.Theme) -> None:
    made, _ = row(light, "x" * 300)
    assert made.scroll_range() > 0
    made.scroll_to(10_000)
    assert made.scrolled() == made.scroll_range()
    made.scroll_to(-5)
    assert made.scrolled() == 0
    narrow, _ = row(light, "x")
    assert narrow.scroll_range() == 0


def test_the_last_line_is_coloured_like_the_others(light: theme.Theme) -> None:
    made, _ = row(light, "- old\n+ new", "diff")
    assert [kind for _, _, kind in made._tint.between(0, 11)] == ["deleted", "inserted"]
