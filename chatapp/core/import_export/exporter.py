"""Exports conversations into files, one each, in the format that was chosen."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from chatapp.core.api.response.message_parts import with_parts
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.errors import ChatappError, NotExported
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.import_export import chatapp_json, file_names, html, markdown, pdf_file
from chatapp.core.import_export.transcript import ConversationTranscript
from chatapp.core.profile import temporary_files
from chatapp.core.profile.lasting_names import take_place
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.transfer import Transfer

_log = logging.getLogger("chatapp.files")


class Format(StrEnum):
    """A format that a conversation can be written in."""

    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"

    @property
    def ending(self) -> str:
        """The ending of a file's name, with its dot."""
        return ".md" if self is Format.MARKDOWN else f".{self.value}"


@dataclass(slots=True)
class Written:
    """The outcome of an export."""

    paths: list[Path] = field(default_factory=list[Path])
    unwritten: list[str] = field(default_factory=list[str])
    """A sentence for each conversation that could not be written."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes what is in one store."""

    store: Conversations
    transfer: Transfer
    unfinished: Path | None = None
    """The profile's folder of notes about files that are not whole yet (`temporary_files`)."""

    async def export(
        self,
        folder: Path,
        form: Format,
        ids: Sequence[str] = (),
        *,
        thinking: bool = False,
        report: Callable[[int, int], object] = lambda _done, _all: None,
    ) -> Written:
        """Write a file for each of `ids` into `folder`, made if need be; nothing is overwritten.

        Without ids: everything. As JSON that is complete, with the trash and with folders
        in which nothing is. `thinking` says whether readers get it too; in JSON it always
        is. `report` is told how many are done, and of how many. Cancelling ends it between
        two files. Raises `NotExported` if the folder cannot be made, `StoreError`, and
        `LookupError` for an id that does not exist.
        """
        everything = not ids
        ids = ids or await self._all(form)
        try:
            await run_in_daemon_thread(folder.mkdir, parents=True, exist_ok=True)
        except OSError as error:
            raise _refused(folder, error) from error
        written, taken, began = Written(), set[str](), time.monotonic()
        for number, conversation_id in enumerate(ids):
            report(number, len(ids))
            title = await self._title(conversation_id)
            path = file_names.free(folder, file_names.safe(title), form.ending, taken)
            try:
                await self.write(conversation_id, path, form, thinking=thinking)
            except ChatappError as error:
                sentence = tr("“{title}”: {why}").format(title=title, why=error.sentence)
                written.unwritten.append(sentence)
            else:
                written.paths.append(path)
        if everything and form is Format.JSON and (folders := await self.transfer.folders()):
            path = file_names.free(folder, "Folders", form.ending, taken)
            await self._write(path, lambda: chatapp_json.write([], folders))
            written.paths.append(path)
        counts = len(written.paths), len(written.unwritten), form, time.monotonic() - began
        _log.info("out: %d files written, %d not, %s, %.1f s", *counts)
        return written

    async def write(
        self, conversation_id: str, path: Path, form: Format, *, thinking: bool = False
    ) -> None:
        """Write one conversation to `path`: whole, or not at all; a file there is replaced.

        Raises `NotExported`, `StoreError` and `LookupError`.
        """
        if form is Format.JSON:
            parcel = await self.transfer.give(conversation_id)
            await self._write(path, lambda: chatapp_json.write([parcel]))
            return
        copy = await self._copy(conversation_id, thinking=thinking)
        if form is Format.MARKDOWN:
            await self._write(path, lambda: markdown.write(copy))
        elif form is Format.HTML:
            await self._write(path, lambda: html.write(copy))
        else:
            page = await run_in_daemon_thread(html.write, copy, html.Medium.PAPER)
            await self._whole(path, lambda partial: pdf_file.write(page, copy, partial))

    async def write_content(self, path: Path, content: bytes) -> None:
        """Write what a message has, such as its sound, to `path`. Raises `NotExported`."""
        await self._whole(path, lambda partial: run_in_daemon_thread(partial.write_bytes, content))

    async def _all(self, form: Format) -> list[str]:
        if form is Format.JSON:
            return await self.transfer.conversation_ids()
        return [conversation.id for conversation in await self.store.listed()]

    async def _title(self, conversation_id: str) -> str:
        conversation = await self.store.get(conversation_id)
        if conversation is None:
            raise LookupError(f"no conversation {conversation_id}")
        return conversation.title

    async def _copy(self, conversation_id: str, *, thinking: bool) -> ConversationTranscript:
        conversation = await self.store.get(conversation_id)
        if conversation is None:
            raise LookupError(f"no conversation {conversation_id}")
        branch = await self.store.branch(conversation_id)
        return ConversationTranscript(conversation, tuple(map(with_parts, branch)), thinking)

    async def _write(self, path: Path, make: Callable[[], str]) -> None:
        async def fill(partial: Path) -> None:
            # In two steps: what is cancelled while it is made is not written any more.
            text = await run_in_daemon_thread(make)
            await run_in_daemon_thread(partial.write_text, text, "utf-8", newline="\n")

        await self._whole(path, fill)

    async def _whole(self, path: Path, fill: Callable[[Path], Awaitable[object]]) -> None:
        """A file that has its name only when it is whole. Raises `NotExported`."""
        partial = temporary_files.partial_of(path)
        with temporary_files.noted(partial, self.unfinished):
            try:
                await fill(partial)
                await run_in_daemon_thread(take_place, partial, path)
            except OSError as error:
                raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> NotExported:
    sentence = tr("“{name}” could not be saved ({why}).")
    return NotExported(sentence.format(name=path.name, why=reason_of(error)), details=str(error))
