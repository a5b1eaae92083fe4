"""The page of results: rows, headings, marks, moving about, and what a screen reader is told."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chatapp.core.domain.query import SearchHit, Where, excerpt, parse
from chatapp.ui.search.result_model import HitRole
from chatapp.ui.search.results_page import SearchResults
from chatapp.ui.theme.theme import Size, Theme
from tests.ui.looks import OFFSCREEN, dark, light, unnamed

pytestmark = OFFSCREEN

NOON = datetime(2026, 3, 18, 12, 0).timestamp()
WORDS = ("needle",)


def hit(where: Where, name: str, text: str = "a needle in it", file: str = "") -> SearchHit:
    shown = excerpt(text, WORDS)
    return SearchHit(where, name, f"Title {name}", NOON, name, file, shown.text, shown.marks)


EVERYTHING = [
    SearchHit(Where.TITLE, "t", "Needles", NOON, snippet="Needles", marks=((0, 6),)),
    hit(Where.QUESTION, "q"),
    hit(Where.ANSWER, "a", "👩‍👩‍👧 long " * 9 + "needle " * 40),
    hit(Where.THINKING, "k"),
    hit(Where.PDF, "p", file="Plan.pdf"),
    hit(Where.PDF, "n", "needle.pdf", "needle.pdf"),
]


@pytest.fixture
def results(qtbot: QtBot) -> SearchResults:
    made = SearchResults(light(), now=lambda: NOON)
    qtbot.addWidget(made)
    made.resize(Size.SIDEBAR, 700)
    made.show()
    return made


def rows(results: SearchResults, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    model = results.list.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def current(results: SearchResults) -> str:
    return results.list.currentIndex().data(HitRole.HIT).conversation_id


def test_each_kind_stands_under_its_heading_however_it_comes(results: SearchResults) -> None:
    results.begin(EVERYTHING[:2])
    for one in EVERYTHING[2:]:
        results.add([one])
    assert rows(results) == [
        *("Conversations", "Needles", "Messages", "Title q", "Title a", "Title k"),
        *("PDFs", "Plan.pdf", "needle.pdf"),
    ]
    assert results.count == 6
    results.begin([EVERYTHING[4]])
    assert rows(results) == ["PDFs", "Plan.pdf"]


def test_it_is_heard_with_who_says_what_and_when(results: SearchResults) -> None:
    results.begin([EVERYTHING[0], *EVERYTHING[1:4:2], EVERYTHING[4]])
    said = [str(line) for line in rows(results, Qt.ItemDataRole.AccessibleTextRole)]
    assert [line.rpartition(", ")[0] for line in said if ", " in line] == [
        "Needles",
        "Title q, You: a needle in it",
        "Title k, Thinking: a needle in it",
        "Plan.pdf, a needle in it",
    ]
    assert unnamed(results) == []


def test_one_moves_over_headings_and_stays_where_one_is_while_more_comes(
    qtbot: QtBot, results: SearchResults
) -> None:
    results.begin(EVERYTHING[:2])
    assert current(results) == "t"
    results.step(1)
    results.add(EVERYTHING[2:])
    assert current(results) == "q"
    results.step(100)
    assert current(results) == "n"
    results.step(-2)
    assert current(results) == "k"
    with qtbot.waitSignal(results.chosen) as told:
        assert results.open_current()
    assert told.args == [EVERYTHING[3]]
    results.begin([])
    assert not results.open_current()


def test_a_click_chooses_and_a_heading_is_nothing(qtbot: QtBot, results: SearchResults) -> None:
    results.begin(EVERYTHING)
    view = results.list
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    with qtbot.waitSignal(results.chosen) as told:
        area = view.visualRect(view.model().index(3, 0))
        qtbot.mouseClick(port, left, pos=area.center())
    assert told.args == [EVERYTHING[1]]
    with qtbot.assertNotEmitted(results.chosen):
        qtbot.mouseClick(port, left, pos=view.visualRect(view.model().index(2, 0)).center())


@pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])
@pytest.mark.parametrize("width", [Size.SIDEBAR_MIN, Size.SIDEBAR, 600])
def test_the_words_are_marked_in_every_row(
    results: SearchResults, theme: Theme, width: int
) -> None:
    results.set_theme(theme)
    results.resize(width, 700)
    results.begin(EVERYTHING)
    picture = results.list.viewport().grab().toImage()
    mark = theme.colour.find_mark
    for row, one in enumerate(rows(results, HitRole.HIT)):
        if one is not None:
            area = results.list.visualRect(results.list.model().index(row, 0))
            assert _has(picture.copy(area), mark), one


def _has(picture: QImage, colour: QColor) -> bool:
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return any(picture.pixelColor(x, y) == colour for x, y in places)


def test_what_was_not_found_or_not_searched_is_said(results: SearchResults) -> None:
    def shown() -> list[str]:
        return [label.text() for label in results.findChildren(QLabel) if label.isVisible()]

    results.begin([])
    results.finish(parse("camel"))
    assert any("camel" in text for text in shown())
    results.finish(parse("camel"), "The file cannot be read.")
    assert "The file cannot be read." in shown()
    results.begin(EVERYTHING)
    results.finish(parse("needle"))
    assert not any("camel" in text or "cannot" in text for text in shown())
