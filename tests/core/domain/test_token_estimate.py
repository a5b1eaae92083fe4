"""Estimates of tokens, by scripts, and set right by what servers count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.domain.context.token_estimate import calibration, ratio, tokens_in
from chatapp.core.domain.context.use import ContextUse
from chatapp.core.domain.context.windows import window_of
from chatapp.core.domain.servers import AIML, LOCAL, Server, ServerKind

# What the tokenizer of GPT-4o counts for these.
COUNTED = [
    ("The quick brown fox jumps over the lazy dog, and then it does so once more.", 17),
    ("Der schnelle braune Fuchs springt über den faulen Hund, und dann noch einmal.", 18),
    ("Быстрая бурая лиса прыгает через ленивую собаку, и потом ещё раз.", 20),
    ("敏捷的棕色狐狸跳过了懒狗，然后又跳了一次。", 18),
    ("for number in range(10):\n    print(f'{number}: {number ** 2}')\n", 21),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_an_estimate_is_near_what_is_counted(text: str, counted: int) -> None:
    assert 0.6 < tokens_in(text) / counted < 1.6


@given(st.text(), st.text())
def test_an_estimate_is_the_sum_of_its_parts(a: str, b: str) -> None:
    assert tokens_in(a + b) == pytest.approx(tokens_in(a) + tokens_in(b))


def test_one_odd_count_does_not_move_the_factor() -> None:
    assert calibration([]) == 1.0
    assert calibration([1.2, 1.2, 4.0, 1.3]) == pytest.approx(1.25)
    assert ratio(0, 100) is None
    assert ratio(120, 100) == pytest.approx(1.2)
    assert ratio(100_000, 100) == 4.0


def test_a_window_is_known_by_the_models_name() -> None:
    assert window_of(AIML) == 204_800
    assert window_of(LOCAL) == 8192
    mine = Server("m", "Mine", ServerKind.OTHER, "https://api.openai.com/v1", "gpt-4o-mini")
    assert window_of(mine) == 128_000
    # At home a server uses as much of it as its settings say.
    home = Server("h", "Home", ServerKind.OTHER, "http://localhost:11434/v1", "gpt-4o-mini")
    assert window_of(home) is None


def test_a_share_is_of_what_is_taken_and_reserved() -> None:
    use = ContextUse("m", 1000, 100, 200, 300, 2.0)
    assert use.tokens() == 600
    assert use.share(50) == pytest.approx(0.7)
    assert ContextUse("m").share(50) is None
