"""The kin: servers that speak alike but for what their makers changed, on loopback.

Each `Kin` says which fields it takes, what it wants back of earlier thinking, and how it
answers, refuses, lists its models and checks a key. `Speaker` answers a loopback server's
requests by it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chatapp.core.domain.servers import Server, ServerKind
from tests.loopback import DONE, JSON_HEADERS, KEEP, Loopback, Request, Step, event

THOUGHT = "The user greets me. I greet back."
FIELDS = frozenset({"model", "messages", "stream", "stream_options", "temperature", "top_p"})
Body = Mapping[str, Any]
Refusal = tuple[int, Any]


def _chunk(delta: Any, finish: str | None = None, **more: Any) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    head = {"id": "c-1", "object": "chat.completion.chunk", "created": 1775165263, "model": "m"}
    return event({**head, "choices": [choice], **more})


@dataclass(frozen=True)
class Kin:
    """One kind of server."""

    name: str
    """As the table of dialects has it."""
    think: Callable[[str], tuple[bytes, ...]]
    """The events in which it thinks and begins to answer with the given text."""
    end: tuple[bytes, ...]
    """Its last events, with 7 tokens in, 5 out."""
    takes: frozenset[str] = FIELDS | {"max_tokens"}
    """The fields of a request; any other is refused by `unknown` (None: it is ignored)."""
    takes_back: frozenset[str] = frozenset()
    """The fields of an assistant's message beside `role` and `content`."""
    unknown: Callable[[str], Refusal] | None = None
    wants_back: str = ""
    """A field that every earlier reply must have."""
    sent_back: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What a client that knows it sends of the first reply, in the second turn."""
    models: Any = field(default_factory=lambda: {"data": [{"id": "m", "object": "model"}]})
    models_path: str = "/v1/models"
    check_path: str = "/v1/models"
    check: Any = None
    """The body at `check_path`, where that is not the list."""
    public: bool = False
    """Anybody gets the list of models."""
    checked: str = "API key accepted."
    """The words with which a good key is told."""

    def server(self, origin: str, model: str = "m") -> Server:
        """A profile that means this server at a loopback's origin."""
        speaks = self.name
        return Server("kin", "Kin", ServerKind.OTHER, f"{origin}/v1", model, speaks=speaks)

    def refusal(self, body: Body) -> Refusal | None:
        """The status and body with which a request is refused; None where it is not."""
        if self.unknown:
            for name in body:
                if name not in self.takes:
                    return self.unknown(name)
        for message in body["messages"]:
            if message["role"] != "assistant":
                continue
            for name in message.keys() - {"role", "content"}:
                if self.unknown and name not in self.takes_back:
                    return self.unknown(name)
            if self.wants_back and self.wants_back not in message:
                said = f"The `{self.wants_back}` in the thinking mode must be passed back."
                return 400, {"error": {"message": said, "type": "invalid_request_error"}}
        return None


def speak(loopback: Loopback, kin: Kin, key: str) -> None:
    """Have `loopback` answer as `kin`; the key is good there."""

    def answered(request: Request) -> tuple[int, Sequence[Step], Mapping[str, str]]:
        path = request.path.partition("?")[0]
        good = request.key == key
        if request.method == "POST":
            if refused := kin.refusal(request.json):
                return _whole(*refused)
            return 200, (*kin.think("Hello there."), *kin.end, DONE), {}
        listed = path == kin.models_path or (path == kin.check_path and kin.check is None)
        if listed and (good or kin.public):
            if request.headers.get("if-none-match") == _TAG:
                return 304, (KEEP,), {"ETag": _TAG}
            return 200, (json.dumps(kin.models).encode(), KEEP), {**JSON_HEADERS, "ETag": _TAG}
        if path == kin.check_path and good:
            return _whole(200, kin.check)
        if path in {kin.models_path, kin.check_path}:
            return _whole(401, {"error": {"message": "Incorrect API key provided."}})
        return _whole(404, {"error": {"message": f"No route {path}"}})

    loopback.answer_by(answered)


_TAG = 'W/"models-1"'


def _whole(status: int, value: Any) -> tuple[int, Sequence[Step], Mapping[str, str]]:
    return status, (json.dumps(value).encode(), KEEP), JSON_HEADERS


def _openai_unknown(name: str) -> Refusal:
    said = f"Unrecognized request argument supplied: {name}"
    error = {"message": said, "type": "invalid_request_error", "param": None, "code": None}
    return 400, {"error": error}


def _groq_unknown(name: str) -> Refusal:
    said = (
        "'messages.1' : for 'role:assistant' the following must be satisfied"
        f"[('messages.1' : property '{name}' is unsupported)]"
    )
    return 400, {"error": {"message": said, "type": "invalid_request_error"}}


def _pydantic_unknown(name: str) -> Refusal:
    entry = {
        "type": "extra_forbidden",
        "loc": ["body", name],
        "msg": "Extra inputs are not permitted",
    }
    return 422, {"object": "error", "message": {"detail": [entry]}, "type": "invalid_request_error"}


def _in(name: str) -> Callable[[str], tuple[bytes, ...]]:
    def think(answer: str) -> tuple[bytes, ...]:
        half = len(THOUGHT) // 2
        return (
            _chunk({"role": "assistant", "content": "", name: THOUGHT[:half]}),
            _chunk({"content": None, name: THOUGHT[half:]}),
            _chunk({"content": answer}),
        )

    return think


def _inline(opener: str, closer: str) -> Callable[[str], tuple[bytes, ...]]:
    def think(answer: str) -> tuple[bytes, ...]:
        text = f"{opener}\n{THOUGHT}\n{closer}\n\n{answer}"
        return tuple(_chunk({"content": text[at : at + 9]}) for at in range(0, len(text), 9))

    return think


def _plain(answer: str) -> tuple[bytes, ...]:
    return (_chunk({"role": "assistant", "content": ""}), _chunk({"content": answer}))


def _details(answer: str) -> tuple[bytes, ...]:
    text = {"type": "reasoning.text", "text": THOUGHT, "index": 0, "format": "unknown"}
    sealed = {"type": "reasoning.encrypted", "data": "c2VhbGVk", "index": 1}
    return (
        event(": OPENROUTER PROCESSING").replace(b"data: ", b""),
        _chunk({"content": "", "reasoning": THOUGHT, "reasoning_details": [text]}),
        _chunk({"content": "", "reasoning_details": [sealed]}),
        _chunk({"content": answer}),
    )


def _gemini(answer: str) -> tuple[bytes, ...]:
    flag = {"google": {"thought": True}}
    half = len(THOUGHT) // 2
    return (
        _chunk({"content": f"<thought>{THOUGHT[:half]}", "extra_content": flag}),
        _chunk({"content": f"{THOUGHT[half:]}", "extra_content": flag}),
        _chunk({"content": f"</thought>{answer}"}),
    )


def _mistral(answer: str) -> tuple[bytes, ...]:
    thinking = {"type": "thinking", "thinking": [{"type": "text", "text": THOUGHT}]}
    return (_chunk({"content": [thinking]}), _chunk({"content": answer}))


USAGE = {"prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12}
TRAILING = (_chunk({}, "stop"), event({"id": "c-1", "choices": [], "usage": USAGE}))
TOGETHER = (_chunk({}, "stop", usage=USAGE),)
META = {"usage": {"credits_used": 1965, "usd_spent": 0.0009825}}

ALL = (
    Kin(
        "AI/ML API",
        _inline("<think>", "</think>"),
        (_chunk({}, "stop"), event({"choices": [], "usage": USAGE, "meta": META})),
        sent_back={"content": f"<think>\n{THOUGHT}\n</think>\n\nHello there."},
        check_path="/v2/billing",
        check={"current_balance": 12.5, "currency": "USD"},
        public=True,
        checked="API key accepted. Balance: $12.50",
    ),
    Kin(
        "MiniMax",
        _inline("<think>", "</think>"),
        TRAILING,
        takes=FIELDS | {"max_completion_tokens"},
        sent_back={"content": f"<think>\n{THOUGHT}\n</think>\n\nHello there."},
    ),
    Kin(
        "OpenAI",
        _plain,
        TRAILING,
        takes=FIELDS | {"max_completion_tokens"},
        unknown=_openai_unknown,
    ),
    Kin(
        "OpenRouter",
        _details,
        TOGETHER,
        takes_back=frozenset({"reasoning", "reasoning_details"}),
        sent_back={
            "reasoning_details": [
                {"type": "reasoning.text", "text": THOUGHT, "index": 0, "format": "unknown"},
                {"type": "reasoning.encrypted", "data": "c2VhbGVk", "index": 1},
            ]
        },
        models={
            "data": [
                {
                    "id": "m",
                    "name": "Maker: M",
                    "context_length": 131072,
                    "pricing": {"prompt": "0.0000003", "completion": "0.0000012"},
                }
            ]
        },
        check_path="/v1/key",
        check={"data": {"label": "sk-or", "limit": 10, "limit_remaining": 7.5, "usage": 2.5}},
        public=True,
        checked="API key accepted. $7.50 may still be spent with it.",
    ),
    Kin(
        "DeepSeek",
        _in("reasoning_content"),
        TOGETHER,
        takes_back=frozenset({"reasoning_content"}),
        wants_back="reasoning_content",
        sent_back={"reasoning_content": THOUGHT},
        check_path="/user/balance",
        check={
            "is_available": True,
            "balance_infos": [{"currency": "USD", "total_balance": "4.20"}],
        },
        checked="API key accepted. Balance: $4.20",
    ),
    Kin("Gemini", _gemini, TOGETHER, models={"data": [{"id": "models/m", "object": "model"}]}),
    Kin(
        "Mistral",
        _mistral,
        TOGETHER,
        unknown=_pydantic_unknown,
        models={"data": [{"id": "m", "max_context_length": 131072}]},
    ),
    Kin(
        "Groq",
        _in("reasoning"),
        (_chunk({}, "stop", x_groq={"usage": USAGE}),),
        takes=FIELDS | {"max_completion_tokens", "max_tokens"},
        unknown=_groq_unknown,
        models={"data": [{"id": "m", "context_window": 131072}]},
    ),
    Kin(
        "Ollama",
        _in("reasoning"),
        TRAILING,
        public=True,
        checked="Connected. The list of models is public: the API key was not tried.",
    ),
    Kin(
        "LM Studio",
        _in("reasoning_content"),
        TRAILING,
        models={"data": [{"id": "m", "type": "llm", "max_context_length": 32768}]},
        models_path="/api/v0/models",
        public=True,
        checked="Connected. The list of models is public: the API key was not tried.",
    ),
    Kin(
        "llama.cpp",
        _in("reasoning_content"),
        (_chunk({}, "stop"), event({"choices": [], "usage": USAGE, "timings": {"n": 5}})),
        models={"models": [{"name": "m"}], "data": [{"id": "m", "meta": {"n_ctx_train": 8192}}]},
        check_path="/props",
        check={"default_generation_settings": {"n_ctx": 4096}},
        public=True,
    ),
    Kin(
        "vLLM",
        _in("reasoning"),
        TRAILING,
        sent_back={"reasoning": THOUGHT},
        models={"data": [{"id": "m", "max_model_len": 40960}]},
    ),
)
