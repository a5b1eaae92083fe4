"""Measures every figure and prints them as a table: ``python -m tests.bench --help``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.bench import figures, machine
from tests.bench.table import as_markdown, into_readme

CLONE = Path(__file__).parents[2]


def main() -> int:
    """Run the benchmark in processes of their own; 1 if a figure misses its target."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Each figure of the program's speed beside its baseline from the same run. "
        "Takes about fifteen minutes; anything else that runs meanwhile falsifies it.",
    )
    parser.add_argument("--only", metavar="WORD", default="", help="groups with WORD in their name")
    parser.add_argument("--small", action="store_true", help="tiny sizes, to see that it works")
    parser.add_argument("--readme", action="store_true", help="put the table into tests/README.md")
    parser.add_argument(
        "--platform", default="offscreen", help="Qt's platform: offscreen (default), xcb ..."
    )
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = options.platform
    # As installed programs are: compiled beforehand.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    described = machine.describe()
    with tempfile.TemporaryDirectory(prefix="chatapp-bench-") as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
        os.environ["PYTHONPATH"] = str(CLONE)
        sizes = figures.SMALL if options.small else figures.WHOLE
        rows: list[figures.Figure] = []
        for group in figures.GROUPS:
            if options.only in group.__name__:
                for figure in group(Path(folder), sizes):
                    rows.append(figure)
                    print(figure.line(), flush=True)  # the table comes at the end
    table = as_markdown(rows, described)
    print(f"\n{table}")
    if options.readme:
        into_readme(CLONE / "tests" / "README.md", table)
    return 0 if all(row.reached for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
