"""Proxies and secure connections that do not work, each told for what it is."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import replace
from socket import create_server

import pytest

from chatapp.core.api import sender
from chatapp.core.domain.errors import NoConnection, ProxyTrouble, RequestError
from chatapp.core.domain.servers import AIML
from tests.core.api.test_client import ask, free_port
from tests.loopback import Loopback

FAR = replace(AIML, base_url="https://chatapp.invalid/v1")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@contextmanager
def answering(data: bytes) -> Generator[int]:
    """The port of a proxy that says one thing to one request."""

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(1 << 16)
            connection.sendall(data)

    with create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(20)


def refused() -> RequestError:
    _, error = ask(FAR)
    assert error
    return error


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_dead_proxy_is_named(monkeypatch: pytest.MonkeyPatch, name: str, scheme: str) -> None:
    place = f"127.0.0.1:{free_port()}"
    monkeypatch.setenv(name, f"{scheme}://user:hidden-pw@{place}")
    error = refused()
    assert isinstance(error, ProxyTrouble)
    said = f"The proxy {place}, which {name.upper()} names, does not respond."
    assert error.sentence == said
    assert "hidden-pw" not in error.details


def test_a_proxy_address_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "not a url")
    error = refused()
    assert isinstance(error, ProxyTrouble)
    assert error.sentence == "HTTPS_PROXY does not hold the address of a proxy."
    with Loopback() as server:  # which is reached without
        assert ask(replace(AIML, base_url=server.base_url)) == ("Hello there.", None)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required", "requires a login"),
        (b"HTTP/1.1 502 Bad Gateway", "did not connect to chatapp.invalid: 502 Bad Gateway."),
    ],
)
def test_a_proxy_that_refuses(monkeypatch: pytest.MonkeyPatch, head: bytes, says: str) -> None:
    with answering(head + b"\r\nContent-Length: 0\r\n\r\n") as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        error = refused()
    assert isinstance(error, ProxyTrouble)
    assert says in error.sentence


def test_a_server_that_never_begins_to_encrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "CONNECT_SECONDS", 0.2)
    with closing(create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]
        _, error = ask(replace(AIML, base_url=f"https://127.0.0.1:{port}/v1"))
    assert isinstance(error, NoConnection)
    assert error.sentence == "127.0.0.1 does not respond to a secure connection."
    assert error.retryable
