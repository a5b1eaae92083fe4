"""Imports conversations from files: detects the format, and takes them in in batches."""

from __future__ import annotations

import logging
import re
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias

from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.conversation import Folder
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.import_export import IMPORTABLE, chatapp_json, chatgpt
from chatapp.core.import_export.checked_json import Malformed, is_object
from chatapp.core.import_export.json_stream import (
    Readable,
    Spoiled,
    elements,
    first_character,
    single,
)
from chatapp.core.profile.regular_files import open_file
from chatapp.core.store.sql.full_conversations import Taken
from chatapp.core.store.transfer import Parcel, Transfer

_log = logging.getLogger("chatapp.files")

MOST_MESSAGES: Final = 200
"""Messages after which a batch is large enough: each is one transaction."""
MOST_READ: Final = 1 << 21
"""Bytes of a file after which a batch is large enough, however few messages they were."""
_LARGEST: Final = 1 << 29
"""The size limit of a file of Chatapp's own, which is held whole (`json_stream.LARGEST`)."""
_STEPS: Final = 4
"""Levels of one down to its messages."""
_MOST_IN_VAIN: Final = 1000
"""So many more entries that cannot be read than such as can, and a file is given up."""
_EXPORTED = re.compile(r"(?:.*/)?conversations(?:-\d+)?\.json")


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of an import: bytes of all files, and conversations met."""

    done: int
    total: int
    conversations: int


@dataclass(slots=True)
class Summary:
    """The outcome of an import."""

    added: int = 0
    extended: int = 0
    """Conversations that were there without some of their messages."""
    present: int = 0
    """Conversations that were there whole."""
    unreadable: list[str] = field(default_factory=list[str])
    """A sentence for each thing that could not be read."""

    @property
    def sentence(self) -> str:
        """The number of conversations that came in, in words."""
        said = tr("%n conversation imported|%n conversations imported", "", self.added)
        more = [
            (
                self.extended,
                tr(
                    "%n updated|%n updated",
                    "after: 3 conversations imported",
                    self.extended,
                ),
            ),
            (
                self.present,
                tr(
                    "%n already present|%n already present",
                    "after: 3 conversations imported",
                    self.present,
                ),
            ),
            (
                len(self.unreadable),
                tr(
                    "%n unreadable|%n unreadable",
                    "after: 3 conversations imported",
                    len(self.unreadable),
                ),
            ),
        ]
        for count, words in more:
            if count:
                said = tr("{outcome}, {more}").format(outcome=said, more=words)
        return tr("{outcome}.").format(outcome=said)


@dataclass(slots=True)
class _Batch:
    folders: list[Folder] = field(default_factory=list[Folder])
    parcels: list[Parcel] = field(default_factory=list[Parcel])
    unreadable: list[str] = field(default_factory=list[str])
    done: int = 0


_Found: TypeAlias = "Parcel | list[Folder] | str | None"
"""A conversation, folders, a sentence about something unreadable, or nothing for now."""


def is_importable(path: Path) -> bool:
    """True if a file looks from outside as if it held conversations."""
    return path.suffix.lower() in IMPORTABLE and path.is_file()


def files_at(paths: Sequence[Path]) -> list[Path]:
    """`paths`, a folder replaced by the files in it that look as if they held conversations."""
    found: list[Path] = []
    for path in paths:
        found += sorted(filter(is_importable, path.iterdir())) if path.is_dir() else [path]
    return found


async def take_in(
    transfer: Transfer,
    paths: Sequence[Path],
    report: Callable[[Progress], object] = lambda _: None,
    summary: Summary | None = None,
) -> Summary:
    """Read `paths` and keep what is new in them; calls `report` after each batch.

    Files are read in a thread, a batch at a time. Cancelling ends it between two batches;
    what came in so far stays, and is counted in `summary` if one is given. Raises
    `StoreError`.
    """
    summary = summary or Summary()
    try:
        files = await run_in_daemon_thread(files_at, paths)
    except OSError as error:
        name, why = Path(error.filename or "").name, reason_of(error)
        summary.unreadable.append(_not_read(name, why))
        return summary
    if not files:
        summary.unreadable.append(tr("No conversations were found there."))
    reader, began = _Reader(files), time.monotonic()
    try:
        await _take_all(transfer, reader, report, summary)
    finally:
        reader.stop()
        _log.info(
            "in: %d added, %d extended, %d present, %d unreadable, out of %d files, %.1f s",
            *(summary.added, summary.extended, summary.present, len(summary.unreadable)),
            *(len(files), time.monotonic() - began),
        )
    return summary


async def _take_all(
    transfer: Transfer, reader: _Reader, report: Callable[[Progress], object], summary: Summary
) -> None:
    total = await run_in_daemon_thread(reader.total)
    met = 0
    while batch := await run_in_daemon_thread(reader.batch):
        if batch.folders:
            await transfer.take_folders(batch.folders)
        outcomes = await transfer.take(batch.parcels)
        for parcel, outcome in zip(batch.parcels, outcomes, strict=True):
            if outcome is Taken.ADDED:
                summary.added += 1
            elif outcome is Taken.EXTENDED:
                summary.extended += 1
            elif outcome is Taken.PRESENT:
                summary.present += 1
            else:
                title = parcel.conversation.conversation.title
                sentence = tr("“{title}”: one of its messages belongs to another conversation.")
                summary.unreadable.append(sentence.format(title=title))
        summary.unreadable += batch.unreadable
        met += len(batch.parcels) + len(batch.unreadable)
        report(Progress(min(batch.done, total), total, met))


class _Reader:
    """Reads files as far as the next batch takes. All of it blocks, `stop` excepted."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._stopped = False
        self._done = 0
        self._found = self._all()

    def stop(self) -> None:
        """Have no more read; asked from any thread."""
        self._stopped = True

    def _go_on(self) -> None:
        if self._stopped:
            raise _Stopped

    def total(self) -> int:
        """Bytes of all files, of a zip those it unpacks to."""
        return sum(map(_size, self._files))

    def batch(self) -> _Batch | None:
        """The next batch; None at the end."""
        batch = _Batch()
        start, messages = self._done, 0
        for found in self._found:
            if isinstance(found, Parcel):
                batch.parcels.append(found)
                messages += len(found.conversation.messages)
            elif isinstance(found, str):
                batch.unreadable.append(found)
            elif found is not None:
                batch.folders += found
            if messages >= MOST_MESSAGES or self._done - start >= MOST_READ:
                break
        else:
            if not (batch.parcels or batch.unreadable or batch.folders):
                return None
        batch.done = self._done
        return batch

    def _all(self) -> Iterator[_Found]:
        for path in self._files:
            before = self._done
            try:
                yield from _while_it_helps(self._file(path), path.name)
            except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as e:
                # RuntimeError is what zipfile says where a password would be needed.
                if isinstance(e, OSError) and e.strerror:
                    why = reason_of(e)
                else:
                    why = str(e).strip().rstrip(".").lower()
                yield _not_read(path.name, why)
            self._done = before + _size(path)

    def _file(self, path: Path) -> Iterator[_Found]:
        with open_file(path) as file:
            if not _is_zip(file):
                yield from self._json(file, path.name)
                return
            with zipfile.ZipFile(file) as archive:
                members = _members(archive)
                for member in members:
                    with archive.open(member) as unpacked:
                        yield from self._json(unpacked, path.name)
                if not members:
                    sentence = tr("“{name}” contains no conversations.json.")
                    yield sentence.format(name=path.name)

    def _json(self, file: Readable, name: str) -> Iterator[_Found]:
        counting = _Counting(file, self._count)
        first = first_character(counting)
        if first == "[":
            found = elements(counting, chatgpt.is_conversation, self._go_on)
            for number, entry in enumerate(found, 1):
                yield _converted(entry, name, number)
        elif first == "{":
            yield from _single(single(counting, _STEPS, _LARGEST, self._go_on), name)
        else:
            yield _unknown(name)

    def _count(self, size: int) -> None:
        self._go_on()
        self._done += size


class _Stopped(Exception):
    """Raised where nobody waits for the import any more."""


class _Counting:
    """A file that tells how much is read of it."""

    def __init__(self, file: Readable, count: Callable[[int], object]) -> None:
        self._file = file
        self._tell = count
        self._at = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        self._at += len(data)
        self._tell(len(data))
        return data

    def seek(self, offset: int, /) -> int:
        self._tell(offset - self._at)
        self._at = offset
        return self._file.seek(offset)


def _while_it_helps(found: Iterator[_Found], name: str) -> Iterator[_Found]:
    """Pass on what is found in a file, until too much of it cannot be read.

    Each of millions of entries would get its sentence, also with one in between that can.
    """
    in_vain = 0
    for one in found:
        yield one
        in_vain = in_vain + 1 if isinstance(one, str) else max(0, in_vain - 1)
        if in_vain == _MOST_IN_VAIN:
            sentence = tr("Reading “{name}” was stopped: too much of it could not be read.")
            yield sentence.format(name=name)
            return


def _is_zip(file: BinaryIO) -> bool:
    magic = file.read(4)
    file.seek(0)
    return magic == b"PK\x03\x04"


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of conversations in an archive, packed in a way that can be read."""
    return [
        member
        for member in archive.infolist()
        if _EXPORTED.fullmatch(member.filename)
        and member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    ]


def _size(path: Path) -> int:
    """Bytes to read of a file: of an archive, what it unpacks to."""
    try:
        with open_file(path) as file:
            if not _is_zip(file):
                return path.stat().st_size
            with zipfile.ZipFile(file) as archive:
                return sum(member.file_size for member in _members(archive))
    except (OSError, zipfile.BadZipFile):
        return 0


def _not_read(name: str, why: str) -> str:
    return tr("“{name}” cannot be read: {why}.").format(name=name, why=why)


def _unknown(name: str) -> str:
    return tr("“{name}” is not a conversation file that Chatapp can import.").format(name=name)


def _converted(entry: Any, name: str, number: int) -> Parcel | str:
    """A conversation of a ChatGPT export, or the sentence that says why it cannot be read."""
    why = ""
    if isinstance(entry, Spoiled):
        why = entry.reason
    else:
        with suppress(RecursionError):
            try:
                return Parcel(chatgpt.conversation(entry))
            except Malformed as error:
                why = str(error)
    title = chatgpt.title_of(entry)
    why = why or tr("it is nested too deeply")
    if title:
        sentence = tr("“{title}” (conversation {number}) in “{name}”: {why}.")
    else:
        sentence = tr("Conversation {number} in “{name}”: {why}.")
    return sentence.format(title=title, number=number, name=name, why=why)


def _single(file: object, name: str) -> Iterator[_Found]:
    """The conversations of a file that is one JSON object."""
    if isinstance(file, Spoiled):
        if file.too_large:
            yield _not_read(name, file.reason)
        else:
            yield tr("“{name}” is damaged or incomplete.").format(name=name)
    elif chatgpt.is_conversation(file):
        yield _converted(file, name, 1)
    elif not chatapp_json.is_ours(file) or not is_object(file):
        yield _unknown(name)
    else:
        if folders := chatapp_json.folders(file):
            yield folders
        for parcel in chatapp_json.parcels(file):
            if isinstance(parcel, Parcel):
                yield parcel
            else:
                yield tr("{what} (in “{name}”).").format(what=parcel, name=name)
