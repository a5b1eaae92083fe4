"""Formulas as shapes."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatapp.core.formula import COSTLIEST, Drawing, NotDrawable, cost, draw


@pytest.mark.parametrize(
    "source",
    [
        "x",
        r"e^{i\pi} = -1",
        r"\int_0^1 x^2\,dx = \tfrac13",
        r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}",
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
        r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\boxed{a} \cancel{b} \underbrace{c}_{n}",
        r"a < b \tag{1}",
        r"100\%",
    ],
)
@pytest.mark.parametrize("display", [True, False])
def test_draws_what_models_write(source: str, *, display: bool) -> None:
    drawn = draw(source, display=display)
    assert drawn.width > 0
    assert drawn.shapes


def test_stands_on_the_baseline() -> None:
    plain, deep = draw("x", display=False), draw("y_j", display=False)
    assert 0.4 < plain.ascent < 0.6
    assert abs(plain.descent) < 0.05
    assert deep.descent > 0.15
    fraction = draw(r"\frac{a}{b}", display=True)
    assert fraction.ascent > 1
    assert fraction.descent > 0.4


def test_display_is_larger_than_inline() -> None:
    source = r"\sum_{i=1}^{n} \frac{1}{i}"

    def height(drawn: Drawing) -> float:
        return drawn.ascent + drawn.descent

    assert height(draw(source, display=True)) > height(draw(source, display=False))


def test_lays_out_each_part_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from ziamath.nodes.mnumber import Mnumber

    laid: list[str] = []
    lay_out = cast("Callable[..., None]", getattr(Mnumber, "_setup"))  # noqa: B009 - its own

    def noted(self: Mnumber, **kwargs: object) -> None:
        laid.append(self.string)
        lay_out(self, **kwargs)

    monkeypatch.setattr(Mnumber, "_setup", noted)
    draw(r"\frac{1}{\frac{2}{\sqrt{\frac{3}{4}}}}", display=True)
    assert sorted(laid) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "source",
    [
        r"\left( \frac{a}{\left[ b + \frac{c}{d} \right]} \right)^2",
        r"\frac{(a)}{|b|} \left\{ \frac{a}{b} \;\middle|\; c \right\}",
        r"\begin{vmatrix} \frac{a}{2} & b \\ c & d \end{vmatrix} \to \sqrt{\frac{\hat x}{2}}",
        r"\sum_{i=1}^{n} \frac{1}{i^{\frac{1}{2}}} \underbrace{a + b}_{\text{sum}}",
    ],
)
def test_signs_stretch_as_the_library_has_them(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ziamath.nodes import mnode
    from ziamath.nodes.mrow import Mrow

    once = draw(source, display=True)
    monkeypatch.setitem(mnode._node_classes, "mrow", Mrow)  # pyright: ignore[reportPrivateUsage]
    assert draw(source, display=True) == once


def test_keeps_colours_but_not_black() -> None:
    assert {s.colour for s in draw(r"a \textcolor{red}{b}", display=False).shapes} == {"", "red"}


@pytest.mark.parametrize(
    "source",
    [
        "",
        " ",
        "\\",
        r"\frac{",
        r"\unknown{x}",
        r"\begin{foo}",
        r"\ce{H2O}",
        "a\x01b",
        "\0",
        "&#0;",
        "{" * 300 + "x" + "}" * 300,
        r"\sqrt{" * 20 + "x" + "}" * 20,
        r"\left(" * 12 + "x" + r"\right)" * 12,
        "x" * 5000,
        r"\newcommand{\a}{\a\a}\a",
        r"\def\a{b}\a",
        r"\hspace{100000em}x",
        r"\rule{100000em}{100000em}",
        "^" * 500,
        r"\input{/etc/passwd}",
        r"\include{/etc/passwd}",
        r"\write18{id}",
        r"\begin{matrix}" + ("x & " * 200 + r"\\") * 200 + r"\end{matrix}",
    ],
)
def test_refuses_what_it_cannot_draw(source: str) -> None:
    with pytest.raises(NotDrawable):
        draw(source, display=True)


def test_nesting_costs() -> None:
    assert cost("x" * 20) < cost("{" * 10 + "x" + "}" * 10)
    assert cost("{" * 100_000) > COSTLIEST


@settings(max_examples=60)
@given(st.text(st.sampled_from(r"\{}_^&abc1+frac sqrt lefright()[]begind$%#~"), max_size=60))
def test_never_raises_anything_else(source: str) -> None:
    with contextlib.suppress(NotDrawable):
        assert draw(source, display=False).shapes


def test_costs_nothing_before_the_first_formula() -> None:
    code = "import sys, chatapp.core.formula; sys.exit('ziamath' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
