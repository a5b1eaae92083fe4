"""Acts as the person in front of a bare system: opens the program, and works its window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fresh_root import HOME, PERSON

from tests.waiting import wait_until

if TYPE_CHECKING:
    from fresh_root import Root

    from tests.e2e.atspi import Desktop, Node
    from tests.e2e.x11 import Screen

ENTRY = "/usr/share/applications/io.github.chatapp.Chatapp.desktop"
PROGRAM = "usr/lib/chatapp/chatapp"
NO_WINDOW = 0  # None, X.h

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


class Person:
    """An ordinary user at the screen, who finds things by what assistive tools are told.

    `session`: the variables of the session; `pictures`: the folder where pictures are kept.
    """

    def __init__(
        self, root: Root, session: dict[str, str], desktop: Desktop, screen: Screen, pictures: Path
    ) -> None:
        self._root = root
        self._variables = session | {"HOME": str(HOME), "USER": HOME.name}
        self._pictures = pictures
        self._desktop = desktop
        self._screen = screen
        self.tree: Node
        self._pid = 0

    def __enter__(self) -> Person:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self.picture("failed")

    def try_itself(self) -> None:
        """Have the program say whether it is whole. Raises CalledProcessError."""
        self._root.run("chatapp", "--selftest", person=PERSON, variables=self._variables)

    def launch(self, *files: str) -> None:
        """Open the program's entry as a file manager does, alone or with files."""
        self.open(*files)
        self._pid = wait_until(self._running, what="the program")
        wait_until(lambda: self._screen.window(self._pid), what="a window")
        self.front()
        self.tree = wait_until(lambda: self._desktop.application(self._pid), what="its tree")
        field = self.tree.find("text", "Message")
        wait_until(lambda: field.has("focused"), what="the focus in the message field")
        self.tree.find("list", "Messages")

    def open(self, *files: str) -> None:
        """The same while a window is open, which takes the files."""
        command = ("gio", "launch", ENTRY, *files)
        self._root.run(*command, person=PERSON, variables=self._variables)

    def has_focus(self, node: Node) -> None:
        """Wait until the keys go there."""
        wait_until(lambda: node.has("focused"), what="the focus")

    def front(self) -> None:
        """Give a window the keys, as a window manager does when a dialog closes."""
        if window := self._screen.window(self._pid):
            self._screen.focus(window)

    def away_and_back(self) -> None:
        """The person turns to another program for a moment."""
        window = self.tree.children()[0]
        self._screen.focus(NO_WINDOW)
        wait_until(lambda: not window.has("active"), what="a window without the keys")
        self.front()

    def _running(self) -> int | None:
        """The program's own process, not one of those it starts."""
        program = self._root.path / PROGRAM
        for process in self._root.processes():
            folder = Path(f"/proc/{process}")
            words = (folder / "cmdline").read_bytes().split(b"\0")
            verb = words[1:2] and words[1] in (b"read-pdf", b"serve-local-model", b"write-pdf")
            if (folder / "exe").readlink() == program and not verb:
                return process
        return None

    def ask(self, question: str) -> None:
        """Type it on the keyboard, and Enter."""
        self._screen.type(question)
        self._screen.press("Return")

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self._screen.type(text)

    def press(self, *keys: str) -> None:
        """Press a key while others are held."""
        self._screen.press(*keys)

    def tab(self, here: Node, there: Node) -> None:
        """Press Tab until the focus has come from ``here`` to ``there``."""
        while not there.has("focused"):
            left = here
            self.press("Tab")
            wait_until(lambda left=left: not left.has("focused"), what="the next control")
            here = wait_until(self._focused, what="the focus")

    def _focused(self) -> Node | None:
        for node in self.tree.all():
            if node.has("focused") and node.role != "list item":  # one of each list is
                return node
        return None

    def done(self, limit: float = 20.0) -> None:
        """Wait until the status line says so."""
        self.tree.find("label", lambda name: name.startswith("Done"), limit)

    def picture(self, name: str) -> None:
        """Keep what is on the screen."""
        command = [sys.executable, "-c", _GRAB, str(self._pictures / f"{name}.png")]
        subprocess.run(command, check=True, env=os.environ | {"QT_ACCESSIBILITY": "0"})

    def leave(self) -> None:
        """Ctrl+Q, and wait until nothing of it runs any more."""
        self._screen.press("Control_L", "q")
        wait_until(lambda: not self._root.processes(), what="the end of the program")
