"""A window that speaks German: what threads, servers and child processes say is German, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chatapp.core.import_export.exporter import Exporter, Format
from chatapp.core.pdf import reader
from chatapp.core.settings import Language
from chatapp.ui.platform import language
from tests.e2e.driver import Window, list_item_names, window
from tests.loopback import UNAUTHORIZED, Loopback, reply

pytestmark = pytest.mark.e2e


@pytest.fixture(autouse=True)
def _german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(language.OVERRIDE, Language.GERMAN)
    yield
    language.speak(Language.ENGLISH, "")


def ask(w: Window, text: str) -> None:
    QTest.keyClicks(w.pane.composer.field, text)
    QTest.keyClick(w.pane.composer.field, Qt.Key.Key_Return)


async def test_a_refusal_and_an_answer(profile: Path) -> None:
    with Loopback() as server:
        server.answer_json(UNAUTHORIZED, 401)
        server.answer(*reply("Guten Tag."))
        async with window(profile, server) as w:
            ask(w, "Hallo?")
            await w.until(lambda: w.status.startswith("Fehlgeschlagen"))
            said = "Der API-Schlüssel wurde nicht angenommen. Prüfen Sie ihn in den Einstellungen."
            assert said in w.status
            w.click("Erneut versuchen")
            await w.until(lambda: w.status.startswith("Fertig"))
            asked, answered = list_item_names(w.pane.view)
            assert asked.split() == ["Sie", "Hallo?"]
            assert answered.split() == ["Assistent", "Guten", "Tag."]


async def test_a_child_process_and_the_thread_of_the_database(
    profile: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "Brief.pdf"
    letter.write_text("Das ist kein PDF.", encoding="utf-8")
    with Loopback() as server:
        server.answer(*reply("Guten Tag."))
        async with window(profile, server) as w:
            w.drop(letter)
            await w.until(lambda: "„Brief.pdf“ ist kein PDF." in w.notice)
            ask(w, "Hallo?")
            await w.until(lambda: w.status.startswith("Fertig"))
            await w.session.organizer.delete([w.conversation("Hallo?")])
            await w.until(lambda: "„Hallo?“ wurde gelöscht." in w.notice)


async def test_a_page_that_another_process_lays_out(profile: Path, tmp_path: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("Guten Tag."))
        async with window(profile, server) as w:
            ask(w, "Hallo?")
            await w.until(lambda: w.status.startswith("Fertig"))
            exporter = Exporter(w.session.store, w.session.transfer)
            written = await exporter.export(tmp_path, Format.PDF)
    (path,) = written.paths
    text = (await reader.read(path)).text
    assert "\nSie\nHallo?\nAssistent\nGuten Tag." in text
