"""Tries the double-click: installs the .deb on a bare Debian 12, and opens and uses it.

python3 packaging/doubleclick.py [--deb FILE] [--companion FILE] [--suite NAME]
                                 [--base ARCHIVE] [--keep]

As root, or with a sudo. In a fresh system in a folder, with nothing but what the package depends
on, on a screen of its own: installed, started from the menu, connected to a server, asked with
real keys, closed, a PDF opened with it, the conversation opened again, the companion package
installed and asked, and all of it purged. Pictures are kept in dist/doubleclick/.
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
from fresh_root import HOME, PERSON, Root, fresh_root

if TYPE_CHECKING:
    from person import Person

    from tests.loopback import Loopback

PICTURES = environment.CLONE / "dist" / "doubleclick"
SIZE = "1280x900x24"
COMPANION = "chatapp-local-model"
BEFORE = "libglib2.0-bin"  # has gio, which stands for the file manager

# Without these, apt keeps what came as a dependency if another package only wishes for it.
FOR_NOBODY_ELSE = (
    "--option=APT::AutoRemove::RecommendsImportant=false",
    "--option=APT::AutoRemove::SuggestsImportant=false",
)

MODEL = "shelf-model"
FIRST = ("What is a lighthouse?", "A **tower** with a light that leads ships.")
SECOND = ("What does it say?", "It says that the *harbour* is open.")
THIRD = "What is the capital of France?"
PDFS = ("Annual report", "100 % tide tables")
ANSWER_LIMIT = 600.0  # seconds the small model has on a busy machine

COMPLAINT = re.compile(r"^qt\.|^Q[A-Z]|Traceback| ERROR | CRITICAL ")
ASKED_TOO_LATE = "Could not find accessible on path"  # an assistive tool, for what is gone


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


def first_run(person: Person, server: Loopback) -> None:
    """Started from the menu, connected, asked, closed."""
    with step("started from the menu: the first screen"):
        person.launch()
        person.tree.find("label", lambda name: "chatapp-local-model" in name)
        person.picture("1-first-run")
    with step("connected to a server in the settings"):
        person.tree.find("button", "Use another server").press()
        field = person.tree.find("text", "Address")
        field.focus()
        person.type(server.base_url)
        person.press("Tab")
        person.tree.find("label", lambda name: "available" in name)
        person.picture("2-settings")
        person.press("Escape")
        person.front()
        person.tree.find("label", lambda name: name.endswith("127.0.0.1 will reply."))
    with step("asked with keys, and answered"):
        person.tree.find("text", "Message").focus()
        person.ask(FIRST[0])
        person.done()
        person.tree.find("list item", lambda name: "leads ships" in name)
        person.picture("3-answered")
    with step("closed by Ctrl+Q"):
        person.leave()


def open_with(person: Person, server: Loopback, file: str, second: str) -> None:
    """A PDF opened with the program, asked about, the first conversation opened again."""
    with step("a PDF opened with it: its chip is there"):
        person.launch(file)
        person.tree.find("button", f"Remove {Path(file).name}")
        person.picture("4-open-with")
    with step("asked about it, and answered"):
        person.ask(SECOND[0])
        person.done()
        person.tree.find("list item", lambda name: "harbour" in name)
        asked = server.chats[-1].body
        if b"The harbour opens at six" not in asked and b"application/pdf" not in asked:
            raise Failed("the PDF was not sent")
        person.picture("5-answered")
    with step("the first conversation opened again"):
        person.tree.find("list", "Conversations").focus()
        person.press("Down")
        person.press("Return")
        person.tree.find("list item", lambda name: "leads ships" in name)
        person.picture("6-opened-again")
    with step("another PDF opened with it: the open window takes it"):
        person.open(second)
        person.tree.find("button", f"Remove {Path(second).name}").press()


def this_computer(person: Person, companion: Callable[[], object]) -> None:
    """Asked before and after the companion package is installed, beside the open window."""
    with step("this computer chosen in the settings, and asked: it says what is missing"):
        person.press("Control_L", "comma")
        search = person.tree.find("text", "Search settings")
        person.has_focus(search)
        choice = person.tree.find("combo box", "127.0.0.1")  # Qt tells its value
        person.tab(search, choice)
        person.type("This")
        person.press("Escape")
        person.front()
        person.press("Control_L", "n")
        person.tree.find("label", lambda name: COMPANION in name)
        person.tree.find("text", "Message").focus()
        person.ask(THIRD)
        person.tree.find("label", lambda name: name.startswith("Failed"))
        person.tree.find("list item", lambda name: COMPANION in name)
        person.picture("7-nobody-to-answer")
    with step("the companion package installed by apt, beside the open window"):
        companion()
        person.press("Control_L", "n")
        person.away_and_back()
        person.tree.find("label", lambda name: "small model on this computer replies" in name)
        person.picture("8-somebody-to-answer")
    with step("this computer answers"):
        person.tree.find("text", "Message").focus()
        person.ask(THIRD)
        person.done(ANSWER_LIMIT)
        person.picture("9-this-computer")
        person.leave()


def prepare(root: Root) -> None:
    """A person, and what launches programs; the package's own needs are left to the package."""
    root.apt("update")
    root.apt("install", "--no-install-recommends", BEFORE)
    root.run("useradd", "--create-home", f"--uid={PERSON}", "--user-group", HOME.name)


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
    logs = [root.log, *root.home.rglob("*.log")]
    lines = [line for log in logs for line in log.read_text(encoding="utf-8").splitlines()]
    said = [line for line in lines if COMPLAINT.search(line) and ASKED_TOO_LATE not in line]
    if said:
        raise Failed("the program complains: " + "\n".join(said))


def write_pdf(root: Root, name: str) -> str:
    """A PDF in the person's folder; its path in there."""
    from tests.make_pdf import pdf

    path = root.home / name
    path.write_bytes(pdf("The harbour opens at six.\nShips wait outside."))
    os.chown(path, PERSON, PERSON)
    return f"{HOME}/{name}"


def run(options: argparse.Namespace) -> None:
    """The whole double-click. Raises Failed, AssertionError, CalledProcessError."""
    import screen
    from person import Person

    from tests.e2e.atspi import Desktop
    from tests.e2e.x11 import Screen
    from tests.loopback import Loopback, reply

    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with ExitStack() as stack:
        with step(f"a bare Debian ({options.suite})"):
            place, log = environment.CLONE / "build" / "doubleclick", PICTURES / "system.log"
            how = {"suite": options.suite, "base": options.base, "keep": options.keep}
            root = stack.enter_context(fresh_root(place, log, **how))
            prepare(root)
            root.introduce()
        session = stack.enter_context(screen.screen(dict(os.environ), SIZE, PERSON))
        root.share(Path("/tmp/.X11-unix"), Path(session["XDG_RUNTIME_DIR"]))
        os.environ.update(session)
        system = root.files()
        with step("the program installed by apt"):
            came = install(root, options.deb)
        print(f"          ({came} packages)")

        names = ("DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")
        inside = {name: session[name] for name in names}
        desktop, fingers = stack.enter_context(Desktop()), stack.enter_context(Screen())
        server = stack.enter_context(Loopback())
        server.models = (200, {"data": [{"id": MODEL}]})
        server.answer(*reply(FIRST[1], 5))
        server.answer(*reply(SECOND[1], 5))
        person = stack.enter_context(Person(root, inside, desktop, fingers, PICTURES))
        with step("its self-test"):
            person.try_itself()
        first_run(person, server)
        open_with(person, server, *(write_pdf(root, f"{name}.pdf") for name in PDFS))
        person.leave()
        person.launch()
        this_computer(person, lambda: install(root, options.companion))
        complaints(root)

        data = checksums(root.home)
        with step("both purged"):
            root.apt("purge", "--auto-remove", *FOR_NOBODY_ELSE, "chatapp", COMPANION)
        if changed := sorted(root.files() ^ system):
            raise Failed("not as it was before: " + ", ".join(changed[:20]))
        if checksums(root.home) != data:
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
    again = [str(environment.python()), "-P", __file__, *sys.argv[1:]]
    paths = {"PYTHONPATH": str(Path(__file__).parent)}
    if Path(sys.prefix) != environment.HERE:
        environment.set_up_or_say_why(building=True)
        os.execve(again[0], again, environment.variables() | paths)
    import products
    import system

    signal.signal(signal.SIGTERM, _ended)
    try:
        system.provide(system.needs("doubleclick"), environment.say)
        options.deb = options.deb or products.make("deb")
        options.companion = options.companion or products.make("local-model")
        if os.geteuid() != 0:  # all that was built is the user's; a system of its own takes root
            built = [f"--deb={options.deb}", f"--companion={options.companion}"]
            words = [f"{name}={value}" for name, value in paths.items()]
            words = ["sudo", "env", *words, "PYTHONDONTWRITEBYTECODE=1", *again, *built]
            os.execvp(words[0], words)
        run(options)
    except (system.NotInstalled, products.CannotBuild, Failed, AssertionError) as error:
        sys.exit(f"chatapp: {error}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"chatapp: {error}")


if __name__ == "__main__":
    main()
