"""The Windows task bar button: ITaskbarList3, called by ctypes."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from chatapp.ui.desktop.taskbar_state import Shown

if sys.platform == "win32":
    from ctypes import HRESULT, POINTER, WINFUNCTYPE, byref, c_int, c_ulonglong, c_void_p, wintypes

    class _Guid(ctypes.Structure):
        _fields_ = (("bytes", ctypes.c_ubyte * 16),)

        def __init__(self, text: str) -> None:
            super().__init__()
            ctypes.windll.ole32.CLSIDFromString(text, byref(self))

    _TASKBAR_LIST = "{56FDF344-FD6D-11D0-958A-006097C9A090}"
    _ITASKBAR_LIST_3 = "{EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF}"
    _IN_THIS_PROCESS = 1
    _NOTHING, _INDETERMINATE, _NORMAL = 0, 1, 2
    _STEPS = 1000
    # Places in the interface's table: IUnknown has three, ITaskbarList five, ITaskbarList2 one.
    _INIT, _SET_PROGRESS_VALUE, _SET_PROGRESS_STATE = 3, 9, 10

    class WindowsTaskBar:
        """The button of the window with the handle `window`."""

        def __init__(self, window: int) -> None:
            self._window = window
            self._list = c_void_p()
            found = ctypes.windll.ole32.CoCreateInstance(
                byref(_Guid(_TASKBAR_LIST)),
                None,
                _IN_THIS_PROCESS,
                byref(_Guid(_ITASKBAR_LIST_3)),
                byref(self._list),
            )
            if found == 0:
                self._call(_INIT)

        def show(self, shown: Shown) -> None:
            """Show progress; a reply under way has no end in sight."""
            if not self._list:
                return  # a Windows without a task bar
            if shown.progress is not None:
                done = round(shown.progress * _STEPS)
                self._call(_SET_PROGRESS_STATE, (wintypes.HWND, self._window), (c_int, _NORMAL))
                self._call(
                    _SET_PROGRESS_VALUE,
                    (wintypes.HWND, self._window),
                    (c_ulonglong, done),
                    (c_ulonglong, _STEPS),
                )
            else:
                state = _INDETERMINATE if shown.busy else _NOTHING
                self._call(_SET_PROGRESS_STATE, (wintypes.HWND, self._window), (c_int, state))

        def _call(self, place: int, *arguments: tuple[Any, int]) -> None:
            """Call a method of the interface; what Windows says of it changes nothing here."""
            table = ctypes.cast(self._list, POINTER(POINTER(c_void_p))).contents
            method = WINFUNCTYPE(HRESULT, c_void_p, *(kind for kind, _ in arguments))
            try:
                method(table[place])(self._list, *(value for _, value in arguments))
            except OSError:
                self._list = c_void_p()
