"""Command line: parses the arguments, then starts the window or runs one verb in the terminal."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from chatapp import __version__
from chatapp.core.console import Unwritable, people, results, say, tell_unwritable
from chatapp.core.domain.errors import ChatappError
from chatapp.core.profile import process_secrets
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.single_instance import Instance, LaunchRequest, token_in

FORMATS = ("json", "markdown", "html", "pdf")
TAKES_VALUE = ("--profile", "--base-url", "--model", "-session")


_AS_IT_IS = (
    "Standard output is unchanged UTF-8 when it is not a terminal. On a terminal, control "
    "characters and invisible characters are shown as U+FFFD."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run `chatapp` with `argv` (the process's own by default); returns the exit status."""
    try:
        return _main(list(sys.argv[1:] if argv is None else argv))
    except Unwritable as error:
        return tell_unwritable(error)


def _main(arguments: list[str]) -> int:
    process_secrets.environment()
    process_secrets.refuse_dumps()
    # What the program starts of itself, before anything heavy is imported.
    if arguments[:1] == ["read-pdf"]:
        from chatapp.core.pdf import reader

        return reader.main(arguments[1:])
    if arguments[:1] == ["serve-local-model"]:
        from chatapp.core.local_model import model_process

        return model_process.main(arguments[1:])
    if arguments[:1] == ["write-pdf"]:
        from chatapp.ui.import_export import pdf_writer

        return pdf_writer.main(arguments[1:])
    if arguments == ["--selftest"]:
        from chatapp import selftest

        return selftest.main()
    verb = _verb(arguments)
    if verb is not None:
        name = arguments.pop(verb)
        options = PARSERS[name]().parse_args(arguments)
        from chatapp import cli

        return cli.VERBS[name](options)
    options = window_parser().parse_args(arguments)
    if options.quit:
        return _quit(Profile.at(options.profile))
    if message := missing_screen(os.environ, sys.platform):
        say(message)
        return 1
    profile = Profile.at(options.profile)
    instance = Instance(profile.root)
    try:
        profile.create()
        launch_request = LaunchRequest(tuple(options.files), options.new, token_in(os.environ))
        if not instance.enter(launch_request):
            return 0
    except ChatappError as error:
        import_window()
        from chatapp.window_factory import tell

        return tell(error.sentence)
    return import_window().run(
        profile=profile,
        instance=instance,
        launch_request=launch_request,
        base_url=options.base_url,
        model=options.model,
        debug=options.debug,
    )


def _quit(profile: Profile) -> int:
    """End the program that is open over `profile`; status 1 if it does not answer."""
    if not profile.root.exists():
        return 0
    instance = Instance(profile.root)
    try:
        if instance.enter(LaunchRequest(quit=True)):
            instance.release()
    except ChatappError as error:
        say(error.sentence)
        return 1
    return 0


def import_window() -> ModuleType:
    """The module `start`, imported so that it takes least time."""
    # Nothing that is imported is garbage; `ui.platform.garbage_collector` takes over once the
    # window is open.
    gc.disable()
    from chatapp.qt_import import import_qt

    import_qt()
    # WORKAROUND (PySide6, PYSIDE-2029, shibokensupport/feature.py, seen with 6.11.3): it reads the
    # source of each module that is imported after it, to see whether it asks for PySide's own
    # dialects of Python. None of ours does, so it need not look.
    if dialects := sys.modules.get("shibokensupport.feature"):
        setattr(dialects, "_mod_uses_pyside", _uses_none)  # noqa: B010 (not its own name)
    return import_module("chatapp.start")


def _uses_none(module: ModuleType) -> bool:
    """True if `module` asks for a dialect."""
    return False


def _verb(arguments: list[str]) -> int | None:
    """The index of the verb: the first argument that is neither an option nor its value."""
    value_follows = False
    for index, argument in enumerate(arguments):
        if value_follows:
            value_follows = False
        elif argument in TAKES_VALUE:
            value_follows = True
        elif not argument.startswith("-"):
            return index if argument in PARSERS else None
    return None


class _Parser(argparse.ArgumentParser):
    """An argument parser whose usage and errors, which repeat what was typed, are safe to print."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.color = False  # from Python 3.14 on: it would be shown, too

    def _print_message(self, message: str, file: object = None) -> None:
        (results if file is sys.stdout else people).write(message)


def _text(argument: str) -> str:
    """A word as it was typed: as UTF-8 where the system took its letters for mere bytes."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        return os.fsencode(argument).decode("utf-8", "replace")
    return argument


def _options() -> argparse.ArgumentParser:
    parser = _Parser(add_help=False)
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="keep all data of this run in DIR"
    )
    parser.add_argument(
        "--base-url",
        type=_text,
        default="",
        metavar="URL",
        help="the server for this run, e.g. http://localhost:8080/v1",
    )
    parser.add_argument(
        "--model", type=_text, default="", metavar="ID", help="the model for this run"
    )
    parser.add_argument(
        "--debug",
        action="store_true",
        help="log in all detail, on standard error too; never a key or what is written",
    )
    parser.add_argument("--version", action="version", version=f"Chatapp {__version__}")
    return parser


def window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="chatapp",
        parents=[_options()],
        description="Chat with MiniMax M2.7, any OpenAI-compatible server, or a model on this "
        "computer. Without a verb, the window opens; files become attachments.",
        epilog='Verbs: chatapp ask "QUESTION" answers in the terminal; chatapp import PATH and '
        "chatapp export DIR bring conversations in and out; chatapp doctor shows "
        "versions, paths and what works. Each has its own --help. "
        "CHATAPP_API_KEY in the environment is used for this run and never saved.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.pdf", help="PDFs to attach")
    # X11 session managers start a program again with this, as Qt has told them.
    parser.add_argument("-session", help=argparse.SUPPRESS)
    parser.add_argument(
        "--new",
        action="store_true",
        help="start a new conversation, in the open window if there is one",
    )
    parser.add_argument(
        "--quit",
        action="store_true",
        help="quit the Chatapp that is running, in the tray or not; everything is saved",
    )
    return parser


def _ask_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="chatapp ask",
        parents=[_options()],
        description="Prints one reply to standard output as it streams and saves it as a "
        "conversation. Exit status 0: answered; 1: refused or failed; 2: wrong usage.",
        epilog=_AS_IT_IS,
    )
    parser.add_argument("question", type=_text, metavar="QUESTION")
    parser.add_argument(
        "--file", type=Path, action="append", default=[], metavar="X.pdf", help="attach a PDF"
    )
    parser.add_argument("--pdf", choices=("original", "text"), help="how PDFs are sent")
    parser.add_argument("--thinking", action="store_true", help="show thinking on standard error")
    parser.add_argument(
        "--persona", type=_text, default="", metavar="NAME", help="a persona from the settings"
    )
    parser.add_argument(
        "--instructions", type=_text, default="", metavar="TEXT", help="instructions for the model"
    )
    for name, metavar, told in _ASK_OPTIONS:
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            type=_option(name),
            default=None,
            metavar=metavar,
            help=told,
        )
    return parser


_ASK_OPTIONS = (
    ("temperature", "0-2", "how varied the wording is"),
    ("max_tokens", "N", "the longest reply, in tokens"),
    ("reasoning_effort", "low|medium|high", "how long the model thinks"),
    ("top_p", "0.01-1", "choose from the likeliest words only"),
    ("frequency_penalty", "-2-2", "make words that were used often less likely"),
    ("presence_penalty", "-2-2", "make new subjects more likely"),
    ("seed", "N", "the same number gives the same reply, as far as possible"),
    ("logit_bias", "JSON", "token IDs, each with a number from -100 to 100"),
    ("prediction", "JSON", "a text that the reply will mostly repeat"),
    ("name", "NAME", "your name, sent with the question"),
)
"""The options that `ask` takes for its question."""


def _option(name: str) -> Callable[[str], object]:
    """Reads the option `name`, or says why it cannot be sent."""

    def read(typed: str) -> object:
        from chatapp.core.domain.generation_options import OPTIONS

        try:
            return OPTIONS[name].read(_text(typed))
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


def _doctor_parser() -> argparse.ArgumentParser:
    return _Parser(
        prog="chatapp doctor",
        parents=[_options()],
        description="Shows versions, paths, keyring, server and database; never a secret.",
        epilog=_AS_IT_IS,
    )


def _import_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="chatapp import",
        parents=[_options()],
        description="Imports conversations from Chatapp's own JSON and from ChatGPT exports (the "
        "conversations.json or its zip file); for a folder, from the files in it. Conversations "
        "you already have are not added again. Exit status 0: everything was imported; 1: what "
        "could not be imported is named on standard error; 2: wrong usage.",
        epilog=_AS_IT_IS,
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    return parser


def _export_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="chatapp export",
        parents=[_options()],
        description="Writes one file per conversation to DIR and never overwrites a file. JSON is "
        "complete (all branches, thinking, attached files and the trash) and can be imported "
        "again; the other formats hold the branch on screen. Exit status 0: everything was "
        "exported; 1: refused or failed; 2: wrong usage.",
        epilog=_AS_IT_IS,
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--format", choices=FORMATS, default="json")
    parser.add_argument(
        "--conversation", type=_text, default="", metavar="ID", help="export only this conversation"
    )
    parser.add_argument(
        "--thinking", action="store_true", help="include thinking (JSON always does)"
    )
    return parser


PARSERS = {
    "ask": _ask_parser,
    "doctor": _doctor_parser,
    "import": _import_parser,
    "export": _export_parser,
}


def missing_screen(environment: Mapping[str, str], platform: str) -> str:
    """A sentence if no window can open here, else an empty string."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    if environment.get("WAYLAND_DISPLAY"):
        return ""
    display = environment.get("DISPLAY", "")
    if not display:
        return (
            "There is no screen here to open a window on (neither DISPLAY nor WAYLAND_DISPLAY "
            'is set). "chatapp ask" works without one; so does a virtual screen: '
            "xvfb-run -a chatapp"
        )
    host, _, number = display.rpartition(":")
    socket = Path(f"/tmp/.X11-unix/X{number.split('.')[0]}")
    if host in {"", "unix"} and not socket.exists() and not _abstract_x11(socket):
        return f"The screen {display} cannot be reached: no X server answers there."
    return ""


def _abstract_x11(path: Path) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect("\0" + str(path))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
