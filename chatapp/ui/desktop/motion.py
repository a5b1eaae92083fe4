"""Less motion: learns if the system asks programs for it."""

from __future__ import annotations

import asyncio
import ctypes
import ctypes.util
import logging
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from chatapp.ui.desktop.motion_portal import MotionPortal

_SPI_GETCLIENTAREAANIMATION = 0x1042

log = logging.getLogger("chatapp.desktop")


class SystemMotion(QObject):
    """Says if the system asks for less motion, once it was asked."""

    changed = Signal(bool)
    """True if it asks for less from now on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.less = False
        self._portal: MotionPortal | None = None
        self._asking: asyncio.Task[None] | None = None

    def ask(self) -> None:
        """Ask the system; on Linux once, for it tells of changes."""
        if sys.platform == "win32":
            self._take(_on_windows())
        elif sys.platform == "darwin":
            self._take(_on_macos())
        elif self._asking is None:
            self._asking = asyncio.ensure_future(self._ask_portal())

    async def close(self) -> None:
        """Listen no more."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)
        if self._portal is not None:
            await self._portal.close()

    async def _ask_portal(self) -> None:
        # Imported here, with the first reply: it takes jeepney, which is Linux's.
        from chatapp.ui.desktop.bus import NoService
        from chatapp.ui.desktop.motion_portal import MotionPortal

        self._portal = MotionPortal(self._take)
        try:
            await self._portal.ask()
        except NoService as error:
            log.info("Nobody says if motion is wanted: %s", error)

    def _take(self, less: bool) -> None:
        if less != self.less:
            self.less = less
            self.changed.emit(less)


def _on_windows() -> bool:
    """True if "Animation effects" are turned off."""
    if sys.platform != "win32":
        return False
    animated = ctypes.c_int(1)
    said = ctypes.windll.user32.SystemParametersInfoW(
        _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0
    )
    return bool(said) and not animated.value


def _on_macos() -> bool:
    """True if "Reduce motion" is turned on."""
    objc = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    pointers = ctypes.c_void_p, ctypes.c_void_p

    def ask(receiver: Any, question: bytes, answer: Any) -> Any:
        send = ctypes.CFUNCTYPE(answer, *pointers)(("objc_msgSend", objc))
        return send(receiver, objc.sel_registerName(question))

    shared = ask(objc.objc_getClass(b"NSWorkspace"), b"sharedWorkspace", ctypes.c_void_p)
    return bool(ask(shared, b"accessibilityDisplayShouldReduceMotion", ctypes.c_bool))
