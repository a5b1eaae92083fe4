"""Attached files: kept whole under their hash, and noticed when they are not."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from chatapp.core.domain.conversation import Attachment, Delivery, Draft
from chatapp.core.domain.errors import NotSaved, UnreadableFile
from tests.core.store.building import conversation, opened, question, reply


@dataclass(frozen=True)
class Read:
    """A document as the PDF reader gives it."""

    path: Path
    sha256: str
    name: str
    size: int
    pages: int
    text: str


def document(folder: Path, data: bytes = b"%PDF-1.7 body", name: str = "Report.pdf") -> Read:
    path = folder / "dropped.pdf"
    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return Read(path, digest, name, len(data), 3, "[Page 1]\nText\ud800")


async def test_a_document_is_kept_by_its_content(tmp_path: Path) -> None:
    read = document(tmp_path)
    async with opened(tmp_path) as (store, _):
        kept = await store.keep_document(read)
        assert kept == Attachment(read.sha256, "Report.pdf", read.size, 3, len(read.text))
        read.path.unlink()
        assert await store.document_bytes(read.sha256) == b"%PDF-1.7 body"
        assert await store.document_text(read.sha256) == "[Page 1]\nText\ufffd"
        again = await store.keep_document(document(tmp_path, name="Copy of report.pdf"))
        assert again == replace(kept, name="Copy of report.pdf")
    folder = tmp_path / "attachments"
    assert [file.name for file in folder.iterdir()] == [read.sha256]
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert (folder / read.sha256).stat().st_mode & 0o777 == 0o600


async def test_attachments_stay_with_their_messages_and_drafts(tmp_path: Path) -> None:
    async with opened(tmp_path) as (store, _):
        first = await store.keep_document(document(tmp_path))
        second = await store.keep_document(document(tmp_path, b"%PDF-1.4", "\udcff.pdf"))
        pair = (replace(second, name="\ufffd.pdf", delivery=Delivery.ORIGINAL), first)
        await store.save_draft(
            "", Draft("Look", (replace(second, delivery=Delivery.ORIGINAL), first))
        )
        assert await store.draft("") == Draft("Look", pair)
        other = question("o", conversation_id="other")
        answered = reply("p", "o", conversation_id="other")
        await store.begin(conversation("other"), other, answered, drafted=False)
        await store.save_draft("other", Draft("", (first, first)))
        await store.begin(conversation(), question("q", attachments=pair), reply("r", "q"))
        assert await store.draft("") == Draft()
    async with opened(tmp_path) as (store, _):
        assert [m.attachments for m in await store.branch("c")] == [pair, ()]
        assert await store.draft("other") == Draft("", (first, first))
        await store.save_draft("other", Draft())
        assert await store.draft("other") == Draft()


async def test_a_document_that_was_never_kept_cannot_be_attached(tmp_path: Path) -> None:
    stranger = Attachment("0" * 64, "x.pdf", 1, 1, 1)
    async with opened(tmp_path) as (store, _):
        with pytest.raises(sqlite3.IntegrityError):
            await store.begin(
                conversation(), question("q", attachments=(stranger,)), reply("r", "q")
            )
        assert await store.listed() == []


async def test_a_file_that_changed_or_went_is_refused(tmp_path: Path) -> None:
    read = document(tmp_path)
    async with opened(tmp_path) as (store, _):
        read.path.write_bytes(b"%PDF-1.7 else")
        with pytest.raises(UnreadableFile, match="changed"):
            await store.keep_document(read)
        read.path.unlink()
        with pytest.raises(UnreadableFile):
            await store.keep_document(read)
        with pytest.raises(LookupError):
            await store.document_text(read.sha256)
    assert not (tmp_path / "attachments").exists()


async def test_a_kept_file_that_is_damaged_is_noticed_and_can_be_kept_again(
    tmp_path: Path,
) -> None:
    read = document(tmp_path)
    async with opened(tmp_path) as (store, _):
        await store.keep_document(read)
        file = tmp_path / "attachments" / read.sha256
        file.write_bytes(b"%PDF-1.7 BODY")
        with pytest.raises(UnreadableFile, match="damaged"):
            await store.document_bytes(read.sha256)
        file.unlink()
        with pytest.raises(UnreadableFile, match="missing"):
            await store.document_bytes(read.sha256)
        file.write_bytes(b"%PDF-1.7 BODY")
        await store.keep_document(read)
        assert await store.document_bytes(read.sha256) == b"%PDF-1.7 body"


async def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "attachments").write_text("a file is in the way")
    async with opened(tmp_path) as (store, _):
        with pytest.raises(NotSaved):
            await store.keep_document(document(tmp_path))


async def test_a_name_that_is_no_hash_never_reaches_the_disk(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("out of the folder")
    async with opened(tmp_path) as (store, _):
        for name in ("../secret", "", "0" * 63, "A" * 64, str(tmp_path / "secret")):
            with pytest.raises(ValueError, match="SHA-256"):
                await store.document_bytes(name)
