"""What goes to a server and comes back is kept for the inspector: whole, bounded, without keys."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from chatapp.core.api import exchange_log
from chatapp.core.chat import retries
from chatapp.core.domain.conversation import Delivery, Status
from chatapp.core.inspection.curl import as_curl, pretty
from chatapp.core.inspection.details import ReplyDetails
from chatapp.core.inspection.exchange import Exchange
from tests.core.chat.test_engine import KEY, Chat, chat
from tests.loopback import CUT, DONE, RESET, Loopback, reply, sse
from tests.make_pdf import pdf

HOSTILE = 'It\'s "$HOME" `id` $(id) \\ \u00e9 \U0001f600\n\nJSON\nJSON\n!! %s {x}'


def exchanges(c: Chat, message_id: str) -> list[Exchange]:
    return c.session.exchanges.of(message_id)


async def test_the_api_key_is_nowhere(profile: Path) -> None:
    """It goes in the header, in the question, in further fields; the server sends it back."""
    with Loopback(strict=False) as server:
        echo = {"X-Request-Id": f"for {KEY}", "X-Other": KEY, "Set-Cookie": f"key={KEY}"}
        server.answer_json({"error": {"message": f"Not {KEY}"}}, 503, headers=echo)
        said = event_with(KEY)
        server.answer(said[:150], said[150:], *reply(f"It is {KEY}."), headers=echo)
        async with chat(profile, server, key=KEY) as c:
            c.engine.server = replace(
                c.engine.server,
                base_url=f"{server.base_url}",
                extra_headers=json.dumps({"X-Api-Key": KEY, "X-Trace": f"a {KEY}", "Token": "hm"}),
                extra_body=json.dumps({"metadata": {"key": KEY}}),
            )
            done = await c.engine.send(None, f"Is {KEY} my key?")
            assert done.status is Status.DONE
            assert KEY in server.chats[-1].body.decode()
            records = await c.session.store.answer_records(done.id)
            found = exchanges(c, done.id)
            details = ReplyDetails(done, records, found)
            every = [str(found), *map(as_curl, found), str(records), str(details.moments)]
            # The reply itself says it, and is the person's own.
            every += [details.text, str(details.sections)]
            assert not [text for text in every if KEY in text or KEY[8:] in text]
            assert len(found) == 2
            assert [one.status for one in found] == [503, 200]
            assert "Not [redacted]" in found[0].raw
            assert dict(found[1].headers)["authorization"] == "Bearer [redacted]"
            assert dict(found[1].headers)["token"] == "[redacted]"
            assert "set-cookie" not in dict(found[1].response_headers)


def event_with(text: str) -> bytes:
    return sse(choices=[], provider=text, padding="x" * 100)


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl")
async def test_copied_for_curl_it_asks_the_same(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server, key=KEY) as c:
            c.engine.server = replace(
                c.engine.server, extra_headers=json.dumps({"X-Quote": 'it\'s "$HOME" `id`'})
            )
            done = await c.engine.send(None, HOSTILE)
            (one,) = exchanges(c, done.id)
            command = as_curl(one)
        environment = {**os.environ, "API_KEY": "another-key"}
        run = ["sh", "-c", command]
        ran = subprocess.run(run, env=environment, capture_output=True, timeout=60, check=True)
        first, second = server.chats
        assert b"Hello there." in ran.stdout
        assert second.json == first.json
        assert second.json["messages"][0]["content"] == HOSTILE
        assert (first.key, second.key) == (KEY, "another-key")
        own = {"host", "content-length", "accept-encoding", "connection", "user-agent"}
        others = {name: value for name, value in first.headers.items() if name not in own}
        others["authorization"] = "Bearer another-key"
        assert {n: v for n, v in second.headers.items() if n not in own} == others


async def test_files_are_told_by_their_length(profile: Path) -> None:
    content = pdf("Words on a page.")
    path = profile.parent / "words.pdf"
    path.write_bytes(content)
    with Loopback() as server:
        async with chat(profile, server, model="minimax/m2-7-20260402", key=KEY) as c:
            attachment = await c.engine.attach(path)
            assert attachment.delivery is Delivery.ORIGINAL
            quoted = 'It says "file_data": "data:application/pdf;base64,AAAA".'
            done = await c.engine.send(None, quoted, [attachment])
            (one,) = exchanges(c, done.id)
        parts = json.loads(one.body)["messages"][0]["content"]
        data = f"data:application/pdf;base64,[{len(content)} bytes]"
        assert parts[0]["file"] == {"filename": "words.pdf", "file_data": data}
        assert parts[1]["text"] == quoted
        assert one.size == len(server.chats[0].body) > len(one.body)
        assert json.loads(pretty(one.body)) == json.loads(one.body)
        assert f"[{len(content)} bytes]" in as_curl(one)
        gc.collect()
        assert not [one for one in gc.get_objects() if isinstance(one, httpx.Request)]


async def test_every_attempt_is_there_with_what_came(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries, "LONGEST_WAIT", 0.0)
    with Loopback() as server:
        server.answer(RESET, status=0)
        server.answer(sse("Half"), CUT, headers={"X-Request-Id": "r-1"})
        async with chat(profile, server) as c:
            cut = await c.engine.send(None, "Why?")
            assert cut.status is Status.INTERRUPTED
            first, second = exchanges(c, cut.id)
            assert (first.status, first.raw, first.response_headers) == (None, "", ())
            assert second.raw.startswith("data: {")
            assert "Half" in second.raw
            assert dict(second.response_headers)["x-request-id"] == "r-1"
            assert second.came == len(second.raw.encode())
            assert {"began", "sent", "head"} <= second.times.keys()
            server.answer(sse(" and half", finish="stop"), DONE)
            await c.engine.continue_reply(cut.id)
            assert len(exchanges(c, cut.id)) == 3


async def test_only_the_last_of_a_long_answer_is_kept_and_from_a_line_on(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_log, "MOST_RAW", 4000)
    with Loopback() as server:
        server.answer(*(sse("some words ") for _ in range(200)), sse(finish="stop"), DONE)
        async with chat(profile, server) as c:
            done = await c.engine.send(None, "Why?")
            (one,) = exchanges(c, done.id)
    assert 3000 < len(one.raw) <= 4000
    assert one.raw.startswith(("data: ", "\n"))
    assert one.raw.endswith("data: [DONE]\n\n")
    assert one.came > 20_000


async def test_the_oldest_go_where_there_is_no_room(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_log, "MOST", 20_000)
    with Loopback() as server:
        async with chat(profile, server) as c:
            made = [await c.engine.send(None, "x" * 9000) for _ in range(3)]
            assert [len(exchanges(c, one.id)) for one in made] == [0, 1, 1]


async def test_nothing_is_left_of_temporary_conversations(profile: Path) -> None:
    with Loopback() as server:
        async with chat(profile, server) as c:
            here = await c.session.start_temporary()
            done = await c.session.engine_for(here.id).send(here.id, "Secret?")
            assert len(exchanges(c, done.id)) == 1
            await c.session.forget_temporary()
            assert exchanges(c, done.id) == []


@pytest.mark.parametrize("body", ["", "no JSON", "[" * 100_000, '{"a": 1.0, "b": "\\ud800"}'])
def test_any_body_can_be_shown(body: str) -> None:
    pretty(body).encode()


def test_numbers_stay_as_they_were() -> None:
    body = '{"a": 1.0, "b": 12345678901234567890, "c": 1e-07, "d": "\\u00e9"}'
    assert pretty(body) == (
        '{\n  "a": 1.0,\n  "b": 12345678901234567890,\n  "c": 1e-07,\n  "d": "\u00e9"\n}'
    )


def test_a_length_is_that_of_the_file() -> None:
    for size in range(8):
        value: dict[str, Any] = {"file_data": "data:application/pdf;base64," + coded(size)}
        body = json.dumps(value).encode()
        assert f"[{size} bytes]".encode() in exchange_log.without_files(body)


def coded(size: int) -> str:
    import base64

    return base64.b64encode(b"x" * size).decode()
