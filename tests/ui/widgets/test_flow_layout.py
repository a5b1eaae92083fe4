"""The flow layout: rows that fill the width, nothing over anything, nothing outside."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chatapp.ui.widgets.flow_layout import FlowLayout

GAP = 8
SIZES = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 60)), max_size=12)


def laid_out(sizes: list[tuple[int, int]], width: int) -> tuple[QWidget, list[QWidget]]:
    parent = QWidget()
    flow = FlowLayout(parent, GAP)
    children: list[QWidget] = []
    for w, h in sizes:
        child = QWidget()
        child.setFixedHeight(h)
        child.setMinimumWidth(w)
        flow.addWidget(child)
        child.show()
        children.append(child)
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    return parent, children


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=SIZES, width=st.integers(10, 900))
def test_nothing_overlaps_and_nothing_sticks_out(
    qtbot: QtBot, sizes: list[tuple[int, int]], width: int
) -> None:
    parent, children = laid_out(sizes, width)
    layout = parent.layout()
    assert isinstance(layout, FlowLayout)
    height = layout.heightForWidth(width)
    areas = [child.geometry() for child in children]
    for number, area in enumerate(areas):
        assert area.top() >= 0
        assert area.bottom() < height
        assert area.left() >= 0
        # What is itself wider than the row may stick out; nothing else.
        assert area.right() < width or sizes[number][0] > width
        assert not any(area.intersects(other) for other in areas[number + 1 :])


def test_what_does_not_fit_goes_to_the_next_row(qtbot: QtBot) -> None:
    parent, (one, two, three) = laid_out([(100, 20), (100, 30), (100, 20)], 208)
    assert (one.x(), two.x(), three.x()) == (0, 108, 0)
    assert one.geometry().center().y() == two.geometry().center().y()
    assert three.y() == 30 + GAP
    parent.deleteLater()


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    parent, (one, two, three) = laid_out([(100, 20), (100, 20), (100, 20)], 208)
    two.hide()
    layout = parent.layout()
    assert isinstance(layout, FlowLayout)
    layout.setGeometry(QRect(0, 0, 208, 20))
    assert (one.x(), three.x()) == (0, 108)
    assert layout.heightForWidth(208) == 20


def test_an_empty_flow_has_no_height(qtbot: QtBot) -> None:
    parent, _ = laid_out([], 100)
    layout = parent.layout()
    assert isinstance(layout, FlowLayout)
    assert layout.heightForWidth(100) == 0


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("to_end", [False, True])
def test_rows_stand_where_one_begins_to_read_or_where_one_ends(
    qtbot: QtBot, mirrored: bool, to_end: bool
) -> None:
    ways = Qt.LayoutDirection
    parent = QWidget()
    parent.setLayoutDirection(ways.RightToLeft if mirrored else ways.LeftToRight)
    flow = FlowLayout(parent, GAP, to_end=to_end)
    first, second = QWidget(), QWidget()
    for child in (first, second):
        child.setMinimumSize(60, 20)
        flow.addWidget(child)
        child.show()
    flow.setGeometry(QRect(0, 0, 300, 20))
    left, right = (second, first) if mirrored else (first, second)
    assert left.geometry().right() < right.geometry().left()
    if to_end == mirrored:
        assert left.geometry().left() == 0
    else:
        assert right.geometry().right() == 299
