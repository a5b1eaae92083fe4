"""Times in few words: the heading a conversation stands under, and when it was."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, QTime


def heading_for(moment: float, today: date) -> str:
    """The heading a time (seconds since 1970) stands under when today is `today`."""
    day = date.fromtimestamp(moment)
    if day >= today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    if day >= today - timedelta(days=7):
        return "Previous 7 days"
    month = QLocale().standaloneMonthName(day.month)
    return month if day.year == today.year else f"{month} {day.year}"


def day_for(moment: float, today: date) -> str:
    """The day of a time (seconds since 1970) in words, when today is `today`."""
    day = date.fromtimestamp(moment)
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    locale = QLocale()
    words = f"{locale.dayName(day.isoweekday())}, {day.day} {locale.monthName(day.month)}"
    return words if day.year == today.year else f"{words} {day.year}"


def when(moment: float, today: date) -> str:
    """A time (seconds since 1970) in few letters: its hour, its weekday or its day."""
    at = datetime.fromtimestamp(moment)
    locale = QLocale()
    if at.date() >= today - timedelta(days=1):
        return locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    if at.date() >= today - timedelta(days=7):
        return locale.dayName(at.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{at.day} {locale.monthName(at.month, QLocale.FormatType.ShortFormat)}"
