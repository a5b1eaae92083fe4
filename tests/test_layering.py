"""Imports point down only, and nothing heavy is imported before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import chatapp

PACKAGE = Path(chatapp.__file__).parent

# Simple data that everything may use; they know only each other.
VALUES = {
    f"chatapp.core.{name}" for name in ("conversation", "errors", "events", "servers", "wording")
}
# What makes a conversation of them; nothing else in core knows these.
VERBS = {f"chatapp.core.{name}" for name in ("engine", "reply", "session")}

SAYS_NOTHING = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
AFTER_THE_FIRST_PAINT = (
    *("httpx", "keyring", "markdown", "markdown_it", "pygments", "pypdfium2", "tomlkit"),
    *("xllamacpp", "truststore", "PySide6.QtNetwork"),
)


def module_name(path: Path) -> str:
    """The dotted name of a module of the program."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(name: str) -> set[str]:
    """All that a module imports anywhere in it; of chatapp down to the module, not the name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import"
            assert node.module
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {full if full in MODULES else node.module for full in whole}
    return found


def inside(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def offences(importers: set[str], *forbidden: str) -> list[str]:
    """The imports of ``forbidden`` packages in ``importers``, one line each."""
    return [
        f"{importer} imports {imported}"
        for importer in sorted(importers)
        for imported in sorted(imports(importer))
        if inside(imported, *forbidden)
    ]


CORE = {name for name in MODULES if inside(name, "chatapp.core")}
UI = {name for name in MODULES if inside(name, "chatapp.ui")}


def test_the_rules_read_the_real_imports() -> None:
    assert "chatapp.core.domain.conversation" in imports("chatapp.core.domain.events")
    assert "PySide6.QtWidgets" in imports("chatapp.ui.sidebar.sidebar")
    assert len(CORE) > 20
    assert len(UI) > 20


def test_core_knows_nothing_of_the_window() -> None:
    forbidden = ("PySide6", "shiboken6", "qasync", "chatapp.ui", "chatapp.app", "chatapp.cli")
    assert not offences(CORE, *forbidden)


def test_the_window_does_not_know_who_builds_it() -> None:
    assert not offences(CORE | UI, "chatapp.app", "chatapp.__main__", "chatapp.cli")


def test_only_bridges_know_the_engine() -> None:
    machinery = ("chatapp.core.api", "chatapp.core.store", *VERBS)
    bridges = {name for name in UI if name.endswith("bridge")}
    assert not offences(UI - bridges, *machinery)


def test_the_terminal_needs_no_window() -> None:
    assert not offences({"chatapp.cli"}, "PySide6", "qasync", "chatapp.ui", "chatapp.app")


def test_values_know_only_values() -> None:
    above = CORE - VALUES - {"chatapp.core"}
    assert not offences(VALUES, *above)


def test_parts_of_core_do_not_know_the_verbs() -> None:
    assert not offences(CORE - VERBS, *VERBS)


def test_the_wire_and_the_store_do_not_know_each_other() -> None:
    # What of a reply is thinking is a matter of its text: the index of words has to know.
    text = {"chatapp.core.api", "chatapp.core.api.think"}
    api = {name for name in CORE if inside(name, "chatapp.core.api")}
    store = {name for name in CORE if inside(name, "chatapp.core.store")}
    assert not offences(api, "chatapp.core.store")
    assert not offences(store, *api - text)


@pytest.mark.parametrize(
    ("library", "only"),
    [
        (
            "httpx",
            {
                f"chatapp.core.api.{name}"
                for name in ("body", "client", "connection", "failure", "image")
            },
        ),
        ("keyring", {"chatapp.core.profile.credentials"}),
        ("sqlite3", {name for name in MODULES if inside(name, "chatapp.core.store")}),
        ("qasync", {"chatapp.ui.platform.event_loop"}),
    ],
)
def test_a_library_has_one_place(library: str, only: set[str]) -> None:
    assert not offences(set(MODULES) - only, library)


def test_every_file_is_called_by_what_it_does() -> None:
    parts = {part for name in MODULES for part in name.split(".")}
    assert not parts & SAYS_NOTHING


def test_every_module_says_what_it_is() -> None:
    def first_line(path: Path) -> str:
        return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]

    assert not [name for name, path in MODULES.items() if not first_line(path).endswith(".")]


def run_python(code: str, *arguments: str) -> str:
    """Run ``code`` in a process of its own; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=PACKAGE.parent,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


BLOCKED = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "qasync"):
            raise ModuleNotFoundError(f"{name} is absent here", name=name)

sys.meta_path.insert(0, Blocked())
try:
    import PySide6
except ModuleNotFoundError:
    pass
else:
    sys.exit("the block does not hold")
for name in sys.argv[1:]:
    importlib.import_module(name)
    print(name)
"""


def test_core_works_where_qt_is_absent() -> None:
    names = sorted(CORE | {"chatapp.__main__", "chatapp.cli"})
    assert run_python(BLOCKED, *names).split() == names


LOADED = """
import sys
{code}
print(*sys.modules)
"""


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_question_to_the_command_line_needs_no_qt(argument: str) -> None:
    code = f"from chatapp.__main__ import main\ntry: main(['{argument}'])\nexcept SystemExit: pass"
    loaded = run_python(LOADED.format(code=code)).split("\n")[-2].split()
    assert "chatapp.__main__" in loaded
    assert not [name for name in loaded if inside(name, "PySide6", "qasync", "chatapp.ui")]


@pytest.mark.skipif(find_spec("PySide6") is None, reason="Qt is absent")
def test_the_window_opens_without_heavy_imports() -> None:
    code = "import chatapp.app, chatapp.ui.window.main_window"
    loaded = run_python(LOADED.format(code=code)).split()
    assert "PySide6.QtWidgets" in loaded
    assert not [name for name in loaded if inside(name, *AFTER_THE_FIRST_PAINT)]


@pytest.mark.skipif(find_spec("PySide6") is None, reason="Qt is absent")
def test_the_first_window_waits_for_nothing_it_does_not_show() -> None:
    loaded = run_python(LOADED.format(code="import chatapp.start")).split()
    later = ("asyncio", "chatapp.core.chat.engine", "chatapp.core.session", "chatapp.ui.messages")
    assert not [name for name in loaded if inside(name, *later)]
