"""Putting conversations in order and taking it back, by keyboard and mouse, in the real window."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from chatapp.core.domain.conversation import Folder, Role
from chatapp.core.store.organizer import OrganizerStore
from chatapp.ui.sidebar.conversation_list import ConversationList
from chatapp.ui.sidebar.conversation_model import DRAGGED
from chatapp.ui.sidebar.folder_dialog import FolderDialog
from chatapp.ui.sidebar.item_data import ItemRole
from chatapp.ui.sidebar.trash_dialog import TrashDialog
from tests.e2e.driver import Window, window
from tests.loopback import Loopback
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def listing(w: Window) -> ConversationList:
    return w.widget.sidebar.list


async def focus(w: Window, place: QWidget) -> None:
    """Go to a part of the window; there is no window manager to come back from a dialog."""
    w.widget.activateWindow()
    place.setFocus()
    await w.until(place.hasFocus)


def lines(w: Window) -> list[str]:
    """Every row of the sidebar, folders and headings too."""
    model = listing(w).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def row(w: Window, words: str) -> QModelIndex:
    model = listing(w).model()
    (found,) = (
        index
        for number in range(model.rowCount())
        if (index := model.index(number, 0)).data() == words
    )
    return found


def spot(w: Window, words: str) -> QPoint:
    return listing(w).visualRect(row(w, words)).center()


def click(w: Window, words: str, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(listing(w).viewport(), Qt.MouseButton.LeftButton, keys, spot(w, words))


def menu(w: Window, words: str) -> QMenu:
    at = spot(w, words)
    viewport = listing(w).viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    (shown,) = (m for m in w.widget.findChildren(QMenu) if m.isVisible())
    return shown


def entry(menu: QMenu, *path: str) -> QAction:
    for words in path[:-1]:
        inner = next(a for a in menu.actions() if a.text() == words).menu()
        assert isinstance(inner, QMenu)
        menu = inner
    return next(a for a in menu.actions() if a.text().partition("\t")[0].strip() == path[-1])


def pick(w: Window, words: str, *path: str) -> None:
    """Choose an entry of a row's menu."""
    shown = menu(w, words)
    action = entry(shown, *path)
    assert action.isEnabled()
    action.trigger()
    shown.close()


def view_menu(w: Window, words: str) -> None:
    w.click("View")
    (shown,) = (m for m in w.widget.findChildren(QMenu) if m.isVisible())
    entry(shown, words).trigger()
    shown.close()


async def ask(w: Window, *questions: str) -> None:
    """A conversation for each question, the last on screen."""
    for text in questions:
        w.click("New conversation")
        await w.until(lambda: w.pane.conversation_id == "")
        w.type(text)
        await w.status_begins("Done")
        await w.until(lambda text=text: text in w.titles)


async def make_folder(w: Window, name: str) -> None:
    view_menu(w, "New folder…")
    dialog = w.widget.findChild(FolderDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.name, name)
    QTest.keyClick(dialog.name, Key.Key_Return)
    await w.until(lambda: name in lines(w))


async def test_many_are_chosen_moved_archived_deleted_and_brought_back(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha", "Beta", "Gamma", "Delta")
            await make_folder(w, "Work")
            click(w, "Gamma")
            click(w, "Alpha", SHIFT)
            assert listing(w).chosen() == [w.conversation(t) for t in ("Gamma", "Beta", "Alpha")]
            assert w.widget.windowTitle() == "Gamma - Chatapp"  # many are chosen, none is opened
            pick(w, "Beta", "Move to folder", "Work")
            await w.until(lambda: lines(w)[:2] == ["Work", "Gamma"])
            assert w.notice == "3 conversations were moved to “Work”."
            assert lines(w) == ["Work", "Gamma", "Beta", "Alpha", "Today", "Delta"]
            click(w, "Gamma")
            click(w, "Beta", CTRL)
            pick(w, "Gamma", "Archive")
            await w.until(lambda: w.titles == ["Alpha", "Delta"])
            await focus(w, listing(w))
            w.press(Key.Key_A, CTRL)
            w.press(Key.Key_Delete, CTRL)
            await w.until(lambda: w.titles == [])
            assert "2 conversations were deleted." in w.notice
            for said in (
                "Undone: 2 conversations were deleted.",
                "Undone: 2 conversations were archived.",
                "Undone: 3 conversations were moved to “Work”.",
                "Undone: The folder “Work” was created.",
                "Nothing to undo.",
            ):
                await focus(w, listing(w))
                w.press(Key.Key_Z, CTRL)
                await w.until(lambda said=said: w.notice == said, what=f"{said}, not {w.notice}")
            assert lines(w) == ["Today", "Delta", "Gamma", "Beta", "Alpha"]
            w.press(Key.Key_Z, CTRL | SHIFT)
            await w.until(lambda: lines(w)[0] == "Work")


async def test_shift_and_arrows_choose_many(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha", "Beta", "Gamma")
            await focus(w, listing(w))
            w.press(Key.Key_Down)
            await w.until(lambda: w.widget.windowTitle() == "Beta - Chatapp")
            w.press(Key.Key_Down, SHIFT)
            assert listing(w).chosen() == [w.conversation("Beta"), w.conversation("Alpha")]
            w.press(Key.Key_Delete, CTRL)
            await w.until(lambda: w.titles == ["Gamma"])
            assert listing(w).hasFocus()
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: w.titles == ["Gamma", "Beta", "Alpha"])
            await w.until(lambda: w.widget.windowTitle() == "Beta - Chatapp", what="what was open")


async def test_undo_goes_on_after_a_restart(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha", "Beta")
            pick(w, "Alpha", "Pin")
            await w.until(lambda: lines(w)[:2] == ["Pinned", "Alpha"])
            assert w.notice == ""
            pick(w, "Beta", "Delete")
            await w.until(lambda: w.titles == ["Alpha"])
        async with window(profile, server) as w:
            await w.until(lambda: w.titles == ["Alpha"])
            await focus(w, listing(w))
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: w.titles == ["Alpha", "Beta"])
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: lines(w) == ["Today", "Beta", "Alpha"])


async def test_folders_by_keyboard(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha")
            await make_folder(w, "Work")
            pick(w, "Alpha", "Move to folder", "Work")
            await w.until(lambda: lines(w) == ["Work", "Alpha"])
            await focus(w, listing(w))
            listing(w).setCurrentIndex(row(w, "Work"))
            w.press(Key.Key_Left)
            assert lines(w) == ["Work"]
            await w.until(lambda: True)
        async with window(profile, server) as w:
            await w.until(lambda: lines(w) == ["Work"], what="what was closed to stay so")
            await focus(w, listing(w))
            listing(w).setCurrentIndex(row(w, "Work"))
            w.press(Key.Key_Right)
            assert lines(w) == ["Work", "Alpha"]
            w.press(Key.Key_Down)
            await w.until(lambda: w.widget.windowTitle() == "Alpha - Chatapp")
            assert listing(w).hasFocus()  # arrows stay in the list
            w.press(Key.Key_Left)
            w.press(Key.Key_F2)
            editor = QApplication.focusWidget()
            assert editor is not None
            QTest.keyClicks(editor, "Play")
            QTest.keyClick(editor, Key.Key_Return)
            await w.until(lambda: lines(w) == ["Play", "Alpha"])
            listing(w).setCurrentIndex(row(w, "Play"))
            await focus(w, listing(w))
            w.press(Key.Key_Delete, CTRL)
            await w.until(lambda: lines(w) == [])
            w.click("Undo")
            await w.until(lambda: lines(w) == ["Play", "Alpha"])


async def test_what_is_done_in_one_dialog_is_undone_at_once(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha", "Beta")
            view = listing(w)

            async def undo(said: str) -> None:
                await focus(w, view)
                w.press(Key.Key_Z, CTRL)
                await w.until(lambda: w.notice == f"Undone: {said}", what=f"{said}, not {w.notice}")

            def dialog() -> FolderDialog:
                (shown,) = (d for d in w.widget.findChildren(FolderDialog) if d.isVisible())
                return shown

            click(w, "Alpha")
            click(w, "Beta", SHIFT)
            before = lines(w)
            pick(w, "Alpha", "Move to folder", "New folder…")
            QTest.keyClicks(dialog().name, "Work")
            QTest.keyClick(dialog().name, Key.Key_Return)
            await w.until(lambda: lines(w) == ["Work", "Beta", "Alpha"])
            said = "2 conversations were moved to the new folder “Work”."
            assert w.notice == said
            await undo(said)
            assert lines(w) == before
            w.press(Key.Key_Z, CTRL | SHIFT)
            await w.until(lambda: lines(w) == ["Work", "Beta", "Alpha"])

            pick(w, "Work", "Instructions…")
            dialog().name.setText("Play")
            dialog().instructions.setPlainText("Be brief.")
            QTest.keyClick(dialog().name, Key.Key_Return)
            await w.until(lambda: view.rows.folders[0].instructions == "Be brief.")
            assert lines(w)[0] == "Play"
            await undo("The folder “Work” was renamed to “Play” and its instructions were changed.")
            assert (view.rows.folders[0].name, view.rows.folders[0].instructions) == ("Work", "")

            await make_folder(w, "Sea")
            await make_folder(w, "Box")
            before = sorted(lines(w))
            data = view.rows.mimeData([row(w, "Alpha"), row(w, "Sea")])
            at, button, action = spot(w, "Box"), Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction
            enter = QDragEnterEvent(at, action, data, button, NONE)
            QApplication.sendEvent(view.viewport(), enter)
            drop = QDropEvent(QPointF(at), action, data, button, NONE)
            QApplication.sendEvent(view.viewport(), drop)
            await w.until(lambda: w.notice == "2 items were moved to “Box”.")
            assert {f.name for f in view.rows.folders if f.parent_id} == {"Sea"}
            await undo("2 items were moved to “Box”.")
            assert not [f for f in view.rows.folders if f.parent_id]
            assert sorted(lines(w)) == before


async def test_what_is_dragged_onto_a_folder_lies_in_it(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha", "Beta")
            await make_folder(w, "Work")
            view = listing(w)

            def drag(words: str, to: str) -> QMimeData:
                data = view.rows.mimeData([row(w, words)])
                at = spot(w, to)
                button, action = Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction
                enter = QDragEnterEvent(at, action, data, button, NONE)
                QApplication.sendEvent(view.viewport(), enter)
                assert enter.isAccepted()
                drop = QDropEvent(QPointF(at), action, data, button, NONE)
                QApplication.sendEvent(view.viewport(), drop)
                assert drop.isAccepted()
                return data

            kept = drag("Alpha", "Work")
            await w.until(lambda: lines(w) == ["Work", "Alpha", "Today", "Beta"])
            assert json.loads(bytes(kept.data(DRAGGED).data()))[1] == []
            kept = drag("Alpha", "Today")
            await w.until(lambda: lines(w)[:2] == ["Work", "Today"])
            assert not kept.hasUrls()


async def test_instructions_of_a_folder_reach_the_model(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha")
            await make_folder(w, "Work")
            pick(w, "Alpha", "Move to folder", "Work")
            await w.until(lambda: lines(w) == ["Work", "Alpha"])
            pick(w, "Work", "Instructions…")
            dialog = w.widget.findChild(FolderDialog)
            assert dialog is not None
            await w.until(lambda: QApplication.focusWidget() is dialog.instructions)
            QTest.keyClicks(dialog.instructions, "Be brief.")
            buttons = dialog.findChild(QDialogButtonBox)
            assert buttons is not None
            ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
            QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
            await w.until(
                lambda: "Be brief." in str(row(w, "Work").data(Qt.ItemDataRole.ToolTipRole))
            )
            w.choose("Alpha")
            w.type("And now?")
            await w.until(lambda: len(server.requests) == 2)
            await w.status_begins("Done")
        assert server.requests[1].json["messages"][0] == {"role": "system", "content": "Be brief."}


async def test_a_message_is_deleted_and_brought_back(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha")
            await w.until(lambda: w.showing("Regenerate"))
            w.click("Regenerate")
            await w.until(lambda: len(server.requests) == 2)
            await w.status_begins("Done")
            message = w.last()
            assert message is not None
            assert (message.version, message.versions) == (2, 2)
            await focus(w, w.pane.view)
            w.press(Key.Key_Delete, CTRL)
            await w.until(lambda: "A version of a reply was deleted." in w.notice)
            await w.until(lambda: (m := w.last()) is not None and m.versions == 1)
            await focus(w, w.pane.view)
            w.press(Key.Key_End)
            w.press(Key.Key_Delete, CTRL)
            await w.until(lambda: "A reply was deleted." in w.notice)
            await w.until(lambda: w.last() is None)
            assert w.last(Role.USER) is not None
            await focus(w, w.pane.view)
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: (m := w.last()) is not None and m.versions == 1)
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: (m := w.last()) is not None and m.versions == 2)


async def test_an_edit_and_a_clearing_are_undone(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha")
            await focus(w, w.pane.view)
            w.press(Key.Key_Up)
            w.click("Edit")
            await w.until(lambda: w.composer.toPlainText() == "Alpha")
            w.composer.selectAll()
            w.type("Better")
            await w.until(lambda: len(server.requests) == 2)
            await w.status_begins("Done")
            pick(w, "Alpha", "Clear messages")
            await w.until(lambda: len(w.pane.view.column) == 0)
            w.click("Undo")
            await w.until(lambda: (m := w.last(Role.USER)) is not None and m.raw == "Better")
            await focus(w, listing(w))
            w.press(Key.Key_Z, CTRL)
            await w.until(lambda: (m := w.last(Role.USER)) is not None and m.raw == "Alpha")
            assert "Undone: A message was edited." in w.notice


async def test_the_archive_and_sorting_by_name(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Beta", "Gamma", "Alpha")
            pick(w, "Gamma", "Archive")
            await w.until(lambda: w.titles == ["Alpha", "Beta"])
            view_menu(w, "Archive")
            assert w.titles == ["Gamma"]
            pick(w, "Gamma", "Unarchive")
            await w.until(lambda: w.titles == [])
            w.click("Back to conversations")
            view_menu(w, "Sort by name")
            assert lines(w) == ["Conversations", "Alpha", "Beta", "Gamma"]
            await w.until(lambda: True)
        async with window(profile, server) as w:
            await w.until(lambda: w.titles == ["Alpha", "Beta", "Gamma"])


async def test_the_trash_restores_and_is_emptied_only_when_one_says_so(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha", "Beta")
            click(w, "Alpha")
            click(w, "Beta", CTRL)
            pick(w, "Alpha", "Delete 2 conversations")
            await w.until(lambda: w.titles == [])
            view_menu(w, "Trash")
            trash = w.widget.findChild(TrashDialog)
            assert trash is not None
            await w.until(lambda: trash.list.count() == 2)

            def press(words: str) -> None:
                (button,) = (b for b in trash.findChildren(QPushButton) if b.text() == words)
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)

            first = trash.list.item(0).text().split("·  ")[1]
            press("Restore")
            await w.until(lambda: w.titles == [first])
            await w.until(lambda: trash.list.count() == 1)
            press("Empty trash…")
            box = trash.findChild(QMessageBox)
            assert box is not None
            assert "Backups keep them" in box.informativeText()
            assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
            QTest.keyClick(box, Key.Key_Escape)
            assert trash.list.count() == 1
            press("Empty trash…")
            box = next(b for b in trash.findChildren(QMessageBox) if b.isVisible())
            (sure,) = (b for b in box.buttons() if b.text() == "Empty trash")
            QTest.mouseClick(sure, Qt.MouseButton.LeftButton)
            await w.until(lambda: trash.list.count() == 0)
            assert await w.session.organizer.in_trash() == []
            trash.reject()


async def test_no_single_key_changes_anything(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha")
            for place in (listing(w), w.pane.view):
                for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_D, Key.Key_Escape):
                    await focus(w, place)
                    w.press(key)
            assert w.titles == ["Alpha"]
            assert w.notice == ""
            assert row(w, "Alpha").data(ItemRole.ID) == w.pane.conversation_id
            assert len(w.pane.view.column) == 2


async def test_what_is_too_long_in_the_trash_goes_on_the_second_day_it_is_seen(
    profile: Path,
) -> None:
    def days_ago(days: int) -> None:
        """As if all of it had been so many days earlier."""
        with closing(sqlite3.connect(profile / "conversations.sqlite3")) as file:
            earlier = (days * 86_400.0,)
            file.execute("UPDATE conversations SET deleted_at = deleted_at - ?", earlier)
            file.execute(
                "UPDATE thrown SET at = at - ?1, since = since - ?1, old_at = old_at - ?1", earlier
            )
            file.execute("UPDATE state SET value = value - ? WHERE key LIKE 'trash%'", earlier)
            file.commit()

    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha", "Beta")
            pick(w, "Alpha", "Delete")
            await w.until(lambda: w.titles == ["Beta"])
        days_ago(40)
        for _ in range(2):
            # The clock may be wrong today.
            async with window(profile, server) as w:
                await w.until(lambda: w.titles == ["Beta"])
                await w.session.organizer.purge_old()
                assert [thrown.words for thrown in await w.session.organizer.in_trash()] == [
                    "Alpha"
                ]
        days_ago(1)
        async with window(profile, server) as w:
            with closing(sqlite3.connect(profile / "conversations.sqlite3")) as connection:
                count = "SELECT count(*) FROM conversations"
                await w.until(lambda: connection.execute(count).fetchone() == (1,))


async def test_folders_that_came_from_elsewhere_are_listed_too(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "Alpha")
            elsewhere = OrganizerStore(w.session.database, w.session.profile.attachments)
            await elsewhere.make_folder(Folder("f", "Work"))
            await elsewhere.move([w.conversation("Alpha")], "f")
            w.pane.bridge.list_conversations()
            await w.until(lambda: lines(w) == ["Work", "Alpha"])


async def test_a_folder_made_while_the_list_is_read_is_in_it(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            bridge, made = w.pane.bridge, list[str]()
            for n in range(5):
                made.append(f"Folder {n}")
                listed = QSignalSpy(bridge.listed)
                bridge.list_conversations()
                bridge.organize.make_folder(made[-1], "", [])
                await w.until(listed.count, "the list")
                await w.until(lambda: [f.name for f in listing(w).rows.folders] == made)
