"""The menu beside the search box: how conversations are sorted, new folders, archive and trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from chatapp.core.domain.i18n import tr
from chatapp.ui.actions import in_menu
from chatapp.ui.sidebar.sections import Shown, Sorting

if TYPE_CHECKING:
    from chatapp.ui.sidebar.sidebar import Sidebar


def make(sidebar: Sidebar) -> QMenu:
    """The menu as things stand now."""
    view, rows = sidebar.list, sidebar.list.rows
    menu = QMenu(sidebar)
    menu.setAccessibleName(tr("View"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = QActionGroup(menu)
    for sorting, words in (
        (Sorting.ACTIVITY, tr("Sort by activity")),
        (Sorting.NAME, tr("Sort by name")),
    ):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(rows.sorting is sorting)
        group.addAction(action)
        action.triggered.connect(lambda _=False, sorting=sorting: rows.set_sorting(sorting))
    menu.addSeparator()
    menu.addAction(tr("New folder…")).triggered.connect(lambda: view.new_folder.emit("", []))
    menu.addSeparator()
    menu.addAction(in_menu(tr("Undo"), sidebar, "undo")).triggered.connect(view.undo)
    menu.addAction(in_menu(tr("Redo"), sidebar, "redo")).triggered.connect(view.redo)
    menu.addSeparator()
    if rows.shown is Shown.CURRENT:
        other, words = Shown.ARCHIVE, tr("Archive", "the place")
    else:
        other, words = Shown.CURRENT, tr("Conversations")
    menu.addAction(words).triggered.connect(lambda: sidebar.show_only(other))
    menu.addAction(tr("Trash")).triggered.connect(sidebar.trash)
    return menu
