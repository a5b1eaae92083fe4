"""A passage as a quote in Markdown."""

from __future__ import annotations

import pytest

from chatapp.core.quotation import quotation


@pytest.mark.parametrize(
    ("passage", "quoted"),
    [
        ("a", "> a"),
        ("\na\n\n  b \n\n", "> a\n>\n>   b "),
        ("> a\n- b", "> > a\n> - b"),
        ("", ">"),
    ],
)
def test_every_line_has_its_mark(passage: str, quoted: str) -> None:
    assert quotation(passage) == quoted
