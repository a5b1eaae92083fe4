"""A continued reply that repeats what is there, and one that does not."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response.overlap import SHORTEST, may_repeat, repeated

WORDS = st.lists(st.sampled_from(["one", "two ", "three, ", "four. ", "\n", "ha ", "-"])).map(
    "".join
)
NEW = st.text("0123456789", min_size=1)
"""What no other text has."""


@given(WORDS, NEW)
def test_all_of_it_again(text: str, rest: str) -> None:
    found = repeated(text, text + rest)
    assert found in (0, len(text))
    if len(text) >= SHORTEST and len(set(text[:SHORTEST])) > 5:
        assert found == len(text)


@given(WORDS, WORDS, NEW)
def test_only_what_stands_at_the_end_is_left_out(before: str, said: str, rest: str) -> None:
    more = said + rest
    found = repeated(before, more)
    assert before.endswith(more[:found])
    assert found == 0 or found >= SHORTEST


@given(WORDS, st.text("0123456789 ", min_size=1))
def test_what_is_new_stays_whole(before: str, new: str) -> None:
    assert repeated(before, "5" + new) == 0


@given(WORDS, NEW, st.integers(1, 9))
def test_the_rest_is_held_back_no_longer_than_it_repeats(text: str, rest: str, step: int) -> None:
    more = text + rest
    for end in range(step, len(more), step):
        if not may_repeat(text, more[:end]):
            assert end >= len(text) or text.find(more[:end]) < 0 or end == len(text)


def test_a_text_that_repeats_itself_takes_no_longer() -> None:
    text = "abcdefgh, and so on; " * 100_000
    began = time.process_time()
    assert repeated(text, text[5:900] + "!") == 0
    assert repeated("a" * 100_000, "a" * 100_000) == 0
    assert time.process_time() - began < 5
