"""The monthly limit: nothing is sent over it unless the person says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.errors import Action, SpendingLimit
from tests.core.chat.test_engine import Chat, chat
from tests.loopback import CUT, Loopback, reply, sse


def limit(c: Chat, dollars: float | None) -> None:
    c.engine.settings = replace(c.engine.settings, monthly_limit=dollars)


async def test_nothing_is_sent_over_the_limit(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            first = await c.engine.send(None, "Why?")
            assert first.usage.usd == 0.0009825
            here = first.conversation_id
            limit(c, 0.001965)  # exactly two of them
            assert (await c.engine.send(here, "And?")).status is Status.DONE
            refused = await c.engine.send(here, "Then?")
            assert refused.status is Status.FAILED
            assert refused.problem
            assert (refused.problem.kind, refused.problem.action) == (
                "SpendingLimit",
                Action.SEND_ANYWAY,
            )
            assert refused.problem.sentence == (
                "Replies have cost $0.0020 this month, and your monthly limit is $0.0020. "
                "Nothing was sent."
            )
            assert len(server.chats) == 2
            with pytest.raises(SpendingLimit):
                await c.engine.suggest_title(here)
            assert (await c.engine.retry(refused.id)).problem == refused.problem
            assert len(server.chats) == 2

            anyway = await c.engine.send_anyway(refused.id)
            assert anyway.status is Status.DONE
            assert len(server.chats) == 3
            limit(c, None)
            assert (await c.engine.send(here, "So?")).status is Status.DONE


async def test_the_limit_is_asked_about_before_it_is_passed(profile: Path) -> None:
    """One more reply is taken to cost what the last one did."""
    with Loopback() as server:
        async with chat(profile, server) as c:
            first = await c.engine.send(None, "Why?")
            limit(c, 0.0015)
            assert (await c.engine.send(first.conversation_id, "And?")).status is Status.FAILED
            # Nothing is known of what a new conversation will cost.
            assert (await c.engine.send(None, "Something else?")).status is Status.DONE


async def test_a_reply_that_was_cut_off_goes_on_where_it_stands(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            first = await c.engine.send(None, "Why?")
            server.answer(sse("Half of "), CUT)
            half = await c.engine.send(first.conversation_id, "And?")
            assert half.status is Status.INTERRUPTED
            limit(c, 0.0009825)
            refused = await c.engine.continue_reply(half.id)
            assert refused.raw == "Half of "
            assert refused.problem
            assert refused.problem.action == Action.SEND_ANYWAY
            assert len(server.chats) == 2
            server.answer(*reply("it."))
            whole = await c.engine.send_anyway(half.id)
            assert (whole.id, whole.status, whole.answer) == (half.id, Status.DONE, "Half of it.")


async def test_temporary_conversations_keep_to_it_and_are_not_counted(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            passing = await c.session.start_temporary()
            engine = c.session.engine_for(passing.id)
            engine.settings = replace(engine.settings, monthly_limit=0.0001)
            assert (await engine.send(passing.id, "Why?")).status is Status.DONE
            assert await c.session.totals.first_day() == ""
            await c.engine.send(None, "Why?")
            refused = await engine.send(passing.id, "And?")
            assert refused.problem
            assert refused.problem.action == Action.SEND_ANYWAY
            assert len(server.chats) == 2
