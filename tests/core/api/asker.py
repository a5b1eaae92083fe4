"""In a process of its own: asks a server for one thing after the other, and prints the costs.

``python -m tests.core.api.asker BASE_URL WHAT…`` prints a line of JSON for each: the sentence
that came of it, how far the memory has grown (MB), and the longest time in which the loop did
nothing else (seconds of the processor).
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from chatapp.core.api.client import Client
from chatapp.core.api.request.chat_request import ChatMessage, ChatRequest
from chatapp.core.api.response.deltas import PieceDelta
from chatapp.core.domain.errors import ChatappError
from chatapp.core.domain.servers import Server, ServerKind

MOST_MEMORY = 2 << 30
"""A program that takes in all of a bomb ends here, not the machine."""


async def answer(client: Client, server: Server) -> str:
    """A chat."""
    request = ChatRequest(server.model, (ChatMessage("user", "Hello"),))
    async with client.stream(server, None, request) as batches:
        return str(
            sum(
                [len(d.text) async for batch in batches for d in batch if isinstance(d, PieceDelta)]
            )
        )


async def models(client: Client, server: Server) -> str:
    """The models that the server offers."""
    return str(len((await client.models(server, None)).models))


async def key(client: Client, server: Server) -> str:
    """The server's word on a key."""
    return await client.check_key(server, "some-key")


async def image(client: Client, server: Server) -> str:
    """A picture of a reply."""
    return str(len(await client.fetch_image(f"{server.base_url}/a.png")))


WHAT: dict[str, Callable[[Client, Server], Awaitable[str]]] = {
    "answer": answer,
    "models": models,
    "key": key,
    "image": image,
}


def peak() -> int:
    """The most memory that this process has had, in kB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


async def longest_turn(longest: list[float]) -> None:
    """Keep how long at most the loop's thread computed between two turns of the loop."""
    while True:
        before = time.thread_time()
        await asyncio.sleep(0)
        longest[0] = max(longest[0], time.thread_time() - before)


async def main(base_url: str, *what: str) -> None:
    """Ask, and print."""
    server = Server("s", "Server", ServerKind.OTHER, base_url, "some-model")
    client = Client()
    with suppress(ChatappError):  # for what is imported and built with the first request
        await client.models(server, None)
    before, longest = peak(), [0.0]
    watching = asyncio.create_task(longest_turn(longest))
    for name in what:
        longest[0] = 0.0
        try:
            said = await WHAT[name](client, server)
        except ChatappError as error:
            said = error.sentence
        grown = (peak() - before) / 1024
        print(json.dumps({"what": name, "said": said, "grown": grown, "turn": longest[0]}))
    watching.cancel()
    await client.aclose()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    asyncio.run(main(*sys.argv[1:]))
