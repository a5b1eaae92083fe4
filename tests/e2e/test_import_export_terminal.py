"""`chatapp import` and `chatapp export`, each run as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.core.import_export.building import entry, export, node, text
from tests.e2e.process import CLONE, command, program, rows, variables
from tests.e2e.test_terminal import LIMIT, one_clear_line, run
from tests.waiting import wait_until

pytestmark = pytest.mark.terminal


def talks(folder: Path, *titles: str) -> Path:
    """A ChatGPT export with conversations of these titles."""
    nodes = [node("q", None, "user", text("Why?")), node("a", "q", "assistant", text("So."))]
    return export(folder / "conversations.json", *[entry(nodes, "a", title) for title in titles])


def titles(profile: Path) -> list[object]:
    return [row[0] for row in rows(profile, "SELECT title FROM conversations ORDER BY title")]


def test_an_export_comes_in_once(profile: Path, tmp_path: Path) -> None:
    path = talks(tmp_path, "One", "Two")
    done = run("--profile", profile, "import", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 conversations imported.\n"
    assert titles(profile) == ["One", "Two"]
    done = run("import", path, "--profile", profile)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "0 conversations imported, 2 already present.\n"
    assert titles(profile) == ["One", "Two"]


def test_what_cannot_be_read_is_named_and_the_rest_comes_in(profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "conversations.json"
    nodes = [node("q", None, "user", text("Why?"))]
    path.write_text(json.dumps([{"title": "Broken", "mapping": 1}, entry(nodes, "q", "Good")]))
    done = run("--profile", profile, "import", path, tmp_path / "missing.json")
    assert done.returncode == 1
    assert done.stdout == "1 conversation imported, 2 unreadable.\n"
    first, second = done.stderr.splitlines()
    assert first.startswith("chatapp: “Broken” (conversation 1) in “conversations.json”:")
    assert "missing.json" in second
    assert titles(profile) == ["Good"]


def test_everything_goes_out_and_comes_back_equal(profile: Path, tmp_path: Path) -> None:
    run("--profile", profile, "import", talks(tmp_path, "One", "Two: a/b"))
    done = run("--profile", profile, "export", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert [path.name for path in paths] == ["One.json", "Two a b.json"]
    assert all(path.is_file() for path in paths)
    other = tmp_path / "other"
    done = run("--profile", other, "import", tmp_path / "out")
    assert done.stdout == "2 conversations imported.\n"
    for table in ("conversations", "messages", "pieces"):
        query = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert len(rows(other, query)) == len(rows(profile, query)) > 0
    again = run("--profile", other, "export", tmp_path / "again")
    assert again.returncode == 0
    for path in paths:
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("form", "ending", "begins"),
    [("markdown", ".md", b"---"), ("html", ".html", b"<!DOCTYPE"), ("pdf", ".pdf", b"%PDF-")],
)
def test_one_conversation_in_each_format(
    profile: Path, tmp_path: Path, form: str, ending: str, begins: bytes
) -> None:
    run("--profile", profile, "import", talks(tmp_path, "One", "Two"))
    ((wanted,),) = rows(profile, "SELECT id FROM conversations WHERE title = 'Two'")
    words = ["export", tmp_path / "out", "--format", form, "--conversation", str(wanted)]
    done = run("--profile", profile, *words)
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == f"Two{ending}"
    assert path.read_bytes().startswith(begins)
    # Again: beside it, never over it.
    run("--profile", profile, *words)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_what_cannot_be_done_is_one_line(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    unknown = ["export", tmp_path / "out", "--conversation", "nobody"]
    one_clear_line(run("--profile", profile, *unknown), "no conversation nobody")
    one_clear_line(run("--profile", profile, "export", file / "x"), "could not be saved")


@pytest.mark.parametrize(
    "words", [["import"], ["export"], ["export", "x", "--format", "word"], ["import", "--nonsense"]]
)
def test_wrong_usage_is_exit_status_2(profile: Path, words: list[str]) -> None:
    done = run("--profile", profile, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: chatapp")


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_ctrl_c_keeps_what_came_in(profile: Path, tmp_path: Path) -> None:
    nodes = [node("q", None, "user", text("words " * 4000))]
    path = export(
        tmp_path / "conversations.json", *[entry(nodes, "q", f"Talk {n}") for n in range(2000)]
    )
    line = command("--profile", profile, "import", path)
    with subprocess.Popen(
        line, env=variables(), cwd=CLONE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as importing:
        assert importing.stderr is not None
        wait_until(lambda: titles(profile), what="the first conversations")
        importing.send_signal(signal.SIGINT)
        assert importing.wait(LIMIT) == 1
        assert b"Everything imported so far is kept" in importing.stderr.read()
    came = len(titles(profile))
    assert 0 < came < 2000
    done = run("--profile", profile, "import", path)
    assert done.stdout == (f"{2000 - came:,} conversations imported, {came} already present.\n")


@pytest.mark.parametrize("after", [0, 1, 40, 200])
def test_killed_while_importing_each_conversation_is_whole_or_not_there(
    profile: Path, tmp_path: Path, after: int
) -> None:
    nodes = [node("q", None, "user", text("words " * 2000))]
    nodes += [node(f"a{n}", "q", "assistant", text(f"Version {n}")) for n in range(3)]
    path = export(
        tmp_path / "conversations.json", *[entry(nodes, "a1", f"Talk {n}") for n in range(500)]
    )
    with program("--profile", profile, "import", path) as importing:
        importing.until(lambda: len(titles(profile)) >= after, what="conversations")
        importing.kill()
        assert importing.errors == ""
    came = len(titles(profile))
    assert rows(profile, "SELECT count(*) FROM messages") in ([(4 * came,)], [])
    done = run("--profile", profile, "import", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(profile, "SELECT count(*) FROM conversations") == [(500,)]
    assert rows(profile, "SELECT count(*) FROM messages") == [(2000,)]
    assert rows(profile, "PRAGMA integrity_check") == [("ok",)]
