"""Tool calls that stand unparsed in a text, as people read them."""

from __future__ import annotations

import pytest

from chatapp.core.reply_extras.unparsed_call import name_in, words_in


@pytest.mark.parametrize(
    ("call", "name", "words"),
    [
        ('<x>\n<invoke name="a"><parameter name="b">c d</parameter></invoke></x>', "a", "c d"),
        ("<invoke  name = 'a b'>", "a b", ""),
        ('<invoke name="">', "", ""),
        ('<invoke name="a', "", ""),
        ("no call at all", "", "no call at all"),
        ("<" * 9_000, "", "<" * 4_096),
        ("", "", ""),
    ],
)
def test_what_a_call_says(call: str, name: str, words: str) -> None:
    assert (name_in(call), words_in(call)) == (name, words)
