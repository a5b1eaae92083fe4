"""Windows and counts that refusals of the kin name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.api.failures.context_limits import asked_in, window_in

BODIES: list[tuple[str, int | None, int | None]] = [
    (
        "This model's maximum context length is 128000 tokens. However, your messages resulted in "
        "140211 tokens.",
        128_000,
        140_211,
    ),
    (
        "This model's maximum context length is 16384 tokens. However, you requested 122946 tokens "
        "(112946 in the messages, 10000 in the completion).",
        16_384,
        112_946,
    ),
    (
        "This endpoint's maximum context length is 32,768 tokens. However, you requested about "
        "40,000 tokens (39,000 of text input, 1000 in the output).",
        32_768,
        39_000,
    ),
    (
        "The input token count (1100000) exceeds the maximum number of tokens allowed (1048576).",
        1_048_576,
        1_100_000,
    ),
    (
        "The decoder prompt (length 5000) is longer than the maximum model length of 4096.",
        4096,
        5000,
    ),
    (
        "This model's maximum prompt length is 131072 but the request contains 140000 tokens.",
        131_072,
        140_000,
    ),
    (
        "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum "
        "context length",
        32_768,
        40_000,
    ),
    ("prompt is too long: 210000 tokens > 200000 maximum", 200_000, 210_000),
    (
        "Trying to keep the first 5000 tokens when context the overflows. However, the model is "
        "loaded with context length of only 4096 tokens",
        4096,
        None,
    ),
    ('{"n_prompt_tokens": 9000, "n_ctx": 4096}', 4096, 9000),
    ("request (9000 tokens) exceeds the available context size (8192 tokens)", 8192, 9000),
    ("`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000", 4096, None),
    ("Range of input length should be [1, 30720]", 30_720, None),
    # A code, and limits of a minute: no windows.
    ("invalid params, context window exceeds limit (2013)", None, None),
    ("tokens per min (TPM): Limit 30000, Requested 342389.", None, None),
]


@pytest.mark.parametrize(("said", "window", "asked"), BODIES)
def test_a_refusal_names_the_window_and_what_was_asked(
    said: str, window: int | None, asked: int | None
) -> None:
    assert (window_in(said), asked_in(said)) == (window, asked)


def test_the_windows_of_real_bodies_are_read() -> None:
    file = Path(__file__).parents[3] / "data" / "refusals.json"
    bodies: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    long = [json.dumps(b["body"]) for b in bodies if b["error"] == "ConversationTooLong"]
    assert sorted(w for body in long if (w := window_in(body))) == [
        *(4096, 4096, 16_384, 128_000, 1_048_576)
    ]
