"""The desktop page: notifications and the tray, effective at once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from chatapp.core.settings import Settings
from chatapp.ui.settings.desktop_page import DesktopPage


def page(qtbot: QtBot, settings: Settings) -> tuple[DesktopPage, list[Settings]]:
    shown, told = DesktopPage(settings), list[Settings]()
    qtbot.addWidget(shown)
    shown.changed.connect(told.append)
    shown.show()
    return shown, told


def test_a_switch_takes_effect_at_once(qtbot: QtBot) -> None:
    shown, told = page(qtbot, Settings())
    shown.notify_words.click()
    assert told == [Settings(notify_words=False)]
    shown.notify.click()
    assert told[-1] == Settings(notify=False, notify_words=False)
    # Without notifications there is nothing to leave out of them.
    assert not shown.notify_words.isEnabled()


@pytest.mark.parametrize("there", [True, False])
def test_the_tray_is_offered_where_there_is_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there)
    shown, told = page(qtbot, Settings())
    assert shown.keep_in_tray.isEnabled() is there
    assert not shown.keep_in_tray.isChecked()
    said = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert ("no system tray" in said) is not there
    shown.keep_in_tray.click()
    assert told == ([Settings(keep_in_tray=True)] if there else [])
