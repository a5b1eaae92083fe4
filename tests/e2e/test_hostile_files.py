"""Files that somebody made to do harm: the window, and the program as a process, with them."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from chatapp.core.domain.conversation import is_temporary
from chatapp.ui.import_export.import_dialog import ImportDialog
from tests.data import conversations_v2 as v2
from tests.e2e.driver import Window, window
from tests.e2e.process import program
from tests.e2e.test_import_export import shown
from tests.e2e.test_organizing import focus, listing

CTRL = Qt.KeyboardModifier.ControlModifier


def own_file(path: Path, *conversations: object, **more: object) -> Path:
    """A file of Chatapp's own with these conversations in it."""
    whole = {"format": "chatapp", "version": 1, "conversations": conversations, **more}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def talk(conversation_id: str, title: str, message_id: str = "m") -> dict[str, object]:
    message = {"id": message_id, "parent": None, "role": "user", "pieces": [{"text": "Hm?"}]}
    return {
        "id": conversation_id,
        "title": title,
        "shown": message_id,
        "messages": [message],
        "draft": {"text": "A thought"},
    }


async def take_in(w: Window, path: Path) -> str:
    """Import a file by dropping it; what is said of it at the end."""
    w.drop(path)
    w.click("Import")
    dialog = await shown(w, ImportDialog)
    await w.until(
        lambda: dialog.said.text()[-6:] not in {"Reading…"[-6:], " read."}, what="the end"
    )
    said = dialog.said.text()
    dialog.reject()
    return said


async def delete(w: Window, title: str) -> None:
    """Open a conversation, see that it is there, and throw it away."""
    w.choose(title)
    await w.until(lambda: (last := w.pane.view.column.item(0)) and last.message.raw == "Hm?")
    await focus(w, listing(w))
    w.press(Qt.Key.Key_Delete, CTRL)
    await w.until(lambda: title not in w.titles, what="the conversation gone")


@pytest.mark.parametrize("message_id", ["m", "temporary-m", "temporary-temporary-"])
async def test_what_bears_the_ids_of_temporary_conversations_can_be_opened_and_deleted(
    profile: Path, tmp_path: Path, message_id: str
) -> None:
    folder = {"id": "temporary-f", "name": "Ghosts"}
    ghost = {**talk("temporary-abc", "Ghost", message_id), "folder": [folder]}
    path = own_file(tmp_path / "ghost.json", ghost, folders=[folder])
    async with window(profile) as w:
        assert await take_in(w, path) == "1 conversation imported."
        await w.until(lambda: "Ghost" in w.titles)
        assert w.composer.toPlainText() == ""
        await delete(w, "Ghost")
        assert "wrong" not in w.notice
    # Nothing comes in twice, even from the trash.
    async with window(profile) as w:
        assert await take_in(w, path) == "0 conversations imported, 1 already present."


async def test_a_ghost_that_an_earlier_program_let_in_is_none_any_more(profile: Path) -> None:
    profile.mkdir(exist_ok=True)
    database = profile / "conversations.sqlite3"
    shutil.copyfile(v2.PATH, database)
    with closing(sqlite3.connect(database)) as connection, connection:
        for table in ("conversations", "messages", "folders"):
            connection.execute(f"UPDATE {table} SET id = 'temporary-' || id")
        connection.execute("UPDATE conversations SET folder = NULL, archived = 0")
        # The name that it is given may be taken.
        connection.execute(
            "UPDATE conversations SET id = 'was-temporary-waves' WHERE id = 'temporary-tides'"
        )
        connection.execute("UPDATE drafts SET conversation_id = 'temporary-waves' WHERE key = 1")
    async with window(profile) as w:
        await w.until(lambda: len(w.titles) >= 2)
        for title in [v2.WAVES.title, v2.TIDES.title]:
            w.choose(title)
            await w.until(lambda: w.answer, what="the conversation's last message")
            assert not is_temporary(w.pane.conversation_id)
            await focus(w, listing(w))
            w.press(Qt.Key.Key_Delete, CTRL)
            await w.until(lambda title=title: title not in w.titles)
        assert "wrong" not in w.notice


_CANCELS_AND_QUITS = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from chatapp.ui.import_export.import_dialog import ImportDialog
from chatapp.ui.window.controller import WindowController

begin = WindowController.begin

def begin_and_import(self, *given):
    begin(self, *given)
    self._import_export.take_in([Path(sys.argv.pop())])
    watching = QTimer(self)
    watching.timeout.connect(lambda: quit_within(self._window, watching))
    watching.start(1)

def quit_within(window, watching):
    if any(thread.name == "batch" for thread in threading.enumerate()):
        watching.stop()
        window.findChild(ImportDialog).cancelled.emit()
        window.quit()

WindowController.begin = begin_and_import
from chatapp.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def nested(path: Path) -> Path:
    """Objects that are never closed, of 24 MB in 36 kB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        text = "[" + ('{"a":{"a":[' + "1," * 30_000) * 400
        archive.writestr("conversations.json", text)
    return path


def own_of_one_string(path: Path) -> Path:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("conversations.json", "w") as file,
    ):
        file.write(b'{"format":"chatapp","version":1,"conversations":[{"title":"')
        for _ in range(300):
            file.write(b"x" * 1_000_000)
    return path


@pytest.mark.parametrize("make", [nested, own_of_one_string])
def test_an_import_under_way_keeps_nobody_from_quitting(
    profile: Path, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    line = [sys.executable, "-c", _CANCELS_AND_QUITS, "--profile", str(profile)]
    with program(make(tmp_path / "x.zip"), line=line) as running:
        assert running.wait(60) == 0, running.errors
        assert "Traceback" not in running.errors
