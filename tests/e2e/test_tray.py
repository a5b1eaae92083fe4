"""Closing the window quits, unless the person chose the tray; Quit always does."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox

from chatapp.ui.desktop import tray
from chatapp.ui.desktop.integration import DesktopIntegration
from tests.e2e.alive import Alive, program
from tests.e2e.atspi import Desktop
from tests.e2e.driver import Window
from tests.e2e.onscreen import window as on_screen
from tests.e2e.process import transcript
from tests.e2e.test_second_start import SOON, start
from tests.loopback import Gate, Loopback, reply
from tests.messagebus import TRAY, bus, needs_bus, service
from tests.ui.looks import OFFSCREEN
from tests.waiting import until

# What Qt says of an icon where there is no tray, beside what it says of its windows.
pytestmark = pytest.mark.qt_log_ignore(*OFFSCREEN.args, "systemTrayWindowChanged", extend=True)

CONTROL = Qt.KeyboardModifier.ControlModifier
CHOSEN = "keep_in_tray = true\n"


@pytest.fixture
def with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """This platform has no tray: the program believes in one, and its menu is real."""
    monkeypatch.setattr(tray, "has_tray", lambda: True)


def choose(w: Window, words: str) -> None:
    """Choose what the menu of the tray icon offers."""
    home = w.widget.findChild(DesktopIntegration)
    assert home is not None
    icon = home.tray()
    assert icon is not None
    (action,) = [a for a in icon.menu.actions() if a.text() == words]
    assert isinstance(action, QAction)
    action.trigger()


async def ends(p: Alive) -> None:
    await until(p.running.done, what="the end")
    assert p.running.result() == 0


@pytest.mark.usefixtures("with_tray")
async def test_closing_quits_unless_the_tray_was_chosen(profile: Path) -> None:
    async with program(profile) as p:
        w = await p.talks()
        w.widget.close()
        await ends(p)


async def test_without_a_tray_closing_quits_whatever_was_chosen(profile: Path) -> None:
    (profile / "settings.toml").write_text(CHOSEN)
    async with program(profile) as p:
        w = await p.talks()
        w.widget.close()
        await ends(p)


@pytest.mark.usefixtures("with_tray")
async def test_in_the_tray_replies_go_on_and_a_second_start_raises_it(profile: Path) -> None:
    (profile / "settings.toml").write_text(CHOSEN)
    gate = Gate()
    with Loopback() as server:
        server.answer(gate, *reply("Said in the dark."))
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Go on?")
            await until(gate.reached.is_set)
            w.type("A draft", enter=False)
            w.widget.close()
            assert not w.widget.isVisible()
            gate.open()
            await until(
                lambda: transcript(profile)[-1:] == [("assistant", "done", "Said in the dark.")]
            )
            assert not p.running.done()
            await start(profile)
            await until(w.widget.isVisible)
            assert w.composer.toPlainText() == "A draft"
            assert w.answer.startswith("Said in the dark.")
            w.press(Qt.Key.Key_Q, CONTROL)
            await ends(p)


@pytest.mark.usefixtures("with_tray")
async def test_the_icons_menu_opens_begins_and_quits(profile: Path) -> None:
    (profile / "settings.toml").write_text(CHOSEN)
    with Loopback() as server:
        async with program(profile, server) as p:
            w = await p.talks()
            w.type("Before")
            await w.status_begins("Done")
            w.widget.close()
            choose(w, "Open Chatapp")
            assert w.widget.isVisible()
            assert w.widget.windowTitle().startswith("Before")
            w.widget.close()
            choose(w, "New conversation")
            assert w.widget.isVisible()
            assert w.pane.conversation_id == ""
            w.widget.close()
            choose(w, "Quit")
            await ends(p)


@pytest.mark.usefixtures("with_tray")
async def test_the_choice_takes_effect_at_once(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chatapp.ui.settings import desktop_page

    monkeypatch.setattr(desktop_page.QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    async with program(profile) as p:
        w = await p.talks()
        assert not w.widget.stays
        w.click("Settings")
        box = next(
            b
            for b in w.widget.findChildren(QCheckBox)
            if b.accessibleName() == "Keep running in the system tray"
        )
        box.click()
        await until(lambda: w.widget.stays)
        box.click()
        await until(lambda: not w.widget.stays)
        box.window().close()


@pytest.fixture
def desktop() -> Generator[Desktop]:
    with Desktop() as listening:
        yield listening


@pytest.mark.screen
@needs_bus
def test_the_icon_is_the_desktops_and_leads_back(
    desktop: Desktop, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Linux's alone, as this test is.
    import jeepney
    from jeepney import DBusAddress
    from jeepney.io.blocking import open_dbus_connection

    (profile / "settings.toml").write_text(CHOSEN)
    with (
        bus(monkeypatch) as address,
        service(*TRAY) as watcher,
        on_screen(desktop, profile) as w,
    ):
        (item,) = w.program.until(lambda: watcher.calls("RegisterStatusNotifierItem"), "the icon")
        w.screen.close(w.window)
        w.program.until(lambda: w.screen.window(w.program.pid) is None, "the closed window")
        with open_dbus_connection(address) as connection:
            icon = DBusAddress(
                "/StatusNotifierItem", bus_name=item[0], interface="org.kde.StatusNotifierItem"
            )
            activate = cast("Any", jeepney).new_method_call(icon, "Activate", "ii", (0, 0))
            connection.send_and_get_reply(activate, timeout=SOON)
        w.program.until(lambda: w.screen.window(w.program.pid), "the window")
        w.screen.focus(w.window)
        w.screen.press("Control_L", "q")
        assert w.program.wait(SOON) == 0
        assert w.program.errors == ""
