"""The context menus of the sidebar's rows: for conversations, and for a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.actions import key_for
from chatapp.ui.sidebar.conversation_list import ConversationList
from chatapp.ui.sidebar.item_data import ItemRole
from chatapp.ui.widgets.list_keys import DELETES
from chatapp.ui.widgets.plain_text import mnemonic_free
from chatapp.ui.widgets.shortcut_names import named, with_keys

_INDENT = "    "


def for_row(view: ConversationList, index: QModelIndex) -> QMenu | None:
    """The menu of a folder, or of the selected conversations; None where the row is neither."""
    folder, conversation = index.data(ItemRole.FOLDER), index.data(ItemRole.ID)
    if folder:
        return for_folder(view, str(folder))
    if not conversation:
        return None
    chosen = view.chosen()
    return for_conversations(view, chosen if conversation in chosen else [str(conversation)])


def for_conversations(view: ConversationList, ids: Sequence[str]) -> QMenu:
    """The menu for these conversations; what is chosen in it, the list reports."""
    rows = view.rows
    about = [c for c in map(rows.conversation, ids) if c is not None]
    chosen = [c.id for c in about]
    menu = _menu(view, tr("Conversation"))
    renames = key_for(view, "rename")
    if len(chosen) == 1:
        _add(menu, tr("Rename"), lambda: view.edit_row(rows.row_of(chosen[0])), renames)
    pinned = all(c.pinned for c in about)
    _add(menu, tr("Unpin") if pinned else tr("Pin"), lambda: view.pin.emit(chosen, not pinned))
    _move(
        menu.addMenu(tr("Move to folder")),
        view,
        here={c.folder_id or "" for c in about},
        move=lambda folder: view.put_into.emit(chosen, [], folder),
        new=lambda: view.new_folder.emit("", chosen),
    )
    archived = all(c.archived for c in about)
    words = tr("Unarchive") if archived else tr("Archive", "to put away")
    _add(menu, words, lambda: view.archive.emit(chosen, not archived))
    _add(menu, tr("Export…"), lambda: view.export.emit(chosen), key_for(view, "export"))
    menu.addSeparator()
    if len(chosen) == 1:
        _add(menu, tr("Clear messages"), lambda: view.clear_messages.emit(chosen[0]))
    words = tr("Delete")
    if len(chosen) > 1:
        words = tr("Delete one conversation|Delete %n conversations", "", len(chosen))
    _add(menu, words, lambda: view.delete.emit(chosen), named(DELETES))
    return menu


def for_folder(view: ConversationList, folder_id: str) -> QMenu:
    """The menu for a folder."""
    rows = view.rows
    menu = _menu(view, tr("Folder"))
    renames = key_for(view, "rename")
    _add(menu, tr("Rename"), lambda: view.edit_row(rows.folder_row(folder_id)), renames)
    _add(menu, tr("Instructions…"), lambda: view.instruct_folder.emit(folder_id))
    _add(menu, tr("New folder inside"), lambda: view.new_folder.emit(folder_id, []))
    folder = next((f for f in rows.folders if f.id == folder_id), None)
    _move(
        menu.addMenu(tr("Move to folder")),
        view,
        here={folder.parent_id or "" if folder else "", folder_id},
        move=lambda target: view.put_into.emit([], [folder_id], target),
    )
    menu.addSeparator()
    _add(menu, tr("Delete"), lambda: view.delete_folder.emit(folder_id), named(DELETES))
    return menu


def _menu(view: ConversationList, words: str) -> QMenu:
    menu = QMenu(view)
    menu.setAccessibleName(one_line(words))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, words: str, call: Callable[[], object], key: str = "") -> QAction:
    action = menu.addAction(with_keys(words, key))
    action.triggered.connect(lambda _=False: call())
    return action


def _move(
    menu: QMenu,
    view: ConversationList,
    *,
    here: set[str],
    move: Callable[[str], object],
    new: Callable[[], object] | None = None,
) -> None:
    """Every folder, indented like in the list; where it all is already cannot be chosen."""
    rows = view.rows
    if here != {""}:
        _add(menu, tr("No folder"), lambda: move("")).setEnabled("" not in here or len(here) > 1)
    for folder in rows.folders:
        words = _INDENT * rows.depth_of(folder) + mnemonic_free(folder.name)
        action = _add(menu, words, lambda folder=folder: move(folder.id))
        action.setEnabled(here != {folder.id})
    if new is not None:
        menu.addSeparator()
        _add(menu, tr("New folder…"), new)
