"""PDFs: size, pages and text, read in a worker process that may crash, hang or swell alone."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from chatapp.core import errors, worker
from chatapp.core.errors import (
    EmptyFile,
    EncryptedPdf,
    FileRefused,
    FileTooLarge,
    NotAPdf,
    UnreadableFile,
)

MAX_SIZE = 50_000_000
"""The largest file taken, in bytes: one has to be held in memory, and sent again each turn."""
MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000
MAX_MEMORY = 1 << 30
"""Address space of the worker in bytes, where the system can limit it (POSIX)."""
TIME_LIMIT = 120.0
"""Seconds for the whole reading; 5,000 dense pages take about half of it."""

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024  # what readers accept: ISO 32000-1, annex H, implementation note 13
_HEADER_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF that was read."""

    path: Path
    name: str
    """The file's name, safe to show in one line."""
    size: int
    """Bytes."""
    pages: int
    text: str
    """All pages, each under a line ``[Page N]``; empty if none has a text layer (scans)."""
    sha256: str


async def read(
    path: Path,
    *,
    time_limit: float = TIME_LIMIT,
    command: Sequence[str] = (),
) -> Document:
    """Read the PDF at `path`. Nothing of the file is touched in this process.

    `time_limit`: seconds. `command`: the worker's command line without the path, in place
    of this program's own. Raises `FileRefused` (`NotAPdf`, `EmptyFile`, `EncryptedPdf`,
    `FileTooLarge`, `UnreadableFile`).
    """
    name = shown_name(path)
    try:
        process = await worker.start(_line(command, path))
    except OSError as e:
        raise UnreadableFile(f"“{name}” could not be read: {e.strerror}.") from e
    log = b""
    try:
        async with asyncio.timeout(time_limit):
            answer, log = await asyncio.gather(_all(process.stdout), _all(process.stderr))
            await process.wait()
        return _document(path, name, answer)
    except TimeoutError:
        raise UnreadableFile(f"“{name}” took too long to read.") from None
    except _NoAnswer:
        raise UnreadableFile(
            f"“{name}” cannot be read. It may be damaged.",
            details=f"status {process.returncode}\n{log[-2000:].decode(errors='replace')}",
        ) from None
    finally:
        await worker.end(process)


def _line(command: Sequence[str], path: Path) -> list[str]:
    return [*(command or worker.command("read-pdf")), str(path.absolute())]


def shown_name(path: Path) -> str:
    """The file's name without what could break or reorder a line on screen."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in path.name)


class _NoAnswer(Exception):
    """The worker died, or wrote what it never writes."""


async def _all(stream: asyncio.StreamReader | None) -> bytes:
    """Everything the worker writes, cut where it writes more than it ever would."""
    assert stream is not None
    chunks: list[bytes] = []
    length = 0
    while chunk := await stream.read(1 << 20):
        length += len(chunk)
        if length <= 4 * MAX_CHARACTERS + _HEADER_LIMIT:
            chunks.append(chunk)
    return b"".join(chunks)


def _document(path: Path, name: str, answer: bytes) -> Document:
    header, _, text = answer.partition(b"\n")
    try:
        facts = cast("dict[str, Any]", json.loads(header))
        if "refused" in facts:
            refused = cast("type[FileRefused]", getattr(errors, facts["refused"]))
            raise refused(f"“{name}” {facts['because']}")
        if len(text) != facts["text"]:
            raise _NoAnswer
        return Document(path, name, facts["size"], facts["pages"], text.decode(), facts["sha256"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _NoAnswer from None


def main(argv: Sequence[str]) -> int:
    """The worker: read the PDF at ``argv[0]``; a line of JSON, then the text, on standard output.

    The line is ``{"size", "pages", "sha256", "text": bytes that follow}`` or
    ``{"refused": class name, "because": end of a sentence}``.
    """
    worker.accept_leash()
    _limit_memory()
    try:
        facts, text = _read(Path(argv[0]))
    except FileRefused as e:
        facts, text = {"refused": type(e).__name__, "because": e.sentence}, b""
    except MemoryError:
        because = "needs too much memory to be read."
        facts, text = {"refused": UnreadableFile.__name__, "because": because}, b""
    # The descriptor itself: sys.stdout is None in a windowed program on Windows.
    with open(1, "wb", closefd=False) as out:
        out.write(json.dumps(facts).encode() + b"\n" + text)
    # Not through the interpreter's end: what a broken file left in PDFium is not taken apart.
    os._exit(0)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):  # macOS takes no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def _read(path: Path) -> tuple[dict[str, Any], bytes]:
    try:
        data = _content(path)
    except FileNotFoundError:
        raise UnreadableFile("is not there any more.") from None
    except PermissionError:
        raise UnreadableFile("may not be read by you.") from None
    except OSError as e:
        raise UnreadableFile(f"cannot be read: {e.strerror}.") from None
    pages, text = _pages(data)
    encoded = text.encode("utf-8", "replace")
    return {
        "size": len(data),
        "pages": pages,
        "sha256": hashlib.sha256(data).hexdigest(),
        "text": len(encoded),
    }, encoded


def _content(path: Path) -> bytes:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise NotAPdf("is a folder. Attach the PDFs in it one by one.")
    if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for
        raise NotAPdf("is not a PDF.")
    with path.open("rb") as file:
        start = file.read(_MAGIC_WITHIN)
        if not start:
            raise EmptyFile("is empty.")
        if _MAGIC not in start:
            raise NotAPdf("is not a PDF.")
        return start + _rest(file, status.st_size)


def _rest(file: BinaryIO, size: int) -> bytes:
    """What follows the start. Measured by reading: some files have no size beforehand."""
    too_large = FileTooLarge(
        f"is too large ({max(size, MAX_SIZE) / 1e6:.0f} MB). "
        f"At most {MAX_SIZE / 1e6:.0f} MB can be attached."
    )
    if size > MAX_SIZE:
        raise too_large
    rest = file.read(MAX_SIZE - _MAGIC_WITHIN + 1)
    if len(rest) > MAX_SIZE - _MAGIC_WITHIN:
        raise too_large
    return rest


def _pages(data: bytes) -> tuple[int, str]:
    """The number of pages, and their text with a marker line before each."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        if e.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedPdf(
                "is protected with a password. Save a copy without one and attach that."
            ) from None
        if e.err_code == pdfium.FPDF_ERR_SECURITY:
            raise EncryptedPdf("is protected in a way that cannot be opened here.") from None
        raise UnreadableFile("cannot be read. It may be damaged.") from None
    count = len(document)
    if count < 1:
        raise UnreadableFile("has no pages. It may be damaged.")
    if count > MAX_PAGES:
        raise FileTooLarge(f"has {count:,} pages. At most {MAX_PAGES:,} can be attached.")
    parts: list[str] = []
    characters = readable = 0
    for number in range(count):
        text = ""
        try:
            page = document[number]
            text = _tidy(page.get_textpage().get_text_bounded())
            page.close()
            readable += 1
        except pypdfium2.PdfiumError:
            pass  # one bad page among good ones stays empty
        characters += len(text)
        if characters > MAX_CHARACTERS:
            raise FileTooLarge("holds too much text.")
        parts.append(f"[Page {number + 1}]\n{text}".rstrip("\n"))
    if not readable:
        raise UnreadableFile("cannot be read: none of its pages is whole.")
    return count, "\n\n".join(parts) if characters else ""


def _tidy(text: str) -> str:
    """A page's text with plain line ends, words rejoined, and nothing unprintable."""
    # PDFium marks a hyphen at the end of a line as U+0002 or U+FFFE.
    for hyphen in ("\x02", "\ufffe"):
        text = text.replace(hyphen + "\r\n", "").replace(hyphen, "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c >= " " or c in "\n\t")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
