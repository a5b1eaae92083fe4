"""Aging of the trash: marks what is due to go for good, without trusting a single clock reading.

A clock may be wrong for a day, ahead or behind. Each look (one a day) notes in the table
``thrown`` since when a thing has been in the trash (`since`) and when it was first seen to be
older than `DAYS_IN_TRASH` (`old_at`). It is due when another look, on another day, sees it old
once more. A moment of throwing away that does not lie between the look before and this one is
not believed, and its days count from when it was first seen. A clock that stands before an
earlier look is believed only after thirty days that it told itself.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from chatapp.core.store.sql import state

DAYS_IN_TRASH = 30
_LONG = DAYS_IN_TRASH * 86_400.0
_APART = 8 * 3600.0
"""Seconds between two looks on different days, at least: midnight alone makes none."""
_LATEST = "trash looked at"
_BEHIND = "trash looked at before that"
"""The time at which the clock was first seen to stand before the latest look."""
_MOMENTS = " UNION ".join(
    f"SELECT deleted_at AS at FROM {relation} WHERE deleted_at IS NOT NULL"
    for relation in ("conversations", "messages", "folders")
)


def look(connection: sqlite3.Connection, now: float) -> None:
    """Note what is in the trash, and which of it is due to go for good."""
    before = _noted(connection, _LATEST)
    connection.execute(f"DELETE FROM thrown WHERE at NOT IN ({_MOMENTS})")
    connection.execute("UPDATE thrown SET due = 0")
    if not _believed(connection, now, before):
        connection.execute("UPDATE thrown SET old_at = NULL WHERE old_at > ?", (now,))
        return
    connection.execute(
        "INSERT OR IGNORE INTO thrown (at, since) "
        f"SELECT at, CASE WHEN at BETWEEN :before AND :now THEN at ELSE :now END FROM ({_MOMENTS})",
        {"now": now, "before": 0.0 if before is None else before},
    )
    connection.execute(
        "UPDATE thrown SET since = min(since, :now), old_at = "
        "CASE WHEN since < :long_ago THEN min(coalesce(old_at, :now), :now) END",
        {"now": now, "long_ago": now - _LONG},
    )
    old = connection.execute("SELECT at, old_at FROM thrown WHERE old_at IS NOT NULL").fetchall()
    due = [(at,) for at, seen in old if _on_different_days(seen, now)]
    connection.executemany("UPDATE thrown SET due = 1 WHERE at = ?", due)
    state.set_value(connection, _LATEST, repr(now))


def begin_anew(connection: sqlite3.Connection, now: float) -> None:
    """Let the days of everything in the trash begin now."""
    since = max(now, _noted(connection, _LATEST) or now)
    connection.execute("DELETE FROM thrown")
    connection.execute(f"INSERT INTO thrown (at, since) SELECT at, ? FROM ({_MOMENTS})", (since,))


def _believed(connection: sqlite3.Connection, now: float, latest: float | None) -> bool:
    """True if the clock is right, as far as earlier looks tell."""
    if latest is None or now >= latest:
        connection.execute("DELETE FROM state WHERE key = ?", (_BEHIND,))
        return True
    behind = _noted(connection, _BEHIND)
    if behind is None or now < behind:
        state.set_value(connection, _BEHIND, repr(now))
        return False
    return now - behind >= _LONG


def _noted(connection: sqlite3.Connection, key: str) -> float | None:
    try:
        return float(state.value(connection, key) or "")
    except ValueError:
        return None


def _on_different_days(before: float, now: float) -> bool:
    days = {datetime.fromtimestamp(when).date() for when in (before, now)}
    return len(days) == 2 and now - before >= _APART
