"""Sentences about what was done, for the notice that offers to undo it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TypeAlias

from chatapp.core.domain.i18n import tr

Said: TypeAlias = tuple[str, str]
"""The sentences for one conversation, by its ``{title}``, and for several."""


def sentence_of(
    connection: sqlite3.Connection, keys: Sequence[int], said: Said, folder: str = ""
) -> str:
    """The sentence about these conversations: by its title if it is one, else by their number."""
    one, several = said
    if len(keys) != 1:
        return several.format(folder=folder)
    (title,) = connection.execute(
        "SELECT title FROM conversations WHERE key = ?", (keys[0],)
    ).fetchone()
    return one.format(title=title, folder=folder)


def renamed(before: str, after: str) -> str:
    """The sentence about a conversation that has another title."""
    return tr("“{before}” was renamed to “{after}”.").format(before=before, after=after)


def pinned(count: int) -> Said:
    return tr("“{title}” was pinned."), tr(
        "%n conversation was pinned.|%n conversations were pinned.", "", count
    )


def unpinned(count: int) -> Said:
    return tr("“{title}” was unpinned."), tr(
        "%n conversation was unpinned.|%n conversations were unpinned.", "", count
    )


def archived(count: int) -> Said:
    return tr("“{title}” was archived."), tr(
        "%n conversation was archived.|%n conversations were archived.", "", count
    )


def unarchived(count: int) -> Said:
    return tr("“{title}” was unarchived."), tr(
        "%n conversation was unarchived.|%n conversations were unarchived.", "", count
    )


def deleted(count: int) -> Said:
    return tr("“{title}” was deleted."), tr(
        "%n conversation was deleted.|%n conversations were deleted.", "", count
    )


def moved(count: int) -> Said:
    """The sentences about conversations moved into a ``{folder}``."""
    return tr("“{title}” was moved to “{folder}”."), tr(
        "%n conversation was moved to “{folder}”.|%n conversations were moved to “{folder}”.",
        "",
        count,
    )


def moved_to_new(count: int) -> Said:
    """The sentences about conversations moved into a ``{folder}`` that was made for them."""
    return tr("“{title}” was moved to the new folder “{folder}”."), tr(
        "%n conversation was moved to the new folder “{folder}”."
        "|%n conversations were moved to the new folder “{folder}”.",
        "",
        count,
    )


def taken_out(count: int) -> Said:
    """The sentences about conversations taken out of any folder."""
    return tr("“{title}” was removed from its folder."), tr(
        "%n conversation was removed from its folder."
        "|%n conversations were removed from their folders.",
        "",
        count,
    )


def items_moved(folder: str, count: int) -> str:
    """The sentence about conversations and folders moved into a folder, or out of any for ""."""
    if not folder:
        return tr(
            "%n item was removed from its folder.|%n items were removed from their folders.",
            "",
            count,
        )
    said = tr("%n item was moved to “{folder}”.|%n items were moved to “{folder}”.", "", count)
    return said.format(folder=folder)


def folder_renamed(before: str, after: str) -> str:
    return tr("The folder “{before}” was renamed to “{after}”.").format(before=before, after=after)


def folder_instructed(before: str, after: str) -> str:
    """The sentence about a folder that has other instructions, and maybe another name."""
    if before == after:
        return tr("The instructions of “{folder}” were changed.").format(folder=after)
    said = tr("The folder “{before}” was renamed to “{after}” and its instructions were changed.")
    return said.format(before=before, after=after)
