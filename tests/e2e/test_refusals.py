"""Refusals in the window: the sentence, the way out, and no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.driver import window
from tests.loopback import Loopback

REFUSALS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "refusals.json").read_text("utf-8")
)


@pytest.mark.parametrize(
    ("server_name", "status", "says", "way_out", "not_offered"),
    [
        ("Gemini", 400, "Check it in Settings", "Open Settings", "Send as text"),
        ("OpenRouter", 403, "content filter (violence)", "Retry", "Open billing page"),
        ("Groq", 413, "9,012 tokens of 6,000 a minute", "New conversation", "Send as text"),
        ("Ollama", 500, "5.0 GiB", "Retry", "Open status page"),
    ],
)
async def test_a_refusal_leads_to_the_right_place(
    profile: Path, server_name: str, status: int, says: str, way_out: str, not_offered: str
) -> None:
    refusal = next(r for r in REFUSALS if (r["server"], r["status"]) == (server_name, status))
    with Loopback() as server:
        server.answer_json(refusal["body"], status)
        async with window(profile, server) as w:
            w.type("Hello")
            await w.status_begins("Failed")
            assert says in w.status
            assert w.showing(way_out)
            assert not w.showing(not_offered)
            assert len(server.chats) == 1
