"""Plain text of a tree, for the clipboard and screen readers."""

from __future__ import annotations

import pytest

from chatapp.core.markdown import blocks, plain_text


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
