"""Images of replies, fetched from a real server on loopback."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chatapp.core.api import image as module
from chatapp.core.api.client import Client
from chatapp.core.domain.errors import ImageNotLoaded

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 100


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Host)
        server.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        moves = {
            "/moved": "/cat.png",
            "/file": "file:///etc/passwd",
            "/data": "data:image/png;base64,AAAA",
            "/loop": "/loop",
            "/script": "javascript:alert(1)",
        }
        if self.path in moves:
            self.send_response(302)
            self.send_header("Location", moves[self.path])
            self.send_header("Content-Length", "0")
            self.send_header("Set-Cookie", "who=me")
            self.end_headers()
        elif self.path == "/cat.png":
            self.send_response(200)
            self.send_header("Content-Length", str(len(PNG)))
            self.send_header("Set-Cookie", "who=me")
            self.end_headers()
            self.wfile.write(PNG)
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(PNG)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


class Host(ThreadingHTTPServer):
    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, str]]] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join(5)


def fetch(*urls: str) -> bytes:
    async def run() -> bytes:
        client = Client()
        try:
            return [await client.fetch_image(url) for url in urls][-1]
        finally:
            await client.aclose()

    return asyncio.run(run())


def test_brings_the_file(host: Host) -> None:
    assert fetch(f"{host.origin}/cat.png") == PNG
    assert fetch(f"{host.origin}/moved") == PNG


def test_says_nothing_about_the_person(host: Host) -> None:
    origin = host.origin.replace("//", "//name:secret@")
    fetch(f"{origin}/moved", f"{host.origin}/cat.png#part")
    assert [path for path, _ in host.seen] == ["/moved", "/cat.png", "/cat.png"]
    for _, headers in host.seen:
        assert not {"cookie", "referer", "authorization", "x-client-request-id"} & set(headers)
        assert "chatapp" not in str(headers).lower()


@pytest.mark.parametrize("path", ["/file", "/data", "/loop", "/script", "/nothing", "/cut"])
def test_refuses_what_is_no_image_address(host: Host, path: str) -> None:
    with pytest.raises(ImageNotLoaded) as error:
        fetch(host.origin + path)
    assert error.value.sentence.endswith(".")
    assert len(host.seen) <= module.MAX_REDIRECTS + 1


@pytest.mark.parametrize(
    "address",
    ["", "x", "file:///etc/passwd", "ftp://h/x", "data:image/png,x", "http://", "http://[", "\0"],
)
def test_refuses_other_addresses(address: str) -> None:
    with pytest.raises(ImageNotLoaded):
        fetch(address)


def test_stops_at_its_limit(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 50)
    with pytest.raises(ImageNotLoaded, match="too large"):
        fetch(f"{host.origin}/cat.png")


def test_a_server_that_is_not_there() -> None:
    with Host() as gone:
        origin = gone.origin
    with pytest.raises(ImageNotLoaded):
        fetch(f"{origin}/cat.png")
