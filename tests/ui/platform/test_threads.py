"""Child processes under the window's own loop: a PDF read, one given up, the model started."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from chatapp.core.domain.errors import ModelFailed, NotAPdf
from chatapp.core.local_model.model_server import LocalModel
from chatapp.core.pdf import reader
from tests import make_pdf


async def test_pdfs_are_read_while_the_window_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(make_pdf.pdf("Hello"))
    (tmp_path / "bad.pdf").write_bytes(b"not one")
    good = asyncio.create_task(reader.read(tmp_path / "good.pdf"))
    bad = asyncio.create_task(reader.read(tmp_path / "bad.pdf"))
    given_up = asyncio.create_task(reader.read(tmp_path / "good.pdf"))
    await asyncio.sleep(0)
    given_up.cancel()
    assert (await good).text == "[Page 1]\nHello"
    with pytest.raises(NotAPdf):
        await bad
    with pytest.raises(asyncio.CancelledError):
        await given_up


async def test_a_model_that_cannot_start_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.gguf").write_bytes(b"not one")
    model = LocalModel(str(tmp_path / "notes.gguf"))
    with pytest.raises(ModelFailed, match="is not a model file"):
        await model.endpoint()
    await model.stop()
