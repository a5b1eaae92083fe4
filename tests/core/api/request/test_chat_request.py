"""Requests as they leave."""

from __future__ import annotations

import base64
import json
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import ValidationError

from chatapp.core.api.model_list import balance, model_ids, models_in, with_retirements
from chatapp.core.api.request.chat_request import (
    ChatMessage,
    ChatRequest,
    EarlierThinking,
    FileContent,
    RefusalContent,
    TextContent,
    Tool,
    ToolCall,
    body,
    encode,
)
from chatapp.core.api.request.form import Form
from chatapp.core.domain.dialects import ThinkingBack
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.models import Balance, Model
from chatapp.core.domain.servers import AIML_MODEL
from tests.core.domain.some_options import some_options
from tests.wire_schema import paths_in, paths_of_a_request, validate_request

USER = ChatMessage("user", "Hello")
PDF = FileContent("a b.pdf", b"%PDF-1.7 \xff")


def request(*messages: ChatMessage, **options: float) -> ChatRequest:
    return ChatRequest(AIML_MODEL, messages, GenerationOptions(**options))  # pyright: ignore[reportArgumentType]


def test_the_smallest_request_holds_only_what_is_set() -> None:
    body = encode(request(USER))
    validate_request(body)
    assert body == {
        "model": AIML_MODEL,
        "messages": [{"role": "user", "content": "Hello"}],
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_one_system_message_and_it_is_first() -> None:
    body = encode(
        request(ChatMessage("system", "Be short."), USER, ChatMessage("system", "Be kind."), USER)
    )
    validate_request(body)
    assert body["messages"] == [
        {"role": "system", "content": "Be short.\n\nBe kind."},
        {"role": "user", "content": "Hello\n\nHello"},
    ]


def test_empty_messages_are_left_out_and_their_neighbours_joined() -> None:
    body = encode(
        request(
            ChatMessage("system", " "),
            USER,
            ChatMessage("assistant", ""),
            ChatMessage("user", "Are you there?"),
            ChatMessage("assistant", "Yes"),
            ChatMessage("user", (TextContent("\n"),)),
            ChatMessage("user", "Good"),
        )
    )
    validate_request(body)
    assert body["messages"] == [
        {"role": "user", "content": "Hello\n\nAre you there?"},
        {"role": "assistant", "content": "Yes"},
        {"role": "user", "content": "Good"},
    ]


def test_a_pdf_goes_as_a_data_url_before_the_text() -> None:
    body = encode(request(ChatMessage("user", (PDF, TextContent("What is it?")))))
    validate_request(body)
    file, text = body["messages"][0]["content"]
    assert text == {"type": "text", "text": "What is it?"}
    assert file["file"]["filename"] == "a b.pdf"
    head, _, data = file["file"]["file_data"].partition(",")
    assert head == "data:application/pdf;base64"
    assert base64.b64decode(data) == PDF.data


def test_a_message_of_texts_only_is_a_string() -> None:
    body = encode(request(ChatMessage("user", (TextContent("[Page 1]"), TextContent("Why?")))))
    assert body["messages"] == [{"role": "user", "content": "[Page 1]\n\nWhy?"}]


@pytest.mark.parametrize(("asked", "sent"), [(0, 0.01), (0.5, 0.5), (1, 1), (1.7, 1), (-3, 0.01)])
def test_minimax_takes_temperatures_above_zero_up_to_one(asked: float, sent: float) -> None:
    body = encode(request(USER, temperature=asked))
    validate_request(body)
    assert body["temperature"] == sent


@pytest.mark.parametrize(("asked", "sent"), [(0, 0), (1.7, 1.7), (9, 2)])
def test_others_take_temperatures_up_to_two(asked: float, sent: float) -> None:
    assert encode(ChatRequest("qwen", (USER,), GenerationOptions(asked)))["temperature"] == sent


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_no_number_json_cannot_say(value: float) -> None:
    assert "temperature" not in encode(request(USER, temperature=value))


def test_the_usage_can_be_left_unasked() -> None:
    for sent in (
        encode(request(USER, include_usage=False)),
        encode(request(USER), Form(without=frozenset({"stream_options"}))),
    ):
        validate_request(sent)
        assert "stream_options" not in sent


def test_a_whole_reply_can_be_asked_for() -> None:
    body = encode(request(USER, stream=False))
    validate_request(body)
    assert body["stream"] is False
    assert "stream_options" not in body


def test_no_field_that_is_left_out_is_sent() -> None:
    options = GenerationOptions(0.5, 9, seed=3, top_logprobs=2)
    whole = ChatRequest("qwen", (USER,), options, extra='{"top_k": 40}')
    rest = encode(whole, Form(without=frozenset({"seed", "logprobs", "top_k", "stream_options"})))
    assert set(rest) == {"model", "messages", "stream", "temperature", "max_tokens"}


def test_the_limit_stands_in_the_field_that_the_server_wants() -> None:
    asked = ChatRequest("o4", (USER,), GenerationOptions(max_tokens=9))
    body = encode(asked, Form("max_completion_tokens"))
    validate_request(body)
    assert body["max_completion_tokens"] == 9
    assert "max_tokens" not in body


def test_further_fields_go_along_but_replace_nothing_that_is_set() -> None:
    extra = '{"top_k": 40, "nothing": null, "seed": 5, "top_p": 0.5, "stream": false}'
    body = encode(ChatRequest("qwen", (USER,), GenerationOptions(top_p=0.9), extra=extra))
    assert (body["top_k"], body["seed"], body["top_p"], body["stream"]) == (40, 5, 0.9, True)
    assert "nothing" not in body


texts = st.text(st.characters(exclude_categories=()), max_size=20)  # lone surrogates included
messages = st.builds(
    ChatMessage,
    st.sampled_from(["system", "user", "assistant"]),
    texts | st.lists(st.builds(TextContent, texts), max_size=3).map(tuple),
)


@given(st.lists(messages, max_size=6), some_options())
def test_whatever_is_asked_the_request_is_valid(
    conversation: list[ChatMessage], options: GenerationOptions
) -> None:
    whole = (*conversation, ChatMessage("user", (PDF, TextContent("?"))))
    for model in (AIML_MODEL, "qwen"):
        request = ChatRequest(model, whole, options)
        value = encode(request)
        sent = json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
        validate_request(json.loads(sent))
        assert "\0" not in sent.decode()
        assert json.loads(body(request)) == value
        bare = Form(without=frozenset({"stream_options", "seed"}))
        assert json.loads(body(request, bare)) == encode(request, bare)


def test_every_path_of_the_schema_can_be_sent() -> None:
    call = ToolCall("c1", "look_up", '{"what": "sea"}')
    tools = (
        Tool("look_up", {"type": "object"}, "Looks something up.", strict=True),
        Tool("wait", {"type": "object"}),
    )
    prediction = json.dumps({"type": "content", "content": [{"type": "text", "text": "As is"}]})
    options = GenerationOptions(
        *(0.5, 900, "low", 0.9, 0.1, -0.1, 7, 3),
        logit_bias='{"15": -100}',
        prediction=prediction,
        name="Ada",
    )
    messages = (
        ChatMessage("system", "Be brief.", name="chatapp", as_parts=True),
        ChatMessage("user", (PDF, TextContent("What is it?"))),
        ChatMessage("assistant", "", tool_calls=(call,)),
        ChatMessage("tool", "found", name="look_up", tool_call_id="c1"),
        ChatMessage("assistant", "A paper.", name="Model", as_parts=True),
        ChatMessage("user", "Go on"),
        ChatMessage("assistant", (RefusalContent("I cannot."),), refusal="I cannot."),
        ChatMessage("user", "Why?"),
    )
    asked = ChatRequest(AIML_MODEL, messages, options, tools, "look_up", False)
    sent: set[str] = set()
    for one, form in (
        (asked, Form()),
        (replace(asked, tool_choice="auto"), Form("max_completion_tokens")),
    ):
        value = encode(one, form)
        validate_request(value)
        sent.update(paths_in(value))
    assert sorted(paths_of_a_request() - sent) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"temperature": None},
        {"temperature": 0},
        {"tools": []},
        {"tool_choice": "auto"},
        {"logprobs": True},
        {"seed": 0},
        {"logit_bias": None},
        {"stream_options": {}},
        {"messages": []},
        {"messages": [{"role": "user", "content": ""}]},
        {"messages": [{"role": "user", "content": "x"}, {"role": "system", "content": "x"}]},
        {"messages": [{"role": "user", "content": "x", "id": "1"}]},
        {"model": "minimax/other"},
    ],
)
def test_the_schema_refuses_what_servers_refuse(broken: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        validate_request(encode(request(USER)) | broken)


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        ({"data": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}, ["a", "b"]),
        ([{"id": "a"}, "b", {"no": "name"}, None, 7], ["a", "b"]),
        ({"models": [{"name": "a", "model": "a:latest"}]}, ["a:latest"]),
        (
            {"data": [{"id": "a", "type": "openai/chat-completions"}, {"id": "b", "type": "x/y"}]},
            ["a"],
        ),
        ({"data": []}, []),
    ],
)
def test_model_lists_of_every_kind(body: object, ids: list[str]) -> None:
    assert model_ids(json.dumps(body).encode()) == ids


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"data": 3}', b"null"])
def test_no_model_list(body: bytes) -> None:
    with pytest.raises(ValueError):
        model_ids(body)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (b'{"current_balance": 12.5, "currency": "USD"}', Balance(12.5)),
        (b'{"current_balance": "3"}', Balance(3.0)),
        (b'{"data": {"limit": null, "limit_remaining": null}}', None),
        (b'{"data": {"limit": 9, "limit_remaining": 7.5}}', Balance(7.5, of_key=True)),
        (
            b'{"balance_infos": [{"currency": "CNY", "total_balance": "4.20"}]}',
            Balance(4.2, "CNY"),
        ),
        (b'{"balance_infos": [7, {"currency": 1}]}', None),
        (b'{"current_balance": null}', None),
        (b'{"current_balance": true}', None),
        (b'{"current_balance": NaN}', None),
        (b"[]", None),
        (b"<html>", None),
    ],
)
def test_balances(body: bytes, left: Balance | None) -> None:
    assert balance(body) == left


MODELS: list[tuple[Any, Model]] = [
    ({"id": "a", "context_length": 131072, "pricing": {"prompt": "0.0000003", "completion": "0"}},
     Model("a", 131072, 0.3, 0.0)),
    ({"id": "a", "pricing": {"prompt": "-1", "completion": "free"}}, Model("a")),
    ({"id": "a", "info": {"contextLength": 204800}, "pricing": {"kind": "fixed", "units": [
        {"name": "token", "content": "text", "origin": "provided", "price": 0.39, "per": 1000000},
        {"name": "token", "content": "text", "origin": "generated", "price": 1.56, "per": 1000000},
        {"name": "token", "content": "text", "origin": "cached", "price": 0.08, "per": 1000000},
        {"name": "image", "origin": "provided", "price": 9, "per": 1}, None,
    ]}}, Model("a", 204800, 0.39, 1.56)),
    ({"id": "a", "pricing": {"kind": "variable", "units": []}}, Model("a")),
    ({"id": "a", "max_context_length": 32768, "type": "llm"}, Model("a", 32768)),
    ({"id": "a", "context_window": "much"}, Model("a")),
    ({"id": "a", "max_model_len": 40960}, Model("a", 40960)),
    ({"id": "a", "meta": {"n_ctx_train": 8192}}, Model("a", 8192)),
    ({"id": "a", "context_length": True, "pricing": 7}, Model("a")),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "model"), MODELS)
def test_windows_and_prices_of_every_kind(entry: object, model: Model) -> None:
    assert models_in(json.dumps({"data": [entry]}).encode()) == (model,)


def test_models_that_retire_name_their_day_and_their_heir() -> None:
    feed = {"data": [
        {"id": "a", "aliases": ["old-a"], "status": "deprecated", "replaced_by": "b",
         "shutdown_at": "2026-12-24T00:00:00Z"},
        {"id": "c", "status": "withdrawn", "replaced_by": None},
        {"id": "d", "status": "superseded", "replaced_by": "b"}, 7, {"id": 3, "aliases": 4},
    ]}  # fmt: skip
    listed = [Model(name) for name in ("a", "old-a", "b", "c", "d")]
    assert with_retirements(listed, json.dumps(feed).encode()) == (
        Model("a", retires="2026-12-24", replacement="b"),
        Model("old-a", retires="2026-12-24", replacement="b"),
        Model("b"),
        Model("c", retires="now"),
        Model("d"),
    )
    assert with_retirements(listed, b"[]") == tuple(listed)


WHOLE = EarlierThinking("Hm.", "<think>Hm.</think>Yes.", ({"type": "reasoning.text"},))


@pytest.mark.parametrize(
    ("thinking", "back", "sent"),
    [
        (WHOLE, ThinkingBack.NOTHING, {"content": "Yes."}),
        (WHOLE, ThinkingBack.INLINE, {"content": "<think>Hm.</think>Yes."}),
        (EarlierThinking("Hm."), ThinkingBack.INLINE, {"content": "Yes."}),
        (WHOLE, ThinkingBack.REASONING, {"content": "Yes.", "reasoning": "Hm."}),
        (
            WHOLE,
            ThinkingBack.REASONING_CONTENT,
            {"content": "Yes.", "reasoning_content": "Hm."},
        ),
        (
            WHOLE,
            ThinkingBack.DETAILS,
            {"content": "Yes.", "reasoning_details": [{"type": "reasoning.text"}]},
        ),
        (EarlierThinking("Hm."), ThinkingBack.DETAILS, {"content": "Yes.", "reasoning": "Hm."}),
        (EarlierThinking(), ThinkingBack.REASONING, {"content": "Yes."}),
    ],
)
def test_earlier_thinking_goes_back_in_its_form(
    thinking: EarlierThinking, back: ThinkingBack, sent: dict[str, object]
) -> None:
    earlier = ChatMessage("assistant", "Yes.", thinking=thinking)
    messages = encode(request(USER, earlier, USER), Form(thinking_back=back))["messages"]
    assert messages[1] == {"role": "assistant", **sent}
