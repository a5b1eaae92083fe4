"""Uses the desktop's activation token, without which a window cannot come to the front."""

from __future__ import annotations

import ctypes
import os
from ctypes import c_char_p, c_int, c_long, c_ulong, c_void_p
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_CLIENT_MESSAGE = 33
_FOR_WINDOW_MANAGERS = (1 << 19) | (1 << 20)
_FROM_A_PROGRAM = 1


def use(token: str, window: QWidget) -> None:
    """Let the next `activateWindow` of `window`, which is shown, count as the person's own.

    `token` is what Wayland or X11 gave to whatever was clicked; one of another platform,
    or that is not understood, does nothing.
    """
    platform = QGuiApplication.platformName()
    if platform == "wayland":
        # Where Qt looks for it, each time a window asks to be activated.
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    elif platform == "xcb" and (when := clicked_at(token)) is not None:
        _activate(int(window.winId()), when)


def clicked_at(startup_id: str) -> int | None:
    """The X server's time of the click that a `DESKTOP_STARTUP_ID` tells of, if it does."""
    _, mark, time = startup_id.rpartition("_TIME")
    return int(time) if mark and time.isascii() and time.isdigit() else None


class _Message(ctypes.Structure):
    """``XClientMessageEvent``, as long as an ``XEvent``."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("rest", c_long * 12),
    )


def _activate(window: int, when: int) -> None:
    """Ask the window manager for the focus with the time of the click, which Qt does not know."""
    try:
        x: Any = ctypes.CDLL("libX11.so.6")
    except OSError:
        return
    x.XOpenDisplay.restype = c_void_p
    x.XInternAtom.restype = x.XDefaultRootWindow.restype = c_ulong
    display = c_void_p(x.XOpenDisplay(None))
    if not display:
        return
    message = _Message(
        type=_CLIENT_MESSAGE,
        window=window,
        message_type=x.XInternAtom(display, c_char_p(b"_NET_ACTIVE_WINDOW"), 0),
        format=32,
        data=(c_long * 5)(_FROM_A_PROGRAM, when, 0, 0, 0),
    )
    root = c_ulong(x.XDefaultRootWindow(display))
    x.XSendEvent(display, root, 0, c_long(_FOR_WINDOW_MANAGERS), ctypes.byref(message))
    x.XCloseDisplay(display)
