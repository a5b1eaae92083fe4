"""How replies end, in the window: what is free at once, what is told, what can be done."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.driver import window
from tests.loopback import HANG, META, USAGE, Gate, Loopback, reply, sse


async def test_the_message_box_is_free_with_the_last_word(profile: Path) -> None:
    with Loopback() as server:
        gate = Gate()
        numbers = sse(usage=USAGE, choices=[], meta=META)
        server.answer(sse("All of it."), sse(finish="stop"), gate, numbers, HANG)
        server.answer(*reply("And more."))
        async with window(profile, server) as w:
            w.type("One")
            await w.status_begins("Done")
            assert w.showing("Send")
            assert "tokens" not in w.status
            gate.open()
            await w.until(lambda: "50 tokens in, 617 out · $0.0010" in w.status)
            assert w.answer == "All of it."
            w.type("Two")
            await w.until(lambda: w.answer == "And more.")
