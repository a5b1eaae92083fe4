"""Conversations and answers dragged out of the window: what would be dropped elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from chatapp.ui.widgets import drag_files
from tests.e2e.driver import Window, window
from tests.loopback import Loopback, reply
from tests.waiting import until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """The data that was dragged. The drag itself is the window system's, with a loop of its own."""
    found: list[QMimeData] = []

    def keep(source: QWidget, data: QMimeData, actions: Qt.DropAction) -> None:
        assert actions & Qt.DropAction.CopyAction
        found.append(data)

    monkeypatch.setattr(drag_files, "run", keep)
    return found


def pull(widget: QWidget, start: QPoint) -> None:
    """Press there, and move away with the button held."""
    far = QApplication.startDragDistance() + 5
    QTest.mousePress(widget, LEFT, pos=start)
    for step in (far // 2, far, far + 3):
        QTest.mouseMove(widget, start + QPoint(0, step))


def files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls()]


async def asked(w: Window) -> None:
    w.type("What is a tree?")
    await w.status_begins("Done")


async def test_a_conversation_is_dragged_out_as_a_file(
    profile: Path, dragged: list[QMimeData]
) -> None:
    with Loopback() as server:
        server.answer(*reply("A *plant*."))
        async with window(profile, server) as w:
            await asked(w)
            view = w.widget.sidebar.list
            row = next(
                i
                for n in range(view.rows.rowCount())
                if (i := view.rows.index(n)).data() == "What is a tree?"
            )
            spot = view.visualRect(row).center()
            pull(view.viewport(), spot)
            await until(lambda: dragged, what="the drag")
            QTest.mouseRelease(view.viewport(), LEFT, pos=spot)
            (path,) = files(dragged[0])
            assert path.name == "What is a tree.md"
            assert "## Assistant\n\nA *plant*." in path.read_text(encoding="utf-8")
            # It still is what the list itself takes for a move into a folder.
            assert len(dragged[0].formats()) >= 2
            # Let go before the files are there: no drag begins.
            pull(view.viewport(), spot)
            QTest.mouseRelease(view.viewport(), LEFT, pos=spot)
            await w.until(lambda: w.answer == "A plant.")
            assert len(dragged) == 1


async def test_an_answer_is_dragged_out_by_its_copy_button(
    profile: Path, dragged: list[QMimeData]
) -> None:
    with Loopback() as server:
        server.answer(*reply("## A *plant*: with a trunk?\n\nYes."))
        async with window(profile, server) as w:
            await asked(w)
            await w.until(lambda: w.showing("Copy"))
            button = w.find(QAbstractButton, "Copy")
            pull(button, button.rect().center())
            QTest.mouseRelease(button, LEFT, pos=QPoint(-50, -50))
            (data,) = dragged
            assert data.text() == "## A *plant*: with a trunk?\n\nYes."
            (path,) = files(data)
            assert path.name == "A plant with a trunk.md"
            assert path.read_text(encoding="utf-8") == f"{data.text()}\n"
            assert QApplication.clipboard().text() != data.text()  # it was no press
            # A press is a press still.
            w.click("Copy")
            assert "plant" in QApplication.clipboard().text()
