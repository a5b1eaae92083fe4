"""Reads PDFs (size, pages, text) in a child process that may crash, hang or swell alone."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import json
import logging
import os
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from chatapp.core import child_process
from chatapp.core.domain.errors import (
    EmptyFile,
    EncryptedPdf,
    FileRefused,
    FileTooLarge,
    NotAPdf,
    UnreadableFile,
)
from chatapp.core.domain.i18n import marked, number, tr
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.profile.regular_files import NotAFile, open_file

MAX_SIZE = 50_000_000
"""The largest file taken, in bytes: one has to be held in memory, and sent again each turn."""
MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000
MAX_MEMORY = 1 << 30
"""Address space of the worker in bytes, where the system can limit it (POSIX)."""
TIME_LIMIT = 120.0
"""Seconds for the whole reading; 5,000 dense pages take about half of it."""

_log = logging.getLogger("chatapp.pdf")

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024  # what readers accept: ISO 32000-1, annex H, implementation note 13
_HEADER_LIMIT = 4096
_SHA256 = re.compile(r"[0-9a-f]{64}")

REFUSALS: dict[str, tuple[type[FileRefused], str]] = {
    "gone": (UnreadableFile, marked("“{name}” no longer exists.")),
    "forbidden": (UnreadableFile, marked("You do not have permission to read “{name}”.")),
    "unreadable": (UnreadableFile, marked("“{name}” cannot be read: {why}.")),
    "folder": (NotAPdf, marked("“{name}” is a folder. Attach the PDFs in it one by one.")),
    "no PDF": (NotAPdf, marked("“{name}” is not a PDF.")),
    "empty": (EmptyFile, marked("“{name}” is empty.")),
    "large": (
        FileTooLarge,
        marked("“{name}” is too large ({size} MB). At most {most} MB can be attached."),
    ),
    "password": (
        EncryptedPdf,
        marked(
            "“{name}” is protected with a password. Save a copy without a password and attach that."
        ),
    ),
    "protected": (
        EncryptedPdf,
        marked("“{name}” uses a kind of protection that Chatapp cannot open."),
    ),
    "damaged": (UnreadableFile, marked("“{name}” cannot be read. It may be damaged.")),
    "no pages": (UnreadableFile, marked("“{name}” has no pages. It may be damaged.")),
    "pages": (
        FileTooLarge,
        marked("“{name}” has {pages} pages. At most {most} can be attached."),
    ),
    "text": (FileTooLarge, marked("“{name}” contains too much text.")),
    "no page": (
        UnreadableFile,
        marked("“{name}” cannot be read: all its pages are damaged."),
    ),
    "memory": (UnreadableFile, marked("Reading “{name}” needs too much memory.")),
}
"""The errors for the refusals that the worker may name: it does not know the person's language."""


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
    name, began = shown_name(path), time.monotonic()
    try:
        process = await child_process.start(_line(command, path))
    except OSError as e:
        sentence = tr("“{name}” could not be read: {why}.")
        raise _refused(UnreadableFile, sentence, name, why=reason_of(e)) from e
    log = b""
    try:
        async with asyncio.timeout(time_limit):
            answer, log = await asyncio.gather(_all(process.stdout), _all(process.stderr))
            await process.wait()
        return _document(path, name, answer)
    except TimeoutError:
        raise _refused(UnreadableFile, tr("Reading “{name}” took too long."), name) from None
    except _NoAnswer:
        details = f"status {process.returncode}\n{log[-2000:].decode(errors='replace')}"
        sentence = tr("“{name}” cannot be read. It may be damaged.")
        raise _refused(UnreadableFile, sentence, name, details) from None
    finally:
        await child_process.end(process)
        child_process.log_end(_log, "reader", process, began, log)


def _line(command: Sequence[str], path: Path) -> list[str]:
    return [*(command or child_process.command("read-pdf")), str(path.absolute())]


def shown_name(path: Path) -> str:
    """The file's name without what could break or reorder a line on screen."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in path.name)


class Refused(Exception):
    """A refusal in the worker: one of `REFUSALS`, with the numbers that its sentence wants."""

    def __init__(self, why: str, **facts: int) -> None:
        super().__init__(why)
        self.facts = {"refused": why, **facts}


class _NoAnswer(Exception):
    """The worker died, or wrote what it never writes."""


async def _all(stream: asyncio.StreamReader | None) -> bytes:
    """The worker's whole output, cut where it writes more than it ever would."""
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
        if len(header) > _HEADER_LIMIT:
            raise _NoAnswer
        facts = cast("dict[str, Any]", json.loads(header))
        if "refused" in facts:
            raise refusal(name, **facts)
        size, pages, sha256 = int(facts["size"]), int(facts["pages"]), facts["sha256"]
        # The worker held the file: it may say anything.
        if len(text) != facts["text"] or not _SHA256.fullmatch(sha256):
            raise _NoAnswer
        return Document(path, name, size, pages, text.decode(), sha256)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise _NoAnswer from None


def refusal(name: str, refused: str, **facts: int) -> FileRefused:
    kind, sentence = REFUSALS[refused]
    values = {fact: number(int(value)) for fact, value in facts.items()}
    if (code := facts.get("errno")) is not None:
        values["why"] = reason_of(OSError(code, os.strerror(code)))
    return _refused(kind, tr(sentence), name, **values)


def _refused(
    kind: type[FileRefused], sentence: str, name: str, details: str = "", **values: str
) -> FileRefused:
    """The refusal with the file's name in the sentence, and with none in the reason."""
    reason = sentence.format(name="…", **values)
    return kind(sentence.format(name=name, **values), details=details, reason=reason)


def main(argv: Sequence[str]) -> int:
    """The worker: read the PDF at ``argv[0]``; a line of JSON, then the text, on standard output.

    The line is ``{"size", "pages", "sha256", "text": bytes that follow}`` or
    ``{"refused": one of the reasons, and numbers that its sentence wants}``.
    """
    child_process.accept_leash()
    _limit_memory()
    try:
        facts, text = read_here(Path(argv[0]))
    except Refused as e:
        facts, text = e.facts, b""
    except MemoryError:
        facts, text = {"refused": "memory"}, b""
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


def read_here(path: Path) -> tuple[dict[str, Any], bytes]:
    try:
        data = _content(path)
    except NotAFile as e:
        raise Refused("folder" if e.errno == errno.EISDIR else "no PDF") from None
    except FileNotFoundError:
        raise Refused("gone") from None
    except PermissionError:
        raise Refused("forbidden") from None
    except OSError as e:
        raise Refused("unreadable", errno=e.errno or 0) from None
    pages, text = _pages(data)
    encoded = text.encode("utf-8", "replace")
    return {
        "size": len(data),
        "pages": pages,
        "sha256": hashlib.sha256(data).hexdigest(),
        "text": len(encoded),
    }, encoded


def _content(path: Path) -> bytes:
    with open_file(path) as file:
        start = file.read(_MAGIC_WITHIN)
        if not start:
            raise Refused("empty")
        if _MAGIC not in start:
            raise Refused("no PDF")
        return start + _rest(file, os.fstat(file.fileno()).st_size)


def _rest(file: BinaryIO, size: int) -> bytes:
    """The content behind the start. Measured by reading: some files have no size beforehand."""
    megabytes = round(max(size, MAX_SIZE) / 1e6)
    too_large = Refused("large", size=megabytes, most=round(MAX_SIZE / 1e6))
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
            raise Refused("password") from None
        if e.err_code == pdfium.FPDF_ERR_SECURITY:
            raise Refused("protected") from None
        raise Refused("damaged") from None
    count = len(document)
    if count < 1:
        raise Refused("no pages")
    if count > MAX_PAGES:
        raise Refused("pages", pages=count, most=MAX_PAGES)
    parts: list[str] = []
    characters = readable = 0
    for place in range(count):
        text = ""
        try:
            page = document[place]
            text = _tidy(page.get_textpage().get_text_bounded())
            page.close()
            readable += 1
        except pypdfium2.PdfiumError:
            pass  # one bad page among good ones stays empty
        characters += len(text)
        if characters > MAX_CHARACTERS:
            raise Refused("text")
        parts.append(f"[Page {place + 1}]\n{text}".rstrip("\n"))
    if not readable:
        raise Refused("no page")
    return count, "\n\n".join(parts) if characters else ""


def _tidy(text: str) -> str:
    """A page's text with plain line ends, words rejoined, and nothing unprintable."""
    # PDFium marks a hyphen at the end of a line as U+0002 or U+FFFE.
    for hyphen in ("\x02", "\ufffe"):
        text = text.replace(hyphen + "\r\n", "").replace(hyphen, "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c >= " " or c in "\n\t")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
