"""The rows of the sidebar: order, folders, headings by date, and small steps equal to a rebuild."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Conversation, Folder
from chatapp.ui.sidebar.conversation_model import ConversationModel
from chatapp.ui.sidebar.item_data import ItemRole
from chatapp.ui.sidebar.sections import Shown, Sorting

NOON = datetime(2026, 3, 18, 12, 0).timestamp()
DAY = 86_400.0


def conversation(number: int, days_ago: float, title: str = "") -> Conversation:
    moment = NOON - days_ago * DAY
    return Conversation(f"c{number}", title or f"Title {number}", moment, moment)


def rows(model: ConversationModel) -> list[str]:
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def ids(model: ConversationModel) -> list[str]:
    every = (model.index(row).data(ItemRole.ID) for row in range(model.rowCount()))
    return [i for i in every if i]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def model(qtbot: QtBot) -> ConversationModel:
    return ConversationModel(now=lambda: NOON)


def test_conversations_stand_under_headings_newest_first(model: ConversationModel) -> None:
    model.set_conversations(
        [
            conversation(1, 400),
            conversation(2, 0.01),
            conversation(3, 1),
            conversation(4, 3),
            conversation(5, 0),
            conversation(6, 40),
        ]
    )
    assert rows(model) == [
        "Today",
        "Title 5",
        "Title 2",
        "Yesterday",
        "Title 3",
        "Previous 7 days",
        "Title 4",
        "February",
        "Title 6",
        "February 2025",
        "Title 1",
    ]


def test_an_items_name_begins_with_its_title_and_says_its_state(model: ConversationModel) -> None:
    model.set_conversations([conversation(1, 0, "Lisbon")])
    name = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1).data(name) == "Lisbon, 12:00"
    model.set_busy("c1", True)
    model.set_unread("c1", True)
    assert model.index(1).data(name) == "Lisbon, 12:00, reply in progress, unread"


def test_headings_cannot_be_chosen(model: ConversationModel) -> None:
    model.set_conversations([conversation(1, 0)])
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_new_title_changes_one_row(qtbot: QtBot, model: ConversationModel) -> None:
    one = conversation(1, 0)
    model.set_conversations([one, conversation(2, 1)])
    with (
        qtbot.waitSignal(model.dataChanged) as told,
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.put(replace(one, title="Better"))
    assert told.args is not None
    assert told.args[0].row() == 1
    assert rows(model)[1] == "Better"


def test_the_last_of_a_day_takes_its_heading_along(model: ConversationModel) -> None:
    model.set_conversations([conversation(1, 0), conversation(2, 1)])
    model.remove("c2")
    assert rows(model) == ["Today", "Title 1"]
    model.remove("c1")
    model.remove("c1")
    assert rows(model) == []


def folder(name: str, parent: str | None = None) -> Folder:
    return Folder(name, name.title(), parent)


def in_folder(number: int, days_ago: float, name: str) -> Conversation:
    return replace(conversation(number, days_ago), folder_id=name)


def test_pinned_then_folders_then_dates(model: ConversationModel) -> None:
    model.set_folders([folder("work"), folder("deep", "work"), folder("art")])
    model.set_conversations(
        [
            conversation(1, 0),
            replace(in_folder(2, 40, "work"), pinned=True),
            in_folder(3, 1, "work"),
            in_folder(4, 0, "deep"),
            in_folder(5, 2, "unknown"),
            replace(conversation(6, 0), archived=True),
        ]
    )
    assert rows(model) == [
        *("Pinned", "Title 2", "Art", "Work", "Title 3", "Deep", "Title 4"),
        *("Today", "Title 1", "Previous 7 days", "Title 5"),
    ]
    depths = [model.index(row).data(ItemRole.DEPTH) for row in range(8)]
    assert depths == [0, 0, 0, 0, 1, 1, 2, 0]
    model.set_shown(Shown.ARCHIVE)
    assert rows(model) == ["Today", "Title 6"]


def test_folders_open_and_close_and_are_remembered(model: ConversationModel) -> None:
    model.set_folders([folder("work"), folder("deep", "work")])
    model.set_conversations([in_folder(1, 0, "work"), in_folder(2, 0, "deep"), conversation(3, 0)])
    model.set_open("deep", False)
    model.set_open("work", False)
    assert rows(model) == ["Work", "Today", "Title 3"]
    assert model.row_of("c2") is None
    name = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(name) == "Work, folder, collapsed, 1 conversation"
    model.set_sorting(Sorting.NAME)
    later = ConversationModel(now=lambda: NOON)
    later.restore_state(model.state())
    later.set_folders([folder("work"), folder("deep", "work")])
    later.set_conversations([in_folder(2, 0, "deep"), in_folder(1, 0, "work"), conversation(3, 0)])
    assert rows(later) == ["Work", "Conversations", "Title 3"]
    later.set_open("work", True)
    assert rows(later) == ["Work", "Title 1", "Deep", "Conversations", "Title 3"]
    later.unfold("c2")
    assert later.row_of("c2") == 3
    later.restore_state("nonsense")
    assert later.sorting is Sorting.NAME


def test_many_changes_at_once_are_as_one_after_the_other(model: ConversationModel) -> None:
    many = [conversation(n, n / 10) for n in range(200)]
    model.set_conversations(many)
    gone = [replace(c, deleted_at=NOON) for c in many[:100]]
    model.put_all(gone)
    assert ids(model) == [c.id for c in many[100:]]
    model.put_all([replace(c, deleted_at=None) for c in gone[:2]])
    assert ids(model)[:2] == ["c0", "c1"]


def test_midnight_renews_the_headings(qtbot: QtBot) -> None:
    clock = [NOON]
    model = ConversationModel(now=lambda: clock[0])
    model.set_conversations([conversation(1, 0)])
    assert not model.follow_the_date()
    clock[0] += DAY
    assert model.follow_the_date()
    assert rows(model) == ["Yesterday", "Title 1"]


@pytest.mark.parametrize("typed", ["", "   ", "Title 1", "\n\t"])
def test_no_new_title_is_no_renaming(qtbot: QtBot, model: ConversationModel, typed: str) -> None:
    model.set_conversations([conversation(1, 0)])
    with qtbot.assertNotEmitted(model.renamed):
        assert not model.setData(model.index(1), typed)


def test_a_new_title_is_asked_for_and_not_taken(qtbot: QtBot, model: ConversationModel) -> None:
    model.set_conversations([conversation(1, 0)])
    with qtbot.waitSignal(model.renamed) as told:
        assert model.setData(model.index(1), "  Two\nlines ")
    assert told.args == ["c1", "Two lines"]
    assert rows(model)[1] == "Title 1"


def test_the_view_is_told_a_page_at_a_time(model: ConversationModel) -> None:
    model.set_conversations([conversation(n, n / 100) for n in range(5000)])
    first = model.rowCount()
    assert 0 < first < 1000
    assert model.canFetchMore(QModelIndex())
    model.remove("c4000")
    model.put(conversation(9000, 48.005))
    assert model.rowCount() == first
    model.put(conversation(9001, 0))
    assert model.rowCount() == first + 1
    row = model.row_of("c4500")
    assert row is not None
    model.tell(row)
    assert model.index(row).data(ItemRole.ID) == "c4500"
    assert len(rows(model)) > 5000


FOLDERS = [folder("work"), folder("deep", "work"), folder("art")]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "put", "remove", "busy", "open", "close"]),
        st.integers(0, 7),
        st.sampled_from([0.0, 0.1, 0.2, 1.0, 1.1, 3.0, 5.0, 20.0, 40.0, 400.0]),
        st.sampled_from(["a", "b", "ab", "c"]),
        st.sampled_from([None, None, "work", "deep", "art"]),
        st.sampled_from(["", "", "pinned", "archived"]),
    ),
    max_size=40,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=STEPS,
    crowd=st.sampled_from([0, 400]),
    sorting=st.sampled_from(Sorting),
    shown=st.sampled_from(Shown),
)
def test_any_steps_end_as_if_built_at_once(
    qtbot: QtBot,
    steps: list[tuple[str, int, float, str, str | None, str]],
    crowd: int,
    sorting: Sorting,
    shown: Shown,
) -> None:
    model = ConversationModel(now=lambda: NOON)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    tester.setUseFetchMore(False)  # it would fetch in the middle of a reset
    known = {c.id: c for c in (conversation(n, n / 8) for n in range(100, 100 + crowd))}
    model.set_folders(FOLDERS)
    model.set_sorting(sorting)
    model.set_shown(shown)
    model.set_conversations(known.values())
    for verb, number, days, title, place, mark in steps:
        one = replace(
            conversation(number, days, title),
            folder_id=place,
            pinned=mark == "pinned",
            archived=mark == "archived",
        )
        if verb == "put":
            model.put(one)
            known[one.id] = one
        elif verb == "remove":
            model.remove(one.id)
            known.pop(one.id, None)
        elif verb == "busy":
            model.set_busy(one.id, days > 1)
        else:
            model.set_open(place or "work", verb == "open")
    whole = ConversationModel(now=lambda: NOON)
    whole.restore_state(model.state())
    whole.set_shown(shown)
    whole.set_folders(FOLDERS)
    whole.set_conversations(known.values())
    assert rows(model) == rows(whole)
    assert ids(model) == ids(whole)
    assert tester.model() is model
    for row in range(model.rowCount()):
        if name := model.index(row).data(ItemRole.ID):
            assert model.row_of(name) == row
