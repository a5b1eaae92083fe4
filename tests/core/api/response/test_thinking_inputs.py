"""Streams with thinking as servers and models send it, each cut at every byte."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from chatapp.core.api.response.answer import Decoder
from chatapp.core.api.response.deltas import PieceDelta
from chatapp.core.api.response.think import Splitter
from chatapp.core.api.response.whole_reply import split
from chatapp.core.domain import dialects
from chatapp.core.domain.conversation import Part, Piece, Source, TextPart, ThinkingPart
from chatapp.core.domain.dialects import Dialect
from chatapp.core.domain.servers import Server, ServerKind
from tests.loopback import ending, sse


def delta(**fields: Any) -> bytes:
    return sse(choices=[{"index": 0, "delta": fields, "finish_reason": None}])


def text(*words: str) -> bytes:
    return b"".join(map(sse, words))


def fields(name: str, *words: str) -> bytes:
    return b"".join(delta(**{name: word}) for word in words)


THOUGHT = {"google": {"thought": True}}
DETAIL = {"type": "reasoning.text", "index": 0}
INPUTS: dict[str, tuple[bytes, str, str]] = {
    # The stream, its thinking (blocks are separated by a bar), its answer.
    "never closed": (text("<think>", "Hm, so."), "Hm, so.", ""),
    "no opener, in pieces": (text("Hm, ", "so.\n</", "think", ">\n", "Yes."), "Hm, so.", "Yes."),
    "no opener, and none needed": (text("a < b, </i> and [x]."), "", "a < b, </i> and [x]."),
    "nested": (
        text("<think>a <think>b</think> c\n", "</think>\n\nYes."),
        "a <think>b",
        "c\n</think>\n\nYes.",
    ),
    "upper case": (text("<THINK>Hm.</THINK>Yes."), "Hm.", "Yes."),
    "mixed case": (text("<Thinking>Hm.</thinking>\nYes."), "Hm.", "Yes."),
    "attributes": (text('<think type="deep" n=3>Hm.</think>\n\nYes.'), "Hm.", "Yes."),
    "in code": (
        text("So:\n```xml\n<think>\na\n</think>\n```\nDone."),
        "",
        "So:\n```xml\n<think>\na\n</think>\n```\nDone.",
    ),
    "in prose": (
        text("The <think> tag ends with `</think>`.\nSo."),
        "",
        "The <think> tag ends with `</think>`.\nSo.",
    ),
    "in code within thinking": (
        text("<think>write `</think>` then</think>\nYes."),
        "write `</think>` then",
        "Yes.",
    ),
    "cumulative field": (
        fields("reasoning_content", "H", "Hm", "Hm, so", "Hm, so.") + text("Yes."),
        "Hm, so.",
        "Yes.",
    ),
    "cumulative inline": (
        text("<think>H", "<think>Hm.", "<think>Hm.</think>\nYe", "<think>Hm.</think>\nYes."),
        "Hm.",
        "Yes.",
    ),
    "mirrored fields": (
        b"".join(
            delta(reasoning=w, reasoning_content=w, reasoning_details=[{**DETAIL, "text": w}])
            for w in ("First ", "weigh ", "both.")
        )
        + text("Yes."),
        "First weigh both.",
        "Yes.",
    ),
    "mirrored in the content": (
        fields("reasoning", "Hm, ", "so.") + text("<think>\nHm, so.\n</think>\n\nYes."),
        "Hm, so.",
        "Yes.",
    ),
    "field and content in one event": (
        delta(reasoning="Hm.", content="Y") + text("es."),
        "Hm.",
        "Yes.",
    ),
    "empty": (text("<think>\n\n</think>\n\nYes."), "", "Yes."),
    "empty field": (delta(reasoning_content="", content="Yes."), "", "Yes."),
    "only thinking": (text("<think>Hm.</think>"), "Hm.", ""),
    "only a field": (fields("reasoning_content", "Hm", "."), "Hm.", ""),
    "thinking after content": (
        text("Yes.\n", "<think>Or no?</think>\nNo."),
        "Or no?",
        "Yes.\nNo.",
    ),
    "field after content": (
        text("Yes.") + fields("reasoning_content", "Or no?") + text(" No."),
        "Or no?",
        "Yes. No.",
    ),
    "brackets": (text("[THI", "NK]Hm.[/TH", "INK]Yes."), "Hm.", "Yes."),
    "triangles": (text("◁thi", "nk▷Hm.◁/think▷\nYes."), "Hm.", "Yes."),
    "channels": (
        text(
            "<|channel|>analysis<|mess",
            "age|>Hm.<|end|><|start|>assis",
            "tant<|channel|>final<|message|>Yes.<|return|>",
        ),
        "Hm.",
        "Yes.",
    ),
    "flagged content": (
        delta(content="Hm.", extra_content=THOUGHT) + text("Yes."),
        "Hm.",
        "Yes.",
    ),
    "flagged content with tags": (
        delta(content="<thought>Hm.", extra_content=THOUGHT) + delta(content="</thought>Yes."),
        "Hm.",
        "Yes.",
    ),
    "parts": (
        delta(content=[{"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]}])
        + delta(content=[{"type": "text", "text": "Yes."}]),
        "Hm.",
        "Yes.",
    ),
    "two blocks": (
        text("<think>a</think>One.\n\n<think>b</think>\nTwo."),
        "a|b",
        "One.\n\nTwo.",
    ),
}


def parts_of(chunks: Iterable[bytes], dialect: Dialect = dialects.OTHER) -> tuple[Part, ...]:
    """The parts of a reply that comes so; a whole split of what is kept says the same."""
    server = Server("a", "A", ServerKind.OTHER, "https://a.example/v1", "m", speaks=dialect.name)
    pieces = [Piece(Source.MARKS, server.marks)] if server.marks else []
    decoder, splitter = Decoder(server), Splitter()
    for piece in pieces:
        splitter.feed(piece.source, piece.text)
    for found in (*map(decoder.feed, chunks), decoder.finish()):
        for one in found:
            if isinstance(one, PieceDelta):
                pieces.append(Piece(one.source, one.text))
                splitter.feed(one.source, one.text)
    splitter.finish()
    assert split(pieces) == splitter.parts
    return splitter.parts


def read(parts: Iterable[Part]) -> tuple[str, str]:
    """Thinking and answer, as a person reads them."""
    thinking = [p.text.strip() for p in parts if isinstance(p, ThinkingPart)]
    answer = "".join(p.text for p in parts if isinstance(p, TextPart))
    return "|".join(thinking), answer.strip()


@pytest.mark.parametrize("name", INPUTS)
def test_thinking_is_told_from_the_answer_however_it_comes(name: str) -> None:
    stream, thinking, answer = INPUTS[name]
    stream += b"".join(ending())
    assert read(parts_of([stream])) == (thinking, answer)
    assert read(parts_of(bytes([byte]) for byte in stream)) == (thinking, answer)
    for cut in range(1, len(stream), 3):
        assert read(parts_of([stream[:cut], stream[cut:]])) == (thinking, answer), cut


@pytest.mark.parametrize(
    ("dialect", "stream", "thinking", "answer"),
    [
        (dialects.MINIMAX, "<thinking>Hm.</thinking>\nYes.", "Hm.", "Yes."),
        (dialects.MINIMAX, "[THINK]Hm.[/THINK]Yes.", "", "[THINK]Hm.[/THINK]Yes."),
        (dialects.MISTRAL, "[THINK]Hm.[/THINK]Yes.", "Hm.", "Yes."),
        (dialects.GEMINI, "<thought>Hm.</thought>Yes.", "Hm.", "Yes."),
        (dialects.GEMINI, "◁think▷Hm.", "", "◁think▷Hm."),
        (dialects.VLLM, "◁think▷Hm.◁/think▷Yes.", "Hm.", "Yes."),
    ],
)
def test_a_dialect_has_its_own_marks(
    dialect: Dialect, stream: str, thinking: str, answer: str
) -> None:
    parts = parts_of([text(stream) + b"".join(ending())], dialect)
    assert read(parts) == (thinking, answer)
