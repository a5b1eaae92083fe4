"""The limits that the gates hold, and the papers within theirs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest

CLONE = Path(__file__).parent.parent
TESTS = CLONE / "tests"


def report(**files: tuple[int, list[int]]) -> dict[str, Any]:
    """A report of coverage.py in which a file has so many lines, and these did not run."""
    return {
        "files": {
            f"chatapp/core/{name.replace('__', '/')}.py": {
                "summary": {"num_statements": lines, "covered_lines": lines - len(missing)},
                "missing_lines": missing,
            }
            for name, (lines, missing) in files.items()
        }
    }


def test_a_limit_that_is_missed_is_a_sentence(part: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = part("coverage_limits")
    wanted = {"chatapp/core/": 95, "chatapp/core/settings.py": 100}
    monkeypatch.setattr(limits, "LIMITS", wanted)
    assert limits.misses(report(settings=(10, []), api__sse=(90, [1, 2, 3]))) == []
    assert limits.misses(report(settings=(10, [7, 8]), api__sse=(10, []))) == [
        "coverage of chatapp/core/: 90.0 % of the lines, below 95 %",
        "coverage of chatapp/core/settings.py: 80.0 % of the lines, below 100 % (not run: 7, 8)",
    ]


def test_a_file_without_data_is_missed(part: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = part("coverage_limits")
    monkeypatch.setattr(limits, "LIMITS", {"chatapp/core/gone.py": 100})
    (sentence,) = limits.misses(report(settings=(10, [])))
    assert "chatapp/core/gone.py: 0.0 %" in sentence


def test_data_that_was_not_written_to_its_end_is_left_out(
    part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("coverage")
    limits = part("coverage_limits")
    variables = {**os.environ, **limits.measured(tmp_path)}
    for end in ("", "os._exit(0)"):
        code = f"import os, chatapp.core.invisible; {end}"
        subprocess.run([sys.executable, "-c", code], env=variables, cwd=CLONE, check=True)
    whole = list(tmp_path.iterdir())
    assert len(whole) == 2
    halves = [tmp_path / f"coverage.here.pid{size}.Xabcdefx" for size in (0, 100, 50_000)]
    for size, half in zip((0, 100, 50_000), halves, strict=True):
        half.write_bytes(whole[0].read_bytes()[:size])
    assert set(limits.unfinished(tmp_path)) == set(halves)
    monkeypatch.setattr(limits, "LIMITS", {"chatapp/core/invisible.py": 5})
    assert limits.missed(tmp_path, variables) == []
    assert capfd.readouterr() == ("", "")


def test_every_limit_is_of_something_there(part: Any) -> None:
    assert all((CLONE / place).exists() for place in part("coverage_limits").LIMITS)


@pytest.mark.parametrize(
    ("paper", "lines"),
    [
        ("README.md", 150),
        ("chatapp/README.md", 250),
        ("packaging/README.md", 150),
        ("tests/README.md", 150),
        (".github/CONTRIBUTING.md", 150),
        (".github/SECURITY.md", 150),
        ("CHANGELOG.md", 500),
    ],
)
def test_a_paper_is_there_and_short_enough_to_be_read(paper: str, lines: int) -> None:
    text = (CLONE / paper).read_text(encoding="utf-8")
    written = re.sub("<!-- (.*): begin -->.*<!-- \\1: end -->", "", text, flags=re.DOTALL)
    assert 5 < len(written.splitlines()) <= lines


def test_no_test_sleeps_for_a_time() -> None:
    """A test waits for what it needs: a pause is too short on one machine, and long on another.

    In a loop, a pause is the step of such a wait.
    """
    files = [path for path in TESTS.rglob("*.py") if "bench" not in path.parts]
    assert len(files) > 100
    assert not [f"{file.relative_to(TESTS)}:{line}" for file in files for line in pauses(file)]


def pauses(path: Path) -> list[int]:
    """The lines of a file that sleep outside of every loop."""
    text = path.read_text(encoding="utf-8")
    if "time.sleep(" not in text:
        return []
    tree = ast.parse(text)
    stepping = {
        id(node)
        for loop in ast.walk(tree)
        if isinstance(loop, ast.While | ast.For | ast.AsyncFor)
        for node in ast.walk(loop)
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "time.sleep"
        and id(node) not in stepping
    ]


def test_gates_side_by_side_say_each_its_own_and_which_failed(
    part: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    first = {"one": ["-c", "print('1')"], "two": ["-c", "import sys; sys.exit('2')"]}
    assert part("gates")._side_by_side([first, {"three": ["-c", "print('3')"]}]) == ["two"]
    said = capfd.readouterr().out.split()
    assert said == ["===", "one", "===", "1", "===", "two", "===", "2", "===", "three", "===", "3"]


def test_each_test_is_in_one_run_of_the_gate(part: Any) -> None:
    gates = part("gates")
    kinds = ["core", "unmeasured", "hypothesis", "screen", "e2e"]
    runs = [gates._MEASURED, f"{gates._WITHOUT_SCREEN} and not ({gates._MEASURED})"]
    for chosen in product([False, True], repeat=len(kinds)):
        marks = dict(zip(kinds, chosen, strict=True))
        inside = [run for run in [*runs, gates._ON_SCREEN] if eval(run, {}, marks)]
        if not (marks["core"] and (marks["screen"] or marks["e2e"])):
            assert len(inside) == 1, marks
