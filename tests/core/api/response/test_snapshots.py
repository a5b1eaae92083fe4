"""Cumulative fields are told from plain ones, whatever the text and however it is cut."""

from __future__ import annotations

import json
from itertools import accumulate

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from chatapp.core.api.response.answer import Decoder
from chatapp.core.api.response.deltas import PieceDelta
from chatapp.core.api.response.snapshots import PROOF
from chatapp.core.domain.conversation import Source

FIELDS = {
    "reasoning_content": Source.REASONING,
    "reasoning": Source.REASONING,
    "reasoning_details": Source.REASONING,
    "content": Source.CONTENT,
}
texts = st.lists(st.text(st.sampled_from("ab \n"), min_size=1, max_size=9), min_size=1, max_size=30)


def delta(field: str, text: str) -> dict[str, object]:
    return {field: [{"type": "reasoning.text", "text": text}] if "details" in field else text}


def said(deltas: list[dict[str, object]], chunk: int = 0) -> dict[Source, str]:
    """Return what a stream of these deltas says, in chunks of so many bytes, or an event each."""
    events = [
        b"data: " + json.dumps({"choices": [{"index": 0, "delta": one}]}).encode() + b"\n\n"
        for one in deltas
    ]
    events.append(b"data: [DONE]\n\n")
    body = b"".join(events)
    decoder = Decoder()
    found = {Source.CONTENT: "", Source.REASONING: ""}
    for part in [body[i : i + chunk] for i in range(0, len(body), chunk)] if chunk else events:
        for one in decoder.feed(part):
            if isinstance(one, PieceDelta):
                found[one.source] += one.text
    for one in decoder.finish():
        if isinstance(one, PieceDelta):
            found[one.source] += one.text
    return found


def doubtful(pieces: list[str]) -> bool:
    """True if plain pieces could as well be snapshots: one repeats all before it."""
    return any(
        piece.startswith(before)
        for before, piece in zip(accumulate(pieces), pieces[1:], strict=False)
    )


@given(texts, st.sampled_from(list(FIELDS)), st.sampled_from([0, 7, 4096]))
def test_plain_pieces_are_joined(pieces: list[str], field: str, chunk: int) -> None:
    assume(not doubtful(pieces))
    assert said([delta(field, p) for p in pieces], chunk)[FIELDS[field]] == "".join(pieces)


@given(texts, st.sampled_from(list(FIELDS)), st.sampled_from([0, 7, 4096]))
@example(["The", " user", " wants", " to", " know", " why"], "reasoning_content", 0)
def test_snapshots_are_said_once(pieces: list[str], field: str, chunk: int) -> None:
    whole = list(accumulate(pieces))
    assert said([delta(field, p) for p in whole], chunk)[FIELDS[field]] == whole[-1]


@given(texts.filter(lambda pieces: len(pieces) > 1), texts)
def test_fields_that_grow_together_are_said_once(thought: list[str], words: list[str]) -> None:
    thoughts, answers = list(accumulate(thought)), list(accumulate(words))
    deltas = [delta("reasoning_content", one) for one in thoughts]
    deltas += [delta("reasoning_content", thoughts[-1]) | {"content": one} for one in answers]
    found = said(deltas)
    assert found == {Source.REASONING: thoughts[-1], Source.CONTENT: answers[-1]}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["a", "ab", "c"], "aabc"),
        (["ha", "ha", "ha", "ha", "!"], "hahahaha!"),
        (["ha", "ha"], "haha"),
        (["=", "==", "===", "\n"], "======\n"),
        (["The", "The", "The user"], "The user"),
        (["The", "The user"], "The user"),
        (["The user wants this", "The user wants this", "."], "The user wants this" * 2 + "."),
        (["The user wants this", "The user wants this"], "The user wants this"),
        (["The user wants ", "this", "The user wants this"], "The user wants this"),
    ],
)
def test_doubtful_pieces_wait_for_the_next(field: str, pieces: list[str], text: str) -> None:
    assert said([delta(field, p) for p in pieces])[FIELDS[field]] == text


def test_nothing_is_held_back_once_the_text_is_long() -> None:
    decoder = Decoder()
    seen = ""
    for end in range(1, 400):
        body = json.dumps({"choices": [{"delta": {"content": "word " * end}}]})
        deltas = decoder.feed(f"data: {body}\n\n".encode())
        seen += "".join(d.text for d in deltas if isinstance(d, PieceDelta))
        if end * len("word ") >= PROOF:
            assert seen == "word " * end
