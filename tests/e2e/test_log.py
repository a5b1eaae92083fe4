"""The log of a run: what it ran on, whom it asked, what came of it; nothing of what was said."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.e2e.process import CLONE, command, noted, program, variables, words_for
from tests.loopback import CUT, DONE, Loopback, sse
from tests.make_pdf import pdf

terminal = pytest.mark.terminal

QUESTION, ANSWER = "whistlefish", "quagmire"
FIRST = re.compile(
    r"\S+ \S+ INFO chatapp: (\w+): Chatapp [\d.]+, Python 3\.\d+\.\d+( \(frozen\))?, (?:(Qt [^,]+),"
    r" language \w+, )?[^,]*\w[^,]*, schema \d+, profile: (\w+), locale \S+, process \d+"
)


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program run to its end."""
    return subprocess.run(
        command(*words),
        env=variables(environment),
        cwd=CLONE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def log_of(profile: Path) -> list[str]:
    """The lines of its log."""
    return (profile / "log" / "chatapp.log").read_text("utf-8").splitlines()


def first_line(line: str, doing: str) -> Mapping[str, str | None]:
    found = FIRST.fullmatch(line)
    assert found, line
    assert found[1] == doing
    return {"qt": found[3], "profile": found[4]}


def said(lines: list[str], subject: str) -> list[str]:
    """The lines that were logged about a subject."""
    return [line.split(f" {subject}: ", 1)[1] for line in lines if f" {subject}: " in line]


@terminal
def test_an_answer_leaves_what_it_ran_on_and_its_request(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse(f"{ANSWER}\n", finish="stop"), DONE, headers={"x-request-id": "their-id"})
        done = run(*words_for(profile, server), "ask", QUESTION)
        sent = server.chats[-1].headers["x-client-request-id"]
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{ANSWER}\n", "")
    lines = log_of(profile)
    assert first_line(lines[0], "ask") == {"qt": None, "profile": "own"}
    (request,) = said(lines, "chatapp.api")
    host = server.base_url.split("/")[2]
    seconds = r"\d+\.\d{3} s"
    assert re.fullmatch(
        rf"chat with {re.escape(host)}, model some-model: HTTP 200, first byte after {seconds}, "
        rf"{seconds} in all, request id {sent} their-id",
        request,
    )
    (reply,) = said(lines, "chatapp.chat")
    assert re.fullmatch(r"reply \w{8}: done, 9 characters, \d+\.\d s", reply)


@terminal
def test_a_failure_leaves_what_it_ran_on_and_its_request(profile: Path) -> None:
    done = run(
        "--profile", profile, "--base-url", "http://127.0.0.1:9/v1", "--model", "m", "ask", QUESTION
    )
    assert done.returncode == 1
    lines = log_of(profile)
    first_line(lines[0], "ask")
    (*_, request) = said(lines, "chatapp.api")
    assert request.startswith("chat with 127.0.0.1:9, model ")
    assert ": NoConnection, " in request
    assert " in all, request id " in request
    assert "v1" not in request
    assert re.match(r"reply \w{8}: failed NoConnection, 0 characters", lines[-1].split(": ", 1)[1])


@terminal
@pytest.mark.parametrize("detail", [(), ("--debug",)])
def test_nothing_of_what_is_said_is_logged(profile: Path, detail: tuple[str, ...]) -> None:
    words = f"{QUESTION} {ANSWER}"
    file = profile.parent / f"{QUESTION}.pdf"
    file.write_bytes(pdf(words))
    with Loopback() as server:
        where = words_for(profile, server)
        # It comes whole, it is cut off, it is refused in words that repeat what was asked, and it
        # is no answer at all.
        server.answer(sse(f"<think>{ANSWER}</think>{ANSWER}", finish="stop"), DONE)
        server.answer(sse(ANSWER), CUT)
        server.answer_json({"error": {"message": words, "code": words}}, status=400)
        server.answer_json(f"<html><title>{words}</title>{words}</html>", status=200)
        shown = ""
        for _ in range(4):
            shown += run(*where, *detail, "ask", words, "--file", file).stderr
        for form in ("json", "pdf"):
            shown += run(*where, *detail, "export", profile / "out", "--format", form).stderr
        shown += run(*where, *detail, "import", profile / "out").stderr
    lines = "\n".join(log_of(profile))
    assert lines.count(" chatapp.api: chat with ") == 4
    assert "chatapp.files: out: 4 files written, 0 not, json, " in lines
    assert "chatapp.pdf: writer: process ended, status 0, " in lines
    assert "chatapp.pdf: reader: process ended, status 0, " in lines
    assert "chatapp.files: in: 0 added, 0 extended, 4 present, 0 unreadable, out of " in lines
    assert ("DEBUG" in lines) == bool(detail)
    shown_log = "\n".join(line for line in shown.splitlines() if " chatapp" in line)
    for word in (QUESTION, ANSWER):
        assert word not in lines
        assert word not in shown_log


@terminal
def test_debug_tells_every_step_also_on_standard_error(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Yes", finish="stop"), DONE)
        done = run(*words_for(profile, server), "--debug", "ask", QUESTION)
    assert (done.returncode, done.stdout) == (0, "Yes\n")
    assert done.stderr.splitlines() == log_of(profile)
    phases = [line.split(": ")[-1] for line in said(log_of(profile), "chatapp.chat")]
    assert phases[:2] == ["Waiting", "Writing"]
    assert any("connect_tcp" in line for line in said(log_of(profile), "httpcore.connection"))


@pytest.mark.parametrize("verb", ["ask", "import", "export", "doctor", ""])
@terminal
def test_debug_is_told_of_by_every_help(verb: str) -> None:
    assert "--debug" in run(*filter(None, (verb, "--help"))).stdout


@terminal
def test_the_keyring_is_named_and_settings_that_are_not_used(profile: Path) -> None:
    (profile / "settings.toml").write_text("text_size = true\n")
    run("--profile", profile, "doctor")
    lines = log_of(profile)
    (keyring,) = said(lines, "chatapp.keys")
    assert keyring.startswith("keyring: none that encrypts (keyring.backends.")
    (unused,) = said(lines, "chatapp.settings")
    assert "text_size" in unused


@terminal
def test_a_migration_is_told(profile: Path) -> None:
    shutil.copy(CLONE / "tests/data/conversations-v1.sqlite3", profile / "conversations.sqlite3")
    run("--profile", profile, "export", profile.parent / "out")
    (migration,) = said(log_of(profile), "chatapp.store")
    assert re.fullmatch(r"schema brought from 1 to \d+ in \d+\.\d s", migration)


def test_a_window_names_its_qt(profile: Path) -> None:
    with program("--profile", profile, "--debug") as running:
        running.until(lambda: noted(profile), what="the window")
        assert run("--profile", profile, "--quit").returncode == 0
        assert running.wait() == 0
        lines = log_of(profile)
        facts = first_line(lines[0], "window")
        assert re.fullmatch(r"Qt 6\.\d+\.\d+ on \w+", facts["qt"] or "")
        assert running.errors.splitlines()[0] == lines[0]


@terminal
@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_reads_it(profile: Path) -> None:
    run("--profile", profile, "doctor")
    file = profile / "log" / "chatapp.log"
    assert file.stat().st_mode & 0o077 == 0
