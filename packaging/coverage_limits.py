"""The share of the core's lines that its tests must run, and what is said where one is missed."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import environment

CONFIGURATION = environment.CLONE / "pyproject.toml"

# Percent of the lines, by file or folder: what reads foreign data, or data of older versions.
LIMITS: Mapping[str, float] = {
    "chatapp/core/": 95,
    "chatapp/core/api/model_list.py": 100,
    "chatapp/core/api/request/chat_request.py": 100,
    "chatapp/core/api/response/deltas.py": 100,
    "chatapp/core/api/response/sse.py": 100,
    "chatapp/core/api/response/think.py": 100,
    "chatapp/core/markdown/provisional.py": 100,
    "chatapp/core/markdown/stream.py": 100,
    "chatapp/core/settings.py": 100,
    "chatapp/core/settings_file.py": 100,
    "chatapp/core/store/migrations.py": 100,
}
SHOWN = 12  # lines that are named of a file below its limit


def measured(folder: Path) -> dict[str, str]:
    """The variables that have every Python of the environment write what it ran to ``folder``."""
    return {
        "COVERAGE_PROCESS_START": str(CONFIGURATION),
        "COVERAGE_FILE": str(folder / "coverage"),
    }


def missed(folder: Path, variables: Mapping[str, str]) -> list[str]:
    """Put together what was written to ``folder``; gives a sentence for each limit missed."""
    for path in unfinished(folder):
        path.unlink()
    inside = {**variables, "COVERAGE_FILE": str(folder / "coverage")}
    report = folder / "coverage.json"
    options = [f"--rcfile={CONFIGURATION}", "--quiet"]
    for words in (["combine"], ["json", "-o", str(report)]):
        command = [environment.python(), "-m", "coverage", *words, *options]
        if subprocess.call(command, env=inside, cwd=environment.CLONE) != 0:
            return [f"coverage: its data cannot be read (coverage {words[0]})"]
    return misses(json.loads(report.read_text(encoding="utf-8")))


def unfinished(folder: Path) -> list[Path]:
    """Data of processes that were killed as they wrote: one that is whole is named for its content.

    The program kills a child as soon as it lets go of it. Whatever else is lost is missed at the
    limits.
    """
    return [path for path in folder.glob("coverage.*") if not path.match("coverage.*.H*h")]


def misses(report: Mapping[str, Any]) -> list[str]:
    """A sentence for each of `LIMITS` that a report of coverage.py, as JSON, does not reach."""
    files = {name.replace(os.sep, "/"): file for name, file in report["files"].items()}
    sentences: list[str] = []
    for place, limit in LIMITS.items():
        inside = [file for name, file in files.items() if (name + "/").startswith(place)]
        lines = sum(file["summary"]["num_statements"] for file in inside)
        ran = sum(file["summary"]["covered_lines"] for file in inside)
        share = 100 * ran / lines if lines else 0.0
        if share < limit:
            sentence = f"coverage of {place}: {share:.1f} % of the lines, below {limit} %"
            if len(inside) == 1:
                numbers = inside[0]["missing_lines"]
                named = ", ".join(map(str, numbers[:SHOWN]))
                sentence += f" (not run: {named}{', …' if len(numbers) > SHOWN else ''})"
            sentences.append(sentence)
    return sentences
