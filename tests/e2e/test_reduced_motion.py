"""Less motion: as the system asks for it, over a real message bus, or as it was chosen."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.e2e.driver import Window, window
from tests.loopback import Loopback, reply
from tests.messagebus import PORTAL, PORTAL_SETTINGS, Service, bus, needs_bus, service
from tests.ui.looks import OFFSCREEN

pytestmark = [OFFSCREEN, needs_bus]

GNOME = "org.gnome.desktop.interface", "enable-animations"


@pytest.fixture(autouse=True)
def own_bus(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    with bus(monkeypatch):
        yield


async def ask(w: Window) -> None:
    """Have a reply: with the first, the system is asked."""
    w.type("What are tides?")
    await w.status_begins("Done")


def spreads(w: Window) -> bool:
    return w.pane.view.updates.spreads


async def test_a_desktop_without_animations_is_followed_and_told_otherwise_too(
    profile: Path,
) -> None:
    with Loopback() as server, service(*PORTAL, PORTAL_SETTINGS, "still") as portal:
        server.answer(*reply("High."))
        async with window(profile, server) as w:
            assert spreads(w), "nobody was asked yet"
            await ask(w)
            await w.until(lambda: not spreads(w), "no spreading")
            portal.emit("SettingChanged", "ssv", *GNOME, ["b", True])
            await w.until(lambda: spreads(w), "spreading again")
            assert len(portal.calls("ReadAll")) == 1


OTHERS = {
    "any desktop": ("org.freedesktop.appearance", "reduced-motion", ["u", 1]),
    "Plasma": ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", ["s", "0"]),
}


@pytest.mark.parametrize("desktop", OTHERS)
async def test_other_ways_to_say_it_are_understood(profile: Path, desktop: str) -> None:
    with Loopback() as server, service(*PORTAL, PORTAL_SETTINGS) as portal:
        server.answer(*reply("High."))
        async with window(profile, server) as w:
            await ask(w)
            await w.until(lambda: heard(portal), "the question")
            portal.emit("SettingChanged", "ssv", "org.example", "colour", ["s", "0"])
            portal.emit("SettingChanged", "ssv", *OTHERS[desktop])
            await w.until(lambda: not spreads(w), "no spreading")


def heard(portal: Service) -> bool:
    return bool(portal.calls("ReadAll"))


async def test_what_was_chosen_counts_more(profile: Path) -> None:
    profile.mkdir(exist_ok=True)
    (profile / "settings.toml").write_text('reduce_motion = "off"\n', "utf-8")
    with Loopback() as server, service(*PORTAL, PORTAL_SETTINGS, "still") as portal:
        server.answer(*reply("High."))
        async with window(profile, server) as w:
            await ask(w)
            await w.until(lambda: heard(portal), "the question")
            portal.emit("SettingChanged", "ssv", *GNOME, ["b", False])
            assert spreads(w)


async def test_without_a_portal_all_is_as_before(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("High."))
        async with window(profile, server) as w:
            await ask(w)
            assert spreads(w)
