"""Bodies that come compressed: read to the end, refused, or given up before they are large."""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.api import body
from chatapp.core.api.client import Client
from chatapp.core.domain.errors import BadCompression, ImageNotLoaded, RequestError, StreamCutOff
from tests.bombs import MB, bomb, bomb_in_a_bomb, raw_deflate
from tests.core.api.test_client import ASK, aiml, ask, other, run
from tests.loopback import HANG, Loopback, event, reply, sse
from tests.unmeasured import unmeasured

CLONE = Path(__file__).parents[3]
MOST_GROWTH = 60
"""MB. The largest image is 20."""
LONGEST_TURN = 0.5
"""Seconds of the processor: a bomb takes ten times as long, whatever the machine."""

GZIP = {"Content-Encoding": "gzip"}
TWICE = {"Content-Encoding": "gzip, gzip"}

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="measured from /proc")


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


def costs(server: Loopback, *what: str) -> list[dict[str, Any]]:
    """The outcome and the cost of asking for it in another process; see `asker`."""
    words = [sys.executable, "-m", "tests.core.api.asker", server.base_url, *what]
    done = subprocess.run(
        words,
        cwd=CLONE,
        capture_output=True,
        text=True,
        env=unmeasured(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    took = [json.loads(line) for line in done.stdout.splitlines()]
    for one in took:
        assert one["grown"] < MOST_GROWTH, one
        assert one["turn"] < LONGEST_TURN, one
    return took


BOMBS: dict[str, tuple[bytes, dict[str, str], str]] = {
    "3 GB": (bomb(3000), GZIP, "far too large"),
    "3 GB in 8 kB": (bomb_in_a_bomb(3000), TWICE, "compressed in a way"),
    "3 GB of deflate": (bomb(3000)[10:], {"Content-Encoding": "deflate"}, "far too large"),
    "3 GB of events": (bomb(3000, b"data: {}\n\n" * (MB // 10)), GZIP, "far too large"),
}


@pytest.mark.unmeasured
@on_linux
@pytest.mark.parametrize("which", BOMBS)
def test_a_bomb_is_given_up(server: Loopback, which: str) -> None:
    data, headers, word = BOMBS[which]
    server.answer_all(data, headers=headers, chunked=False)
    for took in costs(server, "answer", "models", "key", "image"):
        assert word in took["said"], took


@pytest.mark.unmeasured
@on_linux
def test_a_bomb_in_a_refusal_is_given_up(server: Loopback) -> None:
    server.answer_all(BOMBS["3 GB"][0], status=400, headers=GZIP, chunked=False)
    took = costs(server, "answer", "models", "key", "image")
    assert len({one["said"] for one in took[:3]}) == 1
    assert all(one["said"].endswith(".") for one in took)


@pytest.mark.unmeasured
@on_linux
def test_a_byte_to_a_chunk_leaves_the_loop_its_turns(server: Loopback) -> None:
    flood = b"1\r\n:\r\n" * 25_000
    server.answer_all(flood, headers={"Transfer-Encoding": "chunked"}, chunked=False)
    for took in costs(server, "answer", "models"):
        assert took["turn"] < LONGEST_TURN / 5, took


@pytest.mark.unmeasured
@on_linux
@pytest.mark.parametrize("how", ["whole", "event", "list", "models"])
def test_large_json_leaves_the_loop_its_turns(server: Loopback, how: str) -> None:
    if how == "models":
        named = [{"id": f"some/model-{n}", "owned_by": "x" * 50} for n in range(40_000)]
        data = json.dumps({"data": named}).encode()
    elif how == "list":
        data = b"[" + b"[]," * 1_300_000 + b"[]]"
    else:
        lists = b"[" + b"[]," * 1_300_000 + b"[]]"
        data = b'{"choices": [], "other": ' + lists + b"}"
        data = b"data: " + data + b"\n\n" if how == "event" else data
    assert 3 * MB < len(data) < 4 * MB
    server.answer_all(data, headers={}, chunked=False)
    answer, models = costs(server, "answer", "models")
    assert max(answer["turn"], models["turn"]) < LONGEST_TURN / 2
    assert (models["said"] == "40000") == (how == "models")


@pytest.mark.unmeasured
@on_linux
def test_a_long_answer_that_shrinks_well_is_read_and_the_loop_turns(server: Loopback) -> None:
    rest = "x" * 2000
    text = [f"{random.Random(n).getrandbits(64):x}" for n in range(10_000)]
    events = b"".join(sse(word, rest=rest) for word in text)
    data = gzip.compress(events + sse(finish="stop"))
    assert len(events) > 30 * len(data)
    server.answer_all(data, headers=GZIP, chunked=False)
    (took,) = costs(server, "answer")
    assert took["said"] == str(sum(map(len, text)))


def in_two(data: bytes) -> bytes:
    """As a server compresses that begins anew now and then, and fills up a block at the end."""
    return gzip.compress(data[:99]) + gzip.compress(b"") + gzip.compress(data[99:]) + bytes(512)


WHOLE = " ".join(map(str, range(500)))


@pytest.mark.parametrize(
    ("encoding", "compress"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZip, identity", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("gzip", in_two),
        ("identity", bytes),
        (" , ", bytes),
    ],
)
@pytest.mark.parametrize("size", [pytest.param(1, marks=pytest.mark.unmeasured), 7, 100_000])
def test_what_servers_really_send_is_read_however_it_is_cut(
    server: Loopback, encoding: str, compress: Callable[[bytes], bytes], size: int
) -> None:
    data = compress(b"".join(reply(WHOLE, 200)))
    cut = [data[at : at + size] for at in range(0, len(data), size)]
    server.answer(*cut, headers={"Content-Encoding": encoding})
    assert ask(aiml(server)) == (WHOLE, None)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("br", "(br)"),
        ("zstd", "(zstd)"),
        ("gzip, br", "(gzip, br)"),
        ("gzip, gzip, gzip, gzip", "(gzip, gzip, gzip)"),
        ("\x1b]0;<b>x" * 99, "(?)"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(
    server: Loopback, encoding: str, named: str
) -> None:
    headers = {"Content-Encoding": encoding}
    server.answer(b"\x0b\x02\x80", HANG, headers=headers)
    text, error = ask(aiml(server))
    assert not text
    assert isinstance(error, BadCompression)
    assert named in error.sentence
    assert server.chats[0].disconnected.wait(10)
    server.answer_all(b"x", headers=headers)
    with pytest.raises(BadCompression):
        run(lambda client: client.models(other(server), None))
    with pytest.raises(ImageNotLoaded, match="compressed in a way"):
        run(lambda client: client.fetch_image(server.origin))


def test_the_words_of_a_refusal_are_read_where_they_can_be(server: Loopback) -> None:
    refusal = json.dumps({"error": {"message": "Too warm today."}}).encode()
    server.answer(gzip.compress(refusal), status=400, headers=GZIP)
    _, error = ask(aiml(server))
    assert error is not None
    assert "Too warm today." in error.sentence
    server.answer(gzip.compress(refusal), status=400, headers={"Content-Encoding": "br"})
    _, error = ask(aiml(server))
    assert error is not None
    assert "HTTP 400" in error.details


@pytest.mark.parametrize("cut", [1, 5, 12, -9, -1])
def test_one_that_ends_too_early_is_a_connection_that_ended(server: Loopback, cut: int) -> None:
    found = json.dumps({"data": [{"id": "a-model"}]}).encode()
    for compress in gzip.compress, zlib.compress:
        encoding = "gzip" if compress is gzip.compress else "deflate"
        server.answer_all(compress(found)[:cut], headers={"Content-Encoding": encoding})
        with pytest.raises(StreamCutOff):
            run(lambda client: client.models(other(server), None))
    server.answer_all(gzip.compress(found), headers=GZIP)
    assert run(lambda client: client.models(other(server), None)).ids == ["a-model"]


def test_what_comes_in_small_pieces_is_given_out_at_once(server: Loopback) -> None:
    """A server that compresses each word of its own is as smooth as any."""
    packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    words = [f"word {n} " for n in range(20)]
    parts = [packer.compress(sse(w)) + packer.flush(zlib.Z_SYNC_FLUSH) for w in words]
    server.answer(*parts, HANG, headers=GZIP)

    async def read(client: Client) -> str:
        text = ""
        async with client.stream(other(server), None, ASK) as batches:
            async for batch in batches:
                text += "".join(getattr(delta, "text", "") for delta in batch)
                if text == "".join(words):
                    return text
        return text

    assert run(read) == "".join(words)


@pytest.mark.parametrize(
    "data",
    [
        b"\x1f\x8b\x08\x08" + bytes(6) + b"x" * 500,  # a name without end
        gzip.compress(b"") * 25,
    ],
)
def test_a_body_that_holds_nothing_has_an_end(
    server: Loopback, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body, "UNMEASURED", 400)
    server.answer_all(data, headers=GZIP)
    with pytest.raises(BadCompression, match="far too large"):
        run(lambda client: client.models(other(server), None))


def test_no_piece_is_larger_than_promised_and_none_is_lost() -> None:
    class Response:
        headers = GZIP

        async def aiter_raw(self) -> Any:
            for at in range(0, len(data), 65_536):
                yield data[at : at + 65_536]

    async def read() -> list[bytes]:
        response: Any = Response()
        return [piece async for piece in body.unpacked(response)]

    for size in (0, 1, body.PIECE - 1, body.PIECE, body.PIECE + 1, 5 * body.PIECE, 3 * MB + 1):
        whole = random.Random(size).randbytes(size // 9).hex().encode() * 4
        data = gzip.compress(whole)
        pieces = asyncio.run(read())
        assert b"".join(pieces) == whole
        assert all(0 < len(piece) <= body.PIECE for piece in pieces)


def test_lengths_that_lie_and_encodings_of_the_transfer(server: Loopback) -> None:
    server.answer_all(event({}), headers={"Content-Length": str(10**15)})
    assert isinstance(ask(aiml(server))[1], RequestError)
    server.answer_all(gzip.compress(event({})), headers={"Transfer-Encoding": "gzip, chunked"})
    assert isinstance(ask(aiml(server))[1], RequestError)
