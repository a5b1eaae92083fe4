"""The usage page: totals in words, bars and rows, and the monthly limit."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatapp.core.domain.models import Balance
from chatapp.core.domain.usage_totals import ConversationTotals, DayTotals, Totals
from chatapp.core.profile.paths import resources
from chatapp.core.settings import Settings
from chatapp.ui.bridge.usage import UsageReport
from chatapp.ui.settings.usage_page import Period, UsagePage, days_of
from chatapp.ui.theme import theme

DEAR = Totals(2, 2, 3000, 400, 0.25)
CHEAP = Totals(3, 0, 500, 60)


def page(qtbot: QtBot, settings: Settings | None = None) -> UsagePage:
    shown = UsagePage(settings or Settings(), theme.load(resources() / "themes", dark=False))
    qtbot.addWidget(shown)
    shown.resize(600, 800)
    shown.show()
    return shown


def report(*days: DayTotals, first: date = date(2026, 1, 1)) -> UsageReport:
    dearest = (ConversationTotals("c", "About everything", DEAR),)
    return UsageReport(first, date(2026, 1, 31), days, dearest if days else ())


def texts(shown: UsagePage) -> list[str]:
    items = (shown.list.item(row) for row in range(shown.list.count()))
    return [str(item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text()) for item in items]


def test_totals_are_told_in_words_and_rows(qtbot: QtBot) -> None:
    shown = page(qtbot)
    shown.set_report(
        report(
            DayTotals("2026-01-05", "aiml", "m2", DEAR),
            DayTotals("2026-01-07", "gone", "x", CHEAP),
            DayTotals("2026-01-08", "aiml", "m2", DEAR),
        )
    )
    assert shown.cost.text() == "≥ $0.5000"
    assert shown.counted.text() == "7 replies · 6,500 tokens in · 860 out"
    assert texts(shown) == [
        "Servers and models",
        "AI/ML API · m2, $0.5000, 4 replies · 6,000 tokens in · 800 out",
        "Removed server · x, —, 3 replies · 500 tokens in · 60 out",
        "Conversations",
        "About everything, $0.2500, 2 replies · 3,000 tokens in · 400 out",
    ]
    assert shown.chart.accessibleDescription() == (
        "5 January 2026: $0.2500, 2 replies · 3,000 tokens in · 400 out; "
        "8 January 2026: $0.2500, 2 replies · 3,000 tokens in · 400 out"
    )
    assert shown.chart.place_of(30).right() == pytest.approx(shown.chart.width())


def test_where_nothing_was_used_it_says_so(qtbot: QtBot) -> None:
    shown = page(qtbot)
    shown.set_report(report())
    assert (shown.cost.text(), shown.counted.text()) == ("—", "No replies in this period.")
    assert not shown.chart.isVisible()
    assert not shown.list.isVisible()


def test_a_long_time_has_a_bar_for_each_month(qtbot: QtBot) -> None:
    shown = page(qtbot)
    old = DayTotals("2025-03-05", "local", "m", CHEAP)
    shown.set_report(report(old, first=date(2025, 3, 1)))
    assert shown.chart.accessibleDescription() == (
        "March 2025: —, 3 replies · 500 tokens in · 60 out"
    )
    assert shown.chart.place_of(10).right() == pytest.approx(shown.chart.width())


def test_a_conversation_is_opened_from_its_row(qtbot: QtBot) -> None:
    shown = page(qtbot)
    wanted: list[str] = []
    shown.conversation_wanted.connect(wanted.append)
    shown.set_report(report(DayTotals("2026-01-05", "aiml", "m2", DEAR)))
    shown.list.setFocus()
    shown.list.setCurrentRow(3)
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    shown.list.setCurrentRow(1)
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert wanted == ["c"]


def test_the_limit_is_set_and_lifted(qtbot: QtBot) -> None:
    shown = page(qtbot)
    told: list[Settings] = []
    shown.changed.connect(told.append)
    assert not shown.monthly_limit.isEnabled()
    shown.no_limit.click()
    assert told == [Settings(monthly_limit=10.0)]
    shown.monthly_limit.setFocus()
    shown.monthly_limit.selectAll()
    QTest.keyClicks(shown.monthly_limit, "2.50")
    QTest.keyClick(shown.monthly_limit, Qt.Key.Key_Return)
    assert told[-1] == Settings(monthly_limit=2.5)
    shown.no_limit.click()
    assert told[-1] == Settings()


def test_another_period_is_asked_for(qtbot: QtBot) -> None:
    shown = page(qtbot)
    with qtbot.waitSignal(shown.wanted) as asked:
        shown.period.setCurrentIndex(3)
    assert asked.args == [None, date.today()]


def test_periods_begin_and_end_with_months() -> None:
    today = date(2024, 3, 31)
    assert days_of(Period.THIS_MONTH, today) == (date(2024, 3, 1), today)
    assert days_of(Period.LAST_MONTH, today) == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of(Period.LAST_MONTH, date(2024, 1, 1)) == (date(2023, 12, 1), date(2023, 12, 31))
    assert days_of(Period.YEAR, date(2024, 2, 29)) == (date(2023, 2, 1), date(2024, 2, 29))
    assert days_of(Period.ALL, today) == (None, today)


def test_a_bar_is_painted_for_what_was_used(qtbot: QtBot) -> None:
    shown = page(qtbot)
    shown.set_report(report(DayTotals("2026-01-05", "aiml", "m2", DEAR)))
    QApplication.processEvents()
    accent = theme.load(resources() / "themes", dark=False).colour.accent
    picture = shown.chart.grab().toImage()

    def painted(day: int) -> bool:
        return picture.pixelColor(shown.chart.place_of(day - 1).center().toPoint()) == accent

    assert [day for day in range(1, 32) if painted(day)] == [5]


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (Balance(12.339), "My server: $12.34 left."),
        (Balance(3.0, "CNY"), "My server: 3.00 CNY left."),
        (Balance(5.0, of_key=True), "My server: $5.00 may still be spent with this API key."),
    ],
)
def test_what_is_left_is_told_where_it_is_known(qtbot: QtBot, left: Balance, told: str) -> None:
    shown = page(qtbot)
    assert not shown.balance.isVisible()
    shown.set_balance("My server", left)
    assert shown.balance.isVisible()
    assert shown.balance.text() == told
    shown.set_balance("My server", None)
    assert not shown.balance.isVisible()


@pytest.mark.parametrize(
    ("totals", "cost", "told"),
    [
        (Totals(2, 1, 10, 10, 0.5, 1, 0.25), "≈ $0.7500", "price partly estimated"),
        (Totals(1, 0, 10, 10, 0.0, 1, 0.25), "≈ $0.2500", "price estimated"),
        (Totals(3, 1, 10, 10, 0.5, 1, 0.25), "≥ ≈ $0.7500", "price partly estimated"),
    ],
)
def test_estimates_are_told_from_what_is_exact(
    qtbot: QtBot, totals: Totals, cost: str, told: str
) -> None:
    shown = page(qtbot)
    shown.set_report(report(DayTotals("2026-01-05", "aiml", "m2", totals)))
    assert shown.cost.text() == cost
    assert shown.counted.text().endswith(told)
