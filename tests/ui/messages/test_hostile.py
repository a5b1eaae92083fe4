"""Texts meant to break a view: each is drawn or folded, and the view answers afterwards."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place, Selection
from chatapp.ui.messages.rows.row_specs import CodeSpec
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.layout.test_selection import clipboard
from tests.ui.messages.talk import fill, reply

TEXTS = {
    "no space": "x" * 200_000,
    "no space, wide": "漢😀" * 20_000,
    "quotes": ">" * 10_000 + " deep",
    "lists": "- " * 5_000 + "deep",
    "NUL": "a\0b `c\0d` $e\0f$ [g\0](https://h\0)\n\n```\n\0\n```",
    "surrogates": "a\ud800b `\udfff` $\ud800$\n\n```py\n\ud800\n```\n\n| \ud800 |\n|-|\n| \udc00 |",
    "bidi": "\u202eabc\u202c [\u202ehttps://good.example](https://bad.example) `\u2066x\u2069`",
    "joiners": "e" + "\u0301" * 5_000 + " " + "\u200d" * 5_000,
    "images": "![a](https://t.example/x.png)" * 300,
    "data image": "![a](data:image/png;base64," + "A" * 50_000 + ")",
    "odd image": "![" + "\u202e" * 100 + "](http://[)",
    "formulas": " ".join(f"$x_{{{n}}}$" for n in range(200)),
    "deep formula": "$$" + r"\frac{a}{" * 300 + "x" + "}" * 300 + "$$",
    "wide formula": "$$" + "a+" * 450 + "$$",
    "tall formula": r"$\rule{1em}{900em}$",
    "cells": "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|b" * 300 + "|",
    "notes": "".join(f"[^{n}]" for n in range(300))
    + "\n\n"
    + "\n\n".join(f"[^{n}]: note" for n in range(300)),
    "long code line": "```json\n" + "[1, " * 30_000 + "\n```",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))",
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_view_lives(qtbot: QtBot, view: MessageView, name: str) -> None:
    fill(view, [reply(1, TEXTS[name]), reply(2, "After it.")])
    view.grab()
    view.verticalScrollBar().setValue(0)
    view.grab()
    view.resize(360, 500)
    view.grab()
    view.selected.select(Selection.between(Place(0, 0, 0, 0), Place(1, Slot.TAIL, 0, 0)))
    view.clipboard.selection()
    qtbot.waitUntil(lambda: not view.formulas.busy, timeout=20_000)
    view.scroller.go_to_end()
    view.grab()
    item = view.column.item(1)
    assert item is not None
    assert item.sections[Slot.TEXT].rows[0].laid


def test_what_hides_in_code_is_seen_and_copied_as_it_is(view: MessageView) -> None:
    code = "if admin\u202e \u2066// check\u2069 \u2066:\u200b"
    fill(view, [reply(1, f"```\n{code}\n```")])
    item = view.column.item(0)
    assert item is not None
    row = item.sections[Slot.TEXT].rows[0]
    assert isinstance(row.spec, CodeSpec)
    assert row.text == code
    drawn = getattr(row, "_code")  # noqa: B009 - what is painted is the row's own affair
    assert len(drawn) == len(code)
    assert not set(drawn) & set("\u202e\u2066\u2069\u200b")


@pytest.mark.parametrize("cut", [False, True], ids=["whole", "within a row"])
def test_what_hides_within_a_line_is_seen_and_copied_as_it_is(
    view: MessageView, *, cut: bool
) -> None:
    source = "So `rm\u202e x` and [pay\u200bpal\u2066](https://example.org/) it is."
    fill(view, [reply(1, source)])
    item = view.column.item(0)
    assert item is not None
    (row,) = item.sections[Slot.TEXT].rows
    drawn = getattr(row, "_set").lines[0].slab.piece  # noqa: B009 - as above
    assert drawn == "So rm\ufffd x and pay\ufffdpal\ufffd it is."
    end = len(row.text) - (len(" it is.") if cut else 0)
    view.selected.select(Selection.between(Place(0, 2, 0, 0), Place(0, 2, 0, end)))
    view.clipboard.selection()
    tail = "" if cut else " it is."
    assert clipboard() == f"So rm\u202e x and pay\u200bpal\u2066{tail}"
    assert clipboard("text/markdown") == source.removesuffix("" if tail else " it is.")
    assert "<code>rm\u202e x</code>" in clipboard("text/html")
    assert ">pay\u200bpal\u2066</a>" in clipboard("text/html")


def test_under_the_caret_too_what_hides_is_seen_and_copied_as_it_is(
    qtbot: QtBot, view: MessageView
) -> None:
    code = "print('\u202e')"
    fill(view, [reply(1, f"So `a\u200b\u200bb`\u200bc \ufffd.\n\n```python\n{code}\n```")])
    view.caret_reader.open()
    reader = view.caret_reader.reader
    assert reader is not None
    seen = "So a\ufffd\ufffdb\u200bc \ufffd.\npython\nprint('\ufffd')"
    assert reader.toPlainText() == seen
    reader.selectAll()
    reader.copy()
    assert clipboard() == f"So a\u200b\u200bb\u200bc \ufffd.\npython\n{code}"
    assert "\u202e" in clipboard("text/html")


def test_footnotes_lead_there_and_back(view: MessageView) -> None:
    text = "Named[^a].\n\n" + "A paragraph.\n\n" * 100 + "[^a]: The note."
    fill(view, [reply(1, text)])
    item = view.column.item(0)
    assert item is not None
    view.verticalScrollBar().setValue(0)
    view.message_actions.to_note(0, Slot.TEXT, "#fn-a")
    assert view.scroller.value > 1000
    view.message_actions.to_note(0, Slot.TEXT, "#fnref-a")
    assert view.scroller.value < 500
    view.message_actions.to_note(0, Slot.TEXT, "#fn-none")
    assert view.scroller.value < 500
