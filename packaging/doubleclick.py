"""The honest double-click: what a person meets who installs the .deb on a bare Debian 12.

sudo python3 packaging/doubleclick.py [--deb FILE] [--companion FILE] [--suite NAME]
                                      [--base ARCHIVE] [--keep]

In a fresh system in a folder, with nothing but what the package depends on, on a screen of its
own: installed, started from the menu, connected to a server, asked with real keys, closed, a PDF
opened with it, the conversation opened again, the companion package installed and asked, and all
of it purged. Pictures of each step are kept in dist/doubleclick/.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import environment

if TYPE_CHECKING:
    from fresh_root import Root

    from tests.e2e.atspi import Desktop, Node
    from tests.e2e.x11 import Screen
    from tests.loopback import Loopback

PICTURES = environment.CLONE / "dist" / "doubleclick"
ENTRY = "/usr/share/applications/io.github.chatapp.Chatapp.desktop"
PROGRAM = "usr/lib/chatapp/chatapp"
SIZE = "1280x900x24"
NO_WINDOW = 0  # None, X.h
PERSON = 1000  # the number of the system's first user
HOME = "/home/person"
COMPANION = "chatapp-local-model"
BEFORE = "libglib2.0-bin"  # has gio, which stands for the file manager

# Without these, apt keeps what came as a dependency if another package only wishes for it.
FOR_NOBODY_ELSE = (
    "--option=APT::AutoRemove::RecommendsImportant=false",
    "--option=APT::AutoRemove::SuggestsImportant=false",
)

MODEL = "shelf-model"
FIRST = ("What is a lighthouse?", "A **tower** with a light that leads ships.")
THIRD = "What is the capital of France?"
SECOND = ("What does it say?", "It says that the *harbour* is open.")
PDFS = ("Annual report", "100 % tide tables")
ANSWER_LIMIT = 180.0  # seconds the small model has on a busy machine

COMPLAINT = re.compile(r"^qt\.|^Q[A-Z]|Traceback| ERROR | CRITICAL ")
ASKED_TOO_LATE = "Could not find accessible on path"  # an assistive tool, for what is gone

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


class Failed(Exception):
    """The double-click is not what it is held to be; the text says where."""


@contextmanager
def step(name: str) -> Generator[None]:
    """Say how long it took, or that it is where all ended."""
    begin = time.monotonic()
    try:
        yield
    except BaseException:
        print(f"FAILED    {name}", flush=True)
        raise
    print(f"{time.monotonic() - begin:6.1f} s  {name}", flush=True)


class Session:
    """The person at the screen: the program's window, driven by what it tells assistive tools."""

    def __init__(self, root: Root, variables: dict[str, str], desktop: Desktop, screen: Screen):
        self._root = root
        self._variables = variables
        self._desktop = desktop
        self._screen = screen
        self.tree: Node
        self._pid = 0

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self.picture("failed")

    def launch(self, *files: str) -> None:
        """What a file manager does when the program's entry is opened, alone or with files."""
        from tests.waiting import wait_until

        self._root.run(*("gio", "launch", ENTRY, *files), person=PERSON, variables=self._variables)
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

    def front(self) -> None:
        """What a window manager does when a dialog closes: the window gets the keys."""
        if window := self._screen.window(self._pid):
            self._screen.focus(window)

    def away_and_back(self) -> None:
        """The person turns to another program for a moment."""
        from tests.waiting import wait_until

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
        from tests.waiting import wait_until

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
        command = [sys.executable, "-c", _GRAB, str(PICTURES / f"{name}.png")]
        subprocess.run(command, check=True, env=os.environ | {"QT_ACCESSIBILITY": "0"})

    def leave(self) -> None:
        """Ctrl+Q, and wait until nothing of it runs any more."""
        from tests.waiting import wait_until

        self._screen.press("Control_L", "q")
        wait_until(lambda: not self._root.processes(), what="the end of the program")


def first_run(session: Session, server: Loopback) -> None:
    """Started from the menu, connected, asked, closed."""
    with step("started from the menu: the first screen"):
        session.launch()
        session.tree.find("label", lambda name: "chatapp-local-model" in name)
        session.picture("1-first-run")
    with step("connected to a server in the settings"):
        session.tree.find("button", "Use another server").press()
        field = session.tree.find("text", "Address")
        field.focus()
        session.type(server.base_url)
        session.press("Tab")
        session.tree.find("label", lambda name: "to choose from" in name)
        session.picture("2-settings")
        session.press("Escape")
        session.front()
        session.tree.find("label", lambda name: name.endswith("127.0.0.1 answers."))
    with step("asked with keys, and answered"):
        session.tree.find("text", "Message").focus()
        session.ask(FIRST[0])
        session.done()
        session.tree.find("list item", lambda name: "leads ships" in name)
        session.picture("3-answered")
    with step("closed by Ctrl+Q"):
        session.leave()


def open_with(session: Session, server: Loopback, file: str, second: str) -> None:
    """A PDF opened with the program, asked about, the first conversation opened again."""
    with step("a PDF opened with it: its chip is there"):
        session.launch(file)
        session.tree.find("button", f"Remove {Path(file).name}")
        session.picture("4-open-with")
    with step("asked about it, and answered"):
        session.ask(SECOND[0])
        session.done()
        session.tree.find("list item", lambda name: "harbour" in name)
        asked = server.chats[-1].body
        if b"The harbour opens at six" not in asked and b"application/pdf" not in asked:
            raise Failed("the PDF was not sent")
        session.picture("5-answered")
    with step("the first conversation opened again"):
        session.tree.find("list", "Conversations").focus()
        session.press("Down")
        session.press("Return")
        session.tree.find("list item", lambda name: "leads ships" in name)
        session.picture("6-opened-again")
    with step("another PDF opened with it: the open window takes it"):
        session.open(second)
        session.tree.find("button", f"Remove {Path(second).name}").press()


def this_computer(session: Session, companion: Callable[[], object]) -> None:
    """Asked before and after the companion package is installed, beside the open window."""
    from tests.waiting import wait_until

    with step("this computer chosen in the settings, and asked: it says what is missing"):
        session.press("Control_L", "comma")
        search = session.tree.find("text", "Search settings")
        wait_until(lambda: search.has("focused"), what="the focus in the settings")
        choice = session.tree.find("combo box", "127.0.0.1")  # Qt tells its value
        session.tab(search, choice)
        session.type("This")
        session.press("Escape")
        session.front()
        session.press("Control_L", "n")
        session.tree.find("label", lambda name: COMPANION in name)
        session.tree.find("text", "Message").focus()
        session.ask(THIRD)
        session.tree.find("label", lambda name: name.startswith("Failed"))
        session.tree.find("list item", lambda name: COMPANION in name)
        session.picture("7-nobody-to-answer")
    with step("the companion package installed by apt, beside the open window"):
        companion()
        session.press("Control_L", "n")
        session.away_and_back()
        session.tree.find("label", lambda name: "small model on this computer answers" in name)
        session.picture("8-somebody-to-answer")
    with step("this computer answers"):
        session.tree.find("text", "Message").focus()
        session.ask(THIRD)
        session.done(ANSWER_LIMIT)
        session.picture("9-this-computer")
        session.leave()


def prepare(root: Root) -> None:
    """A person, and what launches programs; the package's own needs are left to the package."""
    root.apt("update")
    root.apt("install", "--no-install-recommends", BEFORE)
    root.run("useradd", "--create-home", f"--uid={PERSON}", "--user-group", Path(HOME).name)


def install(root: Root, package: Path) -> int:
    """Install a package with what it depends on, and give how many came."""
    before = root.packages()
    shutil.copy(package, root.path / "root")
    root.apt("install", "--no-install-recommends", f"/root/{package.name}")
    (root.path / "root" / package.name).unlink()
    return len(root.packages() - before)


def checksums(folder: Path) -> dict[str, str]:
    """Every file in the folder, by its content."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def complaints(root: Root) -> None:
    """Raises Failed if the program complained of anything, aloud or in its log."""
    logs = [root.log, *(root.path / HOME.strip("/")).rglob("*.log")]
    lines = [line for log in logs for line in log.read_text(encoding="utf-8").splitlines()]
    said = [line for line in lines if COMPLAINT.search(line) and ASKED_TOO_LATE not in line]
    if said:
        raise Failed("the program complains: " + "\n".join(said))


def write_pdf(root: Root, name: str) -> str:
    """A PDF in the person's folder; its path in there."""
    from tests.make_pdf import pdf

    path = root.path / HOME.strip("/") / name
    path.write_bytes(pdf("The harbour opens at six.\nShips wait outside."))
    os.chown(path, PERSON, PERSON)
    return f"{HOME}/{name}"


def run(options: argparse.Namespace) -> None:
    """The whole double-click. Raises Failed, AssertionError, CalledProcessError."""
    import screen
    from fresh_root import fresh_root

    from tests.e2e.atspi import Desktop
    from tests.e2e.x11 import Screen
    from tests.loopback import Loopback, reply

    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with ExitStack() as stack:
        shared = stack.enter_context(screen.screen(dict(os.environ), SIZE, PERSON))
        bound = [Path("/tmp/.X11-unix"), Path(shared["XDG_RUNTIME_DIR"])]
        with step(f"a bare Debian ({options.suite})"):
            place, log = environment.CLONE / "build" / "doubleclick", PICTURES / "system.log"
            how = {"suite": options.suite, "base": options.base, "keep": options.keep}
            root = stack.enter_context(fresh_root(place, log, bound=bound, **how))
            prepare(root)
        system = root.files()
        with step("the program installed by apt"):
            came = install(root, options.deb)
        print(f"          ({came} packages)")

        os.environ.update(shared)
        names = ("DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")
        inside = {name: shared[name] for name in names} | {"HOME": HOME, "USER": Path(HOME).name}
        desktop, fingers = stack.enter_context(Desktop()), stack.enter_context(Screen())
        server = stack.enter_context(Loopback())
        server.models = (200, {"data": [{"id": MODEL}]})
        server.answer(*reply(FIRST[1], 5))
        server.answer(*reply(SECOND[1], 5))
        session = stack.enter_context(Session(root, inside, desktop, fingers))
        first_run(session, server)
        open_with(session, server, *(write_pdf(root, f"{name}.pdf") for name in PDFS))
        session.leave()
        session.launch()
        this_computer(session, lambda: install(root, options.companion))
        complaints(root)

        data = checksums(root.path / HOME.strip("/"))
        with step("both purged"):
            root.apt("purge", "--auto-remove", *FOR_NOBODY_ELSE, "chatapp", COMPANION)
        if changed := sorted(root.files() ^ system):
            raise Failed("not as it was before: " + ", ".join(changed[:20]))
        if checksums(root.path / HOME.strip("/")) != data:
            raise Failed("the person's own files are not what they were")
        print(f"          (nothing is left; {len(data)} files of the person's are as they were)")


def _ended(number: int, _: object) -> None:
    sys.exit(128 + number)  # by way of all that clears away


def main() -> None:
    """Set up and build what is missing, then double-click."""
    parser = argparse.ArgumentParser(usage=(__doc__ or "").split("\n\n")[1])
    parser.add_argument("--deb", type=Path, help="the program's package; built if not given")
    parser.add_argument("--companion", type=Path, help="chatapp-local-model; built if not given")
    parser.add_argument("--suite", default="bookworm", help="another Debian, such as trixie")
    parser.add_argument("--base", type=Path, help="an archive of the bare system, made once")
    parser.add_argument("--keep", action="store_true", help="keep the system in build/doubleclick")
    options = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("chatapp: a system of its own takes root: sudo python3 packaging/doubleclick.py")
    if Path(sys.prefix) != environment.HERE:
        environment.set_up_or_say_why(building=True)
        command = [str(environment.python()), "-P", __file__, *sys.argv[1:]]
        paths = environment.variables() | {"PYTHONPATH": str(Path(__file__).parent)}
        os.execve(command[0], command, paths)
    import products
    import system

    signal.signal(signal.SIGTERM, _ended)
    try:
        system.provide(system.needs("doubleclick"), environment.say)
        options.deb = options.deb or products.make("deb")
        options.companion = options.companion or products.make("local-model")
        run(options)
    except (system.NotInstalled, products.CannotBuild, Failed, AssertionError) as error:
        sys.exit(f"chatapp: {error}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"chatapp: {error}")


if __name__ == "__main__":
    main()
