"""Chunks of text whose JSON is compared with an earlier one's instead of being parsed."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.response.answer import Decoder
from chatapp.core.api.response.deltas import PieceDelta
from chatapp.core.api.response.plain_chunk import Template


def chunk(text: object, **others: object) -> dict[str, Any]:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": None}
    return {"id": "c", "model": "m", "choices": [choice], **others}


CHUNK = json.dumps(chunk("Hello"))


def learned(data: str = CHUNK, text: str = "Hello") -> Template:
    template = Template()
    template.learn(data, text)
    return template


@given(
    text=st.text(),
    ascii_only=st.booleans(),
    separators=st.sampled_from([(",", ":"), (", ", ": "), (" ,", ":")]),
)
def test_any_text_is_read_as_json_reads_it(
    text: str, ascii_only: bool, separators: tuple[str, str]
) -> None:
    def written(text: str) -> str:
        return json.dumps(chunk(text), ensure_ascii=ascii_only, separators=separators)

    template = learned(written("Hello"))
    assert template.text(written(text)) == text


@given(st.text(alphabet='"\\u0041n{}[]:, ', max_size=12))
def test_what_is_no_string_of_json_is_left_to_be_parsed(inner: str) -> None:
    data = CHUNK.replace("Hello", inner)
    try:
        expected = json.loads(data)
    except ValueError:
        expected = None
    found = learned().text(data)
    if found is not None:
        assert expected == chunk(found)
    elif expected is not None:
        assert expected["choices"][0]["delta"] != {"content": inner}


def test_another_chunk_is_left_to_be_parsed() -> None:
    for data in (
        json.dumps(chunk("Hello", model="n")),
        json.dumps(chunk("Hello", usage={"prompt_tokens": 1})),
        json.dumps(chunk(None)),
        json.dumps(chunk(["Hello"])),
        CHUNK + "x",
        CHUNK[:-1],
        CHUNK.replace('"Hello"', '"Hel'),
        "[DONE]",
        "",
    ):
        assert learned().text(data) is None, data


def test_no_template_is_made_of_a_chunk_that_says_content_twice() -> None:
    twice = json.dumps(chunk("Hello") | {"content": "Hello"})
    assert learned(twice).text(twice) is None


def test_where_every_chunk_differs_no_more_templates_are_made() -> None:
    template = Template()
    for number in range(30):
        template.learn(json.dumps(chunk("a", obfuscation="x" * number)), "a")
    last = json.dumps(chunk("a", obfuscation="x" * 29))
    assert template.text(last) is None
    assert learned(last, "a").text(last) == "a"


def thinking(text: str, thought: str) -> dict[str, Any]:
    delta = {"content": text, "reasoning_content": thought}
    return {"model": "m", "choices": [{"index": 0, "delta": delta}]}


def ended() -> dict[str, Any]:
    return {"model": "m", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}


SHORT = st.text(max_size=6)
CHUNKS = st.one_of(
    st.builds(chunk, SHORT),
    st.builds(chunk, SHORT, created=st.integers(0, 2)),
    st.builds(thinking, SHORT, SHORT),
    st.builds(ended),
)


@given(st.lists(CHUNKS, max_size=12), st.integers(1, 400))
def test_an_answer_says_the_same_when_no_chunk_is_like_another(
    chunks: list[dict[str, Any]], size: int
) -> None:
    def said(lines: list[str]) -> list[tuple[object, str]]:
        data = "".join(f"data: {line}\n\n" for line in lines).encode()
        decoder, found = Decoder(), list[tuple[object, str]]()
        for start in range(0, len(data), size):
            for delta in decoder.feed(data[start : start + size]):
                if isinstance(delta, PieceDelta):
                    found.append((delta.source, delta.text))
        for delta in decoder.finish():
            if isinstance(delta, PieceDelta):
                found.append((delta.source, delta.text))
        joined: list[tuple[object, str]] = []
        for source, text in found:
            if joined and joined[-1][0] is source:
                joined[-1] = source, joined[-1][1] + text
            else:
                joined.append((source, text))
        return joined

    plain = [json.dumps(one) for one in chunks]
    unlike = [json.dumps({"x": number, **one}) for number, one in enumerate(chunks)]
    assert said(plain) == said(unlike)
