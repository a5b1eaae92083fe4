"""Checkpoints: commits what has arrived of a running reply, and its end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Protocol

from chatapp.core.domain.conversation import Message, Piece, Source
from chatapp.core.domain.errors import NotSaved
from chatapp.core.domain.events import Event, SavingFailed, SavingResumed
from chatapp.core.domain.kept_answer import AnswerMaker

CHECKPOINT_SECONDS = 0.75
"""Seconds between two commits of what has arrived, while a reply streams."""
SAVE_AGAIN_SECONDS = 2.0
"""So much later the end of a reply is tried to be committed again."""

_log = logging.getLogger("chatapp.chat")


class Journal(Protocol):
    """Keeps a running reply."""

    async def append(self, message_id: str, pieces: list[Piece]) -> None:
        """Commit `pieces` behind what is already kept of the message."""

    async def finish(self, message: Message, answer: AnswerMaker | None = None) -> None:
        """Commit the whole message in its final state, and what its answer had beside its text."""


class Checkpoints:
    """Commits one reply into `journal`, and reports when that fails and when it goes on."""

    def __init__(self, message_id: str, journal: Journal, report: Callable[[Event], None]) -> None:
        self._message_id = message_id
        self._journal = journal
        self._report = report
        self._unsaved: list[Piece] = []
        self._failed = False
        self._given_up = asyncio.Event()

    @property
    def waiting(self) -> bool:
        """True if something has arrived that is not committed."""
        return bool(self._unsaved)

    def add(self, piece: Piece) -> None:
        """Take a piece that arrived, for the next commit."""
        self._unsaved.append(piece)

    async def commit(self) -> None:
        """Commit what has arrived since the last time. A failure is reported, not raised."""
        unsaved = self._unsaved
        if not unsaved:
            return
        self._unsaved = []
        appending = self._journal.append(self._message_id, merge_pieces(unsaved))
        saving = asyncio.ensure_future(appending)
        try:
            await asyncio.shield(saving)
        except NotSaved as error:
            self._unsaved[:0] = unsaved
            self._tell(failed=error)
        except asyncio.CancelledError:
            # This commit must be over before the final one begins.
            await asyncio.gather(saving, return_exceptions=True)
            raise
        else:
            self._tell(failed=None)

    def give_up(self) -> None:
        """Try nothing again from now on: the program ends."""
        self._given_up.set()

    async def finish(self, message: Message, answer: AnswerMaker | None = None) -> bool:
        """Commit the end; a failure is reported, and it is tried again until given up."""
        while True:
            try:
                await self._journal.finish(message, answer)
                break
            except NotSaved as error:
                self._tell(failed=error)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._given_up.wait(), SAVE_AGAIN_SECONDS)
                if self._given_up.is_set():
                    return False
        self._tell(failed=None)
        return True

    def _tell(self, *, failed: NotSaved | None) -> None:
        if failed and not self._failed:
            _log.warning("reply %s: %s", self._message_id[-8:], failed.sentence)
            self._report(SavingFailed(failed.sentence))
        elif not failed and self._failed:
            self._report(SavingResumed())
        self._failed = failed is not None


async def see_through(keeping: Coroutine[None, None, None]) -> None:
    """See `keeping` through, also where this task is cancelled, which is raised after it."""
    kept = asyncio.ensure_future(keeping)
    try:
        await asyncio.shield(kept)
    except asyncio.CancelledError:
        await asyncio.wait([kept])
        kept.result()
        raise


def merge_pieces(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with neighbours of the same source joined."""
    merged: list[Piece] = []
    run: list[str] = []
    for index, piece in enumerate(pieces):
        run.append(piece.text)
        if index + 1 == len(pieces) or pieces[index + 1].source is not piece.source:
            merged.append(Piece(piece.source, "".join(run)))
            run.clear()
    return merged


def all_pieces(before: tuple[Piece, ...], came: list[Piece]) -> tuple[Piece, ...]:
    """The pieces of a reply that were there before, and those that came, if any did."""
    if before and not came and before[-1].source is Source.ASKED:
        before = before[:-1]
    return (*before, *merge_pieces(came))
