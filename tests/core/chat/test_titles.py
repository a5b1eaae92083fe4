"""Titles that a model gives a conversation."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatapp.core.chat.titles import title_in
from chatapp.core.domain.conversation import Piece, Source
from chatapp.core.domain.errors import EmptyAnswer
from tests.core.chat.test_engine import chat
from tests.loopback import HANG, Loopback, reply, sse, thinking_reply
from tests.waiting import until
from tests.wire_schema import validate_request


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Sums of two", "Sums of two"),
        ("<think>A title: “No”</think>\n\n**“Sums of two.”**\n", "Sums of two"),
        ("# Title: one two three four five six seven", "one two three four five six"),
        ("\n\n“”\n", ""),
        ("“”\nSums", "Sums"),
        ("", ""),
    ],
)
def test_a_title_is_six_words_without_thinking(said: str, title: str) -> None:
    assert title_in([Piece(Source.CONTENT, said)]) == title


async def test_a_title_is_asked_for_with_little(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("An answer. " * 1000))
        server.answer(*thinking_reply("Let me think of one.", "A fine title"))
        server.answer(*reply("<think>Nothing"))
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "A question? " * 1000)
            await c.session.organizer.rename(done.conversation_id, "By hand")
            before = await c.engine.side_requests.suggest_title(done.conversation_id)
            assert (before.title, before.titled_by_person) == ("By hand", True)
            (now,) = await c.session.store.listed()
            assert (now.title, now.titled_by_person) == ("A fine title", False)
            await c.engine.side_requests.retitle(
                now.id, before.title, by_person=before.titled_by_person
            )
            (back,) = await c.session.store.listed()
            assert (back.title, back.titled_by_person) == ("By hand", True)
            with pytest.raises(EmptyAnswer):
                await c.engine.side_requests.suggest_title(now.id)
        request = server.chats[1].json
        validate_request(request)
        assert len(request["messages"]) == 1
        assert len(request["messages"][0]["content"]) < 3500
        assert "A question?" in request["messages"][0]["content"]
        assert "An answer." in request["messages"][0]["content"]


async def test_a_title_that_never_comes_is_not_waited_for(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("An answer."))
        server.answer(*[sse("<think>" + "Hm. " * 10_000)] * 6, HANG)
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "A question?")
            with pytest.raises(EmptyAnswer):
                await c.engine.side_requests.suggest_title(done.conversation_id)
            await until(server.chats[1].disconnected.is_set)
