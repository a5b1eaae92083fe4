"""Servers that moved: followed within their host with the key, and never to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import httpx
import pytest

from chatapp.core.api.redirects import followed
from chatapp.core.api.sender import MOST_REDIRECTS
from chatapp.core.domain.errors import ServerMoved, WrongAddress
from tests.core.api.test_client import KEY, aiml, ask, run
from tests.loopback import KEEP, Loopback, Request, Step, reply

CHAT = "http://api.example/v1/chat/completions"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/v2/chat/completions", "http://api.example/v2/chat/completions"),
        ("http://API.example/chat", "http://API.example/chat"),
        ("http://api.example:80/chat", "http://api.example:80/chat"),
        ("https://api.example/v1/chat/completions", "https://api.example/v1/chat/completions"),
        ("https://api.example./x", "https://api.example./x"),
        ("https://api.example:8443/x", ""),
        ("http://api.example:81/x", ""),
        ("http://www.api.example/x", ""),
        ("//evil.example/x", ""),
        ("https://api.example.evil.example/x", ""),
        ("https://api.example@evil.example/x", ""),
        ("https://me:secret@api.example/x", ""),
        ("https://@api.example/x", ""),
        ("ftp://api.example/x", ""),
        ("file:///etc/passwd", ""),
        ("http://[", ""),
        ("http://api.example:99999/x", ""),
        (CHAT, ""),
        ("", ""),
    ],
)
@pytest.mark.parametrize("status", [307, 308])
def test_a_request_stays_with_its_host(location: str, target: str, status: int) -> None:
    request = httpx.Request("POST", CHAT)
    head = {"Location": location}
    assert followed(httpx.Response(status, headers=head, request=request)) == target
    for other in (200, 301, 302, 303, 400):
        assert followed(httpx.Response(other, headers=head, request=request)) == ""


def test_encryption_is_never_left() -> None:
    request = httpx.Request("POST", "https://api.example/v1/chat/completions")
    head = {"Location": "http://api.example/v1/chat/completions"}
    assert followed(httpx.Response(308, headers=head, request=request)) == ""


@pytest.mark.parametrize("status", [307, 308])
def test_another_path_is_followed_with_the_key(status: int) -> None:
    with Loopback() as server:
        server.answer(KEEP, status=status, headers={"Location": "/v2/chat/completions"})
        server.answer(*reply("Here."))
        text, error = ask(aiml(server))
        assert (text, error) == ("Here.", None)
        first, second = server.chats
        assert second.path == "/v2/chat/completions"
        assert (second.key, second.json) == (KEY, first.json)
        assert first.headers["content-type"] == second.headers["content-type"]


@pytest.mark.parametrize("status", [307, 308])
def test_another_host_gets_nothing(status: int) -> None:
    with Loopback() as elsewhere, Loopback() as server:
        address = f"{elsewhere.base_url}/chat/completions"
        server.answer(KEEP, status=status, headers={"Location": address})
        _, error = ask(aiml(server))
        assert isinstance(error, ServerMoved)
        assert error.sentence == (
            f"The server has moved to {address}. Nothing was sent there. "
            "Check its address in Settings."
        )
        assert error.target == elsewhere.base_url
        assert elsewhere.requests == []


@pytest.mark.parametrize("status", [301, 302, 303])
def test_what_would_lose_the_question_is_told_and_not_followed(status: int) -> None:
    with Loopback() as server:
        server.answer(KEEP, status=status, headers={"Location": "/v2/chat/completions"})
        _, error = ask(aiml(server))
        assert isinstance(error, ServerMoved)
        assert error.target == f"{server.origin}/v2"
        assert len(server.requests) == 1


def test_nobody_is_led_round_in_circles() -> None:
    with Loopback() as server:

        def round_(request: Request) -> tuple[int, Sequence[Step], Mapping[str, str]]:
            other = "b" if request.path.startswith("/a/") else "a"
            return 307, (KEEP,), {"Location": f"/{other}/chat/completions"}

        server.answer_by(round_)
        _, error = ask(aiml(server))
        assert isinstance(error, WrongAddress)
        assert len(server.requests) == 1 + MOST_REDIRECTS


def test_lists_of_models_are_followed_too() -> None:
    with Loopback() as server:

        def moved(request: Request) -> tuple[int, Sequence[Step], Mapping[str, str]]:
            if request.path.startswith("/v2"):
                return 200, (b'{"data": [{"id": "m"}]}', KEEP), {"Content-Type": "application/json"}
            return 308, (KEEP,), {"Location": request.path.replace("/v1", "/v2")}

        server.answer_by(moved)
        found = run(lambda client: client.models(aiml(server), KEY))
        assert found.ids == ["m"]
        assert {request.key for request in server.requests} == {KEY}
