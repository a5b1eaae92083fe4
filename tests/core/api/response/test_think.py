"""Thinking and answer told apart, each sample cut at every character."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.request.sending_back import message_of
from chatapp.core.api.response.think import Change, Growth, Recasting, Splitter
from chatapp.core.api.response.whole_reply import split
from chatapp.core.domain.conversation import Part, Piece, Source, TextPart, ThinkingPart
from chatapp.core.domain.events import PartKind

C, R = Source.CONTENT, Source.REASONING


def t(text: str) -> TextPart:
    return TextPart(text)


def inline(pieces: list[Piece]) -> str:
    """An earlier reply's content as it goes back to a server that wants its thinking in it."""
    thinking = message_of(pieces).thinking
    assert thinking
    return thinking.inline


def th(text: str) -> ThinkingPart:
    return ThinkingPart(text)


SAMPLES: dict[str, tuple[str, list[Part]]] = {
    "nothing": ("", []),
    "only white space": (" \n ", []),
    "plain": ("Hello\n", [t("Hello\n")]),
    "white space before": ("\n  Hello", [t("\n  Hello")]),
    "thinking, answer": ("<think>\nHm.\n</think>\n\nYes.", [th("\nHm.\n"), t("Yes.")]),
    "white space, thinking": (" \n<think>a</think>b", [th("a"), t("b")]),
    "empty thinking": ("<think>\n\n</think>\n\nYes", [t("Yes")]),
    "thinking only": ("<think>a</think>", [th("a")]),
    "never closed": ("<think>a\nb", [th("a\nb")]),
    "cut in the opener": ("<thi", [t("<thi")]),
    "cut in the closer": ("<think>a</thi", [th("a</thi")]),
    "nested opener": ("<think>a<think>b</think>c", [th("a<think>b"), t("c")]),
    "quoted closer": ('<think>say "</think>" now</think>ok', [th('say "</think>" now'), t("ok")]),
    "backticked closer": ("<think>`</think>`</think>ok", [th("`</think>`"), t("ok")]),
    "closer after a quote": ('<think>"a"</think>ok', [th('"a"'), t("ok")]),
    "closer after a quote, at the end": ('<think>"a"</think>', [th('"a"')]),
    "half hugged": ("<think>a`</think>\n'b'", [th("a`"), t("'b'")]),
    "no opener": ("Hm, so.\n</think>\n\nYes.", [th("Hm, so.\n"), t("Yes.")]),
    "no opener, nothing after": ("Hm.</think>", [th("Hm.")]),
    "no opener, twice": ("a\n</think>\nb</think>\nc", [th("a\n"), t("b</think>\nc")]),
    "no opener, then a block": (
        "a</think>\n<think>b</think>c",
        [th("a\n\nb"), t("c")],
    ),
    "no opener, then a block after lines": (
        "x\na</think>\r\n\n<think>b</think>\n<think>d</think>c",
        [th("x\na\n\nb\n\nd"), t("c")],
    ),
    "stray closer first": ("</think>\n\nYes", [t("Yes")]),
    "closer in prose": ("The </think> tag", [t("The </think> tag")]),
    "closer in backticks": ("Use `</think>`\nso", [t("Use `</think>`\nso")]),
    "closer behind a backtick": ("Use `</think>\nso", [t("Use `</think>\nso")]),
    "closer in a fence": ("```\n</think>\n```\n", [t("```\n</think>\n```\n")]),
    "closer after a fence": ("```\nx\n```\n</think>\na", [th("```\nx\n```\n"), t("a")]),
    "closer after a block": ("<think>a</think>b</think>\nc", [th("a"), t("b</think>\nc")]),
    "opener in prose": ("The <think> tag", [t("The <think> tag")]),
    "opener in a fence": (
        "```html\n<think>\n```\n<think>x</think>ok",
        [t("```html\n<think>\n```\n"), th("x"), t("ok")],
    ),
    "fence of tildes": ("~~~\n<think>a\n~~~~\nb", [t("~~~\n<think>a\n~~~~\nb")]),
    "longer fence": (
        "````\n```\n<think>\n````\n<think>x</think>y",
        [t("````\n```\n<think>\n````\n"), th("x"), t("y")],
    ),
    "inline code is no fence": (
        "``` a ``` b\n<think>x</think>y",
        [t("``` a ``` b\n"), th("x"), t("y")],
    ),
    "fence in a list": ("- a\n  ```\n<think>\n  ```", [t("- a\n  ```\n<think>\n  ```")]),
    "interleaved": (
        "<think>a</think>\nb\n<think>c</think>\r\n\r\nd",
        [th("a"), t("b\n"), th("c"), t("d")],
    ),
    "two blocks in a row": ("<think>a</think>\n<think>b</think>\nc", [th("a\n\nb"), t("c")]),
    "late, never closed": (
        "<think>a</think>b\n<think> is a tag",
        [th("a"), t("b\n<think> is a tag")],
    ),
    "late, closed at the very end": (
        'x\n<think>a</think>b\n<think>"c"</think>',
        [t("x\n"), th("a"), t("b\n"), th('"c"')],
    ),
    "first but not at the start": ("Well\n<think>a", [t("Well\n"), th("a")]),
    "other angles": ("<<think>a < b</thinking> <", [t("<<think>a < b</thinking> <")]),
    "emoji": ("<think>🤔</think>👍🏽", [th("🤔"), t("👍🏽")]),
    "capitals": ("<THINK>a</Think>b", [th("a"), t("b")]),
}


def grown(changes: Iterable[Change]) -> tuple[Part, ...]:
    """The parts as someone sees them who follows the changes."""
    parts: list[Part] = []
    for change in changes:
        if isinstance(change, Recasting):
            parts = list(change.parts)
            continue
        made = TextPart if change.kind is PartKind.TEXT else ThinkingPart
        if parts and isinstance(last := parts[-1], made):
            parts[-1] = made(last.text + change.text)
        else:
            parts.append(made(change.text))
    return tuple(parts)


def live(pieces: Iterable[Piece]) -> tuple[Part, ...]:
    splitter = Splitter()
    changes: list[Change] = []
    for piece in pieces:
        changes += splitter.feed(piece.source, piece.text)
        assert grown(changes) == splitter.parts
    changes += splitter.finish()
    assert grown(changes) == splitter.parts
    assert splitter.finish() == []
    return splitter.parts


@pytest.mark.parametrize("name", SAMPLES)
def test_cut_at_every_character(name: str) -> None:
    text, expected = SAMPLES[name]
    assert split([Piece(C, text)]) == tuple(expected)
    assert live(Piece(C, c) for c in text) == tuple(expected)
    for cut in range(len(text)):
        assert live([Piece(C, text[:cut]), Piece(C, text[cut:])]) == tuple(expected), cut


STRUCTURED: dict[str, tuple[list[tuple[Source, str]], list[Part]]] = {
    "thinking, answer": ([(R, "a"), (R, "b"), (C, "\n\nc")], [th("ab"), t("\n\nc")]),
    "blank thinking": ([(R, "\n"), (C, "c")], [t("c")]),
    "after answer text": (
        [(R, "a"), (C, "b"), (R, "c"), (C, "d")],
        [th("a"), t("b"), th("c"), t("d")],
    ),
    "both in each chunk": (
        [(R, "So it"), (C, "<think>\nSo it"), (R, " is."), (C, " is.\n</think>\n\nYes")],
        [th("So it is."), t("Yes")],
    ),
    "the same again, inline": (
        [(R, "So it is."), (C, "<think>So it is.</think>\nYes")],
        [th("So it is."), t("Yes")],
    ),
    "the same again, never closed": ([(R, "So it is."), (C, "<think>So it")], [th("So it is.")]),
    "more of it inline": (
        [(R, "So it"), (C, "<think>So it is.</think>\nYes")],
        [th("So it\n\nSo it is."), t("Yes")],
    ),
    "something else inline": (
        [(R, "So it is."), (C, "<think>So it was.</think>\nYes")],
        [th("So it is.\n\nSo it was."), t("Yes")],
    ),
    "stray closer": ([(R, "a"), (C, "</think>\n\nb")], [th("a"), t("b")]),
    "closer in the answer": ([(R, "a"), (C, "b\n</think>\nc")], [th("a"), t("b\n</think>\nc")]),
    "inside a late block that never ends": (
        [(C, "<think>a</think>b\n<think>c"), (R, "kept"), (C, "d")],
        [th("a"), t("b\n"), th("kept"), t("<think>cd")],
    ),
    "prose about the tag": ([(R, "a"), (C, "b\n<think>\nc")], [th("a"), t("b\n<think>\nc")]),
    "two repeated blocks": (
        [(R, "ab"), (C, "<think>ab</think>x\n"), (R, "cd"), (C, "<think>cd</think>y")],
        [th("ab"), t("x\n"), th("cd"), t("y")],
    ),
}


@pytest.mark.parametrize("name", STRUCTURED)
def test_structured_thinking(name: str) -> None:
    pairs, expected = STRUCTURED[name]
    pieces = [Piece(source, text) for source, text in pairs]
    assert split(pieces) == tuple(expected)
    assert live(pieces) == tuple(expected)
    assert live(Piece(p.source, c) for p in pieces for c in p.text) == tuple(expected)


FRAGMENTS = [
    "<think>",
    "</think>",
    "\n",
    "`",
    '"',
    "```",
    "~~~",
    " ",
    "a",
    "b.",
    "<",
    "\r\n",
    "think>",
]
pieces_of_reply = st.lists(
    st.builds(
        Piece,
        st.sampled_from([C, C, C, R]),
        st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join),
    ),
    max_size=6,
)


@given(pieces_of_reply, st.integers(1, 5))
def test_live_and_whole_agree_however_it_is_cut(pieces: list[Piece], size: int) -> None:
    whole = split(pieces)
    cut = [
        Piece(p.source, p.text[i : i + size]) for p in pieces for i in range(0, len(p.text), size)
    ]
    assert live(cut) == whole
    assert all(isinstance(p, TextPart | ThinkingPart) and p.text.strip() for p in whole)


@given(pieces_of_reply)
def test_no_word_is_lost(pieces: list[Piece]) -> None:
    """Whatever is letters comes out again, in order, unless thinking was sent twice."""
    if not any(p.source is R and p.text.strip() for p in pieces):
        letters = "".join(c for p in pieces for c in p.text.replace("think", "") if c.isalpha())
        shown = "".join(getattr(p, "text", "") for p in split(pieces)).replace("think", "")
        assert "".join(c for c in shown if c.isalpha()) == letters


def test_thinking_without_a_character_is_none() -> None:
    assert split([Piece(R, ""), Piece(C, "a"), Piece(R, "")]) == split([Piece(C, "a")])


def test_tags_never_flash_up() -> None:
    splitter = Splitter()
    shown: list[str] = []
    for c in "<think>a b</think>\n\nc < d":
        for change in splitter.feed(C, c):
            assert isinstance(change, Growth)
            shown.append(change.text)
            assert "think" not in "".join(shown)
            assert "</" not in "".join(shown)


def test_text_does_not_lag() -> None:
    splitter = Splitter()
    assert splitter.feed(C, "<think>Let me see") == [Growth(PartKind.THINKING, "Let me see")]
    assert splitter.feed(C, "</think>Yes,") == [Growth(PartKind.TEXT, "Yes,")]
    assert splitter.feed(C, " of") == [Growth(PartKind.TEXT, " of")]
    for no_tag in (" a <", "b", " 1<2", " </p>", " </thin>", " <t", "d> <"):
        held = no_tag.endswith(("<", "<t"))
        grown = splitter.feed(C, no_tag)
        assert grown, "at most what could become a tag is held back"
        assert isinstance(grown[0], Growth)
        assert grown[0].text.endswith(no_tag.rpartition("<")[0] if held else no_tag)


def test_other_tags() -> None:
    text = "<thinking>a</think></thinking>\nb"
    assert split([Piece(C, text)]) == (th("a</think>"), t("b"))
    assert live(Piece(C, c) for c in text) == (th("a</think>"), t("b"))


def test_a_real_reply() -> None:
    path = Path(__file__).parents[3] / "data" / "m2-7_reply.json"
    content = json.loads(path.read_text(encoding="utf-8"))["choices"][0]["message"]["content"]
    thinking, answer = split([Piece(C, content)])
    assert isinstance(thinking, ThinkingPart)
    assert isinstance(answer, TextPart)
    assert thinking.text.strip() + answer.text in content.replace("\n</think>\n\n", "")
    assert inline([Piece(C, content)]) == content


SENT = {
    "verbatim": ("<think>\na\n</think>\n\nb\n", "<think>\na\n</think>\n\nb\n"),
    "no thinking": (" b ", " b "),
    "prose about the tag": (
        "<think>a</think>b\n<think> is a tag",
        "<think>a</think>b\n<think> is a tag",
    ),
    "prose about the tag, twice": (
        "<think>a</think>b\n<think>c</think>d\n<think> is",
        "<think>a</think>b\n<think>c</think>d\n<think> is",
    ),
    "cut in thinking": ("<think>a", "<think>a\n</think>\n\n(stopped)"),
    "thinking only": ("<think>a</think>\n", "<think>a</think>\n\n(stopped)"),
    "literal closer": ("<think>a</think>b `</think>`", "<think>a</think>b `<\u200b/think>`"),
    "literal closer, no thinking": ("The </think> tag", "The <\u200b/think> tag"),
    "closer without opener": ("a</think>\nb", "a</think>\nb"),
    "interleaved": ("<think>a</think>b\n<think>c</think>d", "<think>a</think>b\n<think>c</think>d"),
    "nothing": ("", ""),
    "blank": (" \n", ""),
}


@pytest.mark.parametrize("name", SENT)
def test_sending_back(name: str) -> None:
    content, sent = SENT[name]
    assert inline([Piece(C, content)]) == sent


def test_structured_thinking_is_not_sent_back_inline() -> None:
    assert inline([Piece(R, "a"), Piece(C, "b")]) == "b"
    assert inline([Piece(R, "a")]) == "(stopped)"


@given(pieces_of_reply)
def test_what_is_sent_back_ends_with_the_answer(pieces: list[Piece]) -> None:
    """The chat template takes what follows the last closer for the answer."""
    sent = inline(pieces)
    if split(pieces):
        assert sent.rpartition("</think>")[2].strip()
    else:
        assert sent == ""
