"""Details of a reply: what is known is told, what is not is “—” and never 0."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from chatapp.core.domain.conversation import Message, Problem, Role, Status, Usage
from chatapp.core.inspection.details import ReplyDetails
from chatapp.core.inspection.exchange import Exchange
from chatapp.core.inspection.finish_reasons import end_of

BEGUN = 1_800_000_000.0
DONE = Message(
    "r",
    "c",
    "q",
    Role.ASSISTANT,
    Status.DONE,
    BEGUN,
    model="gpt-4o-2024-08-06",
    finish_reason="stop",
    usage=Usage(1000, 200, 150, 800, usd=0.0021),
    thinking_seconds=3.0,
    seconds=12.0,
    notes=("Answered by x, not by y.",),
)
RECORD: dict[str, Any] = {
    "asked": {"model": "gpt-4o", "server": "OpenAI"},
    "answer": {
        "id": "chatcmpl-9",
        "system_fingerprint": "fp_44709d6fcb",
        "service_tier": "default",
        "provider": "Azure",
    },
    "headers": {"status": "200", "x-request-id": "req-1", "x-client-request-id": "own-1"},
    "times": {
        "asked": BEGUN,
        "queued": BEGUN + 0.1,
        "turn": BEGUN + 1,
        "began": BEGUN + 1.1,
        "connected": BEGUN + 1.2,
        "sent": BEGUN + 1.3,
        "head": BEGUN + 1.5,
        "first_byte": BEGUN + 1.6,
        "first_thought": BEGUN + 2,
        "first_word": BEGUN + 5,
        "end": BEGUN + 12,
    },
    "retries": [
        {"at": BEGUN + 1.05, "sentence": "The server is busy.", "wait": 0.5, "error": "RateLimited"}
    ],
    "dropped": {"choices[0].logprobs.content": 12},
}
FAILED = {"began": BEGUN + 1.01, "sent": BEGUN + 1.02}


def facts(details: ReplyDetails) -> dict[str, str]:
    return {f.label: f.value for section in details.sections for f in section.facts if f.label}


def test_all_that_is_known_is_told() -> None:
    details = ReplyDetails(DONE, [RECORD], server="My OpenAI")
    assert facts(details) == {
        "Server": "My OpenAI",
        "Model asked for": "gpt-4o",
        "Model that replied": "gpt-4o-2024-08-06",
        "End": "The model had finished. (stop)",
        "To the first thought": "1.00 s",
        "To the first word": "4.00 s",
        "Thinking": "3.00 s (25 %)",
        "In all": "12.0 s",
        "Speed": "20.0 tokens per second",
        "Tokens in": "1,000",
        "of them cached": "800",
        "Tokens out": "200",
        "of them thinking": "150",
        "Price": "$0.0021",
        "Request ID": "req-1",
        "Request ID of Chatapp": "own-1",
        "Response ID": "chatcmpl-9",
        "System fingerprint": "fp_44709d6fcb",
        "Service tier": "default",
        "Provider": "Azure",
    }
    notes = details.sections[-1]
    assert [fact.value for fact in notes.facts] == [
        "Answered by x, not by y.",
        "An attempt failed: The server is busy.",
        "Too large to be kept: choices[0].logprobs.content (12)",
    ]
    lines = details.text.splitlines()
    assert lines[:2] == ["Reply", "Server: My OpenAI"]
    assert "Price: $0.0021" in lines
    assert lines[-1] == "Too large to be kept: choices[0].logprobs.content (12)"


def test_what_is_not_known_is_a_dash_and_never_nothing() -> None:
    """A reply of an earlier program, of which no record was kept."""
    bare = Message("r", "c", "q", Role.ASSISTANT, Status.DONE, BEGUN)
    details = ReplyDetails(bare)
    assert facts(details) == {
        "Server": "—",
        "Model": "—",
        "End": "The server gave no reason.",
        "To the first word": "—",
        "In all": "—",
        "Speed": "—",
        "Tokens in": "—",
        "Tokens out": "—",
        "Price": "—",
        "Request ID": "—",
    }
    assert list(details.moments) == []
    assert "0" not in details.text


@pytest.mark.parametrize(
    ("changed", "price", "about"),
    [
        ({"usage": Usage(1, 1, estimated_usd=0.0021)}, "≈ $0.0021", "Estimated by the prices"),
        ({"status": Status.STOPPED}, "≥ $0.0021", "The reply was cut short"),
        ({"usage": Usage(1, 1)}, "—", ""),
        ({"usage": Usage(1, 1, usd=0.0)}, "$0.0000", "As the server told it."),
    ],
)
def test_a_price_says_how_it_is_known(changed: dict[str, Any], price: str, about: str) -> None:
    (section,) = [
        s
        for s in ReplyDetails(replace(DONE, **changed), [RECORD]).sections
        if s.title == "Tokens and price"
    ]
    told = [fact.value for fact in section.facts]
    assert price in told
    assert told[-1].startswith(about or price)


@pytest.mark.parametrize(
    ("status", "reason", "problem", "told"),
    [
        (Status.DONE, "length", None, "The length limit was reached. (length)"),
        (Status.DONE, "MAX_TOKENS", None, "The length limit was reached. (MAX_TOKENS)"),
        (Status.DONE, "tool_calls", None, "The model asked for a tool. (tool_calls)"),
        (Status.DONE, "weather", None, "For a reason of the server's own: weather"),
        (Status.STOPPED, "", None, "You stopped it."),
        (Status.INTERRUPTED, "", None, "The connection broke off before its end."),
        (Status.FAILED, "", Problem("KeyRefused", "No such key."), "No such key."),
        (Status.STREAMING, "", None, "It is not over yet."),
    ],
)
def test_the_end_has_a_sentence(
    status: Status, reason: str, problem: Problem | None, told: str
) -> None:
    assert end_of(replace(DONE, status=status, finish_reason=reason, problem=problem)) == told


def test_the_timeline_has_everything_in_its_order() -> None:
    exchanges = [
        Exchange(
            "POST", "u", (), "{}", 2, 503, times={"began": BEGUN + 1.01, "sent": BEGUN + 1.02}
        ),
        Exchange("POST", "u", (), "{}", 2, 200, times=RECORD["times"]),
        Exchange("POST", "u", (), "{}", 2, None, times={"began": BEGUN + 99}),
    ]
    details = ReplyDetails(DONE, [RECORD], exchanges)
    told = [(round(moment.at - BEGUN, 2), moment.sentence) for moment in details.moments]
    failed = "Attempt failed: The server is busy. The next one follows after 0.5 s."
    assert told == [
        (0, "Asked"),
        (1, "Other replies had ended"),
        (1.01, "Connecting"),
        (1.02, "Request sent"),
        (1.05, failed),
        (1.1, "Connecting"),
        (1.2, "Connected"),
        (1.3, "Request sent"),
        (1.5, "Response begins"),
        (1.6, "First byte"),
        (2, "First thought"),
        (5, "First word"),
        (12, "End: The model had finished. (stop)"),
    ]


def test_a_clock_that_was_set_back_and_a_reply_in_two_goes_tell_no_speed() -> None:
    times = {**RECORD["times"], "first_thought": BEGUN + 99, "first_word": BEGUN + 99}
    back = facts(ReplyDetails(DONE, [{**RECORD, "times": times}]))
    assert back["Speed"] == "—"
    twice = ReplyDetails(DONE, [RECORD, RECORD])
    assert facts(twice)["Speed"] == "—"
    assert facts(twice)["Continued"] == "once"
    assert "Asked to continue" in [moment.sentence for moment in twice.moments]


@pytest.mark.parametrize("nonsense", [None, 3, [], "x", {"times": "x"}, {"at": "x"}])
def test_a_record_of_anything_can_be_told(nonsense: Any) -> None:
    """Files bring records that anybody may have written."""
    fields = ("asked", "answer", "headers", "times", "retries", "dropped")
    details = ReplyDetails(DONE, [dict.fromkeys(fields, nonsense)])
    assert facts(details)["To the first word"] == "—"
    assert details.moments is not None


def test_only_a_reply_that_waited_for_others_says_so() -> None:
    times = {name: at for name, at in RECORD["times"].items() if name != "queued"}
    details = ReplyDetails(DONE, [RECORD | {"times": times}], [])
    assert "Other replies had ended" not in [moment.sentence for moment in details.moments]
