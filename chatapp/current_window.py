"""CurrentWindow: the window that is open now, for requests from outside the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from chatapp.core.profile.single_instance import NOTHING, LaunchRequest
from chatapp.ui.window.controller import WindowController
from chatapp.ui.window.main_window import MainWindow


class CurrentWindow:
    """The window that is open now, and the launch requests that wait for it."""

    def __init__(self, window: MainWindow, launch_request: LaunchRequest = NOTHING) -> None:
        self.window = window
        self.routing: WindowController | None = None
        self._waiting = [path.absolute() for path in launch_request.files]
        self._new_wanted = launch_request.new

    @property
    def begins_anew(self) -> bool:
        """True if a waiting launch request is for a new conversation."""
        return self._new_wanted or bool(self._waiting)

    def take(self, launch_request: LaunchRequest) -> None:
        """Take a request of another start of the program; the window comes forward, or ends."""
        if launch_request.quit:
            self.quit()
            return
        self._waiting += launch_request.files
        self._new_wanted |= launch_request.new
        if self.routing is not None:
            if self.begins_anew:
                self.routing.open("")
            self.hand_in()
        self.window.come_forward(launch_request.token)

    def attach(self, path: Path) -> None:
        """Attach a file that the desktop opens with this program."""
        self.take(LaunchRequest((path,)))

    def replace(self, window: MainWindow) -> None:
        """Have `window` in the place of the one there was, which is no longer seen."""
        old, self.window, self.routing = self.window, window, None
        for widget in (*old.findChildren(QDialog), old):
            widget.hide()

    def quit(self) -> None:
        """Close the window and the program with it."""
        self.window.quit()

    def end(self) -> None:
        """Close the window and the program, whatever is not saved."""
        self.window.quit(whatever=True)

    async def settle(self) -> None:
        """End replies and keep everything, in case that the window is not closed any more."""
        if self.routing is not None:
            await self.routing.settle()

    def hand_in(self) -> None:
        """Give what waits to the conversation on screen."""
        if self.routing is not None:
            waiting, self._waiting, self._new_wanted = self._waiting, [], False
            if waiting:
                self.routing.pane.attaching.attach(waiting)
