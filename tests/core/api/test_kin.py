"""Two turns with a server of each kind: what is shown, sent back, counted and checked."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.dialects import ALL as DIALECTS
from chatapp.core.domain.dialects import OTHER, PRIVATE
from chatapp.core.domain.errors import KeyRefused
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.servers import SendThinking, Server
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from tests import kin
from tests.kin import THOUGHT, Kin, speak
from tests.loopback import Loopback

KEY = "sk-kin-0123456789abcdef0123456789abcdef"
EACH = pytest.mark.parametrize("one", kin.ALL, ids=lambda one: one.name)


class Talk:
    """A session with one server of the kin."""

    def __init__(self, session: Session, server: Server, loopback: Loopback) -> None:
        self.session, self.server, self.loopback = session, server, loopback

    async def say(self, text: str, after: Message | None = None) -> Message:
        self.session.engine.server = self.server
        return await self.session.engine.send(after.conversation_id if after else None, text)

    def replies_sent(self) -> list[dict[str, object]]:
        """The earlier replies in the last request."""
        messages = self.loopback.chats[-1].json["messages"]
        return [message for message in messages if message["role"] == "assistant"]


@asynccontextmanager
async def talk(folder: Path, one: Kin) -> AsyncGenerator[Talk]:
    with Loopback() as loopback:
        speak(loopback, one, KEY)
        session = Session(Profile.at(folder), environment={}, base_url=loopback.base_url, model="m")
        await session.open()
        try:
            server = one.server(loopback.origin)
            await session.keep_key(server.id, KEY)
            yield Talk(session, server, loopback)
        finally:
            await session.close()


def test_every_dialect_has_its_kin() -> None:
    assert {one.name for one in kin.ALL} == {d.name for d in DIALECTS} - {OTHER.name, PRIVATE.name}


@EACH
async def test_two_turns(profile: Path, one: Kin) -> None:
    async with talk(profile, one) as t:
        first = await t.say("Hi")
        second = await t.say("And again", first)
        for reply in (first, second):
            assert (reply.status, reply.answer, reply.problem) == (
                Status.DONE,
                "Hello there.",
                None,
            )
            assert reply.thinking == ("" if one.name == "OpenAI" else THOUGHT)
            assert (reply.usage.prompt_tokens, reply.usage.completion_tokens) == (7, 5)
            assert reply.notes == ()
        assert len(t.loopback.chats) == 2, "nothing was refused"
        expected = {"role": "assistant", "content": "Hello there.", **one.sent_back}
        assert t.replies_sent() == [expected]


@EACH
async def test_what_a_person_chose_comes_before_what_is_usual(profile: Path, one: Kin) -> None:
    async with talk(profile, one) as t:
        t.server = replace(t.server, send_thinking=SendThinking.NEVER)
        first = await t.say("Hi")
        second = await t.say("And again", first)
        assert t.replies_sent() == [{"role": "assistant", "content": "Hello there."}]
        assert (second.status is Status.DONE) == (not one.wants_back)


@EACH
async def test_limits_travel_under_the_name_that_the_server_takes(profile: Path, one: Kin) -> None:
    async with talk(profile, one) as t:
        settings = t.session.engine.settings
        t.session.engine.settings = replace(settings, options=GenerationOptions(max_tokens=500))
        reply = await t.say("Hi")
        assert reply.status is Status.DONE
        sent = t.loopback.chats[-1].json
        (name,) = {"max_tokens", "max_completion_tokens"} & sent.keys()
        assert name in one.takes
        assert len(t.loopback.chats) == 1


@EACH
async def test_a_key_is_checked_for_what_it_proves(profile: Path, one: Kin) -> None:
    async with talk(profile, one) as t:
        said = await t.session.check_key(t.server, KEY)
        assert said.startswith(one.checked), said
        if "not tried" not in one.checked:
            with pytest.raises(KeyRefused):
                await t.session.check_key(t.server, "sk-another")
