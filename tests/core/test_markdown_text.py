"""Plain text of a tree, for the clipboard and screen readers; hidden characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.markdown import blocks, plain_text, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* `c`  \nd", "a b c\nd"),
        ("- a\n- b\n  1. c\n  2. d\n- e", "• a\n• b\n  1. c\n  2. d\n• e"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n\n- b", "• a\n• b"),
        ("- [x] a\n- [ ] b", "• ☑ a\n• ☐ b"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| | 3 |", "a\tb\n1\t2\n\t3"),
        ("> a\n>\n> b", "a\n\nb"),
        ("> [!TIP]\n> a", "Tip\n\na"),
        ("```py\na\n  b\n```", "a\n  b"),
        ("is $x$ or \\(y\\)", "is $x$ or \\(y\\)"),
        ("\\[\nx\n\\]", "\\[x\\]"),
        ("![a picture](http://b.c/d)", "a picture"),
        ("# a", "a"),
        ("***", "―――"),
    ],
)
def test_plain_text(text: str, expected: str) -> None:
    (block,) = blocks(text)
    assert plain_text(block.element) == expected


def test_hidden_characters_become_visible() -> None:
    assert visible("a\u202eb\u200bc\ufeffd\u2066e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert visible("if x:\U000e0041") == "if x:\ufffd"
    assert visible("pay\u200dpal") == "pay\ufffdpal"


def test_joiners_that_belong_to_the_script_stay() -> None:
    for text in ("می\u200cخواهم", "क्\u200dष", "👩\u200d💻"):
        assert visible(text) == text


@given(st.text())
def test_visible_keeps_every_place(text: str) -> None:
    assert len(visible(text)) == len(text)
