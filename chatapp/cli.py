"""Verbs of the terminal: `ask`, `import`, `export` and `doctor`."""

from __future__ import annotations

import argparse
import asyncio
import logging
import platform
from collections.abc import Callable, Coroutine
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from chatapp import __version__
from chatapp.core import diagnostics, recovery
from chatapp.core.console import Unwritable, people, results, say
from chatapp.core.domain.conversation import (
    Attachment,
    Delivery,
    Message,
    Status,
    TextPart,
    ThinkingPart,
)
from chatapp.core.domain.errors import ChatappError
from chatapp.core.domain.events import Event, Grew, PartKind, PhaseChanged, Recast
from chatapp.core.domain.generation_options import OPTIONS, usable
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.servers import ServerKind
from chatapp.core.profile import logfile, process_secrets, stray_errors
from chatapp.core.profile.paths import Profile
from chatapp.core.reply_extras.unparsed_call import name_in, words_in
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
    return _run(_import(options), stopped="Stopped. Everything imported so far is kept.")


def export(options: argparse.Namespace) -> int:
    """`chatapp export`: 0 all was written, 1 with a line on standard error for what was not."""
    return _run(_export(options), stopped="Stopped. Everything exported so far is kept.")


log = logging.getLogger("chatapp.cli")

VERBS = {"ask": ask, "doctor": doctor, "import": import_files, "export": export}
"""The function of each verb; takes its options and returns the exit status."""


def _run(
    verb: Coroutine[object, object, int], *, stopped: str = "Stopped. The reply so far is kept."
) -> int:
    try:
        return asyncio.run(verb)
    except ChatappError as error:
        say(error.sentence)
        return 1
    except KeyboardInterrupt:
        say(stopped)
        return 1
    except Unwritable:
        raise
    except Exception:  # whatever it is: its words may be a stranger's, and the log has them
        log.exception("a verb failed")
        say("Something went wrong in Chatapp. The log has the details.")
        return 1


def _open_session(options: argparse.Namespace, verb: str) -> Session:
    profile = Profile.at(options.profile)
    profile.create()
    redacting = logfile.begin(profile.log, debug=options.debug)
    stray_errors.hear_loop(asyncio.get_running_loop())
    diagnostics.log_start(profile, verb)
    try:
        session = Session(
            profile,
            environment=process_secrets.environment(),
            base_url=options.base_url,
            model=options.model,
            redacting=redacting,
        )
    except ChatappError as error:  # about an address, which may have the key in it
        error.sentence = redacting.clean(error.sentence)
        raise
    for warning in session.warnings:
        say(warning)
    return session


class _Printer:
    """Prints what a reply reports: the answer on stdout, the rest on stderr.

    `stop` ends the reply of a conversation whose answer nobody can read any more.
    """

    def __init__(self, *, thinking: bool, stop: Callable[[str], object]) -> None:
        self.lost: Unwritable | None = None
        """The reason that not all of the answer was printed."""
        self._thinking = thinking
        self._stop = stop
        self._printed: list[str] = []
        """The answer as far as it is on standard output."""
        self._breaks = ""
        """Empty lines that wait for the next word: there may be none."""
        self._thought: list[str] = []
        self._line_open = False
        """The last line on standard error has no end yet."""

    def __call__(self, event: Event) -> None:
        if isinstance(event, Grew):
            if event.kind is PartKind.TEXT:
                self._print(event.text, event.conversation_id)
            else:
                self._think(event.text)
        elif isinstance(event, Recast):
            self._print_anew(event)
        elif isinstance(event, PhaseChanged) and event.note and people.is_terminal:
            people.line(f"({event.note})")

    def _print(self, text: str, conversation_id: str) -> None:
        text = self._breaks + text if self._printed else text.lstrip("\n")
        body = text.rstrip("\n")
        on_a_line = bool(body) or not "".join(self._printed[-1:]).endswith("\n")
        shown = len(body) + on_a_line
        text, self._breaks = text[:shown], text[shown:]
        if not text or self.lost:
            return
        self._printed.append(text)
        self._write(text, conversation_id)

    def _write(self, text: str, conversation_id: str) -> None:
        try:
            results.write(text)
        except Unwritable as error:
            self.lost = error
            self._stop(conversation_id)

    def _think(self, text: str) -> None:
        if self._thinking:
            text = text if self._thought else text.lstrip("\n")
            if text:
                self._thought.append(text)
                self._line_open = not text.endswith("\n")
                people.write(text)

    def _print_anew(self, event: Recast) -> None:
        """Print what the reply has become: its answer goes on, or stands on a line of its own."""
        thought = "".join(p.text for p in event.parts if isinstance(p, ThinkingPart))
        answer = "".join(p.text for p in event.parts if isinstance(p, TextPart)).lstrip("\n")
        printed = "".join(self._printed)
        self._breaks = ""
        if answer.startswith(printed):
            thought = thought.lstrip("\n")
            if thought.startswith(known := "".join(self._thought)):
                self._think(thought[len(known) :])
            self._print(answer[len(printed) :], event.conversation_id)
            return
        if self._thinking:
            # What was printed as the answer turned out to be thinking: say so.
            people.write("\n(the text so far was thinking)\n")
            self._line_open = False
        self._thought = [thought] if self._thinking else []
        self._printed.clear()
        if not printed.endswith("\n"):
            self._write("\n", event.conversation_id)
        self._print(answer, event.conversation_id)

    def end(self) -> None:
        """Close the last line."""
        if self._line_open:
            people.write("\n")
        people.end()
        if self.lost:
            raise self.lost
        results.end()
        if self._printed and not self._printed[-1].endswith("\n"):
            results.write("\n")


async def _ask(options: argparse.Namespace) -> int:
    session = _open_session(options, "ask")
    printer = _Printer(thinking=options.thinking, stop=session.engine.replies.stop)
    session.listen(printer)
    try:
        await session.open()
        attachments: list[Attachment] = []
        for path in options.file:
            attachment = await session.engine.attach(path)
            if options.pdf:
                attachment = replace(attachment, delivery=Delivery(options.pdf))
            attachments.append(attachment)
        # In a task of its own, which the printer may end.
        asking = asyncio.ensure_future(
            session.engine.send(
                None, options.question, attachments, _asked_with(options, session), drafted=False
            )
        )
        try:
            reply = await asking
        except asyncio.CancelledError:
            printer.end()
            raise
        printer.end()
        return _verdict(reply, thinking=options.thinking)
    finally:
        await session.close()


def _asked_with(options: argparse.Namespace, session: Session) -> ConversationSettings:
    """The settings of the conversation that a question begins. Raises `ChatappError`."""
    wanted = options.persona.casefold()
    personas = session.engine.settings.personas
    found = [p.id for p in personas if wanted and p.name.casefold() == wanted]
    if wanted and not found:
        raise ChatappError(f"There is no persona {options.persona}.")
    return ConversationSettings(
        options.instructions,
        options=usable({name: getattr(options, name, None) for name in OPTIONS}),
        persona_id=found[0] if found else "",
    )


def _verdict(reply: Message, *, thinking: bool) -> int:
    if reply.thinking and not thinking and not reply.answer and not reply.tool_calls:
        people.write(f"{reply.thinking}\n")
        people.end()
    for call in reply.tool_calls:
        said = " ".join(call.arguments.split()) if call.name else words_in(call.arguments)
        name = call.name or name_in(call.arguments) or "unparsed"
        say(f"Tool call, not run: {name} {said}".rstrip())
    if reply.problem:
        say(reply.problem.sentence)
    return 0 if reply.status is Status.DONE and reply.answer else 1


async def _import(options: argparse.Namespace) -> int:
    from chatapp.core.import_export.importer import take_in

    session = _open_session(options, "import")
    try:
        await session.open()
        summary = await take_in(session.transfer, options.paths)
    finally:
        await session.close()
    for sentence in summary.unreadable:
        say(sentence)
    results.line(summary.sentence)
    return 1 if summary.unreadable else 0


async def _export(options: argparse.Namespace) -> int:
    from chatapp.core.import_export.exporter import Exporter, Format

    session = _open_session(options, "export")
    try:
        await session.open()
        exporter = Exporter(session.store, session.transfer, session.profile.unfinished)
        written = await exporter.export(
            options.folder,
            Format(options.format),
            [options.conversation] if options.conversation else [],
            thinking=options.thinking,
        )
    except LookupError:
        say(f"There is no conversation {options.conversation}.")
        return 1
    finally:
        await session.close()
    for sentence in written.unwritten:
        say(sentence)
    for path in written.paths:
        results.path(path)
    return 1 if written.unwritten else 0


async def _doctor(options: argparse.Namespace) -> int:
    rows: list[tuple[str, str]] = [
        ("Chatapp", __version__),
        ("Python", f"{platform.python_version()} on {platform.platform()}"),
        *((name, _version(name)) for name in ("PySide6-Essentials", "qasync", "httpx", "keyring")),
    ]
    session = _open_session(options, "doctor")
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
        sound = "sound, but read-only: nothing is saved" if session.read_only else "sound"
        rows.append(("Database", "; ".join(complaints[:3]) or sound))
        healthy = not complaints
        rows.append(("Server", f"{server.name}: {await _reach(session)}"))
    except ChatappError as error:
        rows.append(("Database", error.sentence))
        healthy = False
    finally:
        await session.close()
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        results.line(f"{name:<{width}}  {value}")
    return 0 if healthy else 1


def _backups(profile: Profile) -> str:
    found = listed(profile.backups)
    if not found:
        return f"none yet, in {profile.backups}"
    ahead = sum(backup.ahead for backup in found)
    newest = (
        f"newest from {recovery.moment(found[0])}"
        if ahead < len(found)
        else "none with a known date"
    )
    wrong = f", {ahead} of them dated in the future" if ahead else ""
    return f"{newest}, {len(found)} in all{wrong}, in {profile.backups}"


async def _reach(session: Session) -> str:
    server = session.engine.server
    try:
        if server.kind is ServerKind.LOCAL:
            endpoint = await session.local.endpoint()
            return f"{endpoint.model} is ready"
        return await session.check_key(server, "")
    except ChatappError as error:
        return error.sentence


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
