"""The gates: style, types, and the tests without a screen, on one, and of the frozen program.

All is in one report at the end.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from xml.etree import ElementTree

import coverage_limits
import environment
from screen import screen

NOTHING_CHOSEN = 5  # pytest's exit status when no test was chosen
PROCESSES = 2  # tests at a time

_CORE = ("tests/core",)
_ALL_BUT_CORE = ("tests", "--ignore=tests/core")


def main(chosen: Sequence[str]) -> int:
    """Run every gate, even after one failed, and say at the end which did.

    ``chosen``: words for pytest; with any, only tests are run. Returns the exit status.
    """
    began = time.monotonic()
    os.chdir(environment.CLONE)
    failed = [] if chosen else _checks() + _frozen()
    counts: Counter[str] = Counter()
    failed += _tests(chosen, counts)
    if not counts["tests"]:
        failed.append("no test was run")
    print()
    for name in failed:
        print(f"FAILED: {name}")
    print(f"=== {_summary(counts)} in {time.monotonic() - began:.0f} s ===")
    return 1 if failed else 0


def _checks() -> list[str]:
    """Style and types; gives the names of the gates that failed."""
    ruff = ["-m", "ruff"]
    gates = {
        "style (ruff check)": [*ruff, "check", "."],
        "layout (ruff format)": [*ruff, "format", "--check", "."],
        "types (basedpyright)": ["-m", "basedpyright", "--pythonpath", str(environment.python())],
    }
    variables = environment.variables()
    return [name for name, words in gates.items() if _run(name, words, variables) != 0]


def _frozen() -> list[str]:
    """The program frozen as it is shipped, for tests to try; gives the gates that failed."""
    name = "frozen program (build.py frozen)"
    return [name] if _run(name, ["packaging/build.py", "frozen"], environment.variables()) else []


def _tests(chosen: Sequence[str], counts: Counter[str]) -> list[str]:
    """The tests without a screen, those that need one, and those of the frozen program.

    Adds to ``counts``.
    """
    failed: list[str] = []
    variables = environment.variables()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        # Two windows on one screen would take the focus from each other: each process has its own.
        screens = [stack.enter_context(screen(variables)) for _ in range(PROCESSES)]
        each = [dict(one.items() - variables.items()) for one in screens]
        without = variables | {"QT_QPA_PLATFORM": "offscreen"}
        with_screen = screens[0] | {"CHATAPP_TEST_SCREENS": json.dumps(each)}
        offscreen = "not screen and not e2e and not frozen"
        runs = [
            ("tests without a screen", offscreen, PROCESSES, without, chosen),
            ("tests on a screen", "screen or e2e", PROCESSES, with_screen, chosen),
            ("tests of the frozen program", "frozen", 1, without, chosen),
        ]
        if not chosen:  # only what the core's own tests run of the core counts
            counted = without | coverage_limits.measured(Path(folder))
            runs[0] = ("tests without a screen", offscreen, PROCESSES, without, _ALL_BUT_CORE)
            runs.insert(0, ("tests of the core", offscreen, PROCESSES, counted, _CORE))
        for name, marked, processes, inside, which in runs:
            report = Path(folder, f"{name}.xml")
            words = ["-m", "pytest", "-m", marked, f"-n{processes}", f"--junitxml={report}"]
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
