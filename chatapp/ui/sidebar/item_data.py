"""Item data of the sidebar's rows, by role: words, times, marks, accessible text."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt

from chatapp.core.domain.i18n import number, tr
from chatapp.core.invisible import one_line
from chatapp.ui.sidebar.sections import BY_NAME, PINNED, Section
from chatapp.ui.widgets.date_texts import when
from chatapp.ui.widgets.plain_text import tip

if TYPE_CHECKING:
    from chatapp.core.domain.conversation import Conversation, Folder


class ItemRole(IntEnum):
    """The item roles of the delegate, besides the title."""

    ID = Qt.ItemDataRole.UserRole
    """The conversation's id; empty for a heading or a folder."""
    WHEN = Qt.ItemDataRole.UserRole + 1
    BUSY = Qt.ItemDataRole.UserRole + 2
    UNREAD = Qt.ItemDataRole.UserRole + 3
    FOLDER = Qt.ItemDataRole.UserRole + 4
    """A folder's id; empty for anything else."""
    DEPTH = Qt.ItemDataRole.UserRole + 5
    """The number of folders it stands in, as far as it is shown in them."""
    OPEN = Qt.ItemDataRole.UserRole + 6
    """True if a folder shows what is in it."""


def conversation_data(
    row: Conversation, role: int, today: date, busy: bool, unread: bool
) -> object:
    """The data of a conversation for `role`; `busy` while it is being answered."""
    if role == Qt.ItemDataRole.DisplayRole:
        return one_line(row.title)
    if role == Qt.ItemDataRole.EditRole:
        return row.title
    if role == ItemRole.ID:
        return row.id
    if role == ItemRole.FOLDER:
        return ""
    if role == ItemRole.WHEN:
        return when(row.updated_at, today)
    if role == ItemRole.BUSY:
        return busy
    if role == ItemRole.UNREAD:
        return unread
    if role == Qt.ItemDataRole.ToolTipRole:
        moment = QDateTime.fromSecsSinceEpoch(int(row.updated_at))
        full = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        return tip(f"{one_line(row.title)}\n{full}")
    if role == Qt.ItemDataRole.AccessibleTextRole:
        states = (tr("reply in progress"), busy), (tr("unread"), unread), (tr("pinned"), row.pinned)
        said = [
            one_line(row.title),
            when(row.updated_at, today),
            *(words for words, is_so in states if is_so),
        ]
        return ", ".join(said)
    return None


def heading_data(heading: str, role: int) -> object:
    """The data of a heading for `role`."""
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
        return tr(heading) if heading in {PINNED, BY_NAME} else heading
    return "" if role in {ItemRole.ID, ItemRole.FOLDER} else None


def folder_data(section: Section, folder: Folder, role: int) -> object:
    """The data of a folder for `role`."""
    if role == Qt.ItemDataRole.DisplayRole:
        return one_line(folder.name)
    if role == Qt.ItemDataRole.EditRole:
        return folder.name
    if role == ItemRole.ID:
        return ""
    if role == ItemRole.FOLDER:
        return folder.id
    if role == ItemRole.OPEN:
        return section.open
    if role == ItemRole.WHEN:
        return number(len(section.items)) if section.items else ""
    if role == Qt.ItemDataRole.ToolTipRole:
        return tip(f"{one_line(folder.name)}\n{folder.instructions}".strip())
    if role == Qt.ItemDataRole.AccessibleTextRole:
        state = tr("folder, expanded") if section.open else tr("folder, collapsed")
        many = tr("1 conversation|%n conversations", "", len(section.items))
        return f"{one_line(folder.name)}, {state}, {many}"
    return None
