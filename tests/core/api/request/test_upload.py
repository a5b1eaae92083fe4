"""Large requests: their progress is told, and a file that is refused early is too large."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from chatapp.core.api.client import Client
from chatapp.core.api.request.chat_request import ChatMessage, ChatRequest, FileContent, TextContent
from chatapp.core.api.request.upload import PROGRESS_FROM
from chatapp.core.domain.errors import AttachmentTooLarge
from chatapp.core.domain.servers import Server, ServerKind
from tests.core.api.test_client import KEY, aiml, ask, run
from tests.loopback import Loopback, reply

SIZE = 12_000_000  # more than the network holds
REFUSED = b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def request(size: int) -> ChatRequest:
    file = FileContent("Bill.pdf", b"%PDF" + b"x" * size)
    return ChatRequest("m", (ChatMessage("user", (file, TextContent("What is in it?"))),))


@contextmanager
def refusing(answer: bytes) -> Generator[tuple[str, list[socket.socket]]]:
    """A server that reads the head of a request, answers, and closes while the rest comes."""
    seen: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                seen.append(connection)
                with connection:
                    connection.recv(4096)
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1", seen
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.parametrize("answer", [REFUSED, b""], ids=["413", "reset"])
def test_a_file_that_is_refused_while_it_is_sent_is_too_large(answer: bytes) -> None:
    with refusing(answer) as (url, seen):
        _, error = ask(Server("s", "Mine", ServerKind.OTHER, url, "m"), request(SIZE))
        assert isinstance(error, AttachmentTooLarge)
        assert not error.retryable
        assert len(seen) == 1


def test_progress_ends_with_the_whole_body() -> None:
    told: list[tuple[int, int]] = []

    def tell(sent: int, total: int) -> None:
        told.append((sent, total))

    async def one(client: Client, server: Server) -> None:
        async with client.stream(server, KEY, request(PROGRESS_FROM), tell) as batches:
            async for _ in batches:
                pass

    with Loopback() as server:
        server.answer(*reply("Read."))
        run(lambda client: one(client, aiml(server)))
        (chat,) = server.chats
    assert chat.headers["content-length"] == str(len(chat.body))
    assert "transfer-encoding" not in chat.headers
    assert {total for _, total in told} == {len(chat.body)}
    assert told[-1] == (len(chat.body), len(chat.body))
    assert told == sorted(told)
