"""Brings the translations up to date with the texts in the source, and compiles them.

    python3 packaging/translate.py            what is translated already stays so
    python3 packaging/translate.py --check    exits 1 if something is missing, or not compiled

`resources/translations/chatapp_LANGUAGE.ts` is what one edits (as text, or in Qt Linguist);
the `.qm` beside it is what the program reads, kept with it so that a clone runs as it is.
"""

from __future__ import annotations

import filecmp
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CLONE = Path(__file__).resolve().parent.parent
FOLDER = CLONE / "resources" / "translations"
LANGUAGES = ("de", "zh_CN")
_HOW = (
    *("-silent", "-no-obsolete", "-sort-messages", "-locations", "none"),
    *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
    *("-tr-function-alias", "QT_TR_NOOP+=marked", "-source-language", "en"),
)


def main() -> int:
    """Update, or check; returns the exit status."""
    if importlib.util.find_spec("PySide6") is None:
        import environment

        environment.set_up_or_say_why()
        command = [str(environment.python()), __file__, *sys.argv[1:]]
        return subprocess.call(command, env=environment.variables())
    if sys.argv[1:] == ["--check"]:
        stale = differing()
        for name in stale:
            print(f"{name} is not what the source says: python3 packaging/translate.py")
        return int(bool(stale))
    for language in LANGUAGES:
        update(FOLDER, language)
    return 0


def update(folder: Path, language: str) -> None:
    """Bring ``chatapp_LANGUAGE.ts`` and ``.qm`` in `folder` up to date.

    Raises CalledProcessError where Qt's tools fail.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted(str(path) for path in (CLONE / "chatapp").rglob("*.py"))
    ts = folder / f"chatapp_{language}.ts"
    target = ("-target-language", language)
    _run("lupdate", [*_HOW, *target, *sources, "-ts", str(ts)])
    _run("lrelease", ["-silent", str(ts), "-qm", str(ts.with_suffix(".qm"))])


def differing() -> list[str]:
    """The names of those files that `update` would change."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for ts in FOLDER.glob("*.ts"):
            shutil.copy(ts, fresh)
        for language in LANGUAGES:
            update(fresh, language)
        return [
            path.name
            for path in sorted(fresh.iterdir())
            if not (FOLDER / path.name).exists()
            or not filecmp.cmp(path, FOLDER / path.name, shallow=False)
        ]


def _run(tool: str, words: Sequence[str]) -> None:
    """Run one of Qt's tools, which PySide6 brings along."""
    import PySide6

    suffix = ".exe" if os.name == "nt" else ""
    program = Path(PySide6.__path__[0]) / (tool + suffix)
    subprocess.run([program, *words], check=True)


if __name__ == "__main__":
    sys.exit(main())
