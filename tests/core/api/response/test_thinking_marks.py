"""Every dress that thinking comes in, each cut at every character."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.request.sending_back import message_of
from chatapp.core.api.response.think import Change, Growth, Recasting, Splitter
from chatapp.core.api.response.thinking_marks import ALL, BRACKETS, LONGEST, NAMES, marks_of
from chatapp.core.api.response.whole_reply import split
from chatapp.core.domain.conversation import (
    Part,
    Piece,
    Source,
    TextPart,
    ThinkingPart,
    ToolCallPart,
)
from chatapp.core.domain.events import PartKind

C, R = Source.CONTENT, Source.REASONING

THOUGHT = "<|channel|>analysis<|message|>"
FINAL = "<|start|>assistant<|channel|>final<|message|>"
DRESSES = {
    **{f"<{name}>": f"</{name}>" for name in NAMES},
    **BRACKETS,
    THOUGHT: "<|end|>",
    f"<|start|>assistant{THOUGHT}": "<|end|>",
}
WRITTEN = [*DRESSES, *DRESSES.values(), FINAL, "<|channel|>final<|message|>", "<|return|>"]


def t(text: str) -> TextPart:
    return TextPart(text)


def inline(pieces: list[Piece]) -> str:
    """An earlier reply's content as it goes back to a server that wants its thinking in it."""
    thinking = message_of(pieces).thinking
    assert thinking
    return thinking.inline


def th(text: str) -> ThinkingPart:
    return ThinkingPart(text)


def live(texts: Iterable[str]) -> tuple[Part, ...]:
    splitter = Splitter()
    for text in texts:
        splitter.feed(C, text)
    splitter.finish()
    return splitter.parts


def check(text: str, *expected: Part) -> None:
    assert live([text]) == expected
    assert live(text) == expected
    for cut in range(len(text)):
        assert live([text[:cut], text[cut:]]) == expected, cut


@pytest.mark.parametrize("opener", DRESSES)
def test_every_dress(opener: str) -> None:
    closer = DRESSES[opener]
    check(f"{opener}a{closer}b", th("a"), t("b"))
    check(f"\n {opener}\na\n{closer}\n\nb", th("\na\n"), t("b"))
    check(f"{opener}a{closer}b\n{opener}c{closer}\nd", th("a"), t("b\n"), th("c"), t("d"))
    check(f"{opener}a", th("a"))
    check(f"{opener}a{closer}", th("a"))
    check(f"{opener}say `{closer}` now{closer}b", th(f"say `{closer}` now"), t("b"))


@pytest.mark.parametrize("opener", [d for d in DRESSES if "channel" not in d])
def test_a_tag_in_code_or_prose_stays_text(opener: str) -> None:
    closer = DRESSES[opener]
    for text in (
        f"Use `{opener}` and `{closer}`\nso",
        f"The {opener}inner{closer}\nso",
        f"The {opener} tag, then {closer}\nso",
        f"```\n{opener}\na\n{closer}\n```\nso",
        f"~~~xml\n{opener}a{closer}\n~~~",
        f"x {opener}",
        f"so {opener[:-1]}",
    ):
        check(text, t(text))
    check(f"{opener}a{closer}b\n{opener} is a tag", th("a"), t(f"b\n{opener} is a tag"))


@pytest.mark.parametrize("closer", [c for c in DRESSES.values() if "<|end|>" not in c])
def test_thinking_without_its_opener(closer: str) -> None:
    check(f"Hm, so.\n{closer}\n\nYes.", th("Hm, so.\n"), t("Yes."))
    check(f"Hm, so.\n{closer}Yes.", th("Hm, so.\n"), t("Yes."))
    check(f"Hm.{closer}", th("Hm."))
    check(f"{closer}Yes.", t("Yes."))
    check(f"{closer}\n\nYes.", t("Yes."))
    check(f"The {closer} tag", t(f"The {closer} tag"))
    check(f"One:\n{closer} ends it", t(f"One:\n{closer} ends it"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<THINK>a</Think>b", [th("a"), t("b")]),
        ("<Mm:Think>a</mm:think>b", [th("a"), t("b")]),
        ('<think effort="high">a</think>b', [th("a"), t("b")]),
        ("<thinking  a='1' b = \"x y\" c=3 >a</thinking >b", [th("a"), t("b")]),
        ("<think about it>a", [t("<think about it>a")]),
        ("<thinker>a</thinker>\n", [t("<thinker>a</thinker>\n")]),
        ("<think/>a", [t("<think/>a")]),
        ("<think>a</thinking>b</think>c", [th("a</thinking>b"), t("c")]),
        ("[THINK](https://example.org) it", [t("[THINK](https://example.org) it")]),
        ("[THINK]: x", [t("[THINK]: x")]),
        ("[think]a[/think]\nb", [t("[think]a[/think]\nb")]),
        ("<thin\u212a>a", [t("<thin\u212a>a")]),  # the Kelvin sign is no k
    ],
)
def test_how_a_tag_may_be_written(text: str, expected: list[Part]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{THOUGHT}a<|end|>{FINAL}b", [th("a"), t("b")]),
        (f"{THOUGHT}a<|end|>\n{FINAL}b\nc<|return|>", [th("a"), t("b\nc")]),
        (f"{THOUGHT}a{FINAL}b", [th("a"), t("b")]),
        (f"{THOUGHT}a<|channel|>final<|message|>b", [th("a"), t("b")]),
        (f"{FINAL}b<|return|>", [t("b")]),
        ("<|channel|>final<|message|>b", [t("b")]),
        (f"a<|end|>{FINAL}b", [th("a"), t("b")]),
        (f"a{FINAL}b", [th("a"), t("b")]),
        (
            f"{THOUGHT}a<|end|><|start|>assistant<|channel|>commentary<|message|>b<|end|>"
            f"<|start|>assistant{THOUGHT}c<|end|>{FINAL}d",
            [th("a"), t("b"), th("c"), t("d")],
        ),
        (
            f"{THOUGHT}a<|end|>{FINAL}b<|end|><|start|>assistant{THOUGHT}c",
            [th("a"), t("b"), th("c")],
        ),
        (f"{THOUGHT}a<|end|>{FINAL}`<|end|>` is it", [th("a"), t("`<|end|>` is it")]),
        (f"{FINAL}a <think> b<|end|>c</think>\nd", [th("a <think> bc"), t("d")]),
        (f"{THOUGHT}say `{FINAL}`<|end|>{FINAL}b", [th(f"say `{FINAL}`"), t("b")]),
        ("Write <|end|> and <|channel|>final<|message|>", None),
        (f"```\n{THOUGHT}a<|end|>\n```", None),
        ('<|channel|>commentary to=functions.a <|constrain|>json<|message|>{"q": 1}<|call|>', None),
    ],
)
def test_channels(text: str, expected: list[Part] | None) -> None:
    check(text, *([t(text)] if expected is None else expected))


def test_a_tool_call_in_the_text_is_kept_whole_and_stands_apart() -> None:
    call = (
        '<minimax:tool_call>\n<invoke name="search">\n<parameter name="query">tides</parameter>\n'
        "</invoke>\n</minimax:tool_call>"
    )
    card = ToolCallPart("", call)
    check(f"<think>a</think>\n\nLet me see.\n\n{call}", th("a"), t("Let me see.\n\n"), card)
    check(call, card)
    check(f"{call}\n{call}\nDone.", t("Done."), card, card)
    # One that was cut off.
    check(f"Hm.\n{call[:-5]}", t("Hm.\n"), ToolCallPart("", call[:-5]))
    for prose in (f"Write {call}", f"```xml\n{call}\n```", "<minimax:tool_cal"):
        check(prose, t(prose))


def test_a_closer_behind_thinking_from_its_own_field_is_dropped() -> None:
    for closer in ("</thought>", "</think>"):
        for cut in range(len(closer)):
            pieces = [(R, "Hm."), (C, closer[:cut]), (C, f"{closer[cut:]}Yes.")]
            assert split(Piece(*piece) for piece in pieces) == (th("Hm."), t("Yes."))


@pytest.mark.parametrize("opener", DRESSES)
def test_a_block_that_was_cut_is_closed_when_it_goes_back(opener: str) -> None:
    sent = inline([Piece(C, f"{opener}a")])
    assert sent == f"{opener}a\n{DRESSES[opener]}\n\n(stopped)"
    assert split([Piece(C, sent)])[-1] == t("(stopped)")


def test_an_answer_without_a_word_goes_back_as_stopped() -> None:
    text = f"{THOUGHT}a<|end|>{FINAL}"
    assert inline([Piece(C, text)]) == f"{text}\n\n(stopped)"


FRAGMENTS = [
    *WRITTEN,
    *('<think a="1">', "<THINK ", "[THINK](", "</th", "<|", "[/", "<|start|>", "<|message|>"),
    *("\n", "`", '"', "```", "~~~", " ", "a", "b.", "<", "\r\n", "[", "]", "|>", "◁", "=", "/"),
]
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=14).map("".join)


@given(texts, st.lists(st.integers(0, 200), max_size=8), st.data())
def test_any_dress_cut_anywhere(text: str, cuts: list[int], data: st.DataObject) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    ends = [*places, len(text)]
    runs = [text[a:b] for a, b in zip([0, *places], ends, strict=True)]
    whole = split([Piece(C, text)])
    assert live(runs) == whole
    assert live(text) == whole
    assert all(isinstance(p, TextPart | ThinkingPart) and p.text.strip() for p in whole)
    sources = data.draw(
        st.lists(st.sampled_from([C, C, R]), min_size=len(runs), max_size=len(runs))
    )
    pieces = [Piece(*pair) for pair in zip(sources, runs, strict=True)]
    splitter = Splitter()
    for piece in pieces:
        for character in piece.text:
            splitter.feed(piece.source, character)
    splitter.finish()
    assert splitter.parts == split(pieces)


plain = st.text(st.characters(exclude_characters="<[◁`\"'~(:", codec="utf-8"), min_size=1).filter(
    lambda text: bool(text.strip())
)


@given(st.sampled_from(list(DRESSES)), plain, plain, st.integers(1, 7))
def test_whatever_is_thought_and_said(opener: str, thought: str, said: str, size: int) -> None:
    said = said.lstrip("\r\n") or "x"
    text = f"{opener}{thought}{DRESSES[opener]}\n\n{said}"
    runs = [text[i : i + size] for i in range(0, len(text), size)]
    expected: list[Part] = [th(thought)]
    assert live(runs) == tuple(expected + [t(said)] * bool(said.strip()))


@pytest.mark.parametrize("opener", DRESSES)
def test_no_half_tag_flashes_up(opener: str) -> None:
    text = f"{opener}a b{DRESSES[opener]}\n\nc\n{opener}d{DRESSES[opener]}e"
    splitter = Splitter()
    for character in text:
        for change in splitter.feed(C, character):
            assert isinstance(change, Growth)
            assert re.fullmatch(r"[a-e \n]*", change.text)


def test_text_is_held_back_only_where_it_may_become_a_mark() -> None:
    for text in ("a <", "b <thi", "<think a", "<|channel|>ana", "[TH", "◁", '<thought x="1'):
        assert ALL.unfinished(text, 0) == min(text.find(c) for c in "<[◁" if c in text)
    for text in ("a b", "<b", "< ", "<think about it", "[x", "a[0]", "<|endoftext", "◁x", "x" * 99):
        assert ALL.unfinished(text, 0) == len(text)
    assert ALL.unfinished('<think a="' + "x" * LONGEST, 0) == LONGEST + 10


@pytest.mark.parametrize("opener", ['<think a="1" ', "<|start|>assistant", "[THINK]", "<"])
def test_what_only_begins_like_a_mark_comes_out_again(opener: str) -> None:
    text = f"x {opener * 10}"
    check(text, t(text))


def test_what_was_taken_back_is_told_as_the_whole() -> None:
    splitter = Splitter()
    changes: list[Change] = splitter.feed(C, "Hm.\n</thought>\n\nYes.")
    assert changes == [Recasting((th("Hm.\n"), t("Yes.")))]
    assert splitter.feed(C, " No.") == [Growth(PartKind.TEXT, " No.")]


@pytest.mark.parametrize(
    "text",
    [
        "Say `<|channel|>final<|message|>` so.",
        "```\n<|channel|>final<|message|>\nx <|end|>\n```\n",
        "Say <|end|> so.",
    ],
)
def test_marks_of_channels_that_are_talked_about_stay_text(text: str) -> None:
    check(text, t(text))
    check(f"<think>a</think>{text}", th("a"), t(text))


OWN = "<reflect> </reflect> {{ }} ※ ◇ <|channel|>analysis<|message|> <|end|>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<reflect>a</reflect>b", [th("a"), t("b")]),
        ('<Reflect deep="1">a</reflect >b', [th("a"), t("b")]),
        ("{{a}}b\n{{c}}d", [th("a"), t("b\n"), th("c"), t("d")]),
        ("※a◇b", [th("a"), t("b")]),
        ("Hm.\n</reflect>\nb", [th("Hm.\n"), t("b")]),
        ("<think>a</think>b", [t("<think>a</think>b")]),
        ("[THINK]a[/THINK]b", [t("[THINK]a[/THINK]b")]),
        (f"{THOUGHT}a<|end|>{FINAL}b", [th("a"), t("b")]),
        ("so { and {", [t("so { and {")]),
        ("{{a", [th("a")]),
    ],
)
def test_a_server_may_have_marks_of_its_own(text: str, expected: list[Part]) -> None:
    marks = Piece(Source.MARKS, OWN)
    assert list(split([marks, Piece(C, text)])) == expected
    assert list(split([marks, *(Piece(C, character) for character in text)])) == expected


@pytest.mark.parametrize("text", ["", "<think>", "a a", "a " * 40, "x" * 50 + " y"])
def test_marks_that_are_none_leave_those_that_are_known(text: str) -> None:
    assert marks_of(text) is ALL


@pytest.mark.parametrize(
    "text", ["[ ]", "^ ]", "- \\", ". *", "<a> </b>", "<|channel|> <|end|>", "a b"]
)
def test_any_characters_may_be_marks(text: str) -> None:
    opener, closer = text.split()
    marks = Piece(Source.MARKS, text)
    for typed in (f"{opener}x{closer}y", f"{opener}x", f"{opener} {closer}", opener, closer):
        whole = split([marks, Piece(C, typed)])
        assert whole == split([marks, *(Piece(C, character) for character in typed)])
