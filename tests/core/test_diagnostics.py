"""The details for a report: what helps, and nothing that was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatapp import __version__
from chatapp.core import diagnostics
from chatapp.core.profile.paths import Profile
from chatapp.core.redact import RedactingFilter
from chatapp.core.session import Session

LOG = """\
2026-11-28 20:02:24,890 INFO chatapp: ask: Chatapp 0.1.0
2026-11-28 20:02:24,942 INFO chatapp.store: schema brought from 0 to 3 in 0.0 s
2026-11-28 20:02:25,809 INFO chatapp.api: chat with 127.0.0.1:9, model x: NoConnection, 0.362 s
2026-11-28 20:02:25,809 DEBUG chatapp.chat: reply 7e4b7150: Waiting
2026-11-28 20:02:25,814 WARNING markdown: secret words of a library
2026-11-28 20:02:27,273 ERROR chatapp.tasks: A task of the bridge failed
    Traceback (most recent call last):
      File "/usr/lib/chatapp/ui/bridge/tasks.py", line 72, in _run
        await coroutine
    mypackage.SomeError: secret words
    that go on like this: secret words
    2026-11-28 20:02:27,273 ERROR chatapp.tasks: secret words
2026-11-28 20:02:28,000 INFO chatapp.keys: keyring: none
    secret words
"""
NOTABLE = """\
2026-11-28 20:02:25,809 INFO chatapp.api: chat with 127.0.0.1:9, model x: NoConnection, 0.362 s
2026-11-28 20:02:25,814 WARNING markdown
2026-11-28 20:02:27,273 ERROR chatapp.tasks: A task of the bridge failed
      File "/usr/lib/chatapp/ui/bridge/tasks.py", line 72, in _run
    mypackage.SomeError
"""


def test_of_the_log_trouble_and_requests_are_notable_and_no_words_of_errors() -> None:
    assert "".join(f"{line}\n" for line in diagnostics.notable(LOG.splitlines())) == NOTABLE


def test_a_report_tells_versions_places_and_trouble_but_not_whose_home_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "ada")
    profile = Profile.at(tmp_path / "ada" / "here")
    profile.create()
    log = profile.log / "chatapp.log"
    line = f"2026-11-28 20:02:27,273 WARNING chatapp.log: no log: {tmp_path}/ada/x\n"
    log.write_text(line * 3 * diagnostics.MOST_LINES)
    report = diagnostics.report(profile, window="Qt 6.11.3 on xcb", keyring="KWallet")
    lines = report.splitlines()
    assert lines[0] == f"Chatapp {__version__}"
    assert lines[1].startswith("Python 3.")
    assert lines[2] == "Qt 6.11.3 on xcb"
    assert "keyring: KWallet" in lines
    assert f"log: {Path('~', 'here', 'log')}" in lines
    assert "ada" not in report
    assert lines[lines.index("") + 1 :] == [line.strip().replace(f"{tmp_path}/ada", "~")] * 40


def test_a_report_without_a_log_says_so(tmp_path: Path) -> None:
    report = diagnostics.report(Profile.at(tmp_path), window="", keyring="")
    assert report.endswith("\n\nno log: FileNotFoundError\n")


async def test_no_key_is_in_a_report(tmp_path: Path) -> None:
    key = "zq7.plain.words.of.a.key"
    redacting = RedactingFilter()
    # As the folder, in the log of another run, and where there should be something else.
    profile = Profile.at(tmp_path / key)
    profile.create()
    profile.settings.write_text(f"[shortcuts]\n{key.replace('.', '-')} = 1\n'{key}' = 1\n")
    line = f"2026-11-28 20:02:27,273 WARNING chatapp.model: it said {key}\n"
    (profile.log / "chatapp.log").write_text(line)
    environment = {"CHATAPP_API_KEY": key}
    session = Session(profile, environment=environment, redacting=redacting)
    try:
        report = await session.report("Qt")
    finally:
        await session.close()
    assert "[redacted]" in report
    assert key not in report
    assert len(session.warnings) == 2
    assert key not in "".join(session.warnings)
