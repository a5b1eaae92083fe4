"""Servers that mean harm: whatever they answer is one sentence, and the key stays here."""

from __future__ import annotations

import random
import socket
import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp.core.api.client import Client
from chatapp.core.domain.errors import BadCertificate, RequestError, WrongAddress
from chatapp.core.domain.servers import AIML
from tests.core.api.test_client import DATA, KEY, aiml, ask, collect, run
from tests.loopback import HANG, KEEP, End, Loopback, event, reply, sse

CERTIFICATES = DATA / "tls"


def one_sentence(error: RequestError | None) -> None:
    """The sentence that a person is told, with nothing of the key in it."""
    assert error is not None
    assert error.sentence.endswith((".", "!", "?", "…"))
    assert not {"\n", "\x1b"} & set(error.sentence)
    assert KEY not in f"{error.sentence}{error.details}"


# Heads


HEADS = {
    "a header of a megabyte": b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * (1 << 20) + b"\r\n\r\n",
    "8,000 headers": b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 8000 + b"\r\n",
    "a status without end": b"HTTP/1.1 " + b"2" * (1 << 20),
    "random bytes": random.Random(1).randbytes(1 << 16),
    "another protocol": b"220 mail.example ESMTP\r\n",
    "an answer of TLS": b"\x15\x03\x01\x00\x02\x02\x46",
    "white space": b"\r\n" * (1 << 16),
    "commands to a terminal": b"HTTP/1.1 200 \x1b]0;x\x07\x1b[2J\r\n\x1b[2J: \x1b\r\n\r\n",
    "a negative length": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    "a length beyond belief": b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "a chunk beyond belief": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 5000,
}


@pytest.mark.parametrize("which", HEADS)
def test_no_head_does_more_than_refuse(which: str) -> None:
    with Loopback() as server:
        server.answer(HEADS[which], status=0, chunked=False)
        text, error = ask(aiml(server))
    assert text == ""
    one_sentence(error)


INTERIM = {
    "processing": b"HTTP/1.1 102 Processing\r\n\r\n",
    "early hints": b"HTTP/1.1 103 Early Hints\r\nLink: </" + b"a" * 4000 + b">\r\n\r\n",
}


def without_end(which: str) -> tuple[bytes | End, ...]:
    """More than the network takes: what is not read is not sent."""
    return *[INTERIM[which] * ((1 << 16) // len(INTERIM[which]))] * 400, HANG


@pytest.mark.parametrize("which", INTERIM)
def test_a_server_that_is_never_done_with_preparing_is_given_up(which: str) -> None:
    with Loopback() as server:
        server.answer(without_end(which), status=0, chunked=False)
        _, error = ask(aiml(server))
        assert server.chats[0].disconnected.wait(20)
        assert not server.chats[0].answered.is_set()
    one_sentence(error)
    assert error is not None
    assert error.sentence == "The server did not send a valid HTTP response."


def test_so_it_is_whatever_is_asked() -> None:
    with Loopback() as server:
        server.answer_all(without_end("early hints"), status=0, chunked=False)
        with pytest.raises(RequestError) as of_key:
            run(lambda client: client.check_key(aiml(server), KEY))
        with pytest.raises(RequestError) as of_image:
            run(lambda client: client.fetch_image(f"{server.base_url}/a.png"))
        assert not any(one.answered.is_set() for one in server.requests)
    for refused in (of_key.value, of_image.value):
        one_sentence(refused)


def test_some_preparing_is_waited_for() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
    with Loopback() as server:
        server.answer(INTERIM["early hints"] * 20, head, *reply("There."), status=0, chunked=False)
        assert ask(aiml(server)) == ("There.", None)


def test_heads_are_counted_for_each_request_alone() -> None:
    """They come over one connection."""
    with Loopback() as server:
        for _ in range(8):
            server.answer(*reply("There."), KEEP, headers={"X-Long": "a" * 60_000})

        async def ask_all(client: Client) -> list[RequestError | None]:
            return [(await collect(client, aiml(server)))[1] for _ in range(8)]

        assert run(ask_all) == [None] * 8


# Bodies


BODIES = {
    "lists two million deep": b"[" * 2_000_000,
    "objects 300,000 deep": b'{"choices":' * 300_000,
    "a delta of lists": b'data: {"choices":[{"delta":{"content":' + b"[" * 500_000 + b"\n\n",
    "a number of a million digits": b'{"error":' + b"9" * 1_000_000 + b"}",
    "an error 960 deep": b'{"error":' * 960 + b'"x"' + b"}" * 960,
    "NUL": b"\0" * 1_000_000,
}


@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("which", BODIES)
def test_no_body_does_more_than_refuse(which: str, status: int) -> None:
    with Loopback() as server:
        server.answer(BODIES[which], status=status)
        _, error = ask(aiml(server))
    one_sentence(error)


def test_an_event_without_end_is_given_up() -> None:
    with Loopback() as server:
        server.answer(sse("Begun."), b"data: ", *[b"x" * (1 << 20)] * 17, HANG)
        text, error = ask(aiml(server))
        assert server.chats[0].disconnected.wait(20)
    assert text == "Begun."
    one_sentence(error)


def test_signs_of_life_are_no_text() -> None:
    with Loopback() as server:
        server.answer(b": alive\n\n" * 50_000, b"\n" * 50_000, *reply("There."))
        assert ask(aiml(server)) == ("There.", None)


@pytest.mark.parametrize("text", ["a\0b", "a\x9bb\x85", "\ud800!", "\udfff\ud83d", "\u202e\u2066"])
def test_any_character_can_be_written_down(text: str) -> None:
    with Loopback() as server:
        server.answer(event(f'{{"choices":[{{"delta":{{"content":{ascii_json(text)}}}}}]}}'), KEEP)
        found, _ = ask(aiml(server))
    assert len(found) >= 2
    found.encode()


def ascii_json(text: str) -> str:
    return '"' + "".join(f"\\u{ord(letter):04x}" for letter in text) + '"'


# Other places


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "where", ["another port", "itself", "file:///etc/passwd", "//0/", "http://["]
)
def test_nobody_is_sent_elsewhere(status: int, where: str) -> None:
    with Loopback() as elsewhere, Loopback() as server:
        places = {"another port": elsewhere.base_url, "itself": server.base_url}
        server.answer_all(KEEP, status=status, headers={"Location": places.get(where, where)})
        _, error = ask(aiml(server))
        assert isinstance(error, WrongAddress)
        one_sentence(error)
        with pytest.raises(RequestError):
            run(lambda client: client.check_key(aiml(server), KEY))
        with pytest.raises(RequestError):
            run(lambda client: client.models(aiml(server), KEY))
        # One that is led to another path of the same host goes there once.
        assert len(server.requests) == 3 + (status in {307, 308} and where == "itself") * 3
        assert elsewhere.requests == []


# Who it is


@contextmanager
def listening(certificate: Path) -> Generator[tuple[int, list[bytes]]]:
    """A server with this certificate: its port, and what it could read."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    heard: list[bytes] = []

    def serve() -> None:
        try:
            connection, _ = listener.accept()
            with context.wrap_socket(connection, server_side=True) as secure:
                heard.append(secure.recv(1 << 16))
        except OSError:
            pass  # the other side has hung up, as it should

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1], heard
        thread.join(20)


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("wrong_name", "belongs to another address"),
        ("expired", "has expired"),
        ("unknown_authority", "authority that this computer does not know"),
    ],
)
def test_a_false_certificate_gets_no_key(
    monkeypatch: pytest.MonkeyPatch, which: str, says: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    with listening(CERTIFICATES / f"{which}.pem") as (port, heard):
        _, error = ask(replace(AIML, base_url=f"https://localhost:{port}/v1"))
    assert isinstance(error, BadCertificate)
    assert says in error.sentence
    one_sentence(error)
    assert heard in ([], [b""])


def test_a_good_certificate_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it was the certificate, above."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "authority.pem"))
    with listening(CERTIFICATES / "good.pem") as (port, heard):
        ask(replace(AIML, base_url=f"https://localhost:{port}/v1"))
    assert KEY.encode() in heard[0]


def test_a_port_without_encryption_gets_no_key() -> None:
    with Loopback() as server:
        _, error = ask(replace(AIML, base_url=server.base_url.replace("http:", "https:")))
        assert server.requests == []
    assert isinstance(error, BadCertificate)
