"""Tokens and prices, as servers report them and as they do not."""

from __future__ import annotations

from typing import Any

import pytest

from chatapp.core.api.response.usage import usage_with
from chatapp.core.domain.conversation import Usage
from tests.core.api.response.test_answer import PRICED, body, read
from tests.loopback import DONE, ending, event, sse


@pytest.mark.parametrize(
    "usage",
    [
        {"prompt_tokens": -1, "completion_tokens": "x", "total_tokens": 1e40},
        {"prompt_tokens": None, "completion_tokens": True},
        {"prompt_tokens": 0, "completion_tokens": 0},
        "many",
        [1],
    ],
)
def test_nonsense_for_usage_is_left_out(usage: Any) -> None:
    found = read(body(sse("a", finish="stop"), event({"choices": [], "usage": usage}), DONE))
    assert found.usage == Usage()


def test_numbers_may_be_text_or_fractions() -> None:
    usage = {"prompt_tokens": "50", "completion_tokens": 617.0, "total_tokens": None}
    assert read(body(sse("a"), ending(usage=usage))).usage == PRICED


def test_a_price_that_comes_apart_keeps_the_tokens_and_tokens_keep_the_price() -> None:
    priced = usage_with({"meta": {"usage": {"credits_used": 1000}}}, Usage(1, 2))
    assert priced == Usage(1, 2, usd=0.0005)
    assert usage_with({"usage": {"prompt_tokens": 3}}, priced) == Usage(3, None, usd=0.0005)
    assert usage_with({"usage": {}}, priced) == priced


@pytest.mark.parametrize("spent", [-1, True, "free", 1e300, None])
def test_nonsense_for_a_price_is_left_out(spent: object) -> None:
    assert usage_with({"meta": {"usage": {"usd_spent": spent}}}, Usage()) == Usage()
