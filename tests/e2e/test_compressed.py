"""Answers that come compressed, in the real window: bombs are told of, and Stop is heard."""

from __future__ import annotations

import gzip
import random
import time
from pathlib import Path

from chatapp.core.domain.conversation import Status
from tests.bombs import MB, bomb, bomb_in_a_bomb
from tests.e2e.driver import window
from tests.loopback import HANG, Loopback, sse

GZIP = {"Content-Encoding": "gzip"}


async def test_a_bomb_is_a_sentence_under_the_reply(profile: Path) -> None:
    with Loopback() as server:
        server.answer(bomb_in_a_bomb(300), headers={"Content-Encoding": "gzip, gzip"})
        server.answer(gzip.compress(sse("It begins well.")) + bomb(300), headers=GZIP)
        async with window(profile, server) as w:
            for words, sentence in (
                ("", "compressed in a way"),
                ("It begins well.", "far too large"),
            ):
                before = time.thread_time()
                w.type("Hello?")
                await w.until(lambda sentence=sentence: sentence in w.answer)
                assert time.thread_time() - before < 5, "of the window's thread"
                failed = w.last()
                assert failed is not None
                assert (failed.status, failed.answer) == (Status.FAILED, words)
            assert w.showing("Continue")


async def test_stop_is_heard_while_much_is_unpacked(profile: Path) -> None:
    """Some 3 GB of events without a word in them, of which 80 times less travels."""
    noise = random.Random(1)
    block = b"".join(
        b": %s\n\n" % (noise.randbytes(8).hex().encode() + b"-" * 1000) for _ in range(MB // 1020)
    )
    data = gzip.compress(sse("A word.")) + bomb(3000, block)
    with Loopback() as server:
        server.answer(data, HANG, headers=GZIP)
        async with window(profile, server) as w:
            w.type("Hello?")
            await w.until(lambda: w.answer == "A word.")
            w.click("Stop")
            assert w.status.startswith("Stopped")
            await w.until(server.chats[0].disconnected.is_set)
            assert not server.chats[0].answered.is_set()
            await w.until(lambda: (last := w.last()) and last.status is Status.STOPPED)
            assert w.answer.startswith("A word.")
