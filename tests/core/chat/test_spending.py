"""What replies cost: told or estimated, counted, and nothing sent over the monthly limit."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.errors import Action, SpendingLimit
from chatapp.core.domain.events import Finished
from chatapp.core.domain.prices import price_of, price_of_all
from chatapp.core.domain.usage_totals import Totals, sum_of
from tests.core.chat.test_engine import Chat, chat
from tests.loopback import CUT, DONE, USAGE, Gate, Loopback, reply, sse
from tests.waiting import until


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
                await c.engine.side_requests.suggest_title(here)
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


LISTED = {
    "data": [
        {"id": "some-model", "pricing": {"prompt": "0.000002", "completion": "0.000003"}},
        {"id": "another/model", "pricing": {"prompt": "0.00002", "completion": "0.00003"}},
        {"id": "free-model", "pricing": {"prompt": "0", "completion": "0"}},
    ]
}


async def priced(c: Chat, server: Loopback) -> None:
    """The server's list, with its prices, is known."""
    server.models = (200, LISTED)
    await c.session.catalogue.models(c.engine.server)


def answered(usage: dict[str, Any] | None = USAGE, model: str = "some-model") -> tuple[bytes, ...]:
    last = () if usage is None else (sse(choices=[], usage=usage, model=model),)
    return (sse("Yes.", finish="stop", model=model), *last, DONE)


async def test_a_price_that_is_not_told_is_estimated_from_the_list(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*answered())
        async with chat(profile, server) as c:
            await priced(c, server)
            done = await c.engine.send(None, "Why?")
            assert done.usage.usd is None
            assert done.usage.estimated_usd == pytest.approx(0.001951)
            assert price_of(done) == "≈ $0.0020"
            (kept,) = await c.session.store.messages([done.id])
            assert kept.usage == done.usage
            (day,) = await c.session.totals.by_day("0000", "9999")
            assert (day.totals.priced, day.totals.estimated, day.totals.usd) == (0, 1, 0.0)
            assert price_of_all(day.totals) == "≈ $0.0020"
            assert await c.session.totals.of_conversation(done.conversation_id) == day.totals
            # A further reply costs what it says: the sum is still an estimate.
            await c.engine.send(done.conversation_id, "And?")
            days = await c.session.totals.by_day("0000", "9999")
            assert price_of_all(sum_of(day.totals for day in days)) == "≈ $0.0029"
            assert (await c.session.totals.spent_this_month(done.conversation_id))[
                1
            ] == pytest.approx(0.0009825)


async def test_estimates_count_for_the_limit_and_it_says_so(profile: Path) -> None:
    with Loopback() as server:
        server.always(*answered())
        async with chat(profile, server) as c:
            await priced(c, server)
            first = await c.engine.send(None, "Why?")
            limit(c, 0.003)
            refused = await c.engine.send(first.conversation_id, "And?")
            assert refused.problem is not None
            assert "have cost ≈ $0.0020 this month" in refused.problem.sentence


async def test_an_estimate_goes_where_the_price_is_told_after_all(profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(
            sse("Yes.", finish="stop", usage=USAGE),
            gate,
            sse(choices=[], usage={**USAGE, "cost": 0.5}),
            DONE,
        )
        async with chat(profile, server) as c:
            await priced(c, server)
            asking = asyncio.ensure_future(c.engine.send(None, "Why?"))
            finished = await until(lambda: [e for e in c.events if isinstance(e, Finished)])
            assert finished
            assert price_of(finished[0].message) == "≈ $0.0020"
            gate.open()
            done = await asking
            assert (done.usage.usd, done.usage.estimated_usd) == (0.5, None)
            (day,) = await c.session.totals.by_day("0000", "9999")
            assert day.totals == Totals(1, 1, 50, 617, 0.5)


@pytest.mark.parametrize(
    ("usage", "model", "price"),
    [
        (None, "some-model", ""),
        ({"total_tokens": 667}, "some-model", ""),
        (USAGE, "some-model-2026-01-31", "≈ $0.0020"),
        (USAGE, "another/model", "≈ $0.0195"),
        (USAGE, "unknown", ""),
        (USAGE, "free-model", ""),
    ],
)
async def test_what_is_estimated_and_what_is_not(
    profile: Path, usage: dict[str, Any] | None, model: str, price: str
) -> None:
    with Loopback() as server:
        server.answer(*answered(usage, model))
        async with chat(profile, server) as c:
            await priced(c, server)
            assert price_of(await c.engine.send(None, "Why?")) == price


async def test_a_price_of_what_was_stopped_is_at_least_that(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Yes", usage={**USAGE, "cost": 0.25}), CUT)
        server.answer(sse("Yes", usage=USAGE), CUT)
        async with chat(profile, server) as c:
            await priced(c, server)
            assert price_of(await c.engine.send(None, "Why?")) == "≥ $0.2500"
            assert price_of(await c.engine.send(None, "Why?")) == "≥ ≈ $0.0020"


async def test_what_a_title_used_is_counted_but_it_is_no_reply(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Why?")
            server.answer(*reply("A title"))
            await c.engine.side_requests.suggest_title(done.conversation_id)
            (day,) = await c.session.totals.by_day("0000", "9999")
            assert day.totals == Totals(1, 1, 100, 1234, 2 * 0.0009825)
            assert price_of_all(day.totals) == "$0.0020"
            here = await c.session.start_temporary()
            engine = c.session.engine_for(here.id)
            await engine.send(here.id, "Why?")
            await engine.side_requests.suggest_title(here.id)
            assert await c.session.totals.by_day("0000", "9999") == [day]
