"""What tests of widgets run in: a robot that waits as long as every other test does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.waiting import LIMIT, words_of


class PatientBot(QtBot):
    """Waits up to `LIMIT` unless told otherwise: pytest-qt's 5 s are little on a busy machine."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        """Wait until `callback` is true, at most `timeout` milliseconds."""
        try:
            super().waitUntil(callback, timeout=timeout or int(LIMIT * 1000))
        except self.TimeoutError as error:
            raise AssertionError(f"{error}: {words_of(callback)}") from None


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The robot of pytest-qt, more patient."""
    return PatientBot(request)
