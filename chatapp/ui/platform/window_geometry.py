"""Saves a window's place and size, and restores them where they can be seen."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_FARTHEST = 1 << 20
"""Pixels, farther than any screens reach together."""


class Placement(NamedTuple):
    """A window's place, without its frame, and the screen it was on."""

    rect: QRect
    frame: QMargins
    maximised: bool
    full_screen: bool
    screen: tuple[str, ...]
    """The names the system has for the screen."""
    screen_rect: QRect

    def as_json(self) -> dict[str, object]:
        """The placement in values that JSON has."""
        m = self.frame
        return {
            "rect": self.rect.getRect(),
            "frame": (m.left(), m.top(), m.right(), m.bottom()),
            "maximised": self.maximised,
            "full_screen": self.full_screen,
            "screen": self.screen,
            "screen_rect": self.screen_rect.getRect(),
        }


def from_json(found: object) -> Placement | None:
    """The placement that `as_json` gave; None for anything else."""
    if not isinstance(found, dict):
        return None
    table = cast("dict[str, Any]", found)
    try:
        left, top, right, bottom = (int(n) for n in table["frame"])
        return Placement(
            rect=_rect(table["rect"]),
            frame=QMargins(left, top, right, bottom),
            maximised=table["maximised"] is True,
            full_screen=table["full_screen"] is True,
            screen=tuple(str(name) for name in table["screen"]),
            screen_rect=_rect(table["screen_rect"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def of(window: QWidget) -> Placement:
    """The placement of `window` now, or if it were neither minimised nor maximised."""
    state, outer, inner = window.windowState(), window.frameGeometry(), window.geometry()
    screen = window.screen()
    special = state & ~Qt.WindowState.WindowActive
    return Placement(
        rect=(window.normalGeometry() if special else inner),
        frame=QMargins(
            max(0, inner.left() - outer.left()),
            max(0, inner.top() - outer.top()),
            max(0, outer.right() - inner.right()),
            max(0, outer.bottom() - inner.bottom()),
        ),
        maximised=bool(state & Qt.WindowState.WindowMaximized),
        full_screen=bool(state & Qt.WindowState.WindowFullScreen),
        screen=_names(screen),
        screen_rect=screen.geometry(),
    )


def put(window: QWidget, there: Placement) -> None:
    """Place `window`, before it is shown: on the same screen, or on one that there is."""
    screens = QGuiApplication.screens()
    screen = _same(there, screens)
    if screen is not None:
        # Screens may have been arranged anew.
        wanted = there.rect.translated(screen.geometry().topLeft() - there.screen_rect.topLeft())
    else:
        wanted, screen = there.rect, _nearest(there.rect, screens)
    window.setScreen(screen)
    window.setGeometry(fitted(wanted, there.frame, screen.availableGeometry()))
    if there.maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    if there.full_screen:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)


def fitted(wanted: QRect, frame: QMargins, available: QRect) -> QRect:
    """`wanted`, moved and shrunk so far that it lies in `available` with its frame."""
    outer = wanted.marginsAdded(frame)
    outer.setSize(outer.size().boundedTo(available.size()))
    outer.moveRight(min(outer.right(), available.right()))
    outer.moveBottom(min(outer.bottom(), available.bottom()))
    outer.moveLeft(max(outer.left(), available.left()))
    outer.moveTop(max(outer.top(), available.top()))
    return outer.marginsRemoved(frame)


def _rect(found: Any) -> QRect:
    left, top, width, height = (int(n) for n in found)
    if width < 1 or height < 1 or max(map(abs, (left, top, width, height))) > _FARTHEST:
        raise ValueError("a rectangle that no screen shows")
    return QRect(left, top, width, height)


def _names(screen: QScreen) -> tuple[str, ...]:
    return screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()


def _same(there: Placement, screens: list[QScreen]) -> QScreen | None:
    """The screen that most likely is the one of `there`: it may hang on another socket."""
    made = there.screen[1:]
    same = [screen for screen in screens if _names(screen) == there.screen]
    same = same or [screen for screen in screens if any(made) and _names(screen)[1:] == made]
    return same[0] if len(same) == 1 else None


def _nearest(rect: QRect, screens: list[QScreen]) -> QScreen:
    """The screen that shows most of `rect`; the main one where none shows any."""

    def shown(screen: QScreen) -> int:
        seen = screen.geometry().intersected(rect)
        return max(0, seen.width()) * max(0, seen.height())

    primary = QGuiApplication.primaryScreen()
    return max([primary, *screens], key=shown)
