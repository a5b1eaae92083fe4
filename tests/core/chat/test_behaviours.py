"""The behaviours of servers, each from its bytes to the reply that is kept and what is told."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.chat import retries
from chatapp.core.domain.conversation import Phase, Status, Usage
from chatapp.core.domain.errors import Action
from tests.core.chat.test_engine import chat
from tests.loopback import (
    CUT,
    DONE,
    JSON_HEADERS,
    RESET,
    USAGE,
    Loopback,
    Step,
    ending,
    event,
    reply,
    sse,
    thinking_reply,
)

DONE_, CUT_OFF, FAILED = Status.DONE, Status.INTERRUPTED, Status.FAILED
HTML = {"Content-Type": "text/html"}
END = ending()
NUMBERS = sse(usage=USAGE, choices=[])
TORN = b'data: {"id":"x","ch\n\n'


@dataclass(frozen=True)
class Answer:
    """The server's answer to one request."""

    steps: Sequence[Step]
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Case:
    """A behaviour, and its outcome for the person."""

    answers: tuple[Answer, ...]
    status: Status
    answer: str = ""
    says: str = ""
    """A part of the problem's sentence; with "" there is no problem."""
    action: Action | None = None
    kind: str = ""
    thinking: str = ""
    requests: int = 1
    goes_on: bool = False
    """True if Continue is offered."""
    phase: Phase | None = None
    """A phase that was told."""
    usage: Usage | None = None
    key: str = ""


def one(*steps: Step, status: int = 200, headers: dict[str, str] | None = None) -> tuple[Answer]:
    return (Answer(steps, status, headers or {}),)


def refusal(body: Any, status: int, headers: dict[str, str] | None = None) -> tuple[Answer]:
    text = body if isinstance(body, str) else json.dumps(body)
    return one(text.encode(), status=status, headers={**JSON_HEADERS, **(headers or {})})


def delta(**fields: Any) -> bytes:
    return sse(choices=[{"index": 0, "delta": fields, "finish_reason": None}])


def whole(text: str = "Yes.", **cases: Any) -> Case:
    """An answer that reads `text`, whatever its server does."""
    return Case(answer=text, status=DONE_, **cases)


TOO_LONG = "The conversation is too long for this model."
BODY = b"".join((sse("Half"), sse(" whole"), *END))
CASES: dict[str, Case] = {
    "007 a refused key": Case(
        refusal({"error": {"message": "Incorrect API key", "code": "invalid_api_key"}}, 401),
        FAILED,
        says="The API key was not accepted",
        action=Action.OPEN_SETTINGS,
    ),
    "008 no credits": Case(
        refusal({"error": {"message": "Insufficient balance"}}, 402),
        FAILED,
        says="out of credits",
    ),
    "009 a key that may not": Case(
        refusal({"error": {"message": "Your key is limited to embeddings."}}, 403),
        FAILED,
        says="limited to embeddings",
        action=Action.OPEN_SETTINGS,
    ),
    "010 a model that has gone": Case(
        refusal({"error": {"message": "The model some-model was deprecated", "code": "x"}}, 404),
        FAILED,
        says="some-model",
        action=Action.OPEN_SETTINGS,
    ),
    "011 a page where no API is": Case(
        one(b"<html><title>404 Not Found</title></html>", status=404, headers=HTML),
        FAILED,
        says="There is no chat API at this address",
        action=Action.OPEN_SETTINGS,
    ),
    "012 a field that is refused": Case(
        refusal(
            {"message": "Bad", "error": {"details": [{"path": "top_p", "reason": "too large"}]}},
            400,
        ),
        FAILED,
        says="top_p",
    ),
    "013 a conversation that is too long": Case(
        refusal({"error": {"message": "invalid params, context window exceeds limit (2013)"}}, 400),
        FAILED,
        says=TOO_LONG,
        action=Action.START_FRESH,
    ),
    "015 busy, then not": whole(
        answers=(*refusal({}, 429), *one(*reply("Yes."))), requests=2, phase=Phase.CONNECTING
    ),
    "016 busy until a moment from now": whole(
        answers=(
            *refusal({}, 429, {"Retry-After": "0.01"}),
            *refusal({}, 429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}),
            *one(*reply("Yes.")),
        ),
        requests=3,
    ),
    "016 busy until tomorrow": Case(
        refusal({}, 429, {"Retry-After": "86400"}), FAILED, says="Try again tomorrow at "
    ),
    "017 trouble twice": whole(
        answers=(*refusal({}, 500), *refusal({}, 500), *one(*reply("Yes."))), requests=3
    ),
    "018 a model that loads": whole(
        answers=(
            *refusal({"error": {"code": 503, "message": "Loading model"}}, 503),
            *one(*reply("Yes.")),
        ),
        requests=2,
    ),
    "020 a refusal within trouble": Case(
        refusal({"statusCode": 500, "message": "400 Unable to access model some-model"}, 500),
        FAILED,
        says="Unable to access model",
    ),
    "021 moved": Case(
        one(status=308, headers={"Location": "http://127.0.0.1:1/v2/chat/completions"}),
        FAILED,
        says="moved to http://127.0.0.1:1/v2",
        action=Action.USE_ADDRESS,
    ),
    "022 a login page": Case(
        one(b"<html><title>Hotel Wi-Fi</title>", headers=HTML),
        FAILED,
        says="“Hotel Wi-Fi”",
        action=Action.OPEN_PAGE,
    ),
    "023 one JSON object": whole(
        answers=refusal({"choices": [{"message": {"content": "Yes."}}]}, 200)
    ),
    "024 an error as JSON": Case(
        refusal({"error": {"message": "Something odd."}}, 200), FAILED, says="Something odd."
    ),
    "024 a list of faults": Case(
        refusal({"detail": [{"loc": ["body", "top_p"], "msg": "too large"}]}, 200),
        FAILED,
        says="top_p",
    ),
    "025 no balance": Case(
        refusal({"choices": None, "base_resp": {"status_code": 1008}}, 200),
        FAILED,
        says="out of credits",
    ),
    "025 a wrong key": Case(
        refusal({"choices": None, "base_resp": {"status_code": 1004}}, 200),
        FAILED,
        says="API key was not accepted",
        action=Action.OPEN_SETTINGS,
    ),
    "025 flagged": Case(
        refusal({"choices": None, "base_resp": {"status_code": 1026}}, 200),
        FAILED,
        says="Your message was stopped",
        action=Action.EDIT_MESSAGE,
    ),
    "026 nothing at all": Case(one(b""), FAILED, says="empty response"),
    "026 an end alone": Case(one(DONE), FAILED, says="empty response"),
    "027 created": whole(answers=one(*reply("Yes."), status=201)),
    "031 a byte at a time": whole(
        "Grüße 你好 😀",
        answers=one([bytes([b]) for b in b"".join(reply("Grüße 你好 😀"))]),
    ),
    "032 half an emoji": whole(
        "a😀b\ufffd",
        answers=one(
            b'data: {"choices":[{"delta":{"content":"a\\ud83d"}}]}\n\n',
            b'data: {"choices":[{"delta":{"content":"\\ude00b\\udc00"}}]}\n\n',
            *END,
        ),
    ),
    "033 line ends of every kind": whole(
        answers=one(
            b"\xef\xbb\xbfid: 1\r\nretry: 5\r\n",
            sse("Ye").replace(b"\n", b"\r\n").replace(b"data: ", b"data:"),
            sse("s.").replace(b"\n", b"\r"),
            *END,
        )
    ),
    "034 separators within the text": whole(
        "a\u2028b\u0085c\x0cd", answers=one(sse("a\u2028b\u0085c\x0cd"), *END)
    ),
    "035 another charset": whole(
        "Grüße",
        answers=one(
            'data: {"choices":[{"delta":{"content":"Grüße"}}]}\n\n'.encode(),
            *END,
            headers={"Content-Type": "text/plain; charset=iso-8859-1"},
        ),
    ),
    "036 odd first chunks": whole(
        answers=one(
            sse(choices=[]), delta(role=""), sse(choices=[{"delta": None}]), sse("Yes."), *END
        )
    ),
    "037 parts of text": whole(
        answers=one(delta(content=[{"type": "text", "text": "Yes."}, {"type": "image"}, 7]), *END)
    ),
    "038 tags in pieces": whole(
        "Yes.", answers=one(*thinking_reply("Hm.", "Yes.", 1)), thinking="Hm."
    ),
    "039 thinking never closed": Case(
        one(sse("<think>Hm."), *END),
        DONE_,
        says="stopped without a reply",
        thinking="Hm.",
        action=Action.SHOW_THINKING,
    ),
    "040 thinking up to the limit": Case(
        one(sse("<think>Hm."), *ending("length")),
        DONE_,
        says="Thinking used up",
        thinking="Hm.",
        action=Action.LONGER_REPLY,
    ),
    "041 no opener": whole(answers=one(sse("Hm."), sse("</think>\n\nYes."), *END), thinking="Hm."),
    "042 a tag in code": whole("```\n<think>\n```", answers=one(sse("```\n<think>\n```"), *END)),
    "043 thinking twice": whole(
        answers=one(
            *(
                delta(reasoning="Hm so."[: n + 3], reasoning_content="Hm so."[: n + 3])
                for n in range(4)
            ),
            sse("<think>Hm so.</think>Yes."),
            *END,
        ),
        thinking="Hm so.",
    ),
    "044 thinking in between": whole(
        "One.\n\nTwo.",
        answers=one(sse("<think>a</think>\nOne.\n\n<think>b</think>\nTwo."), *END),
        thinking="a\n\nb",
    ),
    "045 an error in the midst": Case(
        one(sse("Half"), event({"error": {"message": "Lost it."}})),
        CUT_OFF,
        "Half",
        says="Lost it.",
        goes_on=True,
    ),
    "046 a torn event": whole("ab", answers=one(sse("a"), TORN, sse("b"), *END)),
    "046 twenty torn events": Case(
        one(sse("a"), *[TORN] * 20, sse("b"), *END),
        CUT_OFF,
        "a",
        says="cannot read",
        goes_on=True,
    ),
    "047 a reset": Case(one(sse("Half"), RESET), CUT_OFF, "Half", says="incomplete", goes_on=True),
    "047 a cut": Case(one(sse("Half"), CUT), CUT_OFF, "Half", says="incomplete", goes_on=True),
    "048 an end without a reason": Case(
        one(sse("Half")), CUT_OFF, "Half", says="incomplete", goes_on=True
    ),
    "051 text behind the end": whole(
        answers=one(
            sse("Yes."), sse(finish="stop"), DONE + sse("No.") + sse(usage=USAGE, choices=[])
        ),
        usage=Usage(50, 617),
    ),
    "052 usage in every chunk": whole(
        answers=one(
            sse("Ye", usage={"prompt_tokens": 50, "completion_tokens": 1}),
            sse("s.", usage={"total_tokens": 0}),
            sse(finish="stop", usage=USAGE),
            DONE,
        ),
        usage=Usage(50, 617),
    ),
    "053 no line end at the end": whole(
        answers=one(sse("Yes.") + sse(finish="stop", usage=USAGE).rstrip(b"\n")),
        usage=Usage(50, 617),
    ),
    "054 the whole once more": whole(
        answers=one(
            sse("Yes."),
            sse(
                object="chat.completion",
                choices=[{"message": {"content": "Yes."}, "finish_reason": "stop"}],
            ),
            DONE,
        )
    ),
    "060 a filter": Case(
        one(sse("Half"), *ending("content_filter")),
        DONE_,
        "Half",
        says="content filter",
        action=Action.EDIT_MESSAGE,
    ),
    "060 a filter that names its finding": Case(
        one(sse("Half"), event({"output_sensitive": True, "output_sensitive_type": 6})),
        FAILED,
        "Half",
        says="violence",
        action=Action.EDIT_MESSAGE,
    ),
    "062 a reason of its own": whole(answers=one(sse("Yes."), *ending("end_turn"))),
    "062 broken off by the server": Case(
        one(sse("Half"), *ending("abort")), CUT_OFF, "Half", says="stopped the reply", goes_on=True
    ),
    "063 other answers in between": whole(
        answers=one(
            sse(choices=[{"index": 1, "delta": {"content": "No."}}]),
            sse("Yes."),
            sse(choices=[{"index": 1, "delta": {}, "finish_reason": "stop"}]),
            *END,
        )
    ),
    "064 packed": whole(
        "Half whole", answers=one(gzip.compress(BODY), headers={"Content-Encoding": "gzip"})
    ),
    "064 packed as nobody reads": Case(
        one(b"\x8b" * 40, headers={"Content-Encoding": "br"}), FAILED, says="compressed"
    ),
    "065 a thousand cookies": whole(
        answers=one(*reply("Yes."), headers={f"X-{n}": "x" * 40 for n in range(90)})
    ),
    "069 a stop with a call": Case(
        one(delta(tool_calls=[{"index": 0, "function": {"name": "f", "arguments": "{}"}}]), *END),
        DONE_,
        says="tool",
    ),
    "074 senseless usage": whole(
        answers=one(
            sse("Yes."),
            sse(usage={"prompt_tokens": -1, "completion_tokens": 1e30}, choices=[]),
            *ending(usage=None),
        ),
        usage=Usage(),
    ),
    "075 no price": whole(
        answers=one(sse("Yes."), sse(finish="stop", usage=USAGE, meta={"usage": {}}), DONE),
        usage=Usage(50, 617),
    ),
    "077 another century": whole(answers=one(sse("Yes.", created=1e14), *END)),
}


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries do not wait."""
    monkeypatch.setattr(retries, "LONGEST_WAIT", 0.0)
    monkeypatch.setattr(retries, "LOADING_WAIT", 0.0)


@pytest.mark.parametrize("name", CASES)
async def test_behaviour(profile: Path, name: str) -> None:
    case = CASES[name]
    with Loopback() as server:
        for answer in case.answers:
            server.answer(*answer.steps, status=answer.status, headers=answer.headers)
        async with chat(profile, server) as c:
            made = await c.engine.send(None, "Hello")
            problem = made.problem
            assert (made.status, made.answer, made.thinking) == (
                case.status,
                case.answer,
                case.thinking,
            )
            assert case.says in (problem.sentence if problem else "")
            assert bool(problem) == bool(case.says)
            assert (problem.action if problem else None) == case.action
            assert made.can_continue == case.goes_on
            assert len(server.chats) == case.requests
            assert all(r.json["messages"][-1]["content"] == "Hello" for r in server.chats)
            if case.usage is not None:
                assert made.usage == case.usage
            (kept,) = (await c.branch(made.conversation_id))[1:]
            assert (kept.status, kept.answer, kept.problem) == (made.status, made.answer, problem)
