"""Every command in one list, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget

from chatapp.core.settings import ThemeChoice
from chatapp.core.store.sql import state
from chatapp.ui.sidebar.folder_dialog import FolderDialog
from chatapp.ui.theme.theme import Size
from chatapp.ui.widgets.two_line_rows import RowRole
from chatapp.ui.window.palette import Palette
from tests.e2e.driver import Window, window
from tests.e2e.screens import opened, to_front
from tests.loopback import Loopback, reply
from tests.ui.looks import unnamed

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def palette(w: Window) -> Palette:
    """The open palette; pressing its key opens it."""
    if not w.widget.findChildren(Palette):
        w.press(Qt.Key.Key_P, CONTROL | SHIFT)
    (found,) = [p for p in w.widget.findChildren(Palette) if p.isVisible()]
    return found


def listed(w: Window) -> list[str]:
    rows = palette(w).list
    return [rows.item(n).text() for n in range(rows.count())]


def below(w: Window, label: str) -> str:
    (item,) = palette(w).list.findItems(label, Qt.MatchFlag.MatchExactly)
    return str(item.data(RowRole.BELOW) or "")


async def closed(w: Window) -> None:
    await w.until(lambda: not w.widget.findChildren(Palette), "the palette to be gone")


async def do(w: Window, typed: str) -> None:
    """Type a command and press Enter."""
    QTest.keyClicks(palette(w).field, typed)
    w.press(Qt.Key.Key_Return)
    await closed(w)


async def test_typing_and_enter_do_what_is_found(profile: Path) -> None:
    async with window(profile) as w:
        w.composer.setFocus()
        await do(w, "theme dark")
        await w.until(lambda: w.session.engine.settings.theme is ThemeChoice.DARK)
        assert w.composer.hasFocus()
        await do(w, "sidebar")
        assert not w.widget.sidebar.isVisible()


async def test_escape_gives_the_focus_back_and_stops_nothing(profile: Path) -> None:
    async with window(profile) as w:
        w.widget.sidebar.search.setFocus()
        field = palette(w).field
        assert field.hasFocus()
        w.press(Qt.Key.Key_Escape)
        await closed(w)
        assert w.widget.sidebar.search.hasFocus()
        palette(w)
        w.press(Qt.Key.Key_P, CONTROL | SHIFT)
        await closed(w)
        assert w.widget.sidebar.search.hasFocus()


async def test_a_click_beside_it_or_another_focus_closes_it(profile: Path) -> None:
    async with window(profile) as w:
        over = palette(w)
        QTest.mouseClick(over, Qt.MouseButton.LeftButton, pos=over.rect().bottomLeft())
        await closed(w)
        palette(w)
        w.composer.setFocus()
        await closed(w)
        assert w.composer.hasFocus()


async def test_every_kind_of_command_is_there(profile: Path) -> None:
    async with window(profile) as w:
        commands = listed(w)
        for label in (
            *("New conversation", "Trash", "Settings: Shortcuts", "Theme: Light, high contrast"),
            *("Import conversations", "Sort by name", "Switch to This computer", "Quit"),
        ):
            assert label in commands
        assert "All commands" not in commands
        keys = {i.text(): i.data(RowRole.END) for i in map(palette(w).list.item, range(9))}
        assert keys["New conversation"] == "Ctrl+N"
        assert unnamed(palette(w)) == []


async def test_what_cannot_be_done_says_why_and_is_not_chosen(profile: Path) -> None:
    async with window(profile) as w:
        assert below(w, "Regenerate reply") == "This conversation has no messages yet."
        assert below(w, "Delete conversation") == "This conversation has no messages yet."
        QTest.keyClicks(palette(w).field, "regenerate")
        w.press(Qt.Key.Key_Return)
        assert palette(w).isVisible()
        w.press(Qt.Key.Key_Escape)
        await closed(w)


async def test_nothing_like_it_is_said(profile: Path) -> None:
    async with window(profile) as w:
        QTest.keyClicks(palette(w).field, "xyzzy")
        assert listed(w) == []
        w.press(Qt.Key.Key_Return)
        assert palette(w).isVisible()
        w.press(Qt.Key.Key_Escape)
        await closed(w)


async def test_the_verbs_of_messages_and_conversations(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("One."))
        server.answer(*reply("Two."))
        async with window(profile, server) as w:
            w.type("What is a haiku?")
            await w.status_begins("Done")
            await do(w, "regenerate")
            await w.until(lambda: (m := w.last()) and m.version == 2, "the second version")
            await w.status_begins("Done")
            await do(w, "previous version")
            await w.until(lambda: (m := w.last()) and m.version == 1, "the first version")
            await do(w, "edit message")
            await w.until(lambda: w.composer.toPlainText() == "What is a haiku?")
            await do(w, "pin")
            here = w.pane.conversation_id
            rows = w.widget.sidebar.list.rows
            await w.until(lambda: (c := rows.conversation(here)) and c.pinned, "the pin")
            await do(w, "delete conversation")
            await w.until(lambda: not w.titles, "an empty list")
            await do(w, "undo")
            await w.until(lambda: w.titles, "the conversation back")


async def test_the_verbs_of_folders(profile: Path) -> None:
    async with window(profile) as w:
        rows = w.widget.sidebar.list.rows
        for typed, name in (("new folder", "Work"), ("new folder inside Work", "Letters")):
            await do(w, typed)
            await name_it(w, name)
            await w.until(lambda name=name: name in [f.name for f in rows.folders], name)
        inner = next(f for f in rows.folders if f.name == "Letters")
        assert inner.parent_id == next(f.id for f in rows.folders if f.name == "Work")
        await do(w, "edit folder Letters")
        await name_it(w, "Post")
        await w.until(lambda: "Post" in [f.name for f in rows.folders], "the other name")
        await do(w, "delete folder Post")
        await w.until(lambda: [f.name for f in rows.folders] == ["Work"], "the deletion")


async def name_it(w: Window, name: str) -> None:
    """Fill in the dialog of a folder, and leave it by Enter."""
    dialog = await opened(w, FolderDialog)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    await to_front(w)


async def test_what_was_chosen_of_late_comes_first_also_in_the_next_run(profile: Path) -> None:
    async with window(profile) as w:
        await do(w, "sort by name")
        await do(w, "smaller")
        assert listed(w)[:2] == ["Smaller text", "Sort by name"]
        w.press(Qt.Key.Key_Escape)
        await closed(w)
        database = profile / "conversations.sqlite3"
        await w.until(lambda: state.glance(database, "palette") == "smaller\nsort_name")
    async with window(profile) as w:
        await w.until(lambda: listed(w)[:2] == ["Smaller text", "Sort by name"] or _leave(w))


def _leave(w: Window) -> bool:
    palette(w).close_palette()
    return False


async def test_pages_of_the_settings_and_servers(profile: Path) -> None:
    async with window(profile) as w:
        await do(w, "settings shortcuts")
        await w.until(lambda: w.widget.findChildren(QDialog), "the settings")
        (dialog,) = [d for d in w.widget.findChildren(QDialog) if d.isVisible()]
        (shortcuts,) = [
            v for v in dialog.findChildren(QListWidget) if v.accessibleName() == "Shortcuts"
        ]
        assert shortcuts.isVisible()
        dialog.close()
        w.widget.activateWindow()
        await w.until(w.widget.isActiveWindow)
        await do(w, "switch to AI/ML")
        assert w.session.engine.settings.server_id == "aiml"
        assert below(w, "Switch to AI/ML API") == "Already in use."
        w.press(Qt.Key.Key_Escape)
        await closed(w)


@pytest.mark.parametrize("width", [Size.WINDOW_MIN_WIDTH, 1000])
async def test_it_fits_and_follows_the_window(profile: Path, width: int) -> None:
    async with window(profile) as w:
        over = palette(w)
        w.widget.resize(width, Size.WINDOW_MIN_HEIGHT)
        await w.until(lambda: over.size() == w.widget.size(), "the palette to cover the window")
        inner = over.panel.geometry()
        assert over.rect().contains(inner)
        assert inner.bottom() <= over.height()
        assert over.list.horizontalScrollBar().maximum() == 0
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        w.press(Qt.Key.Key_Escape)
        await closed(w)
