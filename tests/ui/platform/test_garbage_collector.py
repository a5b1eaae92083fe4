"""Cycles end in the window's thread, whichever thread allocates."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimerEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatapp.ui.platform.garbage_collector import QUIET_LOOKS, REST_LOOKS, Collector


class Cycle:
    """Garbage only a collection can find; says in which thread it ended."""

    def __init__(self, ended: list[int]) -> None:
        self.myself = self
        self.ended = ended

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


@pytest.fixture
def automatic() -> Iterator[None]:
    """Python's own collection, as a program starts with it."""
    before = gc.isenabled()
    gc.enable()
    yield
    gc.enable() if before else gc.disable()


def allocate_elsewhere() -> int:
    """Let another thread allocate enough for a collection; gives its name."""
    done: list[int] = []

    def work() -> None:
        kept = [[number] for number in range(50_000)]
        done.append(threading.get_ident() if kept else 0)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return done[0]


@pytest.mark.usefixtures("automatic")
def test_python_itself_collects_wherever_it_allocates() -> None:
    ended: list[int] = []
    gc.collect()
    Cycle(ended)
    assert allocate_elsewhere() in ended


@pytest.mark.usefixtures("automatic")
def test_only_the_thread_of_the_collector_collects(qtbot: QtBot) -> None:
    collector = Collector()
    ended: list[int] = []
    Cycle(ended)
    kept = [[number] for number in range(100_000)]
    allocate_elsewhere()
    assert not ended
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.get_ident()]
    assert kept
    collector.stop()
    collector.stop()
    assert gc.isenabled()
    assert not gc.get_freeze_count()


@pytest.mark.usefixtures("automatic")
def test_not_everything_is_walked_through_while_a_reply_arrives(qtbot: QtBot) -> None:
    collector = Collector()
    walks: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            walks.append(info["generation"])

    gc.callbacks.append(note)
    look = QTimerEvent(0)
    for _ in range(2 * REST_LOOKS):
        gc.collect(1)
        collector.wake()
        collector.timerEvent(look)
    assert 2 not in walks
    for _ in range(QUIET_LOOKS):
        collector.timerEvent(look)
    assert 2 in walks
    gc.callbacks.remove(note)
    collector.stop()


def test_where_python_did_not_collect_before_it_does_not_afterwards(qapp: QApplication) -> None:
    assert not gc.isenabled()
    Collector().stop()
    assert not gc.isenabled()
