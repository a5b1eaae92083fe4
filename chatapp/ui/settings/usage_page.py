"""Settings page "Usage": what replies used and cost, and the monthly limit."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from chatapp.core.domain.i18n import decimal, marked, number, tr
from chatapp.core.domain.models import Balance
from chatapp.core.domain.prices import price_of_all
from chatapp.core.domain.usage_totals import Totals, sum_of
from chatapp.core.invisible import one_line
from chatapp.core.settings import Settings
from chatapp.ui.bridge.usage import UsageReport
from chatapp.ui.settings.usage_chart import Bar, UsageChart
from chatapp.ui.theme.theme import Space, Theme
from chatapp.ui.widgets import date_texts
from chatapp.ui.widgets.form_rows import Row, SettingPage, name, verdict, words
from chatapp.ui.widgets.two_line_rows import RowRole, TwoLineRows

_OFFERED_LIMIT = 10.0
_MONTHS_IN_DAYS = 62
"""Days from which on a bar stands for a month."""
_EVERY_DAYS = 5
"""Days from one that has its number below to the next."""
_ABOUT = marked(
    "As the servers counted it, by the day a reply ended, also for what was deleted since. "
    "Where a server tells no price, “≈” is an estimate from its list of models. "
    "Temporary conversations are not counted."
)


class Period(Enum):
    """A stretch of time whose totals are shown."""

    THIS_MONTH = marked("This month")
    LAST_MONTH = marked("Last month")
    YEAR = marked("Last 12 months")
    ALL = marked("All time")


class UsagePage(SettingPage):
    """The page for totals by day, server and conversation, and for the monthly limit."""

    wanted = Signal(object, object)
    """The totals of the days between are to be shown: first `date` (or None), last `date`."""
    balance_wanted = Signal()
    conversation_wanted = Signal(str)

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.period = QComboBox()
        self.period.addItems([tr(period.value) for period in Period])
        self.add(tr("Period"), self.period, tr(_ABOUT))
        self.cost = words(kind="title")
        self.counted = words(kind="quiet")
        self.balance = words(kind="quiet")
        self.chart = UsageChart(theme)
        self.list = QListWidget()
        name(self.list, tr("Usage by server and conversation"))
        self._drawn = TwoLineRows(theme, self.list)
        self.list.setItemDelegate(self._drawn)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self.cost, self.counted, self.balance, self.chart, self.list):
            self.column.addWidget(widget)
            widget.hide()  # until there is something to tell
        self.column.addSpacing(Space.L)
        self._rows.append(Row(self.list.accessibleName(), "", self.list))
        self.no_limit = QCheckBox(tr("No monthly limit"))
        self.monthly_limit = QDoubleSpinBox()
        self.monthly_limit.setRange(0.01, 1_000_000)
        self.monthly_limit.setPrefix(tr("$", "before an amount of money"))
        self.monthly_limit.setKeyboardTracking(False)
        self.add_setting("monthly_limit", tr("Monthly limit"), self.monthly_limit, self._show_limit)
        self.column.insertWidget(self.column.indexOf(self.monthly_limit), self.no_limit)
        QWidget.setTabOrder(self.no_limit, self.monthly_limit)
        self.set_settings(settings)
        self.no_limit.toggled.connect(self._take_limit)
        self.monthly_limit.valueChanged.connect(self._take_limit)
        self.period.currentIndexChanged.connect(self.ask)
        self.list.itemActivated.connect(self._activated)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is true now."""
        super().showEvent(event)
        self.ask()
        self.balance_wanted.emit()

    def ask(self) -> None:
        """Ask for the totals of the period that is chosen."""
        self.wanted.emit(*days_of(list(Period)[self.period.currentIndex()], date.today()))

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self.chart.set_theme(theme)
        self._drawn.set_theme(theme)

    def set_balance(self, server: str, left: Balance | None) -> None:
        """Show what is left at the server in use, where it tells."""
        verdict(self.balance, left_at(server, left) if left else "", "quiet")

    def set_report(self, report: UsageReport) -> None:
        """Show totals that were asked for."""
        total = sum_of(day.totals for day in report.days)
        for label, said in ((self.cost, price_of_all(total)), (self.counted, counted(total))):
            label.setText(said)
            label.show()
        by_tokens = not total.price
        self.chart.set_bars(tr("Usage over time"), _bars(report, by_tokens=by_tokens))
        self.chart.setVisible(bool(total.replies))
        self.list.clear()
        servers = {server.id: server.name for server in self._settings.all_servers()}
        by_model: defaultdict[tuple[str, str], Totals] = defaultdict(Totals)
        for day in report.days:
            by_model[day.server_id, day.model] += day.totals
        rows = sorted(by_model.items(), key=lambda row: (-row[1].price, -_tokens(row[1])))
        self._add_heading(tr("Servers and models"), rows)
        removed = tr("Removed server")
        for (server, model), totals in rows:
            self._add_row(f"{servers.get(server, removed)} · {model}", totals)
        self._add_heading(tr("Conversations"), report.dearest)
        for one in report.dearest:
            self._add_row(one.title, one.totals, one.conversation_id)
        heights = (self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setFixedHeight(sum(heights) + 2 * Space.S)
        self.list.setVisible(bool(total.replies))

    def _add_heading(self, title: str, rows: object) -> None:
        if rows:
            item = QListWidgetItem(one_line(title))
            item.setData(RowRole.HEADING, True)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)

    def _add_row(self, title: str, totals: Totals, conversation_id: str = "") -> None:
        item = QListWidgetItem(one_line(title))
        item.setData(RowRole.END, price_of_all(totals))
        item.setData(RowRole.BELOW, counted(totals))
        item.setData(Qt.ItemDataRole.UserRole, conversation_id)
        said = (title, price_of_all(totals), counted(totals))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, one_line(", ".join(said)))
        self.list.addItem(item)

    def _activated(self, item: QListWidgetItem) -> None:
        if conversation_id := item.data(Qt.ItemDataRole.UserRole):
            self.conversation_wanted.emit(conversation_id)

    def _show_limit(self, limit: float | None) -> None:
        self.no_limit.setChecked(limit is None)
        self.monthly_limit.setEnabled(limit is not None)
        self.monthly_limit.setValue(_OFFERED_LIMIT if limit is None else limit)

    def _take_limit(self) -> None:
        unlimited = self.no_limit.isChecked()
        self.take(monthly_limit=None if unlimited else round(self.monthly_limit.value(), 2))


def days_of(period: Period, today: date) -> tuple[date | None, date]:
    """The first day of a period, or None for the very first, and its last."""
    begun = today.replace(day=1)
    match period:
        case Period.THIS_MONTH:
            return begun, today
        case Period.LAST_MONTH:
            last = begun - timedelta(days=1)
            return last.replace(day=1), last
        case Period.YEAR:
            return begun.replace(year=begun.year - 1), today
        case Period.ALL:
            return None, today


def left_at(server: str, left: Balance) -> str:
    """The money that is left at a server, in words."""
    amount = decimal(left.amount, 2)
    if left.of_key:
        told = tr("{server}: ${amount} may still be spent with this API key.")
    elif left.currency == "USD":
        told = tr("{server}: ${amount} left.")
    else:
        told = tr("{server}: {amount} {currency} left.")
    return told.format(server=server, amount=amount, currency=left.currency)


def counted(totals: Totals) -> str:
    """Replies and tokens in words."""
    if not totals.replies:
        return tr("No replies in this period.")
    facts = [
        tr("%n reply|%n replies", "", totals.replies),
        tr("{count} tokens in").format(count=number(totals.prompt_tokens)),
        tr("{count} out").format(count=number(totals.completion_tokens)),
    ]
    if totals.is_estimate:
        wholly = not totals.priced and not totals.usd
        facts.append(tr("price estimated") if wholly else tr("price partly estimated"))
    return " · ".join(facts)


def _tokens(totals: Totals) -> int:
    return totals.prompt_tokens + totals.completion_tokens


def _bars(report: UsageReport, *, by_tokens: bool) -> list[Bar]:
    """A bar for each day, or for each month of a longer stretch."""
    days = (report.last - report.first).days + 1
    monthly = days > _MONTHS_IN_DAYS
    sums: defaultdict[str, Totals] = defaultdict(Totals)
    for day in report.days:
        sums[day.day[:7] if monthly else day.day] += day.totals
    bars: list[Bar] = []
    for key in _months(report) if monthly else _days(report):
        totals = sums[key]
        value = float(_tokens(totals)) if by_tokens else totals.price
        bars.append(Bar(value, *_named(key, totals, monthly=monthly)))
    return bars


def _named(key: str, totals: Totals, *, monthly: bool) -> tuple[str, str]:
    """A bar's words, and what stands below it."""
    day = date.fromisoformat(f"{key}-01" if monthly else key)
    if monthly:
        title = f"{QLocale().standaloneMonthName(day.month)} {day.year}"
        below = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    else:
        title = date_texts.written_day(day)
        below = str(day.day) if day.day == 1 or day.day % _EVERY_DAYS == 0 else ""
    facts = [title, price_of_all(totals), counted(totals)] if totals.replies else [title]
    return ": ".join([facts[0], ", ".join(facts[1:])]) if len(facts) > 1 else title, below


def _days(report: UsageReport) -> list[str]:
    count = (report.last - report.first).days + 1
    return [(report.first + timedelta(days=n)).isoformat() for n in range(count)]


def _months(report: UsageReport) -> list[str]:
    first = report.first.year * 12 + report.first.month - 1
    last = report.last.year * 12 + report.last.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
