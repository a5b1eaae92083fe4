"""The client against a real server on loopback."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import traceback
import zlib
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from socket import SO_KEEPALIVE, SOL_SOCKET, create_server, socket
from typing import Any, TypeVar

import pytest

from chatapp.core.api.client import GRACE_SECONDS, Client
from chatapp.core.api.connection import keep_alive, request_headers
from chatapp.core.api.request.chat_request import ChatMessage, ChatRequest, FileContent, TextContent
from chatapp.core.api.response.deltas import Delta, FinishDelta, PieceDelta, UsageDelta
from chatapp.core.domain.conversation import Usage
from chatapp.core.domain.errors import (
    BadAddress,
    BadCertificate,
    ChatappError,
    EmptyAnswer,
    KeyMissing,
    KeyRefused,
    NoConnection,
    ProxyTrouble,
    RateLimited,
    RequestError,
    RequestRefused,
    ServerTrouble,
    StreamCutOff,
    UnknownTrouble,
    WrongAddress,
)
from chatapp.core.domain.network import Network
from chatapp.core.domain.servers import AIML, AIML_MODEL, Server, ServerKind
from chatapp.core.redact import RedactingFilter
from tests.loopback import (
    CUT,
    DONE,
    HANG,
    KEEP,
    META,
    RESET,
    USAGE,
    Gate,
    Loopback,
    Request,
    ending,
    reply,
    sse,
    thinking_reply,
)
from tests.wire_schema import validate_request

T = TypeVar("T")
KEY = "k3y-0f-7he_person.42"
ASK = ChatRequest(AIML_MODEL, (ChatMessage("user", "Hello"),))
LONG = 60.0
DATA = Path(__file__).parents[2] / "data"


def aiml(server: Loopback) -> Server:
    return replace(AIML, base_url=server.base_url)


def other(server: Loopback) -> Server:
    return Server("o", "Mine", ServerKind.OTHER, server.base_url, "qwen")


def run(work: Callable[[Client], Awaitable[T]], **options: Any) -> T:
    async def main() -> T:
        limit, grace = options.get("idle_limit", 300.0), options.get("grace", GRACE_SECONDS)
        client = Client(Network(silence_limit=limit), grace=grace)
        try:
            async with asyncio.timeout(LONG):
                return await work(client)
        finally:
            await client.aclose()

    return asyncio.run(main())


async def collect(
    client: Client, server: Server, request: ChatRequest = ASK, key: str | None = KEY
) -> tuple[list[Delta], RequestError | None]:
    deltas: list[Delta] = []
    try:
        async with client.stream(server, key, request) as batches:
            async for batch in batches:
                deltas += batch
    except RequestError as error:
        return deltas, error
    return deltas, None


def ask(
    server: Server, request: ChatRequest = ASK, key: str | None = KEY, **options: float
) -> tuple[str, RequestError | None]:
    deltas, error = run(lambda client: collect(client, server, request, key), **options)
    return "".join(d.text for d in deltas if isinstance(d, PieceDelta)), error


def check(request: Request) -> None:
    validate_request(request.json)


# The request


def test_a_reply_from_question_to_price() -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Hm.", "Yes.", 3))
        deltas, error = run(lambda client: collect(client, aiml(server)))
        [request] = server.chats
    assert error is None
    assert "".join(d.text for d in deltas if isinstance(d, PieceDelta)) == (
        "<think>\nHm.\n</think>\n\nYes."
    )
    assert [d.reason for d in deltas if isinstance(d, FinishDelta)] == ["stop"]
    assert [d.usage for d in deltas if isinstance(d, UsageDelta)] == [Usage(50, 617, usd=0.0009825)]
    check(request)
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.headers["accept-encoding"] == "identity"
    assert request.headers["content-type"] == "application/json"
    assert "cookie" not in request.headers
    assert not any(name.startswith(("x-title", "x-aimlapi")) for name in request.headers)


def test_each_request_has_a_name_of_its_own() -> None:
    async def twice(client: Client) -> None:
        await collect(client, aiml(server))
        await collect(client, aiml(server))

    with Loopback() as server:
        run(twice)
        names = [r.headers["x-client-request-id"] for r in server.chats]
    assert len(set(names)) == 2
    assert all(0 < len(n) <= 128 and n.replace("-", "").isalnum() for n in names)


@pytest.mark.parametrize("key", [None, ""])
def test_without_a_key_there_is_no_authorization(key: str | None) -> None:
    with Loopback() as server:
        assert ask(other(server), key=key) == ("Hello there.", None)
        assert "authorization" not in server.chats[0].headers
        _, error = ask(aiml(server), key=key)
        assert isinstance(error, KeyMissing)
        assert len(server.chats) == 1


def test_a_pdf_arrives_whole() -> None:
    pdf = FileContent("a.pdf", b"%PDF" + bytes(range(256)) * 4000)
    with Loopback() as server:
        question = ChatMessage("user", (pdf, TextContent("What?")))
        assert ask(aiml(server), replace(ASK, messages=(question,))) == ("Hello there.", None)
        check(server.chats[0])


def test_stream_options_are_left_out_where_they_are_refused_and_that_is_remembered() -> None:
    async def twice(client: Client) -> list[Any]:
        return [await collect(client, other(server)), await collect(client, other(server))]

    with Loopback() as server:
        refusal = {"error": {"message": "Unrecognized request argument: stream_options"}}
        server.answer_json(refusal, 400)
        answers = run(twice)
        assert [error for _, error in answers] == [None, None]
        assert ["stream_options" in r.json for r in server.chats] == [True, False, False]
        for request in server.chats:
            validate_request(request.json)


def test_further_headers_of_a_server_go_along_and_replace_none_of_ours() -> None:
    with Loopback() as server:
        extra = replace(other(server), extra_headers='{"X-Team": "sea", "X-Title": "x"}')
        _, error = run(lambda client: collect(client, extra))
        assert error is None
        (request,) = server.chats
        assert request.headers["x-team"] == "sea"
        assert request.headers["x-title"] == "x"


def test_another_refusal_is_not_tried_again() -> None:
    with Loopback() as server:
        server.answer_json({"error": {"message": "temperature is unsupported"}}, 400)
        _, error = ask(aiml(server))
        assert isinstance(error, RequestRefused)
        assert "temperature" in error.sentence
        assert len(server.chats) == 1


def test_cookies_are_not_kept() -> None:
    async def twice(client: Client) -> None:
        await collect(client, aiml(server))
        await collect(client, aiml(server))

    with Loopback() as server:
        server.always(*reply("a"), headers={"Set-Cookie": "track=me; Path=/"})
        run(twice)
        assert all("cookie" not in r.headers for r in server.chats)


def test_a_redirect_is_not_followed() -> None:
    with Loopback() as elsewhere, Loopback() as server:
        server.answer(KEEP, status=307, headers={"Location": elsewhere.base_url})
        _, error = ask(aiml(server))
        assert isinstance(error, WrongAddress)
        assert elsewhere.base_url in error.sentence
        assert elsewhere.requests == []


# The stream


@pytest.mark.parametrize("chunked", [True, False])
def test_one_byte_to_a_packet(chunked: bool) -> None:
    data = b"".join(reply("Grüße 👋🏽 “你好”", 2))
    with Loopback() as server:
        server.answer(*(data[i : i + 1] for i in range(len(data))), chunked=chunked)
        assert ask(aiml(server)) == ("Grüße 👋🏽 “你好”", None)


@pytest.mark.parametrize("kind", ["text/plain", "text/event-stream; charset=iso-8859-1", ""])
@pytest.mark.parametrize("status", [200, 201])
def test_neither_type_nor_status_decide(kind: str, status: int) -> None:
    with Loopback() as server:
        server.answer(*reply("Grüße"), headers={"Content-Type": kind}, status=status)
        assert ask(aiml(server)) == ("Grüße", None)


def test_a_plain_json_answer() -> None:
    with Loopback() as server:
        choice = {"message": {"content": "Yes"}, "finish_reason": "stop"}
        server.answer_json({"choices": [choice], "usage": USAGE, "meta": META})
        assert ask(aiml(server)) == ("Yes", None)


@pytest.mark.parametrize(
    ("encoding", "compress"), [("gzip", gzip.compress), ("deflate", zlib.compress)]
)
def test_a_compressed_stream(encoding: str, compress: Callable[[bytes], bytes]) -> None:
    whole = " ".join(map(str, range(500)))
    data = compress(b"".join(reply(whole, 20)))
    with Loopback() as server:
        server.answer(data[:20], data[20:], headers={"Content-Encoding": encoding})
        assert ask(aiml(server)) == (whole, None)
        server.answer(data[: len(data) // 2], headers={"Content-Encoding": encoding})
        text, error = ask(aiml(server))
        assert isinstance(error, StreamCutOff)
        assert text
        assert whole.startswith(text)


def test_broken_compression() -> None:
    with Loopback() as server:
        server.answer(b"this is not gzip", headers={"Content-Encoding": "gzip"})
        assert isinstance(ask(aiml(server))[1], NoConnection)


def test_text_comes_as_it_arrives() -> None:
    async def read(client: Client) -> None:
        async with client.stream(aiml(server), KEY, ASK) as batches:
            async for batch in batches:
                for delta in batch:
                    if isinstance(delta, PieceDelta):
                        seen.append(delta.text)
                        gates[len(seen) - 1].open()

    seen: list[str] = []
    gates = [Gate() for _ in range(3)]
    with Loopback() as server:
        server.answer(
            *(step for n, gate in enumerate(gates) for step in (sse(str(n)), gate)), *ending()
        )
        run(read)
    assert seen == ["0", "1", "2"]


@pytest.mark.parametrize("end", [RESET, CUT], ids=["reset", "cut"])
def test_a_broken_stream_keeps_its_text(end: Any) -> None:
    with Loopback() as server:
        server.answer(sse("So "), sse("far"), end)
        text, error = ask(aiml(server))
    assert isinstance(error, StreamCutOff)
    assert not error.retryable
    assert "So far".startswith(text)
    assert "HTTP 200" in error.details
    assert "x-client-request-id" in error.details


@pytest.mark.parametrize("chunked", [True, False])
def test_a_clean_end_without_a_finish_is_a_cut(chunked: bool) -> None:
    with Loopback() as server:
        server.answer(sse("So far"), chunked=chunked)
        text, error = ask(aiml(server))
    assert (text, type(error)) == ("So far", StreamCutOff)


@pytest.mark.parametrize("end", [RESET, CUT], ids=["reset", "cut"])
@pytest.mark.parametrize("status", [200, 0], ids=["after the head", "before the head"])
def test_a_connection_broken_before_any_text_may_be_tried_again(end: Any, status: int) -> None:
    with Loopback() as server:
        server.answer(end, status=status)
        text, error = ask(aiml(server))
    assert (text, type(error)) == ("", NoConnection)
    assert error is not None
    assert error.retryable


def test_an_empty_answer() -> None:
    with Loopback() as server:
        server.answer(b"")
        assert isinstance(ask(aiml(server))[1], EmptyAnswer)
        server.answer(b": nothing\n\n")
        assert isinstance(ask(aiml(server))[1], EmptyAnswer)


def test_done_ends_it_though_the_connection_stays() -> None:
    with Loopback() as server:
        server.answer(*reply("Yes"), HANG)
        assert ask(aiml(server), grace=LONG) == ("Yes", None)
        assert server.chats[0].disconnected.wait(10)


def test_a_finish_ends_it_after_a_grace() -> None:
    with Loopback() as server:
        server.answer(sse("Yes"), sse(finish="stop"), sse(usage=USAGE, choices=[]), HANG)
        deltas, error = run(lambda client: collect(client, aiml(server)), grace=0.2)
        assert error is None
        assert isinstance(deltas[-1], UsageDelta)
        assert server.chats[0].disconnected.wait(10)


@pytest.mark.parametrize("end", [RESET, CUT], ids=["reset", "cut"])
def test_what_happens_after_the_finish_does_not_matter(end: Any) -> None:
    gate = Gate()

    async def read(client: Client) -> str:
        text = ""
        async with client.stream(aiml(server), KEY, ASK) as batches:
            async for batch in batches:
                text += "".join(d.text for d in batch if isinstance(d, PieceDelta))
                if any(isinstance(d, FinishDelta) for d in batch):
                    gate.open()
        return text

    with Loopback() as server:
        server.answer(sse("Yes", finish="stop"), gate, end)
        assert run(read) == "Yes"


@pytest.mark.parametrize("noise", [b"", b": keep-alive\n\n", b"\n", sse("")])
def test_silence_is_cut_off(noise: bytes) -> None:
    with Loopback() as server:
        server.answer(sse("So far"), *[noise] * 3, HANG)
        text, error = ask(aiml(server), idle_limit=0.3)
        assert server.chats[0].disconnected.wait(10)
    assert (text, type(error)) == ("So far", StreamCutOff)
    assert error is not None
    assert "has sent nothing" in error.sentence


def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatapp.core.api.sender.WRITE_SECONDS", 0.0)
    with Loopback() as server:
        server.answer(head_gate=Gate())
        _, error = ask(aiml(server), idle_limit=0.1)
        assert server.chats[0].disconnected.wait(10)
    assert isinstance(error, StreamCutOff)


def test_an_error_in_the_stream_comes_after_the_text() -> None:
    with Loopback() as server:
        server.answer(sse("So far"), b'data: {"error": {"message": "Boom"}}\n\n', HANG)
        text, error = ask(aiml(server))
        assert server.chats[0].disconnected.wait(10)
    assert (text, type(error)) == ("So far", UnknownTrouble)


def test_a_refusal_with_its_wait() -> None:
    with Loopback() as server:
        server.answer_json({"message": "no"}, 429, {"Retry-After": "7", "x-request-id": "r-1"})
        _, error = ask(aiml(server))
    assert isinstance(error, RateLimited)
    assert error.retry_after == 7
    assert "x-request-id: r-1" in error.details


def test_a_refusal_whose_body_never_ends() -> None:
    with Loopback() as server:
        server.always(b"x" * 65536, *[b"y" * 65536] * 100, status=500, chunked=False)
        _, error = ask(aiml(server))
    assert isinstance(error, ServerTrouble)
    assert len(error.details) <= 4096


# Stop


def stopped_at(server: Loopback, reached: Callable[[], bool], client: Client) -> Awaitable[None]:
    async def stop() -> None:
        task = asyncio.create_task(collect(client, aiml(server)))
        await asyncio.to_thread(reached)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(server.chats[0].disconnected.wait, 10)
        # The next request is not disturbed.
        server.answer(*reply("again"))
        deltas, error = await collect(client, aiml(server))
        assert error is None
        assert PieceDelta("content", "again") in deltas  # pyright: ignore[reportArgumentType]

    return stop()


@pytest.mark.parametrize(
    "where", ["before the head", "before the text", "in the text", "at the end"]
)
def test_stop_frees_the_server(where: str) -> None:
    gate = Gate()
    with Loopback() as server:
        match where:
            case "before the head":
                server.answer(head_gate=gate)
            case "before the text":
                server.answer(b": wait\n\n", gate)
            case "in the text":
                server.answer(sse("So"), gate, sse(" far"))
            case _:
                server.answer(sse("Yes", finish="stop"), gate)
        run(lambda client: stopped_at(server, lambda: gate.reached.wait(10), client))


def test_leaving_early_frees_the_server() -> None:
    async def peek(client: Client) -> None:
        async with client.stream(aiml(server), KEY, ASK) as batches:
            async for _ in batches:
                break
        assert await asyncio.to_thread(server.chats[0].disconnected.wait, 10)

    with Loopback() as server:
        server.answer(sse("So"), HANG)
        run(peek)


def test_two_streams_at_once() -> None:
    first, second = Gate(), Gate()

    async def both(client: Client) -> list[str]:
        one = asyncio.create_task(collect(client, aiml(server)))
        assert await asyncio.to_thread(first.reached.wait, 10)
        two = asyncio.create_task(collect(client, aiml(server)))
        assert await asyncio.to_thread(second.reached.wait, 10)
        second.open()
        first.open()
        results = await asyncio.gather(one, two)
        assert all(error is None for _, error in results)
        return ["".join(d.text for d in ds if isinstance(d, PieceDelta)) for ds, _ in results]

    with Loopback() as server:
        server.answer(sse("a"), first, *reply("b"))
        server.answer(sse("c"), second, *reply("d"))
        assert run(both) == ["ab", "cd"]


def test_a_slow_reader_holds_the_server_back() -> None:
    events = [sse("x" * 50_000)] * 400

    async def read(client: Client) -> int:
        size = 0
        async with client.stream(aiml(server), KEY, ASK) as batches:
            async for batch in batches:
                if not size:
                    # 20 MB do not fit into buffers: the server cannot be done.
                    assert not await asyncio.to_thread(server.chats[0].answered.wait, 0.3)
                size += sum(len(d.text) for d in batch if isinstance(d, PieceDelta))
        return size

    with Loopback() as server:
        server.answer(*events, *ending())
        assert run(read) == 400 * 50_000


# No connection


def free_port() -> int:
    with closing(create_server(("127.0.0.1", 0))) as listener:
        return listener.getsockname()[1]


def test_nobody_there() -> None:
    server = replace(AIML, base_url=f"http://127.0.0.1:{free_port()}/v1")
    _, error = ask(server)
    assert isinstance(error, NoConnection)
    assert "Is it running?" in error.sentence


def test_an_unknown_host() -> None:
    _, error = ask(replace(AIML, base_url="http://chatapp.invalid/v1"))
    assert isinstance(error, NoConnection)
    assert "chatapp.invalid" in error.sentence


@pytest.mark.parametrize("url", ["", "ftp://x/v1", "http://", "nonsense"])
def test_no_address(url: str) -> None:
    assert isinstance(ask(replace(AIML, base_url=url))[1], BadAddress)


def test_tls_to_a_server_without_it() -> None:
    with Loopback() as server:
        _, error = ask(replace(AIML, base_url=server.base_url.replace("http:", "https:")))
    assert isinstance(error, BadCertificate)
    assert "http://" in error.sentence


def test_a_certificate_nobody_signed() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / "self_signed.pem")

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, pytest.raises(OSError):
            context.wrap_socket(connection, server_side=True).recv(1)

    with create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(1) as pool:
        served = pool.submit(serve)
        url = f"https://localhost:{listener.getsockname()[1]}/v1"
        _, error = ask(replace(AIML, base_url=url))
        served.result(10)
    assert isinstance(error, BadCertificate)
    assert "authority that this computer does not know" in error.sentence
    assert not error.retryable


def test_this_computer_is_reached_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    with Loopback() as server:
        assert ask(aiml(server)) == ("Hello there.", None)


def test_the_others_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with Loopback() as proxy:
        for name in ("HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, proxy.origin)
        server = replace(AIML, base_url="http://chatapp.invalid/v1")
        assert ask(server) == ("Hello there.", None)
        assert proxy.chats[0].path == "http://chatapp.invalid/v1/chat/completions"


def test_a_proxy_of_ones_own_comes_before_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")

    async def ask_through(network: Network) -> list[str]:
        client = Client()
        client.use(network)
        try:
            return (await client.models(server, None)).ids
        finally:
            await client.aclose()

    with Loopback() as proxy:
        server = Server("o", "Mine", ServerKind.OTHER, "http://chatapp.invalid/v1", "m")
        assert asyncio.run(ask_through(Network(proxy=proxy.origin))) == [AIML_MODEL]
        assert proxy.requests[0].path == "http://chatapp.invalid/v1/models"
        with pytest.raises(RequestError):
            asyncio.run(ask_through(Network(system_proxy=False)))
        assert len(proxy.requests) == 1
        with pytest.raises(ProxyTrouble, match="Settings, Network"):
            asyncio.run(ask_through(Network(proxy="gopher://nowhere")))
        with pytest.raises(ProxyTrouble, match=r"127\.0\.0\.1:\d+ does not respond"):
            asyncio.run(ask_through(Network(proxy=f"http://127.0.0.1:{free_port()}")))


def test_certificates_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("")
    for name in ("none.pem", "empty.pem"):
        client = Client(Network(ca_file=str(tmp_path / name)))
        with Loopback() as server, pytest.raises(ProxyTrouble, match="cannot be read"):
            asyncio.run(client.models(other(server), None))


def test_another_network_lets_what_is_under_way_end() -> None:
    async def work(client: Client) -> str:
        async with client.stream(other(server), None, ASK) as batches:
            client.use(Network(system_proxy=False))
            await client.models(other(server), None)
            gate.open()
            deltas = [delta async for batch in batches for delta in batch]
            return "".join(d.text for d in deltas if isinstance(d, PieceDelta))

    with Loopback() as server:
        gate = Gate()
        server.answer(sse("Hello"), gate, *reply(" there."))
        assert run(work) == "Hello there."


def test_dead_connections_are_noticed_by_the_system() -> None:
    class Connection:
        def get_extra_info(self, name: str) -> socket:
            assert name == "socket"
            return plain

    with socket() as plain:
        assert not plain.getsockopt(SOL_SOCKET, SO_KEEPALIVE)
        keep_alive(Connection())
        assert plain.getsockopt(SOL_SOCKET, SO_KEEPALIVE)


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("https://api.aimlapi.com/v1/chat/completions", True),
        ("https://aimlapi.com.evil.example/v1", False),
        ("https://notaimlapi.com/v1", False),
    ],
)
def test_only_the_aiml_api_is_told_who_asks(url: str, ours: bool) -> None:
    assert ("X-Title" in request_headers(url, KEY)) is ours


def test_a_proxy_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://user:hidden-pw@127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with Loopback() as server:
        _, error = ask(aiml(server))
    assert isinstance(error, ProxyTrouble)
    assert error.sentence == "ALL_PROXY does not hold the address of a proxy."
    assert "hidden-pw" not in error.details


def test_a_missing_certificate_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with Loopback() as server:
        _, error = ask(aiml(server))
    assert isinstance(error, ProxyTrouble)
    assert "SSL_CERT_FILE" in error.sentence


# Keys, models


def test_a_key_is_checked_by_the_balance() -> None:
    with Loopback() as server:
        server.key = KEY
        assert run(lambda c: c.check_key(aiml(server), KEY)) == (
            "API key accepted. Balance: $12.34"
        )
        [request] = server.requests
        assert (request.method, request.path) == ("GET", "/v2/billing")
        with pytest.raises(KeyRefused):
            run(lambda c: c.check_key(aiml(server), "wrong-key"))
        server.billing = (200, {"unknown": 1})
        assert run(lambda c: c.check_key(aiml(server), KEY)) == "API key accepted."
        server.billing = (500, {})
        with pytest.raises(ServerTrouble):
            run(lambda c: c.check_key(aiml(server), KEY))
        with pytest.raises(KeyMissing):
            run(lambda c: c.check_key(aiml(server), ""))


def test_a_key_of_another_server_is_checked_by_its_models() -> None:
    with Loopback() as server:
        server.key, server.models_need_key = KEY, True
        said = run(lambda c: c.check_key(other(server), KEY))
        assert said == "API key accepted. 1 model available."
        with pytest.raises(KeyRefused):
            run(lambda c: c.check_key(other(server), "wrong-key"))
        with pytest.raises(KeyRefused):
            run(lambda c: c.check_key(other(server), None))
        server.models_need_key = False
        said = run(lambda c: c.check_key(other(server), None))
        assert said == "Connected. 1 model available."
        said = run(lambda c: c.check_key(other(server), "any-key"))
        assert said == "Connected. The list of models is public: the API key was not tried."
        server.models = (404, {"message": "no such path"})
        assert "lists no models" in run(lambda c: c.check_key(other(server), KEY))
        server.models = (200, "<html>")
        with pytest.raises(WrongAddress):
            run(lambda c: c.check_key(other(server), KEY))


def test_the_models() -> None:
    with Loopback() as server:
        assert run(lambda c: c.models(aiml(server), None)).ids == [AIML_MODEL]
        assert server.requests[0].path == (
            "/v1/models?type=openai/chat-completions&include=pricing"
        )
        server.models = (200, ["a", "b"])
        assert run(lambda c: c.models(other(server), KEY)).ids == ["a", "b"]
        server.models = (200, {"object": "nothing"})
        with pytest.raises(WrongAddress):
            run(lambda c: c.models(other(server), KEY))


def test_a_client_can_be_used_after_closing() -> None:
    async def work(client: Client) -> list[str]:
        await client.aclose()
        await client.models(other(server), None)
        await client.aclose()
        return (await client.models(other(server), None)).ids

    with Loopback() as server:
        assert run(work) == [AIML_MODEL]


# The key


def everything_said_by(error: BaseException) -> str:
    """An error, all it drags along, and everything any of them holds."""
    said: list[str] = ["".join(traceback.format_exception(error))]
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is not None:
            said += [str(one), repr(one), repr(one.args), repr(vars(one))]
            waiting += [one.__cause__, one.__context__]
    return "\n".join(said)


@pytest.mark.parametrize("key", [f"{KEY}\n", f"{KEY}\x00", f"{KEY}ä", f" {KEY}", f"{KEY}\u200b"])
def test_a_key_that_cannot_be_sent_is_not_printed(key: str) -> None:
    with Loopback() as server:
        _, error = ask(aiml(server), key=key)
        assert isinstance(error, KeyRefused)
        assert KEY not in everything_said_by(error)
        assert server.requests == []


def echo(server: Loopback) -> None:
    server.answer_json(
        {"error": {"message": f"Bad key {KEY}", "key": KEY}}, 401, {"x-request-id": KEY}
    )


SCRIPTS: dict[str, Callable[[Loopback], None]] = {
    "refused": echo,
    "reset": lambda server: server.answer(RESET, status=0),
    "broken head": lambda server: server.answer(f"{KEY}\r\n\r\n".encode(), status=0),
    "cut": lambda server: server.answer(sse("a"), CUT),
    "in the stream": lambda server: server.answer(f'data: {{"error": "{KEY}"}}\n\n'.encode()),
    "in a web page": lambda server: server.answer(f"<html><title>{KEY}</title>".encode()),
    "in JSON": lambda server: server.answer_json({"detail": KEY}),
    "in nonsense": lambda server: server.answer_json({"nonsense": KEY}),
    "in a redirect": lambda server: server.answer(status=302, headers={"Location": f"/{KEY}"}),
    "in an id": lambda server: server.answer(b"", headers={"x-request-id": KEY}),
    "whole": lambda server: server.answer(sse("a"), DONE),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_key_is_in_no_error_and_no_log(
    name: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def twice(client: Client) -> None:
        assert KEY not in repr(client)
        for work in (
            lambda: collect_or_raise(client, aiml(server)),
            lambda: client.check_key(aiml(server), KEY),
        ):
            try:
                await work()
            except ChatappError as error:
                said.append(everything_said_by(error))

    async def collect_or_raise(client: Client, server: Server) -> str:
        async with client.stream(server, KEY, ASK) as batches:
            async for _ in batches:
                pass
        return ""

    said: list[str] = []
    caplog.set_level("DEBUG")
    cleaner = RedactingFilter()
    cleaner.add(KEY)
    monkeypatch.setattr(caplog.handler, "filters", [cleaner])
    with Loopback() as server:
        server.billing = (403, {"message": f"{KEY} has no rights"})
        SCRIPTS[name](server)
        run(twice)
    assert len(said) == (1 if name == "whole" else 2)
    assert KEY not in "\n".join(said)
    assert KEY not in caplog.text
    assert "connect_tcp" in caplog.text
