"""Notes on a reply: what was skipped, left out or changed on the way, told once and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.api.response.answer import Decoder
from chatapp.core.api.response.deltas import NoteDelta
from chatapp.core.chat import retries
from chatapp.core.chat.retries import Retries
from chatapp.core.domain import dialects
from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.errors import ModelLoading, RateLimited, RequestError, ServerTrouble
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.servers import SendThinking
from tests import kin
from tests.core.api.test_kin import Talk, talk
from tests.core.chat.test_engine import chat
from tests.kin import Kin
from tests.loopback import DONE, Loopback, ending, event, reply, sse

TORN = "A part of this reply could not be read."
NOT_TAKEN = "The server does not take earlier thinking, so it was left out."
ASKED_FOR = "The server asked for its earlier thinking, so it was sent along."


def of(name: str) -> Kin:
    return next(one for one in kin.ALL if one.name == name)


async def second_turn(t: Talk) -> tuple[Message, list[dict[str, object]]]:
    first = await t.say("Hi")
    assert first.notes == ()
    return await t.say("And again", first), t.replies_sent()


async def test_a_server_that_lacks_earlier_thinking_gets_it_at_once(profile: Path) -> None:
    async with talk(profile, of("DeepSeek")) as t:
        t.server = replace(t.server, speaks=dialects.OTHER.name)
        second, sent = await second_turn(t)
        assert (second.status, second.notes) == (Status.DONE, (ASKED_FOR,))
        assert sent[0]["reasoning_content"] == kin.THOUGHT
        assert len(t.loopback.chats) == 3, "refused once"
        third = await t.say("And again", second)
        assert (third.status, third.notes) == (Status.DONE, ())
        assert len(t.loopback.chats) == 4, "remembered"


@pytest.mark.parametrize("name", ["Groq", "Mistral"])
async def test_a_server_that_refuses_earlier_thinking_is_asked_without(
    profile: Path, name: str
) -> None:
    async with talk(profile, of(name)) as t:
        t.server = replace(t.server, send_thinking=SendThinking.ALWAYS)
        second, sent = await second_turn(t)
        assert (second.status, second.notes) == (Status.DONE, (NOT_TAKEN,))
        assert sent == [{"role": "assistant", "content": "Hello there."}]
        third = await t.say("And again", second)
        assert (third.status, third.notes, len(t.loopback.chats)) == (Status.DONE, (), 4)


async def test_never_is_never(profile: Path) -> None:
    async with talk(profile, of("DeepSeek")) as t:
        t.server = replace(t.server, send_thinking=SendThinking.NEVER)
        second, _ = await second_turn(t)
        assert second.status is Status.FAILED
        assert second.problem is not None
        assert "reasoning_content" in second.problem.sentence


async def test_a_limit_that_is_refused_travels_under_its_other_name(profile: Path) -> None:
    async with talk(profile, of("OpenAI")) as t:
        t.server = replace(t.server, speaks=dialects.OTHER.name)
        engine = t.session.engine
        engine.settings = replace(engine.settings, options=GenerationOptions(max_tokens=500))
        first = await t.say("Hi")
        assert (first.status, first.notes) == (Status.DONE, ())
        names = [{"max_tokens", "max_completion_tokens"} & r.json.keys() for r in t.loopback.chats]
        assert names == [{"max_tokens"}, {"max_completion_tokens"}]
        await t.say("And again", first)
        assert len(t.loopback.chats) == 3


async def test_a_field_that_is_refused_is_left_out_and_told_each_time(profile: Path) -> None:
    one = replace(of("OpenAI"), takes=of("OpenAI").takes - {"temperature"})
    async with talk(profile, one) as t:
        engine = t.session.engine
        engine.settings = replace(engine.settings, options=GenerationOptions(temperature=0.5))
        told = "The server refused “temperature”, so it was left out."
        first = await t.say("Hi")
        second = await t.say("And again", first)
        assert (first.notes, second.notes) == ((told,), (told,))
        assert [("temperature" in r.json) for r in t.loopback.chats] == [True, False, False]


async def test_what_the_program_adds_is_told_when_it_is_refused_and_no_more(profile: Path) -> None:
    one = replace(of("OpenAI"), takes=of("OpenAI").takes - {"stream_options"})
    async with talk(profile, one) as t:
        first = await t.say("Hi")
        second = await t.say("And again", first)
        assert first.notes == ("The server refused “stream_options”, so it was left out.",)
        assert second.notes == ()


async def test_a_temperature_that_a_model_does_not_take_is_told(profile: Path) -> None:
    async with talk(profile, of("MiniMax")) as t:
        engine = t.session.engine
        engine.settings = replace(engine.settings, options=GenerationOptions(temperature=1.7))
        first = await t.say("Hi")
        assert first.notes == ("This model does not take temperature 1.70: 1.00 was sent.",)
        assert t.loopback.chats[-1].json["temperature"] == 1.0


async def test_parts_that_could_not_be_read_are_told_once(profile: Path) -> None:
    async with talk(profile, of("OpenAI")) as t:
        torn = event('{"id":"x","choi')
        t.loopback.answer_by(lambda _: (200, (sse("One "), torn, torn, sse("two."), *ending()), {}))
        first = await t.say("Hi")
        assert (first.status, first.answer, first.notes) == (Status.DONE, "One two.", (TORN,))


async def test_attempts_that_failed_are_told(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries.random, "random", lambda: 0.9)
    answers: list[tuple[int, tuple[bytes, ...], dict[str, str]]] = [
        (503, (b"{}",), {}),
        (200, reply("Here."), {}),
    ]
    async with talk(profile, of("OpenAI")) as t:
        t.loopback.answer_by(lambda _: answers.pop(0))
        first = await t.say("Hi")
        assert (first.answer, first.notes) == ("Here.", ("Sent again once after 0.4 s.",))


@pytest.mark.parametrize(
    ("errors", "note"),
    [
        ([RateLimited(retry_after=0.2), ServerTrouble(retry_after=0.3)], "2 times after 0.5 s"),
        ([ModelLoading(), ServerTrouble(retry_after=0.2)], "once after 0.2 s"),
        ([ServerTrouble(retry_after=12.0), RateLimited(retry_after=0.4)], "2 times after 12 s"),
        ([ModelLoading()], ""),
        ([RateLimited(retry_after=0.0)], "once"),
    ],
)
def test_how_often_and_how_long_is_told(errors: list[RequestError], note: str) -> None:
    attempts = Retries()
    for error in errors:
        wait = attempts.wait_after(error)
        assert wait is not None
        attempts.sent_again(error, wait)
    assert attempts.note.removeprefix("The request was s").removeprefix("S") == (
        f"ent again {note}." if note else ""
    )


async def test_notes_are_kept_and_copied_with_a_fork(profile: Path) -> None:
    async with talk(profile, of("MiniMax")) as t:
        session = t.session
        session.engine.settings = replace(
            session.engine.settings, options=GenerationOptions(temperature=0.0)
        )
        first = await t.say("Hi")
        assert len(first.notes) == 1
        (again,) = await session.engine.messages([first.id])
        assert again.notes == first.notes
        fork = await session.engine.fork(first.id)
        outline = await session.store.outline(fork.id)
        (_, copied) = await session.engine.messages([o.id for o in outline])
        assert copied.notes == first.notes


@pytest.mark.parametrize(("name", "total", "told"), [
    ("Ollama", 4096, True), ("Ollama", 4097, False), ("OpenAI", 4096, False),
])  # fmt: skip
async def test_a_silent_cut_of_a_local_server_is_told(
    profile: Path, name: str, total: int, told: bool
) -> None:
    async with talk(profile, of(name)) as t:
        usage = {"prompt_tokens": total - 100, "completion_tokens": 100}
        t.loopback.answer_by(lambda _: (200, reply("Cut", usage=usage), {}))
        first = await t.say("Hi")
        kept = (await t.session.engine.messages([first.id]))[0]
        assert any("exactly 4,096 tokens" in note for note in kept.notes) == told


def test_torn_events_are_no_note_where_there_were_none() -> None:
    decoder = Decoder()
    deltas = [d for chunk in reply("Hello.") for d in decoder.feed(chunk)] + decoder.finish()
    assert not [d for d in deltas if isinstance(d, NoteDelta)]


async def test_another_model_than_the_one_asked_for_is_told_and_kept(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*(step.replace(b"MiniMax-M2.7", b"mini-model") for step in reply("Four.")))
        server.answer(*(step.replace(b"MiniMax-M2.7", b"vendor/Some_Model") for step in reply("5")))
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Two and two?")
            assert done.notes == ("Answered by mini-model, not by some-model.",)
            assert done.model == "mini-model"
            assert (await c.session.store.messages([done.id]))[0].notes == done.notes
            assert (await c.engine.send(done.conversation_id, "And three?")).notes == ()


async def test_thinking_shown_as_the_reply_names_who_thought_it(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse(reasoning="Four.", model="old-model"), sse(finish="stop"), DONE)
        async with chat(profile, server, model="old-model") as c:
            done = await c.engine.send(None, "Two and two?")
            c.engine.server = replace(c.engine.server, model="another")
            shown = await c.engine.show_thinking(done.id)
            assert (shown.model, shown.notes) == ("old-model", ())
