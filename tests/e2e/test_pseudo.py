"""The whole window in the language that nobody speaks: nothing is left in English."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from chatapp.core.domain.backup import Remedy
from chatapp.core.domain.errors import DatabaseDamaged
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.profile.paths import Profile
from chatapp.core.settings import Language
from chatapp.ui.composer.attachment_chips import AttachmentChips
from chatapp.ui.conversation.compare_dialog import CompareDialog
from chatapp.ui.conversation.link_dialog import LinkDialog
from chatapp.ui.conversation.settings_dialog import ConversationSettingsDialog
from chatapp.ui.import_export.controller import ImportExportController
from chatapp.ui.import_export.export_dialog import ExportDialog
from chatapp.ui.import_export.import_dialog import ImportDialog
from chatapp.ui.platform import language
from chatapp.ui.recovery import controller
from chatapp.ui.recovery.screen import RecoveryScreen
from chatapp.ui.search.results_page import FILTERS
from chatapp.ui.settings.backup_chooser import BackupChooser
from chatapp.ui.settings.licences_dialog import LicencesDialog
from chatapp.ui.settings.settings_dialog import SettingsDialog
from chatapp.ui.settings.welcome_card import WelcomeCard
from chatapp.ui.sidebar import conversation_menu
from chatapp.ui.sidebar.folder_dialog import FolderDialog
from chatapp.ui.sidebar.trash_dialog import TrashDialog
from chatapp.ui.window.palette import Palette
from tests.e2e.driver import Window, window
from tests.e2e.reading_texts import actions, heard, texts, untranslated
from tests.loopback import DONE, Gate, Loopback, reply, sse, thinking_reply
from tests.make_pdf import pdf
from tests.ui.looks import OFFSCREEN, light
from tests.waiting import until

pytestmark = OFFSCREEN
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
D = TypeVar("D", bound=QWidget)

NAMES = (
    *(
        "Chatapp",
        "MiniMax M2.7",
        "MiniMax-M2.7",
        "AI/ML API",
        "SmolLM2-135M-Instruct",
        "127.0.0.1",
        "some-model",
    ),
    *("minimax/m2-7-20260402", "http://localhost:8080/v1", "http://", "SmolLM", "kB", "bytes"),
    *("English", "Deutsch", "简体中文"),
    *('{"top_k": 40}', '{"X-Title": "Chatapp"}', "http://proxy.example:3128"),
)


@pytest.fixture(autouse=True)
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The window's language; other tests read English again."""
    monkeypatch.setenv(language.OVERRIDE, "pseudo")
    yield
    language.speak(Language.ENGLISH, "")


def english(*known: str) -> set[tuple[str, str]]:
    """The English words in all windows that are open."""
    found: set[tuple[str, str]] = set()
    for one in QApplication.topLevelWidgets():
        if one.isVisible():
            found |= untranslated(texts(one), *NAMES, *known)
    return found


async def to_front(w: Window) -> None:
    """Give the window the focus where a dialog was closed: no window manager does it."""
    w.widget.activateWindow()
    await w.until(w.widget.isActiveWindow)


async def ask(w: Window, question: str) -> None:
    """Ask, and wait until the reply has ended."""
    write(w, question)
    await w.until(lambda: w.pane.running, what="a reply")
    await w.until(lambda: not w.pane.running, what="its end")


def write(w: Window, words: str) -> None:
    """Type into the composer, and press Enter."""
    QTest.keyClicks(w.pane.composer.field, words)
    QTest.keyClick(w.pane.composer.field, Qt.Key.Key_Return)


async def opened(kind: type[D]) -> D:
    """The window of that kind that opens now."""

    def visible() -> list[D]:
        return [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, kind) and one.isVisible()
        ]

    return (await until(visible, what=kind.__name__))[0]


async def test_the_first_run(profile: Path) -> None:
    async with window(profile) as w:
        assert english() == set()
        w.pane.view.viewport().setFocus()
        w.press(Qt.Key.Key_F, CTRL)
        assert english() == set()
        w.widget.resize(360, 600)
        w.widget.toggle_sidebar()
        assert english() == set()


async def test_a_conversation(profile: Path, tmp_path: Path) -> None:
    paper = tmp_path / "Paper.pdf"
    paper.write_bytes(pdf("marmalade"))
    empty = tmp_path / "Broken.pdf"
    empty.write_bytes(b"no pdf")
    gate = Gate()
    said = "Plain.\n\n```python\nprint(1)\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![Picture](https://example.org/a.png)"
    own = ("Question", "Another", "Paper.pdf", "Broken.pdf", "marmalade")
    with Loopback() as server:
        server.answer(*thinking_reply("Thoughts.", said))
        server.answer(sse("Half"), gate, sse(" done"), DONE)
        server.answer_json({"error": {"message": "SERVERWORDS"}}, status=400)
        async with window(profile, server) as w:
            w.pane.attaching.attach([paper, empty])
            await w.until(lambda: w.notice and not w.pane.attaching.paths())
            assert english(*own) == set()
            (chips,) = w.pane.composer.findChildren(AttachmentChips)
            await w.until(lambda: chips.count() == 1)
            assert english(*own) == set()
            await ask(w, "Question")
            assert english(*own) == set()
            theirs = ("Thoughts.", "Plain.", "python", "print(1)", "Picture", "example.org")
            theirs = (*theirs, "a\tb", " a", " b", "MiniMax-M2.7")
            assert untranslated(heard(w.pane.view), *NAMES, *own, *theirs) == set()
            write(w, "Another")
            await w.until(gate.reached.is_set)
            await w.until(lambda: "Half" in w.answer)
            assert english(*own) == set()
            gate.open()
            await w.until(lambda: not w.pane.running)
            await ask(w, "Another")
            assert english(*own, "SERVERWORDS") == set()
            assert (
                untranslated(heard(w.pane.view), *NAMES, *own, *theirs, "Half done", "SERVERWORDS")
                == set()
            )


async def test_menus(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Question")
            await w.until(lambda: w.titles == ["Question"])
            w.widget.answering.click()
            assert english("Question") == set()
            popup = QApplication.activePopupWidget()
            assert popup is not None
            popup.close()
            sidebar = w.widget.sidebar
            row = w.conversation("Question")
            for menu in (
                sidebar.view_menu(),
                conversation_menu.for_conversations(sidebar.list, [row]),
            ):
                assert untranslated(actions(menu)) == set()
            assert untranslated(("action", a.text()) for a in w.widget.actions()) == set()
            view = w.pane.view
            for number in range(len(view.column)):
                view.current.choose(number)
                event = QContextMenuEvent(
                    QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), view.mapToGlobal(QPoint(0, 0))
                )
                menu = view.input.menu.show(event)
                assert untranslated(actions(menu)) == set()
                menu.close()


async def test_the_settings(profile: Path) -> None:
    async with window(profile) as w:
        mine = Server("mine", "Mine", ServerKind.OTHER, "http://127.0.0.1:9/v1", "m")
        settings = replace(
            w.session.engine.settings, servers=(mine,), options=GenerationOptions(1, 100)
        )
        w.session.use(settings)
        w.press(Qt.Key.Key_Comma, CTRL)
        dialog = await opened(SettingsDialog)
        for number in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(number)
            assert english("Mine", str(profile)) == set(), dialog.tabs.tabText(number)
        dialog.tabs.setCurrentWidget(dialog.servers)
        for row in range(dialog.servers.list.count()):
            dialog.servers.list.setCurrentRow(row)
            assert english("Mine") == set()
        dialog.add_server()
        assert english("Mine") == set()
        dialog.tabs.setCurrentWidget(dialog.data)
        dialog.data.backups.backup_wanted.emit()
        asked: QMessageBox | BackupChooser | None = None
        await w.until(lambda: dialog.data.backups.list.count() == 1)
        assert english(str(profile)) == set()
        dialog.data.backups.list.setCurrentRow(0)
        for signal in (dialog.data.backups.everything_wanted, dialog.data.backups.one_wanted):
            signal.emit(dialog.data.backups.list.item(0).data(Qt.ItemDataRole.UserRole))
            asked = await opened(QMessageBox if asked is None else BackupChooser)
            assert english(str(profile)) == set()
            asked.reject()


async def test_dialogs(profile: Path, tmp_path: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("One answer."))
        server.answer(*reply("Other answer."))
        async with window(profile, server) as w:
            await ask(w, "Question")
            w.press(Qt.Key.Key_I, CTRL)
            dialog = await opened(ConversationSettingsDialog)
            assert english("Question") == set()
            dialog.close()
            reply_id = w.pane.view.column.outline[-1].id
            w.pane.view.verb.emit("regenerate", reply_id)
            await w.until(lambda: "Other" in w.answer and not w.pane.running)
            w.pane.view.verb.emit("compare", w.pane.view.column.outline[-1].id)
            compare = await opened(CompareDialog)
            await w.until(lambda: "1" in compare.told.text())
            assert english("Question") == set()
            compare.inline.click()
            compare.after.click()
            assert english("Question", "One", "Other", "answer.") == set()
            compare.close()
            await to_front(w)
            w.press(Qt.Key.Key_E, CTRL)
            export = await opened(ExportDialog)
            for number in range(export.format.count()):
                export.format.setCurrentIndex(number)
                assert english("Question") == set()
            export.close()
            sidebar = w.widget.sidebar
            sidebar.list.new_folder.emit("", [])
            folder = await opened(FolderDialog)
            assert english("Question") == set()
            folder.entered.emit("Box", "")
            folder.close()
            await w.until(lambda: len(sidebar.list.rows.folders) == 1)
            (box,) = sidebar.list.rows.folders
            menu = conversation_menu.for_folder(sidebar.list, box.id)
            assert untranslated(actions(menu), "Box") == set()
            sidebar.list.instruct_folder.emit(box.id)
            folder = await opened(FolderDialog)
            assert english("Question", "Box") == set()
            folder.close()
            sidebar.list.delete.emit([w.pane.conversation_id])
            await w.until(lambda: w.notice)
            assert english("Question", "Box") == set()
            sidebar.list.delete_folder.emit(box.id)
            await w.until(lambda: not sidebar.list.rows.folders)
            sidebar.trash.emit()
            trash = await opened(TrashDialog)
            await w.until(lambda: trash.list.count() == 2)
            assert english("Question", "Box") == set()
            trash._ask_empty()  # pyright: ignore
            box_ = await opened(QMessageBox)
            assert english("Question", "Box") == set()
            box_.reject()
            trash.close()
            w.pane.link_requested.emit("https://example.org/x")
            link = await opened(LinkDialog)
            assert english("Question", "Box", "example.org", "https://example.org/x") == set()
            link.reject()
            w.widget.unsaved = True
            w.widget.close()
            unsaved = await opened(QMessageBox)
            assert english("Question", "Box") == set()
            unsaved.reject()
            w.widget.unsaved = False
            await to_front(w)
            broken = tmp_path / "conversations.json"
            broken.write_text("{}")
            w.pane.attaching.attach([broken])
            await w.until(lambda: "conversations.json" in w.notice)
            assert english("Question", "Box", "conversations.json") == set()
            w.pane.attaching.import_offered.emit([broken])
            controller = w.widget.findChild(ImportExportController)
            assert controller is not None
            controller.take_in([broken])
            shown = await opened(ImportDialog)
            await w.until(shown.unreadable.isVisible)
            assert english("Question", "Box", "conversations.json") == set()
            shown.reject()


async def test_search(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Question about marmalade")
            known = ("Question about marmalade", "Hello there.")
            sidebar = w.widget.sidebar
            for typed in ("marmalade", "nothing-like-it", "in:", "is:pinned", "hello"):
                sidebar.search.setText(typed)
                results = sidebar.findChild(QCheckBox)
                assert results is not None
                await w.until(results.isVisible)
                assert english(*known, typed, *FILTERS) == set()


async def test_what_is_said_in_passing(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            own = ("Question", "Hello there.")
            await ask(w, "Question")
            w.press(Qt.Key.Key_F, CTRL)
            for typed in ("Hello", "nowhere"):
                w.pane.find_bar.field.setText(typed)
                await w.until(w.pane.find_bar.count.text)
                await w.until(lambda: not w.pane.view.finder.searching)
                assert english(*own) == set()
            w.pane.find_bar.close_bar()
            w.pane.copy_last_reply()
            assert english(*own) == set()
            w.pane.view.verb.emit("edit", w.pane.view.column.outline[0].id)
            assert english(*own) == set()
            await to_front(w)
            w.press(Qt.Key.Key_N, CTRL | SHIFT)
            await w.until(w.pane.banner.isVisible)
            assert english(*own) == set()
            await to_front(w)
            w.press(Qt.Key.Key_N, CTRL)
            await w.until(lambda: not w.pane.banner.isVisible())
            assert english(*own) == set()
            server.answer_json({"error": {"message": "no"}}, status=401)
            await ask(w, "Question")
            assert english(*own) == set()
            assert untranslated(heard(w.pane.view), *NAMES, *own) == set()


async def test_a_key(profile: Path) -> None:
    async with window(profile) as w:
        w.press(Qt.Key.Key_Comma, CTRL)
        dialog = await opened(SettingsDialog)
        dialog.servers.list.setCurrentRow(0)
        form = dialog.servers.form.key
        form.field.setText("abc")
        for said in (("SAID", True), ("SAID", False)):
            form.set_checked(*said)
            assert english("SAID") == set()
        form.check.click()
        assert english("SAID") == set()
        form.forget.click()
        assert english() == set()
        (card,) = w.widget.findChildren(WelcomeCard)
        for show in (card.show_checking, card.show_keeping, card.show_idle):
            show()
            assert english() == set()
        dialog.about.licences.click()
        licences = await opened(LicencesDialog)
        (text,) = licences.findChildren(QPlainTextEdit)
        text.setPlainText("")  # which nobody translates
        assert english() == set()


async def test_the_palette(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Question")
            w.press(Qt.Key.Key_P, CTRL | SHIFT)
            await w.until(lambda: w.widget.findChildren(Palette))
            (palette,) = w.widget.findChildren(Palette)
            await w.until(palette.isVisible)
            assert palette.list.count() > 20
            assert english("Question") == set()
            palette.field.setText("qqqq")
            await w.until(lambda: palette.list.count() == 0)
            assert english("Question", "qqqq") == set()


async def test_the_recovery_screen(profile: Path) -> None:
    async with window(profile) as w:
        await w.session.backups.make()
        asking = asyncio.ensure_future(
            controller.ask(w.widget, light(), Profile.at(profile), DatabaseDamaged(), lambda: None)
        )
        await w.until(lambda: w.widget.findChildren(RecoveryScreen))
        assert english() == set()
        (screen,) = w.widget.findChildren(RecoveryScreen)
        await w.until(lambda: len(screen.findChildren(QPushButton)) > 2)
        assert english() == set()
        screen.chosen.emit(Remedy.QUIT)
        await asking
        w.widget.uncover()


async def test_from_right_to_left_it_is_mirrored(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(language.OVERRIDE, "pseudo-rtl")
    with Loopback() as server:
        async with window(profile, server) as w:
            w.widget.resize(780, 600)
            await ask(w, "Question")
            assert english("Question") == set()
            middle = w.widget.width() // 2
            places = {
                part: part.mapTo(w.widget, part.rect().center()).x()
                for part in (w.widget.sidebar, w.widget.answering)
            }
            assert places[w.widget.sidebar] > middle > places[w.widget.answering]
