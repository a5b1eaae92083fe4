"""The sidebar by keyboard and mouse: choosing, renaming, deleting, searching, and its marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Conversation
from chatapp.ui.sidebar.item_data import ItemRole
from chatapp.ui.sidebar.sidebar import Sidebar
from chatapp.ui.theme.theme import Size
from tests.ui.looks import OFFSCREEN, dark, light, unnamed

pytestmark = OFFSCREEN

NOON = datetime(2026, 3, 18, 12, 0).timestamp()
DAY = 86_400.0
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def conversation(name: str, days_ago: float) -> Conversation:
    return Conversation(name.lower(), name, NOON - days_ago * DAY, NOON - days_ago * DAY)


@pytest.fixture
def sidebar(qtbot: QtBot) -> Iterator[Sidebar]:
    made = Sidebar(light(), now=lambda: NOON)
    qtbot.addWidget(made)
    made.resize(Size.SIDEBAR, 500)
    made.set_conversations(
        [conversation("Alpha", 0), conversation("Beta", 0.1), conversation("Gamma", 2)]
    )
    made.show()
    yield made
    for menu in made.findChildren(QMenu):
        menu.close()


def index_of(sidebar: Sidebar, conversation_id: str) -> QModelIndex:
    model = sidebar.list.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data(ItemRole.ID) == conversation_id:
            return model.index(row, 0)
    return QModelIndex()


def current(sidebar: Sidebar) -> str:
    return str(sidebar.list.currentIndex().data(ItemRole.ID) or "")


def click(qtbot: QtBot, sidebar: Sidebar, conversation_id: str) -> None:
    area = sidebar.list.visualRect(index_of(sidebar, conversation_id))
    qtbot.mouseClick(sidebar.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def push(sidebar: Sidebar, name: str) -> QPushButton:
    (found,) = (b for b in sidebar.findChildren(QPushButton) if b.accessibleName() == name)
    return found


def menu_of(qtbot: QtBot, sidebar: Sidebar, conversation_id: str) -> QMenu:
    area = sidebar.list.visualRect(index_of(sidebar, conversation_id))
    where = area.center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, sidebar.list.viewport().mapToGlobal(where)
    )
    QApplication.sendEvent(sidebar.list.viewport(), event)
    (menu,) = (m for m in sidebar.findChildren(QMenu) if m.isVisible())
    return menu


def entry(menu: QMenu, words: str) -> QAction:
    """The entry of the menu with these words, its key aside."""
    (found,) = (a for a in menu.actions() if a.text().partition("\t")[0] == words)
    return found


def test_a_click_chooses(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.selected) as told:
        click(qtbot, sidebar, "beta")
    assert told.args == ["beta"]


def test_arrows_choose_and_step_over_headings(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select("beta")
    sidebar.list.setFocus()
    with qtbot.waitSignal(sidebar.selected) as told:
        qtbot.keyClick(sidebar.list, Key.Key_Down)
    assert told.args == ["gamma"]


def test_selecting_from_outside_tells_nobody(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.assertNotEmitted(sidebar.selected):
        sidebar.select("beta")
        assert current(sidebar) == "beta"
        sidebar.select(None)
    assert current(sidebar) == ""
    assert not sidebar.list.selectionModel().hasSelection()


def test_news_of_others_neither_moves_nor_tells(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select("beta")
    with qtbot.assertNotEmitted(sidebar.selected):
        sidebar.put(conversation("Gamma", 0))
        sidebar.put(conversation("Delta", 0))
        sidebar.put(conversation("Beta", 0))
        sidebar.remove("alpha")
        sidebar.set_conversations([conversation("Beta", 0), conversation("Zeta", 0)])
    assert current(sidebar) == "beta"


def test_the_open_one_removed_leaves_none_chosen(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select("beta")
    with qtbot.assertNotEmitted(sidebar.selected):
        sidebar.remove("beta")
    assert current(sidebar) == ""


def test_what_was_removed_can_be_chosen_again(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select("beta")
    sidebar.remove("beta")
    sidebar.put(conversation("Beta", 0.1))
    with qtbot.waitSignal(sidebar.selected) as told:
        click(qtbot, sidebar, "beta")
    assert told.args == ["beta"]


def test_f2_renames_in_place(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select("beta")
    sidebar.list.setFocus()
    qtbot.keyClick(sidebar.list, Key.Key_F2)
    (editor,) = sidebar.list.findChildren(QLineEdit)
    assert editor.text() == "Beta"
    qtbot.keyClicks(editor, "Better")
    with qtbot.waitSignal(sidebar.rename) as told:
        qtbot.keyClick(editor, Key.Key_Return)
    assert told.args == ["beta", "Better"]


def test_escape_leaves_the_title(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.edit_title("beta")
    (editor,) = sidebar.list.findChildren(QLineEdit)
    qtbot.keyClicks(editor, "Other")
    with qtbot.assertNotEmitted(sidebar.rename):
        qtbot.keyClick(editor, Key.Key_Escape)


def test_renaming_finds_what_the_search_hides(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.search.setText("alpha")
    sidebar.edit_title("beta")
    assert sidebar.search.text() == ""
    assert len(sidebar.list.findChildren(QLineEdit)) == 1
    sidebar.edit_title("nobody")


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace, Key.Key_D, Key.Key_X])
def test_no_single_key_deletes(qtbot: QtBot, sidebar: Sidebar, key: Qt.Key) -> None:
    sidebar.select("beta")
    sidebar.list.setFocus()
    with qtbot.assertNotEmitted(sidebar.list.delete):
        qtbot.keyClick(sidebar.list, key)
        qtbot.keyClick(sidebar.list, key, Qt.KeyboardModifier.ShiftModifier)


def test_the_menu_renames_and_deletes_what_was_pointed_at(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select("alpha")
    menu = menu_of(qtbot, sidebar, "gamma")
    rename, delete = entry(menu, "Rename"), entry(menu, "Delete")
    with qtbot.waitSignal(sidebar.list.delete) as told:
        delete.trigger()
    assert told.args == [["gamma"]]
    rename.trigger()
    (editor,) = sidebar.list.findChildren(QLineEdit)
    assert editor.text() == "Gamma"


def test_the_menu_key_opens_it_for_the_chosen_one(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select("beta")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(sidebar.list.viewport(), event)
    (menu,) = (m for m in sidebar.findChildren(QMenu) if m.isVisible())
    with qtbot.waitSignal(sidebar.list.delete) as told:
        entry(menu, "Delete").trigger()
    assert told.args == [["beta"]]


def test_undo_is_asked_for_where_the_list_has_the_focus(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.undo):
        qtbot.keyClick(sidebar.list, Key.Key_Z, CTRL)
    with qtbot.assertNotEmitted(sidebar.undo):
        qtbot.keyClick(sidebar.search, Key.Key_Z, CTRL)


def test_a_page_may_stand_in_place_of_the_conversations(sidebar: Sidebar) -> None:
    page = QLabel("found")
    sidebar.add_page(page)
    sidebar.show_page(page)
    sidebar.put(conversation("Delta", 0))
    assert page.isVisible()
    assert not sidebar.list.isVisible()
    sidebar.show_page(None)
    assert sidebar.list.isVisible()


def test_down_goes_from_the_search_to_the_list(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.focus_search()
    qtbot.keyClick(sidebar.search, Key.Key_Down)
    assert sidebar.window().focusWidget() is sidebar.list


def test_an_empty_list_teaches(qtbot: QtBot, sidebar: Sidebar) -> None:
    def shown() -> list[str]:
        return [label.text() for label in sidebar.findChildren(QLabel) if label.isVisible()]

    assert shown() == []
    sidebar.set_conversations([])
    assert shown() == ["Your conversations will appear here."]
    sidebar.put(conversation("Alpha", 0))
    assert shown() == []


def test_new_and_settings_are_asked_for(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.new):
        qtbot.mouseClick(push(sidebar, "New conversation"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sidebar.settings):
        qtbot.mouseClick(push(sidebar, "Settings"), Qt.MouseButton.LeftButton)


def test_marks_change_what_is_painted(qtbot: QtBot, sidebar: Sidebar) -> None:
    def picture() -> bytes:
        image = sidebar.list.grab(sidebar.list.visualRect(index_of(sidebar, "beta"))).toImage()
        return bytes(image.constBits())

    plain = picture()
    sidebar.set_unread("beta", True)
    unread = picture()
    sidebar.set_unread("beta", False)
    sidebar.set_busy("beta", True)
    busy = picture()
    sidebar.set_busy("beta", False)
    assert len({plain, unread, busy}) == 3
    assert picture() == plain


def test_the_mark_of_a_running_answer_turns_only_while_seen(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_busy("beta", True)
    before = sidebar.delegate.turn
    qtbot.waitUntil(lambda: sidebar.delegate.turn != before)
    sidebar.hide()
    assert not sidebar.turning
    sidebar.show()
    assert sidebar.turning
    sidebar.set_busy("beta", False)
    assert not sidebar.turning


def test_the_chosen_one_comes_into_view_with_its_heading(qtbot: QtBot, sidebar: Sidebar) -> None:
    many = [conversation(f"Title{n}", n) for n in range(500)]
    sidebar.set_conversations(many)
    sidebar.select("title400")
    area = sidebar.list.visualRect(index_of(sidebar, "title400"))
    assert sidebar.list.viewport().rect().contains(area)
    sidebar.select("title0")
    assert sidebar.list.verticalScrollBar().value() == 0


def test_all_rows_are_equally_high(sidebar: Sidebar) -> None:
    model = sidebar.list.model()
    heights = {sidebar.list.sizeHintForIndex(model.index(r, 0)).height() for r in range(5)}
    assert len(heights) == 1


def test_names_for_assistive_tools(sidebar: Sidebar) -> None:
    sidebar.set_theme(dark(body=18))
    assert unnamed(sidebar) == []
    assert sidebar.search.accessibleName() == "Search"
    interface = QAccessible.queryAccessibleInterface(sidebar.list)
    assert interface.text(QAccessible.Text.Name) == "Conversations"
    assert interface.role() == QAccessible.Role.List
    names = [
        interface.child(number).text(QAccessible.Text.Name)
        for number in range(interface.childCount())
    ]
    assert any(name.startswith("Beta") for name in names)
