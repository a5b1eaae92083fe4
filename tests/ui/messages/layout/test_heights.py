"""Heights found in O(log n): the same answers as counting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chatapp.ui.messages.layout.heights import Heights

heights = st.lists(st.integers(0, 500), max_size=60)


@given(heights, st.integers(-10, 40_000))
def test_finds_what_counting_finds(values: list[int], y: int) -> None:
    made = Heights(values)
    assert made.total == sum(values)
    assert [made.above(i) for i in range(len(values) + 1)] == [
        sum(values[:i]) for i in range(len(values) + 1)
    ]
    found = made.at(y)
    if values and 0 <= y < sum(values):
        assert sum(values[:found]) <= y < sum(values[: found + 1])
    else:
        assert 0 <= found <= max(len(values) - 1, 0)


@given(heights, st.lists(st.tuples(st.sampled_from("asc"), st.integers(0, 500))))
def test_changes_keep_the_sums(values: list[int], steps: list[tuple[str, int]]) -> None:
    made, plain = Heights(values), list(values)
    for kind, number in steps:
        if kind == "a":
            made.append(number)
            plain.append(number)
        elif kind == "s" and plain:
            index = number % len(plain)
            made.set(index, number)
            plain[index] = number
        elif kind == "c":
            made.truncate(number)
            del plain[number:]
        assert len(made) == len(plain)
        assert [made.above(i) for i in range(len(plain) + 1)] == [
            sum(plain[:i]) for i in range(len(plain) + 1)
        ]
