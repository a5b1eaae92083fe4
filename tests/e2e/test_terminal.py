"""`chatapp ask`, `doctor` and what else happens in a terminal, each run as a process of its own."""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from chatapp.core.domain.persona import Persona
from chatapp.core.profile.paths import Profile
from chatapp.core.settings import Settings
from chatapp.core.settings_file import SettingsFile
from tests.e2e.process import CLONE, command, files_holding, rows, transcript, variables, words_for
from tests.loopback import (
    CUT,
    DONE,
    HANG,
    MODEL,
    Gate,
    Loopback,
    event,
    reply,
    sse,
    thinking_reply,
)
from tests.make_pdf import pdf
from tests.waiting import wait_until

pytestmark = pytest.mark.terminal

KEY = "sk-good-5dcfd9e2b1a84f70a1b2c3d4e5f60718"
LIMIT = 60.0
posix = pytest.mark.skipif(os.name != "posix", reason="signals, pipes and modes are POSIX's")


def run(
    *words: str | Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The program run to its end."""
    return subprocess.run(
        command(*words),
        env=variables(environment),
        cwd=CLONE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
    )


def ask(
    profile: Path,
    server: Loopback,
    *words: str | Path,
    model: str = "some-model",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """``chatapp ask`` answered by `server`."""
    return run(*words_for(profile, server, model), "ask", *words, environment=environment)


def start(*words: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*words),
        env=variables(),
        cwd=CLONE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def one_clear_line(done: subprocess.CompletedProcess[str], said: str) -> None:
    """Exit status 1 and one sentence on standard error, nothing else."""
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("chatapp: ")
    assert said in line


def test_an_answer_streams_to_standard_output_and_is_kept(profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("First,\n"), gate, sse("then the rest.", finish="stop"), DONE)
        with start(*words_for(profile, server), "ask", "What comes?") as asking:
            assert asking.stdout is not None
            assert asking.stderr is not None
            assert asking.stdout.readline() == b"First,\n"  # while the server still holds the rest
            gate.open()
            assert asking.stdout.read() == b"then the rest.\n"
            assert asking.stderr.read() == b""
            assert asking.wait(LIMIT) == 0
    assert transcript(profile) == [
        ("user", "done", "What comes?"),
        ("assistant", "done", "First,\nthen the rest."),
    ]
    assert rows(profile, "SELECT title FROM conversations") == [("What comes?",)]


@pytest.mark.parametrize("shown", [True, False])
def test_thinking_goes_to_standard_error_if_asked_for(profile: Path, shown: bool) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Deep thought.", "Short.", 3))
        done = ask(profile, server, "Hm?", *(["--thinking"] if shown else []))
    assert (done.returncode, done.stdout) == (0, "Short.\n")
    assert ("Deep thought." in done.stderr) == shown
    assert "Short" not in done.stderr


@pytest.mark.parametrize("shown", [True, False])
def test_thinking_without_a_reply_is_read_all_the_same(profile: Path, shown: bool) -> None:
    with Loopback() as server:
        server.answer(sse("<think>\nOn and on."), sse(finish="stop"), DONE)
        done = ask(profile, server, "Hm?", *(["--thinking"] if shown else []))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "On and on.\nchatapp: The model stopped without a reply.\n"


def test_a_call_in_the_text_is_told_without_its_markup(profile: Path) -> None:
    call = '<invoke name="search">\n<parameter name="query">tide table</parameter>\n</invoke>'
    with Loopback() as server:
        text = f"Let me look.\n\n<minimax:tool_call>\n{call}\n</minimax:tool_call>"
        server.answer(sse(text), sse(finish="stop"), DONE)
        done = ask(profile, server, "Tides?")
    assert (done.returncode, done.stdout) == (0, "Let me look.\n")
    told = "Tool call, not run: search tide table", "The model asked for a tool. Nothing was run."
    assert done.stderr == "".join(f"chatapp: {line}\n" for line in told)


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["The person greets me.\n</think>\nHello! What now?"], False),
        (["The person greets me.\n</think>\nHello! What now?"], True),
        (["The person greets me.", "\n</thought>\n\n", "Hello! ", "What now?"], False),
        (["The person greets me.", "\n</thought>\n\n", "Hello! ", "What now?"], True),
        (["<THINKING>Hm.</thinking>\n\nHello! ", "What now?"], False),
    ],
)
def test_the_whole_answer_is_printed_however_its_thinking_is_marked(
    profile: Path, texts: list[str], shown: bool
) -> None:
    with Loopback() as server:
        server.answer(*map(sse, texts), sse(finish="stop"), DONE)
        done = ask(profile, server, "Hello", *["--thinking"] * shown)
    assert done.returncode == 0
    before, _, answer = done.stdout.rpartition("Hello!")
    assert answer == " What now?\n"
    assert before in {"", "The person greets me.\n"}
    assert before == "" or len(texts) == 4


@pytest.mark.parametrize(
    ("model", "words", "as_file"),
    [
        ("some-model", [], False),
        (MODEL, [], True),
        ("some-model", ["--pdf", "original"], True),
        (MODEL, ["--pdf", "text"], False),
    ],
)
def test_a_pdf_goes_as_its_server_takes_it_or_as_told(
    profile: Path, tmp_path: Path, model: str, words: Sequence[str], as_file: bool
) -> None:
    data = pdf("The secret word is marmalade")
    path = tmp_path / "Plan.pdf"
    path.write_bytes(data)
    with Loopback() as server:
        done = ask(
            profile,
            server,
            "The word?",
            "--file",
            path,
            *words,
            model=model,
            environment={"CHATAPP_API_KEY": KEY},
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "Hello there.\n", "")
        (request,) = server.chats
    assert request.key == KEY
    content = request.json["messages"][0]["content"]
    if as_file:
        assert [part["type"] for part in content] == ["file", "text"]
        assert content[0]["file"]["filename"] == "Plan.pdf"
        head, _, body = content[0]["file"]["file_data"].partition(",")
        assert head == "data:application/pdf;base64"
        assert base64.b64decode(body) == data
        assert content[1]["text"] == "The word?"
    else:
        assert "[Page 1]" in content
        assert "marmalade" in content
        assert content.endswith("The word?")
    assert files_holding(profile, KEY) == []


def test_a_refused_key_is_one_line_and_never_written_down(profile: Path) -> None:
    with Loopback() as server:
        server.key = "another"
        done = ask(profile, server, "Hi", model=MODEL, environment={"CHATAPP_API_KEY": KEY})
    one_clear_line(done, "key was not accepted")
    assert files_holding(profile, KEY) == []
    assert transcript(profile)[0] == ("user", "done", "Hi")


@pytest.mark.parametrize("key", ["sk-schlüssel-0123456789", "sk-two\nlines-0123456789", "sk two"])
def test_a_key_that_no_header_can_carry_is_one_line(profile: Path, key: str) -> None:
    with Loopback() as server:
        done = ask(profile, server, "Hi", environment={"CHATAPP_API_KEY": key})
        assert server.requests == []
    one_clear_line(done, "API key has")
    assert key not in done.stderr
    assert files_holding(profile, key) == []


def test_an_answer_without_end_is_ended_and_says_so(profile: Path) -> None:
    with Loopback() as server:
        words = "word after word, " * 5000
        server.answer(*[sse(words)] * 30, HANG)
        done = ask(profile, server, "Go on.")
        assert server.chats[0].disconnected.wait(10)
    assert done.returncode == 1
    assert done.stdout == (words * 30)[:2_000_000] + "\n"
    assert done.stderr == "chatapp: The reply reached 2,000,000 characters and was ended there.\n"
    ((_, status, text),) = transcript(profile)[1:]
    assert (status, text + "\n") == ("interrupted", done.stdout)


def test_no_connection_is_one_line(profile: Path) -> None:
    with Loopback() as server:
        pass  # its port is closed now
    one_clear_line(ask(profile, server, "Hi"), "No server was found")


def test_a_cut_stream_prints_and_keeps_what_came(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("So far"), CUT)
        done = ask(profile, server, "Go on")
    assert (done.returncode, done.stdout) == (1, "So far\n")
    assert len(done.stderr.splitlines()) == 1
    assert transcript(profile)[-1] == ("assistant", "interrupted", "So far")


def test_a_question_has_options_of_its_own(profile: Path) -> None:
    Profile.at(profile).create()
    persona = Persona("cook", "Cook", instructions="Talk of food.")
    SettingsFile(Profile.at(profile).settings).save(Settings(personas=(persona,)))
    options = "--persona cook --instructions Briefly. --temperature 0,3 --max-tokens 2000 --seed 7"
    with Loopback() as server:
        done = ask(profile, server, "Hi", *options.split(), "--reasoning-effort", "low")
        assert done.returncode == 0, done.stderr
        asked = server.chats[0].json
    assert asked["messages"][0] == {"role": "system", "content": "Talk of food.\n\nBriefly."}
    fields = ("temperature", "max_tokens", "seed", "reasoning_effort")
    assert [asked[name] for name in fields] == [0.3, 2000, 7, "low"]


def test_an_option_that_cannot_be_sent_is_wrong_usage(profile: Path) -> None:
    with Loopback() as server:
        done = ask(profile, server, "Hi", "--temperature", "3")
        assert done.returncode == 2
        assert "This must be a number from 0 to 2." in done.stderr
        done = ask(profile, server, "Hi", "--persona", "nobody")
        assert (done.returncode, server.chats) == (1, [])
        one_clear_line(done, "There is no persona nobody.")


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"plain words", "not a PDF"), (b"", "is empty"), (None, "no longer exists")],
)
def test_a_file_that_cannot_go_along_is_one_line(
    profile: Path, tmp_path: Path, data: bytes | None, said: str
) -> None:
    path = tmp_path / "notes.pdf"
    if data is not None:
        path.write_bytes(data)
    with Loopback() as server:
        one_clear_line(ask(profile, server, "Read", "--file", path), said)
        assert server.requests == []


def test_a_bad_address_is_one_line(profile: Path) -> None:
    done = run("--profile", profile, "--base-url", "http://", "--model", "m", "ask", "Hi")
    one_clear_line(done, "address")


@pytest.mark.parametrize(
    "words",
    [["--nonsense"], ["ask"], ["ask", "Hi", "--pdf", "neither"], ["ask", "Hi", "--file"]],
)
def test_wrong_usage_is_exit_status_2(profile: Path, words: Sequence[str]) -> None:
    done = run("--profile", profile, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: chatapp")
    assert "Traceback" not in done.stderr


@posix
def test_ctrl_c_stops_and_keeps_the_text(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half an\n"), sse("ans"), HANG)
        with start(*words_for(profile, server), "ask", "Talk") as asking:
            assert asking.stdout is not None
            assert asking.stderr is not None
            assert asking.stdout.readline() == b"Half an\n"
            assert asking.stdout.read(3) == b"ans"
            asking.send_signal(signal.SIGINT)
            assert asking.wait(LIMIT) == 1
            assert asking.stderr.read().decode().splitlines() == [
                "chatapp: Stopped. The reply so far is kept."
            ]
        assert server.chats[0].disconnected.wait(LIMIT)
    kept = transcript(profile)
    assert kept[0] == ("user", "done", "Talk")
    assert kept[1][1] in {"stopped", "interrupted"}
    assert kept[1][2] == "Half an\nans"


@posix
def test_a_reader_that_leaves_is_no_trouble(profile: Path) -> None:
    gate = Gate()
    lines = [sse(f"line {n}\n") for n in range(200)]
    with Loopback() as server:
        server.answer(sse("line\n"), gate, *lines, sse("end", finish="stop"), DONE)
        with start(*words_for(profile, server), "ask", "Count") as asking:
            assert asking.stdout is not None
            assert asking.stderr is not None
            assert asking.stdout.readline() == b"line\n"
            asking.stdout.close()  # as `head -1` does
            gate.open()
            assert asking.stderr.read() == b""
            assert asking.wait(LIMIT) == 1
    # Nothing stays behind as if it were still being written.
    assert [status for _, status, _ in transcript(profile)][1] != "streaming"


def test_doctor_shows_what_is_there_and_no_secret(profile: Path) -> None:
    with Loopback() as server:
        server.key = KEY
        words = [*words_for(profile, server, MODEL), "doctor"]
        done = run(*words, environment={"CHATAPP_API_KEY": KEY})
    assert (done.returncode, done.stderr) == (0, "")
    shown = dict(re.findall(r"^(\S+)\s+(.+)$", done.stdout, re.MULTILINE))
    assert shown["Database"] == "sound"
    assert "accepted" in shown["Server"]
    assert shown["Settings"] == str(profile / "settings.toml")
    assert {"Chatapp", "Python", "Keyring", "Log"} <= shown.keys()
    assert KEY not in done.stdout
    assert KEY[8:] not in done.stdout
    assert files_holding(profile, KEY) == []


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_version_and_help_do_without_qt(word: str) -> None:
    line = [sys.executable, "-X", "importtime", "-m", "chatapp", word]
    done = subprocess.run(
        line,
        env=variables(),
        cwd=CLONE,
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=True,
    )
    assert "hatapp" in done.stdout
    imported = {row.rsplit("|", 1)[-1].strip() for row in done.stderr.splitlines()}
    assert "chatapp" in imported  # the list is read rightly
    assert not [name for name in imported if name.startswith(("PySide6", "shiboken6"))]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_screen_the_window_is_one_line(profile: Path, display: str) -> None:
    environment = {"DISPLAY": display, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = run("--profile", profile, environment=environment)
    one_clear_line(done, "screen")
    assert list(profile.iterdir()) == []


@pytest.mark.parametrize("verb", ["ask", "doctor"])
def test_a_profile_that_is_a_file_is_one_line(tmp_path: Path, verb: str) -> None:
    path = tmp_path / "profile"
    path.write_text("not a folder")
    one_clear_line(run("--profile", path, verb, *(["Hi"] if verb == "ask" else [])), "folder")
    assert path.read_text() == "not a folder"


@posix
def test_a_profile_that_cannot_be_written_is_one_line() -> None:
    # Also for root, whom modes do not stop.
    one_clear_line(run("--profile", "/proc/chatapp", "ask", "Hi"), "folder")


def damaged(path: Path) -> None:
    path.write_bytes(b"this is no database\n" * 500)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE of_tomorrow (x)")
        connection.execute("PRAGMA user_version = 4711")
        connection.commit()


@pytest.mark.parametrize(
    ("make", "said"),
    [(damaged, "damaged"), (newer, "newer version of Chatapp")],
    ids=["damaged", "newer"],
)
@pytest.mark.parametrize("verb", ["ask", "doctor"])
def test_a_database_that_cannot_be_used_is_left_as_it_is(
    profile: Path, make: object, said: str, verb: str
) -> None:
    path = profile / "conversations.sqlite3"
    assert callable(make)
    make(path)
    before = path.read_bytes()
    with Loopback() as server:
        words = ["Hi"] if verb == "ask" else []
        done = run(*words_for(profile, server), verb, *words)
        assert server.chats == []
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before


@posix
def test_what_is_kept_is_its_owners_alone(profile: Path) -> None:
    shutil.rmtree(profile)
    with Loopback() as server:
        server.answer(*reply("Yes."))
        assert ask(profile, server, "Private?").returncode == 0
    modes = {p.relative_to(profile): p.stat().st_mode & 0o777 for p in profile.rglob("*")}
    folders = {p for p in modes if (profile / p).is_dir()}
    assert profile.stat().st_mode & 0o777 == 0o700
    assert {modes[p] for p in folders} == {0o700}
    assert {modes[p] for p in modes.keys() - folders} == {0o600}


def test_an_answer_can_be_asked_for_while_another_streams(profile: Path) -> None:
    gate = Gate()
    with Loopback() as server:
        server.answer(sse("slow\n"), gate, sse("done", finish="stop"), DONE)
        with start(*words_for(profile, server), "ask", "One") as first:
            assert first.stdout is not None
            assert first.stdout.readline() == b"slow\n"
            assert ask(profile, server, "Two").stdout == "Hello there.\n"
            gate.open()
            assert first.stdout.read() == b"done\n"
            assert first.wait(LIMIT) == 0
    wait_until(lambda: len(transcript(profile)) == 4)
    assert {status for _, status, _ in transcript(profile)} == {"done"}


def test_what_stands_unsent_in_the_window_stays_there(profile: Path) -> None:
    with Loopback() as server:
        ask(profile, server, "One")
        with closing(sqlite3.connect(profile / "conversations.sqlite3")) as connection:
            draft = "INSERT INTO drafts (conversation_id, text) VALUES ('', 'Half a thought')"
            connection.execute(draft)
            connection.commit()
        ask(profile, server, "Two")
    assert rows(profile, "SELECT text FROM drafts") == [("Half a thought",)]


def test_a_tool_call_is_told_though_nothing_ran(profile: Path) -> None:
    function = {"name": "weather", "arguments": '{"city":\n"Bern"}'}
    calls = [{"index": 0, "id": "a", "type": "function", "function": function}]
    with Loopback() as server:
        server.answer(
            event({"choices": [{"delta": {"tool_calls": calls}, "finish_reason": "tool_calls"}]}),
            DONE,
        )
        done = ask(profile, server, "Weather?")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        'chatapp: Tool call, not run: weather {"city": "Bern"}',
        "chatapp: The model asked for a tool. Nothing was run.",
    ]


def test_a_refusal_is_printed_and_told(profile: Path) -> None:
    with Loopback() as server:
        refused = {"delta": {"refusal": "I cannot do that."}, "finish_reason": "stop"}
        server.answer(event({"choices": [refused]}), DONE)
        done = ask(profile, server, "Do it")
    assert (done.returncode, done.stdout) == (0, "I cannot do that.\n")
    assert done.stderr == "chatapp: The model declined to answer.\n"
