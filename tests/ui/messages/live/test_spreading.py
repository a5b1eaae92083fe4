"""Bursts are spread over the time until the next, and nothing is kept back for long."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response.intake import GATHER_SECONDS
from chatapp.core.domain.events import PartKind
from chatapp.ui.messages.live.reply_updates import FRAME
from chatapp.ui.messages.live.spreading import LONGEST, SMALL, Arrivals, Spreading, stop_in

BURSTS = st.lists(st.tuples(st.integers(1, 400), st.floats(0.001, 2)), min_size=1, max_size=20)


def test_the_last_of_a_burst_is_seen_within_a_quarter_of_a_second() -> None:
    """The two frames that it may have to wait for, and a tenth of the time for all else."""
    assert LONGEST + 2 * FRAME <= 0.9 * 0.25


def test_no_gulp_of_a_stream_waits_for_the_frame_after_it() -> None:
    assert FRAME < GATHER_SECONDS


def test_what_comes_evenly_is_due_at_once() -> None:
    spreading = Spreading()
    for number in range(1, 50):
        spreading.arrived(4, number * 0.05)
        assert spreading.due(number * 0.05) == 4 * number


def test_a_burst_is_spread_until_the_next() -> None:
    spreading = Spreading()
    for number in range(4):
        spreading.arrived(60, number * 0.2)
    shown = [spreading.due(0.6 + step * 0.02) - 180 for step in range(11)]
    assert shown[0] <= 0
    assert shown[-1] == 60
    steps = [b - a for a, b in pairwise(shown)]
    assert max(steps) <= 8, "no lumps"


def test_one_pause_makes_no_rhythm() -> None:
    spreading, now = Spreading(), 0.0
    for number, pause in enumerate((0.03, 0.03, 0.2, 0.03, 0.03), 1):
        spreading.arrived(40, now := now + pause)
        assert spreading.due(now) == 40 * number


def test_one_token_then_ten_is_a_rhythm() -> None:
    spreading, now = Spreading(), 0.0
    for _ in range(4):
        spreading.arrived(4, now := now + 0.01)
        spreading.arrived(40, now := now + 0.1)
    arrived = 4 * 44
    assert spreading.due(now + 0.05) < arrived == spreading.due(now + 0.1)


def test_the_first_is_due_at_once_and_so_is_a_word() -> None:
    spreading = Spreading()
    spreading.arrived(300, 1.0)
    assert spreading.due(1.0) == 300
    spreading.arrived(SMALL, 1.5)
    assert spreading.due(1.5) == 300 + SMALL


@given(BURSTS, st.floats(0.001, 0.1))
def test_nothing_is_kept_back_for_long_and_nothing_is_taken_back(
    bursts: list[tuple[int, float]], step: float
) -> None:
    spreading, now, arrived, shown = Spreading(), 0.0, list[tuple[float, int]](), 0
    for size, pause in bursts:
        spreading.arrived(size, now)
        arrived.append((now, size + (arrived[-1][1] if arrived else 0)))
        until = now + pause
        while now < until:
            due = spreading.due(now)
            assert shown <= due <= arrived[-1][1]
            old = [total for when, total in arrived if now - when >= LONGEST + 1e-6]
            assert due >= max(old, default=0)
            shown = due
            now += step
        now = until


@given(st.text(max_size=80), st.integers(0, 90))
def test_a_part_ends_where_something_ends(text: str, size: int) -> None:
    end = stop_in(text, size)
    assert 0 <= end <= len(text)
    assert end > 0 or not text or size == 0 or size >= len(text)
    assert text[end : end + 1] not in {"\u200d", "\ufe0f", "\u0301"}


def test_words_are_not_cut_and_signs_of_several_letters_neither() -> None:
    assert stop_in("several words, here", 3) == len("several")
    assert stop_in("several words, here", 9) == len("several words,")
    assert stop_in("字字字字", 2) == 2
    assert stop_in("a \U0001f469\u200d\U0001f4bb b", 3) == 5


@given(
    st.lists(st.tuples(st.sampled_from(PartKind), st.text(min_size=1)), max_size=12),
    st.lists(st.floats(0, 0.2), max_size=12),
)
def test_all_that_arrives_is_given_in_order(
    texts: list[tuple[PartKind, str]], pauses: list[float]
) -> None:
    arrivals, now, given_ = Arrivals(), 0.0, list[tuple[PartKind, str]]()
    for number, (kind, text) in enumerate(texts):
        arrivals.add(kind, text, now)
        given_ += arrivals.due(now)
        now += pauses[number] if number < len(pauses) else 0.0
    given_ += arrivals.rest()
    assert not arrivals
    for kind in PartKind:
        said = "".join(text for k, text in given_ if k is kind)
        assert said == "".join(text for k, text in texts if k is kind)
