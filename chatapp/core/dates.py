"""Dates and times in words, without Qt: for sentences and for exported files."""

from __future__ import annotations

from datetime import datetime

from chatapp.core.domain.i18n import marked, tr

_MONTHS = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)


def date_and_time(when: datetime) -> str:
    """A moment to the minute, e.g. ``5 October 2026, 09:30``."""
    return tr("{day} {month} {year}, {time}").format(
        day=when.day, month=tr(_MONTHS[when.month - 1]), year=when.year, time=f"{when:%H:%M}"
    )
