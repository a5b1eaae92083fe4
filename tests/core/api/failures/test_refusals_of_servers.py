"""Refusals as servers send them, each with its error, its sentence and its way out.

`tests/data/refusals.json` has them, after public documentation and reports: a line for each.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.api.client import Client
from chatapp.core.api.failures.refusal import error_from_response, error_from_value
from chatapp.core.api.request.chat_request import ChatMessage, ChatRequest
from chatapp.core.domain.errors import RequestError
from chatapp.core.domain.servers import AIML, Server, ServerKind
from tests.loopback import KEEP, Loopback

REFUSALS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[3] / "data" / "refusals.json").read_text("utf-8")
)
HERE = {"Ollama", "vLLM", "LM Studio", "llama.cpp"}
"""Servers that run on a computer of one's own."""
SERVERS = {
    "OpenAI",
    "Azure",
    "OpenRouter",
    "DeepSeek",
    "MiniMax",
    "Gemini",
    "Mistral",
    "Groq",
    "AI/ML API",
    *HERE,
}


def profile(name: str) -> Server:
    if name == "AI/ML API":
        return AIML
    address = "http://localhost:8080/v1" if name in HERE else "https://api.example.com/v1"
    return Server("x", name, ServerKind.OTHER, address, "some-model")


def as_bytes(body: object) -> bytes:
    return (body if isinstance(body, str) else json.dumps(body)).encode()


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda r: f"{r['server']} {r['status']}")
def test_a_refusal_is_told_for_what_it_is(refusal: dict[str, Any]) -> None:
    server, status, body = profile(refusal["server"]), refusal["status"], refusal["body"]
    if status == 200:
        error = error_from_value(body, server)
    else:
        headers, file = refusal["headers"], refusal["file"]
        error = error_from_response(status, headers, as_bytes(body), server, sends_file=file)
    assert type(error).__name__ == refusal["error"], error
    assert refusal["says"] in error.sentence
    assert error.sentence[-1] in ".!?…"
    assert "{" not in error.sentence
    assert error.as_problem().action == refusal["action"]
    assert error.retryable is refusal["retried"]


def test_there_are_refusals_of_every_server() -> None:
    assert {refusal["server"] for refusal in REFUSALS} == SERVERS
    assert len(REFUSALS) >= 60
    sentences = [(refusal["server"], refusal["says"]) for refusal in REFUSALS]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.unmeasured
def test_refusals_mean_the_same_on_the_wire() -> None:
    """All over one connection after the other, as bytes; those of a good status as a body."""
    request = ChatRequest("some-model", (ChatMessage("user", "Hello"),))

    async def ask_all(server: Server) -> list[str]:
        client, found = Client(), list[str]()
        for _ in sent:
            try:
                async with client.stream(server, "some-key", request) as batches:
                    async for _ in batches:
                        pass
            except RequestError as error:
                found.append(type(error).__name__)
        await client.aclose()
        return found

    sent = [refusal for refusal in REFUSALS if not refusal["file"]]
    with Loopback() as server:
        for refusal in sent:
            headers = {"Content-Type": "application/json", **refusal["headers"]}
            server.answer(
                as_bytes(refusal["body"]), KEEP, status=refusal["status"], headers=headers
            )
        profile = Server("x", "Mine", ServerKind.OTHER, server.base_url, "some-model")
        found = asyncio.run(ask_all(profile))
    assert found == [refusal["error"] for refusal in sent]
