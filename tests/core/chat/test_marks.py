"""Marks around thinking that a server has of its own: live, kept, and continued."""

from __future__ import annotations

from pathlib import Path

from chatapp.core.domain.conversation import Source, Status
from chatapp.core.domain.servers import Server, ServerKind
from tests.core.chat.test_engine import chat
from tests.loopback import CUT, Loopback, ending, sse


async def test_marks_of_a_server_hold_for_its_replies_wherever_they_are_read(
    profile: Path,
) -> None:
    with Loopback() as server:
        server.answer(sse("{{Hm"), sse(".}}Yes, <think> and"), CUT)
        server.answer(sse("{{Oh."), sse("}} more."), *ending())
        server.answer(sse("{{No."), sse("}}"), *ending())
        async with chat(profile, server) as c:
            c.engine.server = Server(
                "own", "Own", ServerKind.OTHER, server.base_url, "m", thinking_marks="{{ }}"
            )
            made = await c.engine.send(None, "Hello")
            assert (made.status, made.thinking) == (Status.INTERRUPTED, "Hm.")
            assert made.answer == "Yes, <think> and"
            made = await c.engine.continue_reply(made.id)
            assert (made.thinking, made.answer) == ("Hm.\n\nOh.", "Yes, <think> and more.")
            # Another server has other marks; what is kept is read as it came.
            c.engine.server = Server("other", "Other", ServerKind.OTHER, server.base_url, "m")
            (kept,) = (await c.branch(made.conversation_id))[1:]
            assert (kept.thinking, kept.answer) == (made.thinking, made.answer)
            assert kept.raw == "{{Hm.}}Yes, <think> and{{Oh.}} more."
            assert [p.source for p in kept.pieces].count(Source.MARKS) == 2
            other = await c.engine.send(None, "Hello")
            assert (other.thinking, other.answer) == ("", "{{No.}}")
            assert all(p.source is not Source.MARKS for p in other.pieces)
