"""The menu beside the search box: sorting, new folder, archive and trash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from chatapp.core.domain.i18n import tr
from chatapp.ui.actions import in_menu
from chatapp.ui.sidebar.conversation_list import ConversationList
from chatapp.ui.sidebar.sections import Shown, Sorting


def make(
    view: ConversationList,
    *,
    show_only: Callable[[Shown], object],
    open_trash: Callable[[], object],
) -> QMenu:
    """The menu as things stand now."""
    rows = view.rows
    menu = QMenu(view)
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
    menu.addAction(in_menu(tr("Undo"), view, "undo")).triggered.connect(view.undo)
    menu.addAction(in_menu(tr("Redo"), view, "redo")).triggered.connect(view.redo)
    menu.addSeparator()
    if rows.shown is Shown.CURRENT:
        other, words = Shown.ARCHIVE, tr("Archive", "the place")
    else:
        other, words = Shown.CURRENT, tr("Conversations")
    menu.addAction(words).triggered.connect(lambda: show_only(other))
    menu.addAction(tr("Trash")).triggered.connect(lambda _=False: open_trash())
    return menu
