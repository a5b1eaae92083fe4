"""Every action is reached and works without a mouse, from a window that has just opened.

Each entry of the table of actions has a walk here, which presses its key, or chooses it in
the palette where it has none, and looks at what came of it. A new action without one fails.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from chatapp.core.domain.conversation import Role, Status, is_temporary
from chatapp.core.settings import ThemeChoice
from chatapp.ui.actions import TABLE
from chatapp.ui.conversation.compare_dialog import CompareDialog
from chatapp.ui.conversation.confidence_dialog import ConfidenceDialog
from chatapp.ui.conversation.context_dialog import ContextDialog
from chatapp.ui.conversation.link_dialog import LinkDialog
from chatapp.ui.conversation.send_with_dialog import SendWithDialog
from chatapp.ui.conversation.settings_dialog import ConversationSettingsDialog
from chatapp.ui.conversation.summary_dialog import SummaryDialog
from chatapp.ui.details.details_dialog import DetailsDialog
from chatapp.ui.import_export.export_dialog import ExportDialog
from chatapp.ui.settings.settings_dialog import SettingsDialog
from chatapp.ui.sidebar.folder_dialog import FolderDialog
from chatapp.ui.sidebar.sections import Shown, Sorting
from chatapp.ui.sidebar.trash_dialog import TrashDialog
from chatapp.ui.window.palette import Palette
from tests.e2e.driver import Window, window
from tests.e2e.screens import (
    ANSWER,
    by_escape,
    choose,
    focused,
    menu_key,
    opened,
    shown,
    to_front,
)
from tests.loopback import CUT, DONE, HANG, Loopback, event, reply, sse, thinking_reply
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIRST, SECOND = "First question", "Second question"
Walk: TypeAlias = Callable[[Window, Loopback], Awaitable[None]]
WALKS: dict[str, Walk] = {}


def walk(*names: str) -> Callable[[Walk], Walk]:
    """Register the walk of these actions."""

    def register(made: Walk) -> Walk:
        for name in names:
            assert name not in WALKS
            WALKS[name] = made
        return made

    return register


def strike(widget: QWidget, key: str) -> None:
    """Press a key as it is written in the table."""
    QTest.keySequence(widget, QKeySequence(key))


async def do(w: Window, name: str) -> None:
    """Do an action by its key; by the palette, where it has none."""
    entry = TABLE[name]
    if entry.key:
        strike(QApplication.focusWidget() or w.widget, entry.key)
        return
    strike(QApplication.focusWidget() or w.widget, TABLE["palette"].key)
    palette = await opened(w, Palette)
    QTest.keyClicks(palette.field, entry.label)
    current = palette.list.currentItem()
    assert current.text() == entry.label
    assert current.flags() & Qt.ItemFlag.ItemIsEnabled, f"{name} cannot be done"
    QTest.keyClick(palette.field, Key.Key_Return)


async def asked(w: Window, text: str) -> None:
    """A question, and the whole answer."""
    before = w.last()
    w.composer.setFocus()
    w.type(text)
    await w.until(
        lambda: (
            (m := w.last()) and (before is None or m.id != before.id) and m.status is Status.DONE
        ),
        f"the answer to {text}",
    )


async def talked(w: Window, server: Loopback) -> None:
    """A conversation of two questions, the second answer with everything in it."""
    await asked(w, FIRST)
    server.answer(*thinking_reply("Hm.", ANSWER))
    await asked(w, SECOND)
    await w.until(lambda: FIRST in w.titles)


def here(w: Window) -> str:
    return w.pane.conversation_id


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


async def leave(w: Window, kind: type[QWidget]) -> None:
    """The dialog of that kind is there; Esc leads back, and the focus is in the window."""
    dialog = await opened(w, kind)
    await by_escape(w, dialog)
    assert (focus := QApplication.focusWidget()) is not None
    assert focus.isVisible()


# Conversations


@walk("new")
async def _new(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "new")
    assert here(w) == ""
    assert w.composer.hasFocus()


@walk("new_temporary")
async def _temporary(w: Window, server: Loopback) -> None:
    await do(w, "new_temporary")
    await w.until(lambda: is_temporary(here(w)))


@walk("search")
async def _search(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await w.until(lambda: FIRST in w.titles)
    first = here(w)
    await do(w, "new")
    await do(w, "search")
    assert w.widget.sidebar.search.hasFocus()
    QTest.keyClicks(w.widget.sidebar.search, "first")
    await w.until(lambda: shown_list(w))
    w.press(Key.Key_Return)
    await w.until(lambda: here(w) == first, "what was found")
    w.press(Key.Key_Escape)
    assert w.composer.hasFocus()


def shown_list(w: Window) -> bool:
    lists = w.widget.sidebar.findChildren(QWidget)
    return any(one.accessibleName() == "Search results" and one.isVisible() for one in lists)


@walk("rename")
async def _rename(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await w.until(lambda: FIRST in w.titles)
    await do(w, "rename")
    field = await opened(w, QLineEdit, w.widget.sidebar.list)
    QTest.keyClicks(field, "Another name")
    QTest.keyClick(field, Key.Key_Return)
    await w.until(lambda: w.titles == ["Another name"])


@walk("suggest_title")
async def _suggest(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    server.answer(*reply("A fine title"))
    await do(w, "suggest_title")
    await w.until(lambda: w.titles == ["A fine title"])


@walk("own_settings")
async def _own_settings(w: Window, server: Loopback) -> None:
    await do(w, "own_settings")
    await leave(w, ConversationSettingsDialog)


@walk("context")
async def _context(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "context")
    dialog = await opened(w, ContextDialog)
    assert dialog.findChildren(QPushButton)
    await leave(w, ContextDialog)


@walk("start_fresh")
async def _start_fresh(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "start_fresh")
    dialog = await opened(w, SummaryDialog)
    await w.until(dialog.begin_button.hasFocus)
    strike(dialog.begin_button, "Space")
    await w.until(lambda: any("(continued)" in title for title in w.titles))


@walk("leave_out", "send_all")
async def _leave_out(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await asked(w, SECOND)
    column = w.pane.view.column
    await do(w, "leave_out")
    await w.until(lambda: column.sent_from)
    assert column.number(column.sent_from) == 2
    await do(w, "send_all")
    await w.until(lambda: not column.sent_from)


@walk("send_with")
async def _send_with(w: Window, server: Loopback) -> None:
    w.type(FIRST, enter=False)
    await do(w, "send_with")
    await w.until(lambda: any(d.isVisible() for d in w.widget.findChildren(SendWithDialog)))
    (dialog,) = w.widget.findChildren(SendWithDialog)
    strike(dialog.options.row("temperature").field, "1")
    strike(dialog.options.row("temperature").field, "Return")
    await w.until(lambda: server.chats)
    assert server.chats[0].json["temperature"] == 1
    await w.status_begins("Done")


@walk("export")
async def _export(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "export")
    await leave(w, ExportDialog)


@walk("export_all")
async def _export_all(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "export_all")
    await leave(w, ExportDialog)


@walk("import", "attach")
async def _choose_files(w: Window, server: Loopback) -> None:
    for name in ("import", "attach"):
        await do(w, name)
        await leave(w, QFileDialog)


@walk("pin")
async def _pin(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    rows = w.widget.sidebar.list.rows
    for pinned in (True, False):
        await do(w, "pin")
        await w.until(lambda p=pinned: (c := rows.conversation(here(w))) and c.pinned is p)


@walk("archive", "show_archive")
async def _archive(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await w.until(lambda: FIRST in w.titles)
    await do(w, "archive")
    await w.until(lambda: not w.titles)
    await do(w, "show_archive")
    assert w.widget.sidebar.list.rows.shown is Shown.ARCHIVE
    await w.until(lambda: w.titles == [FIRST])
    await do(w, "archive")
    await w.until(lambda: not w.titles)
    await do(w, "show_archive")
    await w.until(lambda: w.titles == [FIRST])


@walk("clear_messages")
async def _clear(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "clear_messages")
    await w.until(lambda: w.last() is None)


@walk("delete_conversation", "undo", "redo")
async def _delete(w: Window, server: Loopback) -> None:
    await asked(w, SECOND)
    await do(w, "new")
    await asked(w, FIRST)
    await w.until(lambda: len(w.titles) == 2)
    await do(w, "delete_conversation")
    await w.until(lambda: w.titles == [SECOND])
    assert (focus := QApplication.focusWidget()) is not None
    assert focus.isVisible()
    await focused(w, w.widget.sidebar.list)
    await do(w, "undo")
    await w.until(lambda: len(w.titles) == 2)
    await focused(w, w.widget.sidebar.list)
    await do(w, "redo")
    await w.until(lambda: w.titles == [SECOND])


@walk("new_folder")
async def _new_folder(w: Window, server: Loopback) -> None:
    await do(w, "new_folder")
    dialog = await opened(w, FolderDialog)
    QTest.keyClicks(dialog.name, "A folder")
    QTest.keyClick(dialog.name, Key.Key_Return)
    await w.until(lambda: [f.name for f in w.widget.sidebar.list.rows.folders] == ["A folder"])


# Messages


@walk("stop")
async def _stop(w: Window, server: Loopback) -> None:
    server.answer(sse("Half"), HANG)
    w.type(FIRST)
    await w.status_begins("Writing")
    await do(w, "stop")
    await w.status_begins("Stopped")


@walk("copy_reply", "copy_message")
async def _copy(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    for name in ("copy_reply", "copy_message"):
        QGuiApplication.clipboard().setText("")
        await do(w, name)
        await w.until(lambda: clipboard() == "Hello there.", name)


@walk("copy_markdown", "copy_thinking")
async def _copy_otherwise(w: Window, server: Loopback) -> None:
    server.answer(*thinking_reply("Let me see.", "An **answer**.", 2))
    await asked(w, FIRST)
    for name, copied in (("copy_markdown", "An **answer**."), ("copy_thinking", "Let me see.")):
        QGuiApplication.clipboard().setText("")
        await do(w, name)
        await w.until(lambda copied=copied: copied in clipboard(), name)


@walk("copy_sources")
async def _copy_sources(w: Window, server: Loopback) -> None:
    server.answer(event({"citations": ["https://example.org/"]}), *reply("An answer [1]."))
    await asked(w, FIRST)
    await do(w, "copy_sources")
    await w.until(lambda: clipboard() == "[1] https://example.org/")


class Player(QObject):
    """Stands for the system's player."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[str] = []

    @Slot(QUrl)
    def play(self, url: QUrl) -> None:
        self.played.append(url.fileName())


@walk("play_audio", "save_audio")
async def _sound(w: Window, server: Loopback) -> None:
    audio = {"id": "a", "transcript": "Hello", "data": "SUQzBA=="}
    said = {"choices": [{"index": 0, "delta": {"audio": audio}, "finish_reason": "stop"}]}
    server.answer(event(said), DONE)
    await asked(w, FIRST)
    player = Player()
    slot: Any = "play"  # the annotations say bytes, which Qt refuses
    QDesktopServices.setUrlHandler("file", player, slot)
    await do(w, "play_audio")
    await w.until(lambda: player.played == ["Hello.mp3"])
    QDesktopServices.unsetUrlHandler("file")
    await do(w, "save_audio")
    dialog = await opened(w, QFileDialog)
    await by_escape(w, dialog)


@walk("confidence")
async def _confidence(w: Window, server: Loopback) -> None:
    tokens = [{"token": "Hello", "logprob": -0.1}, {"token": "!", "logprob": -2.0}]
    choice = {"index": 0, "delta": {"content": "Hello!"}, "logprobs": {"content": tokens}}
    server.answer(event({"choices": [choice]}), *reply(""))
    await asked(w, FIRST)
    await do(w, "confidence")
    dialog = await opened(w, ConfidenceDialog)
    assert dialog.reader.hasFocus()
    QTest.keyClick(dialog.reader, Key.Key_End)
    await w.until(lambda: dialog.told.text().startswith("“!”"))
    await by_escape(w, dialog)


@walk("quote")
async def _quote(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "quote")
    await w.until(lambda: "> Hello there." in w.composer.toPlainText())
    assert w.composer.hasFocus()


@walk("edit")
async def _edit(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "edit")
    await w.until(lambda: w.composer.toPlainText() == FIRST)
    assert w.composer.hasFocus()
    w.composer.selectAll()
    await asked(w, "Asked otherwise")
    question = w.last(Role.USER)
    assert question is not None
    assert (question.raw, question.versions) == ("Asked otherwise", 2)


@walk("regenerate", "previous_version", "next_version", "compare")
async def _versions(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    server.answer(*reply("Once more."))
    await do(w, "regenerate")
    await w.until(lambda: w.answer == "Once more.")
    await w.status_begins("Done")
    await do(w, "previous_version")
    await w.until(lambda: w.answer == "Hello there.")
    await do(w, "next_version")
    await w.until(lambda: w.answer == "Once more.")
    await do(w, "compare")
    await leave(w, CompareDialog)


@walk("retry", "continue")
async def _go_on(w: Window, server: Loopback) -> None:
    server.answer(sse("The begin"), CUT)
    server.answer(*reply("ning and the end."))
    w.type(FIRST)
    await w.status_begins("Interrupted")
    await do(w, "continue")
    await w.until(lambda: w.answer == "The beginning and the end.")
    await w.status_begins("Done")
    server.answer(sse("Broken"), CUT)
    w.composer.setFocus()
    w.type(SECOND)
    await w.status_begins("Interrupted")
    await do(w, "retry")
    await w.until(lambda: w.answer == "Hello there.")


@walk("thinking")
async def _thinking(w: Window, server: Loopback) -> None:
    server.answer(*thinking_reply("Deep thought.", "Short."))
    await asked(w, FIRST)
    for said in ("Deep thought.\nShort.", "Short."):
        await do(w, "thinking")
        await w.until(lambda said=said: w.answer == said, said)


@walk("details")
async def _details(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "details")
    dialog = await opened(w, DetailsDialog)
    for number in (1, 2, 3):
        QTest.keyClick(QApplication.focusWidget() or dialog, Key.Key_Right)
        await w.until(lambda number=number: dialog.tabs.currentIndex() == number)
    await leave(w, DetailsDialog)


@walk("fork")
async def _fork(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    first = here(w)
    await do(w, "fork")
    await w.until(lambda: here(w) not in {first, ""})


@walk("delete_message")
async def _delete_message(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "delete_message")
    await w.until(lambda: w.last() is None)
    assert (focus := QApplication.focusWidget()) is not None
    assert focus.isVisible()


@walk("find", "find_next", "find_previous")
async def _find(w: Window, server: Loopback) -> None:
    await talked(w, server)
    await do(w, "find")
    bar = w.pane.find_bar
    QTest.keyClicks(bar.field, "question")
    await w.until(lambda: bar.count.text().endswith(" of 2"))
    before = bar.count.text()
    await do(w, "find_next")
    await w.until(lambda: bar.count.text() != before)
    await do(w, "find_previous")
    await w.until(lambda: bar.count.text() == before)
    w.press(Key.Key_Escape)
    assert not bar.isVisible()


@walk("next_message", "previous_message")
async def _messages(w: Window, server: Loopback) -> None:
    await talked(w, server)
    view = w.pane.view
    at = view.current.number
    await do(w, "previous_message")
    await w.until(lambda: view.current.number < at)
    before = view.current.number
    await do(w, "next_message")
    await w.until(lambda: view.current.number > before)


@walk("next_heading", "previous_heading", "next_code", "previous_code")
async def _places(w: Window, server: Loopback) -> None:
    server.answer(*reply("\n\n".join(f"# Part {n}\n\n{ANSWER}" for n in range(4))))
    await asked(w, FIRST)
    view = w.pane.view
    for back, on in (("previous_heading", "next_heading"), ("previous_code", "next_code")):
        await focused(w, view)
        w.press(Key.Key_End)
        at = view.scroller.value
        for _ in range(2):
            await do(w, back)
        await w.until(lambda at=at: view.scroller.value < at, back)
        before = view.scroller.value
        await do(w, on)
        await w.until(lambda before=before: view.scroller.value > before, on)


# The window


@walk("palette")
async def _palette(w: Window, server: Loopback) -> None:
    await do(w, "palette")
    palette = await opened(w, Palette)
    w.press(Key.Key_Escape)
    assert not palette.isVisible()
    assert w.composer.hasFocus()


@walk("sidebar")
async def _sidebar(w: Window, server: Loopback) -> None:
    before = w.widget.sidebar.isVisible()
    for visible in (not before, before):
        await do(w, "sidebar")
        assert w.widget.sidebar.isVisible() is visible


@walk("next_pane")
async def _panes(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    w.composer.setFocus()
    stops = [w.widget.sidebar.list, w.pane.view, w.composer]
    for stop in stops:
        await do(w, "next_pane")
        assert stop.hasFocus(), stop


@walk("larger", "smaller", "normal")
async def _text_size(w: Window, server: Loopback) -> None:
    body = w.pane.view.look.theme.body
    for name, size in (("larger", body + 1), ("smaller", body), ("smaller", body - 1)):
        await do(w, name)
        await w.until(lambda size=size: w.pane.view.look.theme.body == size, name)
    await do(w, "normal")
    await w.until(lambda: w.pane.view.look.theme.body == body)


@walk("sort_activity", "sort_name")
async def _sorting(w: Window, server: Loopback) -> None:
    rows = w.widget.sidebar.list.rows
    for name, sorting in (("sort_name", Sorting.NAME), ("sort_activity", Sorting.ACTIVITY)):
        await do(w, name)
        assert rows.sorting is sorting


@walk("trash")
async def _trash(w: Window, server: Loopback) -> None:
    await asked(w, FIRST)
    await do(w, "delete_conversation")
    await w.until(lambda: not w.titles)
    await do(w, "trash")
    dialog = await opened(w, TrashDialog)
    await w.until(lambda: dialog.list.count() == 1)
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Key.Key_Return)
    await w.until(lambda: dialog.list.count() == 0, "the empty trash")
    await leave(w, TrashDialog)
    await w.until(lambda: w.titles == [FIRST])


@walk(*(f"theme_{choice.value.replace('-', '_')}" for choice in ThemeChoice))
async def _themes(w: Window, server: Loopback) -> None:
    for choice in [*list(ThemeChoice)[1:], ThemeChoice.SYSTEM]:
        await do(w, f"theme_{choice.value.replace('-', '_')}")
        await w.until(lambda c=choice: w.session.engine.settings.theme is c, choice.value)


@walk("settings", *(name for name in TABLE if name.startswith("settings_")), "add_server")
async def _settings(w: Window, server: Loopback) -> None:
    names = [name for name in TABLE if name.startswith("settings")]
    for name in [*names, "add_server"]:
        await do(w, name)
        dialog = await opened(w, SettingsDialog)
        page = name.partition("_")[2]
        if name == "add_server":
            assert dialog.servers.form.address.hasFocus()
        elif page:
            assert dialog.tabs.currentWidget() is getattr(dialog, page)
        await leave(w, SettingsDialog)


@walk("back_up")
async def _back_up(w: Window, server: Loopback) -> None:
    await do(w, "back_up")
    dialog = await opened(w, SettingsDialog)
    assert dialog.tabs.currentWidget() is dialog.data
    await w.until(dialog.data.backups.list.count, "a backup")
    await leave(w, SettingsDialog)


@walk("quit")
async def _quit(w: Window, server: Loopback) -> None:
    await do(w, "quit")
    await w.until(lambda: not w.widget.isVisible())


def test_every_action_has_a_walk() -> None:
    assert set(WALKS) == set(TABLE)


@pytest.mark.parametrize("made", dict.fromkeys(WALKS.values()), ids=lambda f: f.__name__[1:])
async def test_by_keyboard(profile: Path, made: Walk) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await made(w, server)


# Menus, and what only messages have


async def walked(w: Window, place: QWidget) -> list[str]:
    """Open the menu of a place by key and go through it with Down: what can be chosen."""
    await focused(w, place)
    menu_key(place)
    menu = await opened(w, QMenu)
    able = [a for a in menu.actions() if a.isEnabled() and not a.isSeparator()]
    visited = []
    for _ in able:
        QTest.keyClick(menu, Key.Key_Down)
        visited.append(menu.activeAction())
    assert visited == able
    QTest.keyClick(menu, Key.Key_Escape)
    await to_front(w)
    assert place.hasFocus()
    return [a.text().partition("\t")[0] for a in able]


async def test_every_entry_of_every_menu_is_reached(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await talked(w, server)
            said = await walked(w, w.pane.view)
            assert {"Copy reply", "Quote message", "Show thinking", "Delete"} <= set(said)
            said = await walked(w, w.widget.sidebar.list)
            assert said[:3] == ["Rename", "Pin", "Move to folder"]
            assert {"Archive", "Export…", "Clear messages", "Delete"} <= set(said)


async def test_a_conversation_goes_into_a_folder_and_out_by_its_menu(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await asked(w, FIRST)
            await _new_folder(w, server)
            listed = w.widget.sidebar.list
            await w.until(lambda: FIRST in w.titles)
            for target in ("A folder", "No folder"):
                await to_front(w)
                await focused(w, listed)
                listed.setCurrentIndex(listed.rows.index(listed.rows.row_of(here(w)) or 0))
                menu_key(listed)
                menu = await opened(w, QMenu)
                choose(menu, "Move to folder")
                (inner,) = [a.menu() for a in menu.actions() if a.text() == "Move to folder"]
                assert isinstance(inner, QMenu)
                await w.until(inner.isVisible, "the folders")
                choose(inner, target)
                inside = target == "A folder"
                await w.until(
                    lambda i=inside: bool(
                        (c := listed.rows.conversation(here(w))) and bool(c.folder_id) is i
                    ),
                    target,
                )


async def test_code_image_and_thinking_are_reached_by_tab(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await talked(w, server)
            await focused(w, w.pane.view)
            reached: list[str] = []
            for _ in range(30):
                w.press(Key.Key_Tab)
                focus = QApplication.focusWidget()
                assert focus is not None
                name = focus.accessibleName()
                if name in reached:
                    break
                reached.append(name)
                if name == "Thinking":
                    QTest.keyClick(focus, Key.Key_Space)
                    await w.until(lambda: w.answer.startswith("Hm."), "the thinking")
                elif name == "Copy code":
                    QTest.keyClick(focus, Key.Key_Space)
                    await w.until(lambda: clipboard().startswith('print("a line'), "the code")
                elif name.startswith("Load image"):
                    # Where the pictures are is out of reach: what matters is that it is asked for.
                    QTest.keyClick(focus, Key.Key_Space)
                    await w.until(lambda: w.pane.view.pictures.picture(IMAGE) is not None)
            assert {"Thinking", "Wrap lines", "Copy code"} <= set(reached)
            assert any(name.startswith("Load image") for name in reached)


IMAGE = "https://pictures.example.org/one.png"


async def test_the_focus_outlives_what_is_deleted(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            for text in ("One", "Two", "Three"):
                await do(w, "new")
                await asked(w, text)
                await w.until(lambda text=text: text in w.titles)
            listed = w.widget.sidebar.list
            await focused(w, listed)
            for left in (["Two", "One"], ["One"]):
                strike(listed, "Ctrl+Del")
                await w.until(lambda left=left: w.titles == left, str(left))
                assert listed.hasFocus()
            strike(listed, "Ctrl+Z")
            await w.until(lambda: w.titles == ["Two", "One"])
            assert listed.hasFocus()
            w.choose("Two")
            await w.until(lambda: w.answer == "Hello there.")
            await focused(w, w.pane.view)
            strike(w.pane.view, "Ctrl+Del")
            await w.until(lambda: w.last() is None)
            assert w.pane.view.hasFocus()
            strike(w.pane.view, "Ctrl+Z")
            await w.until(lambda: w.answer == "Hello there.")
            assert w.pane.view.hasFocus()


async def test_a_link_is_opened_from_the_text_of_a_message(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("[link](https://example.org/) and words"))
        async with window(profile, server) as w:
            await asked(w, FIRST)
            await focused(w, w.pane.view)
            w.press(Key.Key_Return)
            w.press(Key.Key_Return)
            dialog = await opened(w, QDialog)
            assert isinstance(dialog, LinkDialog)
            assert dialog.address.toPlainText() == "https://example.org/"
            await by_escape(w, dialog)
            assert shown(w.widget, QDialog) is None
            w.press(Key.Key_Escape)
            assert w.pane.view.hasFocus()
            assert (m := w.last())
            assert m.status is Status.DONE
