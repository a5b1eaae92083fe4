"""Writes a page as a PDF in a child process: laying it out would stop the window for seconds."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from contextlib import suppress
from pathlib import Path

from chatapp.core import child_process
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.errors import NotExported
from chatapp.core.domain.i18n import tr
from chatapp.core.import_export.transcript import ConversationTranscript

_log = logging.getLogger("chatapp.pdf")

VERB = "write-pdf"
TIME_LIMIT = 300.0
"""Seconds; a thousand pages take about a minute."""


async def write(page: str, copy: ConversationTranscript, path: Path) -> None:
    """Write a page made for paper (`html.write`) to `path`.

    Raises `NotExported` if there is no Qt here or the page is more than it can do, and
    `OSError` if the file cannot be written.
    """
    source = path.with_suffix(".html")
    job = json.dumps({"title": copy.conversation.title, "page": page})
    await run_in_daemon_thread(source.write_text, job, "utf-8")
    began, log = time.monotonic(), b""
    try:
        process = await child_process.start(child_process.command(VERB, str(source), str(path)))
        try:
            async with asyncio.timeout(TIME_LIMIT):
                assert process.stderr is not None
                log = await process.stderr.read()
                status = await process.wait()
        except TimeoutError:
            raise NotExported(tr("Creating the PDF took too long.")) from None
        finally:
            await child_process.end(process)
            child_process.log_end(_log, "writer", process, began, log)
    finally:
        with suppress(OSError):
            source.unlink(missing_ok=True)
    if status != 0:
        details = f"status {status}\n{log[-2000:].decode(errors='replace')}"
        raise NotExported(tr("The PDF could not be created."), details=details)
