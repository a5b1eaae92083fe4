"""Refusals of servers in every known shape, as errors with a sentence."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.api.failures import sentences
from chatapp.core.api.failures.refusal import error_from_response, names_field, page_instead_of_api
from chatapp.core.api.failures.sentences import again
from chatapp.core.domain.errors import (
    AttachmentTooLarge,
    ContentFiltered,
    ConversationTooLong,
    KeyRefused,
    ModelLoading,
    ModelUnavailable,
    NoCredits,
    NotAllowed,
    ProxyFailed,
    RateLimited,
    RequestError,
    RequestRefused,
    ServerTrouble,
    UnknownTrouble,
    WrongAddress,
)
from chatapp.core.domain.servers import AIML, Server, ServerKind
from tests.loopback import UNAUTHORIZED

OTHER = Server("x", "Mine", ServerKind.OTHER, "http://localhost:1234", "qwen")
PAGE = "<!DOCTYPE html><html><head><title>{}</title></head><body>Ray 203.0.113.9</body></html>"


def error(
    status: int, body: Any, headers: dict[str, str] | None = None, server: Server = AIML
) -> RequestError:
    text = body if isinstance(body, str) else json.dumps(body)
    return error_from_response(status, headers or {}, text.encode(), server)


def openai(message: str, kind: str = "", code: object = None) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "code": code, "param": None}}


TABLE: list[tuple[int, Any, type[RequestError], str]] = [
    (401, UNAUTHORIZED, KeyRefused, "Settings"),
    (401, "", KeyRefused, "Settings"),
    (402, openai("Payment Required"), NoCredits, "credits"),
    (403, {"message": "You've run out of credits. Top up your balance."}, NoCredits, "Top it up"),
    (403, openai("Management keys are refused here"), NotAllowed, "Management keys"),
    (403, "", NotAllowed, "not"),
    (404, openai("The model `x` does not exist"), ModelUnavailable, AIML.model),
    (
        404,
        {"message": "No endpoints found for x", "statusCode": "404"},
        ModelUnavailable,
        "retired",
    ),
    (404, openai("?", code="model_not_found"), ModelUnavailable, "retired"),
    (404, {"message": "Cannot POST /chat", "statusCode": 404}, WrongAddress, "Settings"),
    (404, PAGE.format("404 Not Found"), WrongAddress, "no chat API"),
    (
        400,
        {
            "title": "Bad Request",
            "message": "Body validation error",
            "error": {
                "name": "BadRequest",
                "message": "Body validation error",
                "details": [{"path": ["messages", 0, "role"], "reason": "Invalid enum value"}],
            },
        },
        RequestRefused,
        "messages.0.role: Invalid enum value",
    ),
    (
        400,
        {"message": "Invalid input", "statusCode": 400, "meta": {"_errors": []}},
        RequestRefused,
        "Invalid input",
    ),
    (400, openai("Unknown field: stream_options"), RequestRefused, "stream_options"),
    (422, {"detail": [{"loc": ["body", "n"], "msg": "bad"}]}, RequestRefused, "body.n: bad"),
    (400, {"detail": "No"}, RequestRefused, "No."),
    (400, {"error": "plain text"}, RequestRefused, "plain text"),
    (415, "unsupported", RequestRefused, "unsupported"),
    (405, "", RequestRefused, "did not accept"),
    (400, openai("max_tokens or model output limit was reached"), RequestRefused, "too short"),
    (400, openai("?", code="context_length_exceeded"), ConversationTooLong, "too long"),
    (
        400,
        {
            "type": "error",
            "error": {
                "type": "bad_request_error",
                "message": "invalid params, context window exceeds limit (2013)",
                "http_code": "400",
            },
        },
        ConversationTooLong,
        "too long",
    ),
    (
        500,
        openai("the request exceeds the available context size", "exceed_context_size_error"),
        ConversationTooLong,
        "too long",
    ),
    (
        500,
        {"statusCode": 500, "message": "400 Unable to access model x"},
        RequestRefused,
        "Unable to access",
    ),
    (407, "", ProxyFailed, "login"),
    (413, PAGE.format("413 Request Entity Too Large"), ConversationTooLong, "Start a new one"),
    (429, openai("Slow down"), RateLimited, "busy"),
    (429, openai("You exceeded your current quota", "insufficient_quota"), NoCredits, "credits"),
    (408, "", ServerTrouble, "408"),
    (500, {"message": "Something wrong with the server"}, ServerTrouble, "Something wrong"),
    (502, PAGE.format("Bad gateway"), ServerTrouble, "502"),
    (520, "", ServerTrouble, "520"),
    (504, {"message": "Generation timeout"}, ServerTrouble, "Generation timeout"),
    (529, openai("Overloaded"), ServerTrouble, "Overloaded"),
    (503, openai("Loading model", "unavailable_error", 503), ModelLoading, "loading"),
    (503, "", ServerTrouble, "503"),
    (400, {"base_resp": {"status_code": 1026, "status_msg": "x"}}, ContentFiltered, "message"),
    (400, openai("new input sensitive (1026)"), ContentFiltered, "message"),
    (500, {"base_resp": {"status_code": 1008}}, NoCredits, "credits"),
    (500, {"base_resp": {"status_code": 1002}}, RateLimited, "busy"),
    (500, {"base_resp": {"status_code": 1033}}, ServerTrouble, "502"),
    (400, openai("x", code="content_filter"), ContentFiltered, "filter"),
    (302, "", WrongAddress, "moved"),
    (999, "", UnknownTrouble, "999"),
]


@pytest.mark.parametrize(("status", "body", "kind", "words"), TABLE)
def test_the_table(status: int, body: Any, kind: type[RequestError], words: str) -> None:
    found = error(status, body)
    assert type(found) is kind, found
    assert words in found.sentence
    assert found.sentence[-1] in ".!?…"
    assert "<" not in found.sentence
    assert "\n" not in found.sentence
    assert found.details.startswith(f"HTTP {status}")


def test_the_title_of_a_login_page_is_left_as_it_is() -> None:
    sentence = page_instead_of_api("<title>Hotel Wi-Fi</title>").sentence
    assert "(“Hotel Wi-Fi”)" in sentence


def test_only_a_request_with_a_file_has_one_that_is_too_large() -> None:
    found = error_from_response(413, {}, b"", AIML, sends_file=True)
    assert type(found) is AttachmentTooLarge
    assert "send it as text" in found.sentence


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520, 524, 529])
def test_what_may_be_tried_again(status: int) -> None:
    assert error(status, "").retryable


@pytest.mark.parametrize("status", [301, 400, 401, 402, 403, 404, 405, 413, 415, 422])
def test_what_may_not_be_tried_again(status: int) -> None:
    assert not error(status, "").retryable


def test_a_long_wait_is_told() -> None:
    assert "Try again tomorrow at " in error(429, "", {"Retry-After": "86400"}).sentence


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (90, "Try again at 09:15."),
        (3600, "Try again at 10:14."),
        (86_400, "Try again tomorrow at 09:14."),
        (60_000, "Try again tomorrow at 01:54."),
        (200_000, "Try again in 2 days, at 16:47."),
        (1e12, "Try again in 365 days, at 09:14."),
    ],
)
def test_when_to_try_again(monkeypatch: pytest.MonkeyPatch, seconds: float, said: str) -> None:
    monkeypatch.setattr(sentences, "time_of_day", "{:02}:{:02}".format)
    assert again(seconds, datetime(2026, 11, 29, 9, 13, 10)) == said


def test_details_name_the_request() -> None:
    headers = {"X-Request-Id": "abc-1", "X-Inference-Id": "inf-2", "Set-Cookie": "session=1"}
    details = error(500, {"message": "no"}, headers).details
    assert details.startswith("HTTP 500 Internal Server Error\n")
    assert "x-request-id: abc-1" in details
    assert "x-inference-id: inf-2" in details
    assert "session" not in details
    assert '"no"' in details


def test_details_are_short_and_hold_no_address_of_the_person() -> None:
    details = error(502, PAGE.format("x") + "y" * 200_000).details
    assert len(details) <= 4096
    assert "203.0.113.9" not in details


def test_a_moved_server_is_named_without_what_is_secret() -> None:
    found = error_from_response(
        307, {"Location": "https://new.example/v1?api_key=hidden-key"}, b"", AIML
    )
    assert "https://new.example/v1" in found.sentence
    assert "hidden-key" not in found.sentence + found.details


def test_the_version_in_the_address_is_suggested() -> None:
    assert "http://localhost:1234/v1" in error(404, "", server=OTHER).sentence


def test_what_was_refused_can_be_asked() -> None:
    assert names_field(error(400, openai("stream_options: unknown")), "stream_options")
    assert not names_field(error(400, openai("temperature")), "stream_options")
    assert not names_field(error(500, openai("stream_options")), "stream_options")


@pytest.mark.parametrize("status", [200, 307, 400, 401, 403, 404, 429, 500, 503])
def test_an_echoed_key_goes_nowhere(status: int) -> None:
    key = "3f9d0c_secret/key+1"
    echo = json.dumps({"error": {"message": f"Key {key} is bad", "details": [{"path": key}]}})
    found = error_from_response(
        status, {"Location": f"/{key}", "x-request-id": key}, echo.encode(), AIML, secrets=[key]
    )
    assert key not in repr(found) + found.sentence + found.details + repr(found.as_problem())


def test_a_key_cut_at_the_end_of_the_details_does_not_remain() -> None:
    key = "q" * 40
    for padding in range(4000, 4100):
        body = ("x" * padding + key).encode()
        assert "qqqq" not in error_from_response(500, {}, body, AIML, secrets=[key]).details


@given(st.integers(100, 999), st.binary(max_size=200), st.text(max_size=20))
def test_no_body_breaks_it(status: int, body: bytes, header: str) -> None:
    found = error_from_response(status, {"Retry-After": header, "Location": header}, body, OTHER)
    assert found.sentence
    assert found.retry_after is None or found.retry_after >= 0
