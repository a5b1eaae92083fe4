"""Dates and times in few words: headings of the sidebar, and times of conversations.

What the parts of a date are called is `QLocale`'s; their order is the translation's.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from chatapp.core.domain.i18n import tr


def heading_for(moment: float, today: date) -> str:
    """The heading a time (seconds since 1970) stands under when today is `today`."""
    day = date.fromtimestamp(moment)
    if day >= today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    if day >= today - timedelta(days=7):
        return tr("Previous 7 days")
    month = QLocale().standaloneMonthName(day.month)
    if day.year == today.year:
        return month
    return tr("{month} {year}", "of another year").format(month=month, year=day.year)


def day_for(moment: float, today: date) -> str:
    """The day of a time (seconds since 1970) in words, when today is `today`."""
    day = date.fromtimestamp(moment)
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    if day.year == today.year:
        return _written(day, tr("dddd, d MMMM", "a date in the letters of Qt"))
    return _written(day, tr("dddd, d MMMM yyyy", "a date in the letters of Qt"))


def when(moment: float, today: date) -> str:
    """A time (seconds since 1970) in few letters: its hour, its weekday or its day."""
    at = datetime.fromtimestamp(moment)
    locale = QLocale()
    if at.date() >= today - timedelta(days=1):
        return locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    if at.date() >= today - timedelta(days=7):
        return locale.dayName(at.isoweekday(), QLocale.FormatType.ShortFormat)
    return _written(at.date(), tr("d MMM", "a date in the letters of Qt"))


def written(moment: float) -> str:
    """The whole date of a time (seconds since 1970), e.g. ``6 November 2026``."""
    return written_day(date.fromtimestamp(moment))


def written_day(day: date) -> str:
    """A whole date, e.g. ``6 November 2026``."""
    return _written(day, tr("d MMMM yyyy", "a date in the letters of Qt"))


def written_with_time(moment: float) -> str:
    """The whole date with the hour, e.g. ``6 November 2026, 09:05``."""
    at = QDateTime.fromSecsSinceEpoch(int(moment))
    return QLocale().toString(at, tr("d MMMM yyyy, HH:mm", "a date in the letters of Qt"))


def _written(day: date, letters: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), letters)
