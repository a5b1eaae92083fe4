"""Times in few words, at the edges of days, weeks and years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from chatapp.ui.widgets.date_texts import heading_for, when

TODAY = date(2026, 3, 18)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("moment", "heading", "short"),
    [
        (datetime(2026, 3, 18, 0, 0), "Today", "00:00"),
        (datetime(2026, 3, 19, 9, 0), "Today", "09:00"),  # a clock that was set back
        (datetime(2026, 3, 17, 23, 59), "Yesterday", "23:59"),
        (datetime(2026, 3, 16, 8, 5), "Previous 7 days", "Mon"),
        (datetime(2026, 3, 11, 8, 5), "Previous 7 days", "Wed"),
        (datetime(2026, 3, 10, 8, 5), "March", "10 Mar"),
        (datetime(2025, 12, 31, 8, 5), "December 2025", "31 Dec"),
    ],
)
def test_headings_and_times(moment: datetime, heading: str, short: str) -> None:
    assert heading_for(moment.timestamp(), TODAY) == heading
    assert when(moment.timestamp(), TODAY) == short
