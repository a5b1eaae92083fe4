"""What Chatapp does in a terminal: `ask`, `import`, `export`, and `doctor` itself."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sys
from collections.abc import Coroutine
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from chatapp import __version__
from chatapp.core import logfile, recovery
from chatapp.core.conversation import Attachment, Delivery, Message, Status
from chatapp.core.errors import ChatappError
from chatapp.core.events import Event, Grew, PartKind, PhaseChanged, Recast
from chatapp.core.paths import Profile
from chatapp.core.servers import ServerKind
from chatapp.core.session import Session
from chatapp.core.store.backups import listed


def ask(options: argparse.Namespace) -> int:
    """`chatapp ask`: 0 answered, 1 refused or failed with one line on standard error."""
    return _run(_ask(options))


def doctor(options: argparse.Namespace) -> int:
    """`chatapp doctor`: 0 unless the profile cannot be used."""
    return _run(_doctor(options))


def import_files(options: argparse.Namespace) -> int:
    """`chatapp import`: 0 all was read, 1 with a line on standard error for what was not."""
    return _run(_import(options), stopped="Stopped. What came in until now stays.")


def export(options: argparse.Namespace) -> int:
    """`chatapp export`: 0 all was written, 1 with a line on standard error for what was not."""
    return _run(_export(options), stopped="Stopped. What was written until now stays.")


VERBS = {"ask": ask, "doctor": doctor, "import": import_files, "export": export}
"""What each verb does; takes its options and returns the exit status."""


def _run(
    verb: Coroutine[object, object, int], *, stopped: str = "Stopped. What was answered is kept."
) -> int:
    try:
        return asyncio.run(verb)
    except ChatappError as error:
        _say(error.sentence)
        return 1
    except KeyboardInterrupt:
        _say(stopped)
        return 1
    except BrokenPipeError:
        # The reader left (`| head`); Python must not trip over it again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _say(sentence: str) -> None:
    print(f"chatapp: {sentence}", file=sys.stderr)


def _open_session(options: argparse.Namespace) -> Session:
    profile = Profile.at(options.profile)
    profile.create()
    redacting = logfile.begin(profile.log)
    session = Session(
        profile,
        environment=os.environ,
        base_url=options.base_url,
        model=options.model,
        redacting=redacting,
    )
    for warning in session.warnings:
        _say(warning)
    return session


class _Printer:
    """Prints what a reply reports: the answer on stdout, the rest on stderr."""

    def __init__(self, *, thinking: bool) -> None:
        self._thinking = thinking
        self._printed = ""
        self._last = ""

    def __call__(self, event: Event) -> None:
        if isinstance(event, Grew):
            if event.kind is PartKind.TEXT:
                self._print(event.text)
            elif self._thinking:
                print(event.text, end="", file=sys.stderr, flush=True)
        elif isinstance(event, Recast) and self._thinking:
            # What was printed as the answer turned out to be thinking: say so.
            print("\n(the text so far was thinking)", file=sys.stderr)
        elif isinstance(event, PhaseChanged) and event.note and sys.stderr.isatty():
            print(f"({event.note})", file=sys.stderr)

    def _print(self, text: str) -> None:
        if not self._printed:
            text = text.lstrip("\n")
        if text:
            self._printed = text
            print(text, end="", flush=True)

    def end(self) -> None:
        """Close the last line."""
        if self._printed and not self._printed.endswith("\n"):
            print(flush=True)


async def _ask(options: argparse.Namespace) -> int:
    session = _open_session(options)
    printer = _Printer(thinking=options.thinking)
    session.listen(printer)
    try:
        await session.open()
        attachments: list[Attachment] = []
        for path in options.file:
            attachment = await session.engine.attach(path)
            if options.pdf:
                attachment = replace(attachment, delivery=Delivery(options.pdf))
            attachments.append(attachment)
        reply = await session.engine.send(None, options.question, attachments, drafted=False)
        printer.end()
        return _verdict(reply)
    finally:
        await session.close()


def _verdict(reply: Message) -> int:
    if reply.problem:
        _say(reply.problem.sentence)
    return 0 if reply.status is Status.DONE and reply.answer else 1


async def _import(options: argparse.Namespace) -> int:
    from chatapp.core.exchange.incoming import take_in

    session = _open_session(options)
    try:
        await session.open()
        summary = await take_in(session.transfer, options.paths)
    finally:
        await session.close()
    for sentence in summary.unreadable:
        _say(sentence)
    print(summary.sentence)
    return 1 if summary.unreadable else 0


async def _export(options: argparse.Namespace) -> int:
    from chatapp.core.exchange.outgoing import Exporter, Format

    session = _open_session(options)
    try:
        await session.open()
        exporter = Exporter(session.store, session.transfer)
        written = await exporter.export(
            options.folder,
            Format(options.format),
            [options.conversation] if options.conversation else [],
            thinking=options.thinking,
        )
    except LookupError:
        _say(f"There is no conversation {options.conversation}.")
        return 1
    finally:
        await session.close()
    for sentence in written.unwritten:
        _say(sentence)
    for path in written.paths:
        print(path)
    return 1 if written.unwritten else 0


async def _doctor(options: argparse.Namespace) -> int:
    rows: list[tuple[str, str]] = [
        ("Chatapp", __version__),
        ("Python", f"{platform.python_version()} on {platform.platform()}"),
        *((name, _version(name)) for name in ("PySide6-Essentials", "qasync", "httpx", "keyring")),
    ]
    session = _open_session(options)
    profile, server = session.profile, session.engine.server
    rows += [
        ("Conversations", str(profile.database)),
        ("Settings", str(profile.settings)),
        ("Attachments", str(profile.attachments)),
        ("Backups", _backups(profile)),
        ("Log", str(profile.log)),
        ("Keyring", await session.keys.backend()),
    ]
    healthy = True
    try:
        await session.open()
        complaints = await session.database.check()
        rows.append(("Database", "; ".join(complaints[:3]) or "sound"))
        healthy = not complaints
        rows.append(("Server", f"{server.name}: {await _reach(session)}"))
    except ChatappError as error:
        rows.append(("Database", error.sentence))
        healthy = False
    finally:
        await session.close()
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    return 0 if healthy else 1


def _backups(profile: Profile) -> str:
    found = listed(profile.backups)
    if not found:
        return f"none yet, in {profile.backups}"
    ahead = sum(backup.ahead for backup in found)
    newest = (
        f"newest of {recovery.moment(found[0])}" if ahead < len(found) else "none of a known day"
    )
    wrong = f", {ahead} of them dated ahead" if ahead else ""
    return f"{newest}, {len(found)} in all{wrong}, in {profile.backups}"


async def _reach(session: Session) -> str:
    server = session.engine.server
    try:
        if server.kind is ServerKind.LOCAL:
            endpoint = await session.local.endpoint()
            return f"{endpoint.model} answers"
        return await session.check_key(server, "")
    except ChatappError as error:
        return error.sentence


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
