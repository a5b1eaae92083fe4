"""The gates: style, types, the frozen program, and the tests without a screen and on one.

All is in one report at the end.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from xml.etree import ElementTree

import coverage_limits
import environment
from screen import screen

NOTHING_CHOSEN = 5  # pytest's exit status when no test was chosen
PROCESSES = (os.cpu_count() or 2) + 1  # tests at a time: many wait for a server or a window

# Of the core only what its own tests run counts. Those marked unmeasured cover nothing new, and
# what random examples run is another thing each time.
_MEASURED = "core and not unmeasured and not hypothesis"
_WITHOUT_SCREEN = "not screen and not e2e"
_ON_SCREEN = "screen or e2e"


def main(chosen: Sequence[str]) -> int:
    """Run every gate, even after one failed, and say at the end which did.

    ``chosen``: words for pytest; with any, only tests are run. Returns the exit status.
    """
    began = time.monotonic()
    os.chdir(environment.CLONE)
    failed = [] if chosen else _side_by_side([_checks(), _frozen()])
    counts: Counter[str] = Counter()
    failed += _tests(chosen, counts)
    if not counts["tests"]:
        failed.append("no test was run")
    print()
    for name in failed:
        print(f"FAILED: {name}")
    print(f"=== {_summary(counts)} in {time.monotonic() - began:.0f} s ===")
    return 1 if failed else 0


def _checks() -> dict[str, list[str]]:
    """Style and types: the words for Python, by the gate's name."""
    ruff = ["-m", "ruff"]
    return {
        "style (ruff check)": [*ruff, "check", "."],
        "layout (ruff format)": [*ruff, "format", "--check", "."],
        "types (basedpyright)": ["-m", "basedpyright", "--pythonpath", str(environment.python())],
    }


def _frozen() -> dict[str, list[str]]:
    """The program frozen as it is shipped, for tests to try."""
    return {"frozen program (build.py frozen)": ["packaging/build.py", "frozen"]}


def _side_by_side(lanes: Sequence[Mapping[str, Sequence[str]]]) -> list[str]:
    """Run the gates of each lane in their order, the lanes at a time, as each needs one core.

    What a gate says is shown whole, in the order given. Gives the names of those that failed.
    """
    variables = _variables()

    def run(lane: Mapping[str, Sequence[str]]) -> list[tuple[str, int, bytes]]:
        done: list[tuple[str, int, bytes]] = []
        for name, words in lane.items():
            command = [environment.python(), *words]
            how = subprocess.run(
                command,
                env=variables,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            done.append((name, how.returncode, how.stdout))
        return done

    failed: list[str] = []
    with ThreadPoolExecutor(len(lanes)) as pool:
        for done in pool.map(run, lanes):
            for name, status, said in done:
                print(f"\n=== {name} ===\n{said.decode(errors='replace')}", end="", flush=True)
                failed += [name] * (status != 0)
    return failed


def _variables() -> dict[str, str]:
    """The environment's variables; bytecode is kept, or each process compiles the program anew."""
    return {k: v for k, v in environment.variables().items() if k != "PYTHONDONTWRITEBYTECODE"}


def _tests(chosen: Sequence[str], counts: Counter[str]) -> list[str]:
    """The tests without a screen, with coverage and without, and those that need a screen.

    Adds to ``counts``.
    """
    failed: list[str] = []
    variables = _variables()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        # Two windows on one screen would take the focus from each other: each process has its own.
        screens = [stack.enter_context(screen(variables)) for _ in range(PROCESSES)]
        each = [dict(one.items() - variables.items()) for one in screens]
        without = variables | {"QT_QPA_PLATFORM": "offscreen"}
        with_screen = screens[0] | {"CHATAPP_TEST_SCREENS": json.dumps(each)}
        runs = [
            ("tests without a screen", _WITHOUT_SCREEN, without, chosen),
            ("tests on a screen", _ON_SCREEN, with_screen, chosen or ["--ignore=tests/core"]),
        ]
        if not chosen:
            counted = without | coverage_limits.measured(Path(folder))
            runs[:1] = [
                ("tests of the core", _MEASURED, counted, ["tests/core"]),
                ("tests without a screen", f"{_WITHOUT_SCREEN} and not ({_MEASURED})", without, []),
            ]
        for name, marked, inside, which in runs:
            report = Path(folder, f"{name}.xml")
            words = ["-m", "pytest", "-m", marked, f"--junitxml={report}"]
            # Whoever has nothing left to do takes from the others, so that all end together.
            words += [f"-n{PROCESSES}", "--dist=worksteal"]
            if _run(name, [*words, *which], inside) not in (0, NOTHING_CHOSEN):
                failed.append(name)
            for suite in ElementTree.parse(report).getroot() if report.exists() else ():
                for what in ("tests", "failures", "errors", "skipped"):
                    counts[what] += int(suite.get(what, "0"))
        return failed + ([] if chosen else coverage_limits.missed(Path(folder), variables))


def _run(name: str, words: Sequence[str], variables: dict[str, str]) -> int:
    """Run one gate in the environment under its title; gives its exit status."""
    print(f"\n=== {name} ===", flush=True)
    return subprocess.call([environment.python(), *words], env=variables)


def _summary(counts: Counter[str]) -> str:
    """The tests of both runs together, in pytest's words."""
    bad = {"failed": counts["failures"], "errors": counts["errors"], "skipped": counts["skipped"]}
    numbers = {
        "failed": bad["failed"],
        "passed": counts["tests"] - bad.pop("failed") - sum(bad.values()),
        **bad,
    }
    return ", ".join(f"{n} {what}" for what, n in numbers.items() if n or what == "passed")
