"""The key in every place that something could write it down from, with `--debug`: nowhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.process import CLONE, files_holding, variables, words_for
from tests.loopback import CUT, DONE, Loopback, sse
from tests.make_pdf import pdf

pytestmark = pytest.mark.terminal

KEY = "zq7.plain.words.of.a.key"
"""A key that no pattern knows: only what is told of it can take it out."""

# The program, with libraries that log all they can, and what a test breaks in it.
LOUD = """
import logging, sys
from chatapp.core.profile import logfile

begin = logfile.begin

def loud(folder, *, debug):
    redacting = begin(folder, debug=debug)
    for name in ("", "httpx", "httpcore", "httpcore.http11", "httpcore.connection"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    return redacting

logfile.begin = loud
KEY = {key!r}
{broken}
from chatapp.__main__ import main
sys.exit(main())
"""

RAISING = """
from chatapp.core.api.client import Client

def stream(self, server, key, *_):
    try:
        raise ValueError(key, {"headers": [("Authorization", f"Bearer {key}")]})
    except ValueError as error:
        raise RuntimeError(f"a defect, and the key was {key}") from error

Client.stream = stream
"""
COMPLAINING = """
from chatapp.core import child_process

complaint = f"import sys; sys.exit('it was {KEY}')"
child_process.command = lambda verb, *words: [sys.executable, "-c", complaint, *words]
"""


def ask(
    profile: Path, server: Loopback, *words: str | Path, broken: str = "", given: str = KEY
) -> subprocess.CompletedProcess[str]:
    """`chatapp --debug ask` with the key, in a program in which all is loud."""
    return subprocess.run(
        [
            *(sys.executable, "-c", LOUD.format(key=KEY, broken=broken)),
            *(*words_for(profile, server), "--debug", "ask", *words),
        ],
        env=variables({"CHATAPP_API_KEY": given}),
        cwd=CLONE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def nowhere(profile: Path, done: subprocess.CompletedProcess[str], kept: Path | None = None) -> str:
    """The log, in which the key is not; nor is it in what was shown or `kept`, by default all."""
    assert KEY not in done.stdout + done.stderr
    assert files_holding(kept or profile, KEY) == []
    return (profile / "log" / "chatapp.log").read_text("utf-8")


def test_it_is_sent_and_nowhere_written(profile: Path) -> None:
    with Loopback() as server:
        server.key = KEY
        server.answer(sse("Yes", finish="stop"), DONE)
        done = ask(profile, server, "Hello")
        assert server.chats[-1].key == KEY
    assert (done.returncode, done.stdout) == (0, "Yes\n")
    log = nowhere(profile, done)
    # They were really loud.
    assert "httpx: HTTP Request: POST" in log
    assert "httpcore.http11: send_request_headers.started" in log


@pytest.mark.parametrize("status", [200, 302, 400, 401, 429, 500])
def test_a_server_that_echoes_it(profile: Path, status: int) -> None:
    said = {"error": {"message": f"Bad key {KEY}", "code": KEY, "type": f"Bearer {KEY}"}}
    echoed = {
        "x-request-id": KEY,
        "x-inference-id": f"id-{KEY}",
        "set-cookie": f"key={KEY}",
        "retry-after": "0",
        **({"location": f"http://127.0.0.1:9/{KEY}?key={KEY}"} if status == 302 else {}),
    }
    with Loopback() as server:
        for _ in range(3):
            server.answer_json(said, status=status, headers=echoed)
        done = ask(profile, server, "Hello")
    assert done.returncode == 1
    assert "[redacted]" in nowhere(profile, done)


def test_a_stream_that_echoes_it_and_breaks(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Yes"), f'data: {{"error": "{KEY}"}}\n\n'.encode(), CUT)
        done = ask(profile, server, "Hello")
    assert done.returncode == 1
    nowhere(profile, done)


def test_an_exception_with_it(profile: Path) -> None:
    with Loopback() as server:
        done = ask(profile, server, "Hello", broken=RAISING)
    assert done.returncode == 1
    log = nowhere(profile, done)
    assert "RuntimeError: a defect, and the key was [redacted]" in log
    assert "ValueError: ('[redacted]'" in log


@pytest.mark.parametrize("path", [f"/{KEY}", f"/{KEY}/v1", f"/v1?api_key={KEY}", f"/v1#{KEY}"])
def test_an_address_with_it(profile: Path, path: str) -> None:
    with Loopback() as server:
        server.answer_all(b"not here", status=404)
        server.base_url = server.base_url.replace("/v1", path)
        done = ask(profile, server, "Hello")
    assert done.returncode == 1
    # Which server answered is kept with the reply; the log has only its host.
    nowhere(profile, done, kept=profile / "log")


def test_settings_with_it(profile: Path) -> None:
    settings = profile / "settings.toml"
    settings.write_text(f"[shortcuts]\n'{KEY}' = 1\n")
    with Loopback() as server:
        server.answer(sse("Yes", finish="stop"), DONE)
        done = ask(profile, server, "Hello")
    settings.unlink()
    assert "[redacted]" in done.stderr
    assert "chatapp.settings: " in nowhere(profile, done)


def test_a_process_that_complains_about_it(profile: Path) -> None:
    file = profile.parent / "a.pdf"
    file.write_bytes(pdf("words"))
    with Loopback() as server:
        done = ask(profile, server, "Hello", "--file", file, broken=COMPLAINING)
    assert done.returncode == 1
    log = nowhere(profile, done)
    assert "chatapp.pdf: reader: process ended, status 1, " in log
    assert "chatapp.pdf: reader: it said: it was [redacted]" in log
