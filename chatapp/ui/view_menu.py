"""The menu beside the search box: how conversations are sorted, new folders, archive and trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from chatapp.core.wording import tr
from chatapp.ui.conversation_sections import Shown, Sorting

if TYPE_CHECKING:
    from chatapp.ui.sidebar import Sidebar


def make(sidebar: Sidebar) -> QMenu:
    """The menu as things stand now."""
    view, rows = sidebar.list, sidebar.list.rows
    menu = QMenu(sidebar)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = QActionGroup(menu)
    for sorting, words in (
        (Sorting.ACTIVITY, "Sort by activity"),
        (Sorting.NAME, "Sort by name"),
    ):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(rows.sorting is sorting)
        group.addAction(action)
        action.triggered.connect(lambda _=False, sorting=sorting: rows.set_sorting(sorting))
    menu.addSeparator()
    menu.addAction(tr("New folder…")).triggered.connect(lambda: view.new_folder.emit("", []))
    menu.addSeparator()
    menu.addAction(tr("Undo\tCtrl+Z")).triggered.connect(view.undo)
    menu.addAction(tr("Redo\tCtrl+Shift+Z")).triggered.connect(view.redo)
    menu.addSeparator()
    if rows.shown is Shown.CURRENT:
        menu.addAction(tr("Archive")).triggered.connect(lambda: sidebar.show_only(Shown.ARCHIVE))
    else:
        menu.addAction(tr("Conversations")).triggered.connect(
            lambda: sidebar.show_only(Shown.CURRENT)
        )
    menu.addAction(tr("Trash")).triggered.connect(sidebar.trash)
    return menu
