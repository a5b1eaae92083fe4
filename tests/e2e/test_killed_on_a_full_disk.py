"""The program is killed while its disk is full, and started again while it still is."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tests.e2e.driver import window
from tests.e2e.process import program, rows, transcript, words_for
from tests.e2e.test_not_saved import full, small_disk, soon
from tests.loopback import HANG, Gate, Loopback, sse

__all__ = ["small_disk", "soon"]


async def test_what_was_kept_is_there_and_it_goes_on_when_there_is_room(small_disk: Path) -> None:
    profile = small_disk / "profile"
    profile.mkdir(mode=0o700)
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("Begun."), gate, sse(" More." * 4000), HANG)
        begun = ("assistant", "streaming", "Begun.")
        with (
            program(*words_for(profile, server), "ask", "Why tides?") as asking,
            ExitStack() as disk,
        ):
            asking.until(lambda: begun in transcript(profile), "the first words")
            disk.enter_context(full(profile))
            gate.open()
            asking.until(server.chats[0].answered.is_set, "the rest on its way")
            asking.kill()
            async with window(profile, server) as w:
                await w.until(lambda: "Why tides?" in w.titles)
                w.choose("Why tides?")
                await w.until(lambda: w.answer.startswith("Begun."))
                w.type("A draft", enter=False)
                disk.close()
                await w.until(lambda: transcript(profile)[-1][1] == "interrupted")
                await w.until(lambda: not w.session.saving.failing)
        async with window(profile, server) as w:
            await w.status_begins("Interrupted")
            assert w.answer.startswith("Begun.")
            await w.until(lambda: w.composer.toPlainText() == "A draft")
            w.click("Send")
            await w.status_begins("Done")
    assert rows(profile, "PRAGMA integrity_check") == [("ok",)]
