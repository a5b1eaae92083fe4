"""Less motion on Linux: the settings that desktops share with programs through the portal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress

from chatapp.ui.desktop.bus import SessionBus

_SETTINGS = ("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_LESS: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda value: value == 1,
    ("org.gnome.desktop.interface", "enable-animations"): lambda value: value is False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): lambda value: value in {"0", "0.0"},
}
"""The settings that ask for less motion, each with the values that do."""


class MotionPortal:
    """Reads these settings, and hears of their changes; `told` gets True for less motion."""

    def __init__(self, told: Callable[[bool], object]) -> None:
        self._told = told
        self._less: dict[tuple[str, str], bool] = {}
        path, interface = _SETTINGS
        self._address = DBusAddress(
            path, bus_name="org.freedesktop.portal.Desktop", interface=interface
        )
        self._bus = SessionBus([_SETTINGS], self._heard)

    async def ask(self) -> None:
        """Read the settings, and tell what they say. Raises `NoService`."""
        groups = [group for group, _ in _LESS]
        (found,) = await self._bus.call(self._address, "ReadAll", "as", groups)
        for group, settings in found.items():
            for name, value in settings.items():
                self._take(group, name, value)
        self._told(any(self._less.values()))

    async def close(self) -> None:
        """Let the bus go."""
        await self._bus.close()

    def _heard(self, signal: str, values: tuple[Any, ...]) -> None:
        if signal == "SettingChanged":
            self._take(*values)
            self._told(any(self._less.values()))

    def _take(self, group: str, name: str, value: tuple[str, Any]) -> None:
        if (asks := _LESS.get((group, name))) is not None:
            self._less[group, name] = asks(value[1])
