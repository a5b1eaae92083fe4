"""Characters and UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chatapp.ui.messages.rows.utf16 import Units


@given(st.text(alphabet="aé漢😀👩\U0001f3fb", max_size=40))
def test_counts_as_utf16_does(text: str) -> None:
    units = Units(text)
    for offset in range(len(text) + 1):
        unit = len(text[:offset].encode("utf-16-le")) // 2
        assert units.to_qt(offset) == unit
        assert units.from_qt(unit) == offset


def test_the_middle_of_a_character_belongs_to_it() -> None:
    units = Units("a😀b")
    assert [units.from_qt(n) for n in range(5)] == [0, 1, 1, 2, 3]
