"""Fingers and a window manager on an X screen: keys by XTEST, and what a frame tells its window.

Xlib is called as it is (ctypes); the tests' own Xvfb has no window manager, so this is it.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from typing import Any

_POINTER_ROOT = 1  # the focus is where the pointer is, as on a fresh screen
_VIEWABLE = 2
_CLIENT_MESSAGE = 33
_SUBSTRUCTURE_NOTIFY = 1 << 19


class _Attributes(Structure):
    """``XWindowAttributes``: only what is read here is named."""

    _fields_ = (
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("border_width", c_int),
        ("depth", c_int),
        ("visual", c_void_p),
        ("root", c_ulong),
        ("class_", c_int),
        ("bit_gravity", c_int),
        ("win_gravity", c_int),
        ("backing_store", c_int),
        ("backing_planes", c_ulong),
        ("backing_pixel", c_ulong),
        ("save_under", c_int),
        ("colormap", c_ulong),
        ("map_installed", c_int),
        ("map_state", c_int),
        ("all_event_masks", c_long),
        ("your_event_mask", c_long),
        ("do_not_propagate_mask", c_long),
        ("override_redirect", c_int),
        ("screen", c_void_p),
    )


class _ClientMessage(Structure):
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


@ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
def _look_away(_display: object, _error: object) -> int:
    """A window may be gone by the time it is asked about; Xlib would end the process."""
    return 0


class Screen:
    """The X screen in DISPLAY; a context manager."""

    def __init__(self) -> None:
        self._x: Any = ctypes.CDLL("libX11.so.6")
        self._test: Any = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XStringToKeysym.restype = c_ulong
        self._x.XInternAtom.restype = c_ulong
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XkbKeycodeToKeysym.restype = c_ulong
        self._x.XSetErrorHandler.restype = c_void_p
        self._before = self._x.XSetErrorHandler(_look_away)
        self._display = c_void_p(self._x.XOpenDisplay(os.environ["DISPLAY"].encode()))
        assert self._display, "no X server answers"

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *_: object) -> None:
        self.focus(_POINTER_ROOT)
        self._x.XCloseDisplay(self._display)
        self._x.XSetErrorHandler(c_void_p(self._before))

    def window(self, pid: int) -> int | None:
        """The main window of the process, once it is on the screen."""
        for window in self._children(self._x.XDefaultRootWindow(self._display)):
            attributes = self._attributes(window)
            if (
                attributes.map_state == _VIEWABLE
                and not attributes.override_redirect
                and self._pid(window) == pid
            ):
                return window
        return None

    def focus(self, window: int) -> None:
        """Keys go to this window from now on."""
        self._x.XSetInputFocus(self._display, c_ulong(window), _POINTER_ROOT, c_ulong(0))
        self._sync()

    def type(self, text: str) -> None:
        """Press the keys of an American keyboard for ``text`` (ASCII)."""
        for character in text:
            keysym = ord(character)  # for ASCII they are the same
            code = self._code(keysym)
            shifted = self._x.XkbKeycodeToKeysym(self._display, code, 0, 0) != keysym
            self._press(code, *([self._named("Shift_L")] if shifted else []))

    def press(self, *names: str) -> None:
        """Press a key while others are held: ``press("Control_L", "q")``."""
        *held, last = [self._named(name) for name in names]
        self._press(last, *held)

    def close(self, window: int) -> None:
        """Close a window as a window manager does when its close button is clicked."""
        message = _ClientMessage(
            type=_CLIENT_MESSAGE,
            window=window,
            message_type=self._atom("WM_PROTOCOLS"),
            format=32,
            data=(c_long * 5)(self._atom("WM_DELETE_WINDOW"), 0, 0, 0, 0),
        )
        self._x.XSendEvent(self._display, c_ulong(window), 0, c_long(0), byref(message))
        self._sync()

    def watch_activations(self) -> None:
        """See from now on what programs ask of a window manager."""
        root = c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, root, c_long(_SUBSTRUCTURE_NOTIFY))
        self._sync()

    def activations(self) -> list[tuple[int, int]]:
        """Windows for which the focus was asked since the last time, each with its time."""
        found: list[tuple[int, int]] = []
        message = _ClientMessage()
        self._sync()
        while self._x.XCheckTypedEvent(self._display, _CLIENT_MESSAGE, byref(message)):
            if message.message_type == self._atom("_NET_ACTIVE_WINDOW"):
                found.append((message.window, message.data[1]))
        return found

    def resize(self, window: int, width: int, height: int) -> None:
        """Resize a window as a window manager does when its frame is dragged; pixels."""
        self._x.XResizeWindow(self._display, c_ulong(window), c_uint(width), c_uint(height))
        self._sync()

    def size(self, window: int) -> tuple[int, int]:
        """Width and height in pixels."""
        found = self._attributes(window)
        return found.width, found.height

    def _attributes(self, window: int) -> Any:
        found = _Attributes()
        self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(found))
        return found

    def _children(self, window: int) -> list[int]:
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        children = POINTER(c_ulong)()
        self._x.XQueryTree(
            self._display,
            c_ulong(window),
            byref(root),
            byref(parent),
            byref(children),
            byref(count),
        )
        found = [children[i] for i in range(count.value)]
        if found:
            self._x.XFree(children)
        return found

    def _pid(self, window: int) -> int | None:
        kind, size, count, left = c_ulong(), c_int(), c_ulong(), c_ulong()
        value = POINTER(c_ulong)()
        self._x.XGetWindowProperty(
            self._display,
            c_ulong(window),
            c_ulong(self._atom("_NET_WM_PID")),
            c_long(0),
            c_long(1),
            0,
            c_ulong(0),
            byref(kind),
            byref(size),
            byref(count),
            byref(left),
            byref(value),
        )
        if not count.value:
            return None
        pid = value[0]
        self._x.XFree(value)
        return int(pid)

    def _atom(self, name: str) -> int:
        return self._x.XInternAtom(self._display, c_char_p(name.encode()), 0)

    def _named(self, name: str) -> int:
        return self._code(self._x.XStringToKeysym(c_char_p(name.encode())))

    def _code(self, keysym: int) -> int:
        code = self._x.XKeysymToKeycode(self._display, c_ulong(keysym)) & 0xFF
        assert code, f"no key for {keysym:#x}"
        return code

    def _press(self, code: int, *held: int) -> None:
        for key in (*held, code):
            self._test.XTestFakeKeyEvent(self._display, c_uint(key), 1, c_ulong(0))
        for key in (code, *reversed(held)):
            self._test.XTestFakeKeyEvent(self._display, c_uint(key), 0, c_ulong(0))
        self._sync()

    def _sync(self) -> None:
        self._x.XSync(self._display, 0)
