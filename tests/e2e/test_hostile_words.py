"""Nothing that a stranger wrote commands the terminal that it is shown on."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from chatapp.__main__ import PARSERS
from tests.core.import_export.building import entry, export, node, text
from tests.e2e.on_a_terminal import Shown, run_on_terminal
from tests.e2e.process import CLONE, command, rows, transcript, variables, words_for
from tests.e2e.test_terminal import LIMIT, run, start
from tests.loopback import DONE, Gate, Loopback, reply, sse, thinking_reply
from tests.make_pdf import pdf

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="terminals of this kind are POSIX's"),
]

HOSTILE = (
    "\x1b]52;c;aGVsbG8=\x07 \x1b]0;title\x07 \x1b[2J\x1b[H \x1b]8;;http://evil/\x1b\\link "
    "\x05 \x9b2J \x9d52;c;aGk=\x9c a\x08b\x7fc \rover \u202e.exe\u202c \u2066x\u2069 p\u200by \x0e"
)
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
NAME = HOSTILE.replace("/", ":").replace("\n", " ")
"""The same, as a file may be called."""


def harmless(shown: Shown) -> str:
    """The text as a terminal shows it, none of which commands it."""
    assert not COMMANDS.search(shown.text), repr(shown.text)
    assert "\ufffd" in shown.text
    return shown.text


def nobody(profile: Path) -> list[str]:
    """The options for a server that is not there."""
    return [*words_for(profile), "--base-url", "http://127.0.0.1:9/v1", "--model", "m"]


def broken(words: str, *places: int) -> list[str]:
    """`words` cut at these places."""
    return [words[a:b] for a, b in zip([0, *places], [*places, len(words)], strict=True)]


def test_an_answer_and_its_thinking_command_nothing_on_a_terminal(profile: Path) -> None:
    with Loopback() as server:
        pieces = [sse(piece) for piece in broken(HOSTILE, 1, 2, 5, 30, 31, 47)]
        server.answer(*pieces, sse("end", finish="stop"), DONE)
        shown = run_on_terminal(*words_for(profile, server), "ask", "Hi")
        assert shown.status == 0
        assert "\ufffd]52;c;aGVsbG8=\ufffd" in harmless(shown)
        server.answer(*thinking_reply(HOSTILE, "Short.", 3))
        shown = run_on_terminal(*words_for(profile, server), "ask", "Hi", "--thinking")
    assert "\ufffd[2J" in harmless(shown)
    assert shown.text.endswith("Short.\n")


def test_the_same_answer_is_whole_in_a_pipe_and_in_the_profile(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply(HOSTILE))
        done = subprocess.run(
            [*command(*words_for(profile, server)), "ask", "Hi"],
            env=variables({"PYTHONIOENCODING": "ascii"}),
            cwd=CLONE,
            capture_output=True,
            timeout=LIMIT,
            check=True,
        )
    assert done.stdout == (HOSTILE + "\n").encode()
    assert transcript(profile)[-1][2] == HOSTILE


@pytest.mark.parametrize("status", [400, 500])
def test_a_server_that_refuses_commands_nothing(profile: Path, status: int) -> None:
    with Loopback() as server:
        body = json.dumps({"error": {"message": HOSTILE, "type": HOSTILE, "code": HOSTILE}})
        headers = {"Content-Type": "application/json", "Retry-After": "0"}
        for _ in range(8):
            server.answer(body.encode(), status=status, headers=headers)
        words = [*words_for(profile, server), "ask", "Hi"]
        shown = run_on_terminal(*words)
        assert shown.status == 1
        assert not COMMANDS.search(shown.text), repr(shown.text)
        # What is written for people is safe wherever it goes: it may be shown later.
        assert not COMMANDS.search(run(*words).stderr)


def test_what_is_imported_and_exported_commands_nothing(profile: Path, tmp_path: Path) -> None:
    nodes = [node("q", None, "user", text("Why?"))]
    folder = tmp_path / NAME
    folder.mkdir()
    export(
        folder / "conversations.json",
        {"title": HOSTILE, "mapping": 1},
        entry(nodes, "q", HOSTILE),
    )
    (folder / f"{NAME}.json").write_text("{")
    shown = run_on_terminal("--profile", profile, "import", folder)
    assert shown.status == 1
    assert "1 conversation imported" in harmless(shown)
    shown = run_on_terminal("--profile", profile, "export", folder / "out")
    assert shown.status == 0
    assert "out" in harmless(shown)
    # Into a pipe a path is what the file is called.
    line = command("--profile", profile, "export", folder / "again")
    done = subprocess.run(
        line, env=variables(), cwd=CLONE, stdout=subprocess.PIPE, timeout=LIMIT, check=True
    )
    assert Path(os.fsdecode(done.stdout.removesuffix(b"\n"))).is_file()


def test_a_name_that_is_no_text_can_be_shown_and_found(profile: Path, tmp_path: Path) -> None:
    nodes = [node("q", None, "user", text("Why?"))]
    run("--profile", profile, "import", export(tmp_path / "x.json", entry(nodes, "q", "One")))
    folder = os.fsencode(tmp_path) + b"/\xff\xfe\x1b[2J"
    words = ["--profile", profile, "export", folder]
    for environment in ({}, {"PYTHONIOENCODING": "ascii"}):
        shown = run_on_terminal(*words, environment=environment)
        assert shown.status == 0
        assert b"\x1b" not in shown.bytes
    done = subprocess.run(
        [*map(os.fsencode, command("--profile", profile)), b"export", folder],
        env=variables({"PYTHONIOENCODING": "cp1252"}),
        cwd=CLONE,
        capture_output=True,
        timeout=LIMIT,
        check=True,
    )
    path = done.stdout.removesuffix(b"\n")
    assert path.startswith(folder)
    assert Path(os.fsdecode(path)).exists()
    refused = run_on_terminal("--profile", profile, "ask", "Hi", "--file", folder)
    assert refused.status == 1
    assert "is a folder" in harmless(refused)


@pytest.mark.parametrize(
    "words",
    [
        ["ask", "Hi", HOSTILE],
        ["ask", "Hi", "--pdf", HOSTILE],
        ["--" + HOSTILE.replace(" ", "")],
        ["export", "out", "--format", HOSTILE],
        ["export", "out", "--conversation", HOSTILE],
        ["import", NAME],
        ["--base-url", f"http://{HOSTILE}", "ask", "Hi"],
        ["ask", "Hi", "--file", NAME],
    ],
)
def test_what_was_typed_is_repeated_harmlessly(
    profile: Path, tmp_path: Path, words: Sequence[str]
) -> None:
    given = [str(tmp_path / "out") if word == "out" else word for word in words]
    shown = run_on_terminal("--profile", profile, *given)
    assert shown.status in {1, 2}
    assert not COMMANDS.search(shown.text), repr(shown.text)
    assert "Traceback" not in shown.text


def test_doctor_commands_nothing(profile: Path, tmp_path: Path) -> None:
    (profile / "settings.toml").write_text(
        "server = 'x'\n[[servers]]\nid = 'x'\nname = "
        + json.dumps("evil\nDatabase  sound\x1b[2J\u202e")
        + "\nkind = 'other'\nbase_url = 'http://127.0.0.1:9/v1'\nmodel = 'm'\n"
    )
    shown = run_on_terminal("--profile", profile, "doctor")
    assert not COMMANDS.search(shown.text), repr(shown.text)
    assert len(re.findall("^Database", shown.text, re.MULTILINE)) == 1
    harmless(run_on_terminal(*nobody(tmp_path / NAME / "profile"), "doctor"))


def test_a_log_that_cannot_be_written_is_told_harmlessly(tmp_path: Path) -> None:
    profile = tmp_path / NAME
    (profile / "log" / "chatapp.log").mkdir(parents=True)
    shown = run_on_terminal(*nobody(profile), "doctor")
    assert "no log" in harmless(shown)


# Narrow encodings


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "cp1252", "C", "C that is ASCII"],
)
def test_no_encoding_ends_an_answer(profile: Path, environment: dict[str, str]) -> None:
    answer = "Grüße, 你好 👩\u200d💻"
    with Loopback() as server:
        server.answer(*thinking_reply("Hm, 你", answer, 2))
        words = [*words_for(profile, server), "ask", "Grüß mich", "--thinking"]
        done = subprocess.run(
            command(*words),
            env=variables(environment),
            cwd=CLONE,
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout == (answer + "\n").encode()
        assert done.stderr.startswith(b"Hm, ")
        server.answer(*reply(answer))
        shown = run_on_terminal(*words, environment=environment)
        assert shown.status == 0, shown.bytes
        assert b"Gr" in shown.bytes
        assert b"Traceback" not in shown.bytes
    assert transcript(profile)[0] == ("user", "done", "Grüß mich")
    assert transcript(profile)[-1] == ("assistant", "done", answer)


def test_a_question_that_is_no_text_is_asked_as_far_as_it_is(profile: Path) -> None:
    with Loopback() as server:
        shown = run_on_terminal(*words_for(profile, server), "ask", b"Gr\xc3\xbc\xff\xed\xa0\x80")
        assert shown.status == 0, shown.bytes
        asked = server.chats[0].json["messages"][-1]["content"]
    assert asked.startswith("Grü\ufffd")
    assert transcript(profile)[0][2] == asked


# Where it goes


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize(
    "words", [["ask", "Hi"], ["doctor"], ["import", "."], ["export", "out"], ["--help"]]
)
def test_a_full_disk_is_one_line(profile: Path, tmp_path: Path, words: list[str]) -> None:
    nodes = [node("q", None, "user", text("Why?"))]
    run("--profile", profile, "import", export(tmp_path / "x.json", entry(nodes, "q", "One")))
    places = {".": str(tmp_path / "x.json"), "out": str(tmp_path / "out")}
    with Loopback() as server, Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*words_for(profile, server), *(places.get(word, word) for word in words)),
            env=variables(),
            cwd=CLONE,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
        )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("chatapp: Standard output could not be written (")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("place", ["/dev/full", None])
def test_sentences_that_nobody_can_hear_stop_nothing(profile: Path, place: str | None) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Deep thought.", "Short.", 3))
        line = command(*words_for(profile, server), "ask", "Hi", "--thinking")
        if place is None:
            line = ["sh", "-c", 'exec "$@" 2>&-', "sh", *line]
        with Path(place or os.devnull).open("wb") as deaf:
            done = subprocess.run(
                line,
                env=variables(),
                cwd=CLONE,
                stdout=subprocess.PIPE,
                stderr=deaf,
                timeout=LIMIT,
                check=False,
            )
    assert (done.returncode, done.stdout) == (0, b"Short.\n")


def test_without_standard_output_an_answer_is_kept(profile: Path) -> None:
    with Loopback() as server:
        line = command(*words_for(profile, server), "ask", "Hi", "--file", profile / "x.pdf")
        (profile / "x.pdf").write_bytes(pdf("Words"))
        done = subprocess.run(
            ["sh", "-c", 'exec "$@" >&- <&-', "sh", *line],
            env=variables(),
            cwd=CLONE,
            stderr=subprocess.PIPE,
            timeout=LIMIT,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")
    assert transcript(profile)[-1] == ("assistant", "done", "Hello there.")
    assert rows(profile, "PRAGMA integrity_check") == [("ok",)]


def test_the_answer_is_stopped_when_its_reader_has_left(profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("line\n"), gate, *[sse(f"line {n}\n") for n in range(50)], Gate())
        with start(*words_for(profile, server), "ask", "Count") as asking:
            assert asking.stdout is not None
            assert asking.stderr is not None
            assert asking.stdout.readline() == b"line\n"
            asking.stdout.close()
            gate.open()
            # The server would never end: the reply is stopped, not waited for.
            assert asking.stderr.read() == b""
            assert asking.wait(LIMIT) == 1
        assert server.chats[0].disconnected.wait(LIMIT)
    role, status, kept = transcript(profile)[-1]
    assert (role, status) == ("assistant", "stopped")
    assert kept.startswith("line\nline 0\n")


@pytest.mark.parametrize("words", [["--help"], ["doctor"], ["--version"]])
def test_a_reader_that_has_left_before_is_no_trouble(profile: Path, words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            command("--profile", profile, *words),
            env=variables(),
            cwd=CLONE,
            stdout=write,
            stderr=subprocess.PIPE,
            timeout=LIMIT,
            check=False,
        )
    finally:
        with suppress(OSError):
            os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_help_says_what_goes_into_a_pipe() -> None:
    assert "UTF-8 when it is not a terminal" in run("ask", "--help").stdout
    for make in PARSERS.values():
        assert "UTF-8" in make().format_help()
