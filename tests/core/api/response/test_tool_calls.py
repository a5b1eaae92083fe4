"""Tool calls: every way that servers send them, cut at any character."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response import tool_calls
from chatapp.core.api.response.folding import Fold
from chatapp.core.api.response.tool_calls import ToolCalls

BERN, ROME = '{"city": "Bern"}', '{"city": "Rome"}'


def assembled(*deltas: Any) -> list[tuple[str, str, str]]:
    """Id, name and arguments of the calls that these `tool_calls` make."""
    calls = ToolCalls(Fold())
    for delta in deltas:
        calls.take(json.loads(json.dumps(delta)))
    return [
        (c["id"], c["function"]["name"], c["function"]["arguments"])
        if "function" in c
        else (c["id"], c["custom"]["name"], c["custom"]["input"])
        for c in calls.wire()
    ]


def fn(arguments: Any = None, name: str | None = None, **more: Any) -> dict[str, Any]:
    function = {"name": name, "arguments": arguments}
    return {**more, "function": {k: v for k, v in function.items() if v is not None}}


TWO = [("a", "weather", BERN), ("b", "weather", ROME)]


def parts(text: str, cut: int) -> list[str]:
    return [text[:cut], text[cut:]]


@pytest.mark.parametrize("cut", range(len(BERN) + 1))
def test_arguments_are_cut_anywhere(cut: int) -> None:
    bern, rome = parts(BERN, cut), parts(ROME, cut)
    heads = [fn("", "weather", index=0, id="a"), fn("", "weather", index=1, id="b")]
    pieces = [(0, t) for t in bern], [(1, t) for t in rome]
    assert assembled(
        [heads[0]], *([fn(t, index=i)] for i, t in pieces[0]),
        [heads[1]], *([fn(t, index=i)] for i, t in pieces[1]),
    ) == TWO  # fmt: skip
    # At once for both, and in turn.
    turns = [[fn(a, index=0), fn(b, index=1)] for a, b in zip(bern, rome, strict=True)]
    assert assembled(heads, *turns) == TWO
    # Name and id in every chunk.
    assert assembled(
        *([fn(t, "weather", index=0, id="a")] for t in bern),
        *([fn(t, "weather", index=1, id="b")] for t in rome),
    ) == TWO  # fmt: skip
    # The index is always 0, or missing.
    indexes: list[dict[str, Any]] = [{"index": 0}, {}, {"index": None}, {"index": "0"}]
    for index in indexes:
        assert assembled(
            [fn("", "weather", id="a", **index)], *([fn(t, **index)] for t in bern),
            [fn("", "weather", id="b", **index)], *([fn(t, **index)] for t in rome),
        ) == TWO, index  # fmt: skip
    # Every piece has an id of its own.
    assert assembled(
        [fn("", "weather", id="a")], *([fn(t, id=f"x{n}")] for n, t in enumerate(bern) if t)
    ) == TWO[:1]  # fmt: skip


WAYS: list[tuple[list[Any], list[tuple[str, str, str]]]] = [
    # Whole calls, in one chunk or in several, without an index.
    ([[fn(BERN, "weather", id="a"), fn(ROME, "weather", id="b")]], TWO),
    ([[fn(BERN, "weather", id="a")], [fn(ROME, "weather", id="b")]], TWO),
    # Always 0 and no id.
    (
        [[fn(BERN, "weather", index=0)], [fn(ROME, "weather", index=0)]],
        [("", "weather", BERN), ("", "weather", ROME)],
    ),
    (
        [[fn(BERN, "weather")], [fn(ROME, "news")]],
        [("", "weather", BERN), ("", "news", ROME)],
    ),
    # No index and no id, both in one list, with the same arguments.
    (
        [[fn(BERN, "weather"), fn(BERN, "weather")]],
        [("", "weather", BERN), ("", "weather", BERN)],
    ),
    # The same id twice.
    (
        [[fn(BERN, "weather", index=0, id="a")], [fn(ROME, "weather", index=1, id="a")]],
        [("a", "weather", BERN), ("a", "weather", ROME)],
    ),
    # The same call once more says nothing new.
    ([[fn(BERN, "weather", index=0, id="a")]] * 2, TWO[:1]),
    ([[fn(BERN, "weather", id="a")]] * 2, TWO[:1]),
    # Arguments that are an object, empty, or missing.
    ([[fn({"city": "Bern"}, "weather", id="a")]], TWO[:1]),
    ([[fn("", "now", index=0, id="a")]], [("a", "now", "")]),
    ([[fn(None, "now", index=0, id="a")]], [("a", "now", "")]),
    # A custom tool, whose input is plain text.
    (
        [
            [{"index": 0, "id": "a", "type": "custom", "custom": {"name": "q", "input": "se"}}],
            [{"index": 0, "custom": {"input": "lect"}}],
        ],
        [("a", "q", "select")],
    ),
    # A name in pieces, and one that grows.
    ([[fn("", "wea", index=0, id="a")], [fn(BERN, "ther", index=0)]], TWO[:1]),
    ([[fn("", "wea", index=0, id="a")], [fn(BERN, "weather", index=0)]], TWO[:1]),
    # One call that is no list; nonsense besides.
    ([fn(BERN, "weather", id="a"), None, "x", [None, 3, {}]], TWO[:1]),
    # Arguments that are no JSON.
    ([[fn('{"city": ', "weather", id="a")]], [("a", "weather", '{"city": ')]),
]


@pytest.mark.parametrize(("deltas", "expected"), WAYS)
def test_ways_to_send_calls(deltas: list[Any], expected: list[tuple[str, str, str]]) -> None:
    assert assembled(*deltas) == expected


def test_the_older_kind_of_call() -> None:
    calls = ToolCalls(Fold())
    for piece in ({"name": "weather", "arguments": ""}, *({"arguments": c} for c in BERN)):
        calls.take_function(piece)
    (call,) = calls.wire()
    assert call["function"] == {"name": "weather", "arguments": BERN}


def test_other_fields_of_a_call_are_kept() -> None:
    calls = ToolCalls(Fold())
    calls.take([fn(BERN, "weather", index=0, id="a", extra_content={"google": {"s": "x"}})])
    assert calls.wire()[0]["extra_content"] == {"google": {"s": "x"}}


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=8)), min_size=1, max_size=4),
       st.lists(st.integers(1, 4)))  # fmt: skip
def test_calls_with_an_index_come_out_as_they_went_in(
    calls: list[tuple[str, str]], sizes: list[int]
) -> None:
    whole = [(f"id{n}", f"tool{n}", json.dumps({key: text})) for n, (key, text) in enumerate(calls)]
    deltas: list[Any] = [
        [fn("", name, index=n, id=call_id)] for n, (call_id, name, _) in enumerate(whole)
    ]
    left = [arguments for _, _, arguments in whole]
    turn = 0
    while any(left):
        number, size = turn % len(left), (sizes or [2])[turn % len(sizes or [2])]
        if left[number]:
            deltas.append([fn(left[number][:size], index=number)])
            left[number] = left[number][size:]
        turn += 1
    assert assembled(*deltas) == whole


def test_there_is_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool_calls, "MOST_CHARACTERS", 100)
    monkeypatch.setattr(tool_calls, "MOST_CALLS", 3)
    calls = ToolCalls(Fold())
    for number in range(10):
        calls.take([fn("x" * 60, f"t{number}", index=number, id=str(number))])
    assert len(calls.wire()) == 3
    assert sum(len(c["function"]["arguments"]) for c in calls.wire()) == 60
    assert calls.dropped == 120 + 7
