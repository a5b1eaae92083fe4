"""What a request takes of its model's window, and what is left out of it, at a real server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.domain.errors import ConversationTooLong
from chatapp.core.domain.events import ContextChanged
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.own_settings import ConversationSettings
from tests.core.chat.test_engine import Chat, chat
from tests.loopback import Loopback, Request, Step, ending, reply, sse
from tests.wire_schema import validate_request

WORDS = "words and more words, " * 40
PLAIN = reply("Yes.", usage=None)
TOO_LONG = (
    "This model's maximum context length is {window} tokens. However, your messages resulted in "
    "{asked} tokens."
)


def refusing_above(server: Loopback, tokens: int) -> None:
    """Have a server refuse requests of more than so many tokens, four characters each."""

    def answer(request: Request) -> tuple[int, Sequence[Step], dict[str, str]]:
        asked = sum(len(m["content"]) for m in request.json["messages"]) // 4
        if asked <= tokens:
            return 200, PLAIN, {}
        said = TOO_LONG.format(window=tokens, asked=asked)
        body = {"error": {"message": said, "code": "context_length_exceeded"}}
        return 400, [json.dumps(body).encode()], {"Content-Type": "application/json"}

    server.answer_by(answer)


async def talk(c: Chat, turns: int) -> str:
    """A conversation with so many long questions."""
    done = await c.engine.send(None, f"0 {WORDS}")
    for number in range(1, turns):
        await c.engine.send(done.conversation_id, f"{number} {WORDS}")
    return done.conversation_id


def asked_at(server: Loopback, number: int = -1) -> list[str]:
    """The first words of each message of a request, but for what was replied."""
    request = server.chats[number].json
    validate_request(request)
    return [m["content"].split()[0] for m in request["messages"] if m["role"] != "assistant"]


async def test_what_is_taken_is_set_right_by_the_servers_counts(profile: Path) -> None:
    with Loopback() as server:
        server.always(*reply("Yes.", usage={"prompt_tokens": 500, "completion_tokens": 2}))
        async with chat(profile, server) as c:
            here = await talk(c, 1)
            at = await c.engine.reply_settings(here)
            use = await c.engine.contexts.use(here, at)
            assert 450 < use.tokens() < 550
            assert use.window is None
            limited = replace(at, options=GenerationOptions(max_tokens=1000), system="Be brief.")
            more = await c.engine.contexts.use(here, limited)
            assert more.reserved == 1000
            assert more.instructions > 0
        async with chat(profile, server) as c:  # kept for the model
            use = await c.engine.contexts.use("", at)
            assert use.factor > 1.5
        async with chat(profile, server, model="another") as c:
            at = await c.engine.reply_settings(here)
            assert (await c.engine.contexts.use("", at)).factor == 1.0


async def test_a_conversation_from_elsewhere_sets_it_right_by_itself(profile: Path) -> None:
    with Loopback() as server:
        server.always(*reply("Yes.", usage={"prompt_tokens": 500, "completion_tokens": 2}))
        async with chat(profile, server) as c:
            here = await talk(c, 1)
            await c.session.store.set_state("models' counts", "no JSON")
        async with chat(profile, server) as c:
            at = await c.engine.reply_settings(here)
            assert (await c.engine.contexts.use(here, at)).factor > 1.5


async def test_a_refusal_tells_the_window_and_the_oldest_are_left_out(profile: Path) -> None:
    with Loopback() as server:
        server.always(*PLAIN)
        refusing_above(server, 1000)
        async with chat(profile, server) as c:
            here = await talk(c, 5)
            refused = (await c.branch(here))[-1]
            assert refused.problem
            assert refused.problem.kind == "ConversationTooLong"
            at = await c.engine.reply_settings(here)
            use = await c.engine.contexts.use(here, at)
            assert use.window == 1000
            assert (use.share() or 0) > 1
            await c.engine.contexts.leave_out(here, at)
            assert any(isinstance(e, ContextChanged) for e in c.events)
            begun = (await c.engine.contexts.use(here, at)).sent_from
            assert (await c.engine.retry(refused.id)).problem is None
            first = asked_at(server)[0]
            (start,) = [m for m in await c.branch(here) if m.id == begun]
            assert start.raw.startswith(first)
            assert first != "0"
        async with chat(profile, server) as c:  # after a restart, and as more is asked
            for number in range(5, 9):
                assert (await c.engine.send(here, f"{number} {WORDS}")).problem is None
            asked = asked_at(server)
            assert asked[-1] == "8"
            assert asked == [str(n) for n in range(int(asked[0]), 9)]
            use = await c.engine.contexts.use(here, at)
            (start,) = [m for m in await c.branch(here) if m.id == use.sent_from]
            assert start.raw.startswith(asked[0])
            # All of it is one step.
            await c.session.organizer.undo()
            assert (await c.engine.contexts.use(here, at)).sent_from == ""
            await c.session.organizer.redo()
            assert (await c.engine.contexts.use(here, at)).sent_from == use.sent_from
            await c.engine.contexts.send_all(here)
            assert (await c.engine.contexts.use(here, at)).left_out == 0


async def test_without_a_window_half_is_left_out_down_to_the_newest(profile: Path) -> None:
    with Loopback() as server:
        server.always(*PLAIN)
        async with chat(profile, server) as c:
            here = await talk(c, 4)
            at = await c.engine.reply_settings(here)
            left: list[int] = []
            for _ in range(2):
                await c.engine.contexts.leave_out(here, at)
                left.append((await c.engine.contexts.use(here, at)).left_out)
            assert left == [4, 6]
            with pytest.raises(ConversationTooLong, match="nothing more"):
                await c.engine.contexts.leave_out(here, at)


async def test_a_fork_leaves_out_the_same(profile: Path) -> None:
    with Loopback() as server:
        server.always(*PLAIN)
        async with chat(profile, server) as c:
            here = await talk(c, 4)
            at = await c.engine.reply_settings(here)
            await c.engine.contexts.leave_out(here, at)
            forked = await c.engine.fork((await c.branch(here))[-1].id)
            await c.engine.send(forked.id, "4 on")
            assert asked_at(server) == ["2", "3", "4"]


async def test_a_server_that_cuts_without_a_word_tells_its_window(profile: Path) -> None:
    with Loopback() as server:
        server.always(*reply("Yes.", usage={"prompt_tokens": 2000, "completion_tokens": 48}))
        async with chat(profile, server) as c:
            here = await talk(c, 1)
            at = await c.engine.reply_settings(here)
            use = await c.engine.contexts.use(here, at)
            assert (use.window, use.factor) == (2048, 1.0)


async def test_a_fresh_start_carries_the_summary(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*PLAIN)
        server.answer(*PLAIN)
        server.answer(sse("<think>Hm"), sse("</think>It was "), sse("about words."), *ending())
        server.always(*PLAIN)
        async with chat(profile, server) as c:
            here = await talk(c, 2)
            own = ConversationSettings("Be brief.")
            await c.session.store.save_settings(here, own)
            grown: list[str] = []
            summary = await c.engine.side_requests.summarise(here, grown.append)
            assert (summary.text, summary.left_out) == ("It was about words.", 0)
            assert grown[-1] == "It was about words."
            told = server.chats[-1].json["messages"]
            assert len(told) == 1
            assert f"User:\n1 {WORDS}"[:50] in told[0]["content"]
            fresh = await c.engine.side_requests.start_fresh(here, summary.text)
            kept, _ = await c.session.store.settings_of(fresh.id)
            assert kept == replace(own, summary="It was about words.", continues=here)
            await c.engine.send(fresh.id, "And now?")
            system, question = server.chats[-1].json["messages"]
            assert system["content"].startswith("Be brief.")
            assert system["content"].endswith("It was about words.")
            assert question["content"] == "And now?"
            assert len(await c.branch(here)) == 4
            await c.session.organizer.undo()
            gone = await c.session.store.get(fresh.id)
            assert gone
            assert gone.deleted_at


async def test_a_summary_is_of_what_fits(profile: Path) -> None:
    with Loopback() as server:
        server.always(*PLAIN)
        refusing_above(server, 1000)
        async with chat(profile, server) as c:
            here = await talk(c, 5)
            summary = await c.engine.side_requests.summarise(here, lambda _: None)
            assert summary.left_out > 0
            assert f"4 {WORDS}"[:40] in server.chats[-1].json["messages"][0]["content"]
            assert f"0 {WORDS}"[:40] not in server.chats[-1].json["messages"][0]["content"]


async def test_one_message_goes_with_settings_of_its_own(profile: Path) -> None:
    with Loopback() as server:
        server.always(*PLAIN)
        async with chat(profile, server) as c:
            c.session.use(
                replace(
                    c.engine.settings,
                    options=GenerationOptions(temperature=0.5, seed=3),
                    instructions="Everywhere.",
                )
            )
            once = ConversationSettings(
                "Once.", model="other", options=GenerationOptions(seed=4), unset=("temperature",)
            )
            done = await c.engine.send(None, "Why?", once=once)
            first = server.chats[-1].json
            validate_request(first)
            assert first["model"] == "other"
            assert first["seed"] == 4
            assert "temperature" not in first
            assert first["messages"][0]["content"] == "Everywhere.\n\nOnce."
            await c.engine.send(done.conversation_id, "And why?")
            second = server.chats[-1].json
            assert (second["model"], second["temperature"], second["seed"]) == (
                "some-model",
                0.5,
                3,
            )
            assert second["messages"][0]["content"] == "Everywhere."


async def test_an_option_is_left_to_the_server_in_one_conversation(profile: Path) -> None:
    with Loopback() as server:
        server.always(*PLAIN)
        async with chat(profile, server) as c:
            c.session.use(
                replace(c.engine.settings, options=GenerationOptions(temperature=0.5, top_p=0.5))
            )
            own = ConversationSettings(unset=("temperature",))
            done = await c.engine.send(None, "Why?", custom=own)
            kept, _ = await c.session.store.settings_of(done.conversation_id)
            assert kept == own
            assert "temperature" not in server.chats[-1].json
            assert server.chats[-1].json["top_p"] == 0.5
            at = await c.engine.reply_settings(done.conversation_id)
            assert set(at.origins) == {"top_p"}


async def test_a_reply_is_whole_though_nothing_can_be_learned_of_it(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Loopback() as server:
        server.always(*reply("Yes."))
        async with chat(profile, server) as c:

            async def gone(*_: object) -> None:
                raise LookupError("deleted meanwhile")

            monkeypatch.setattr(c.engine.contexts.kept, "branch", gone)
            assert (await c.engine.send(None, "Why?")).answer == "Yes."
