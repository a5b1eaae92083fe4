"""Imports point down only, and nothing heavy is imported before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

import chatapp

PACKAGE = Path(chatapp.__file__).parent

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


@cache
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


def test_only_the_bridge_knows_the_engine() -> None:
    machinery = ("core.api", "core.store", "core.chat", "core.session")
    above = {name for name in UI if not inside(name, "chatapp.ui.bridge")}
    assert not offences(above, *(f"chatapp.{name}" for name in machinery))


def test_the_terminal_needs_no_window() -> None:
    assert not offences({"chatapp.cli"}, "PySide6", "qasync", "chatapp.ui", "chatapp.app")


def test_values_know_only_values() -> None:
    values = {name for name in CORE if inside(name, "chatapp.core.domain")}
    assert not offences(values, *(CORE - values - {"chatapp.core"}))


def test_parts_of_core_do_not_know_the_engine() -> None:
    above = {name for name in CORE if inside(name, "chatapp.core.chat", "chatapp.core.session")}
    assert not offences(CORE - above, "chatapp.core.chat", "chatapp.core.session")


def test_the_wire_and_the_store_do_not_know_each_other() -> None:
    # What of a reply is thinking is a matter of its text: the index of words has to know.
    room = "chatapp.core.api.response"
    text = {"chatapp.core.api", room, f"{room}.whole_reply"}
    api = {name for name in CORE if inside(name, "chatapp.core.api")}
    store = {name for name in CORE if inside(name, "chatapp.core.store")}
    assert not offences(api, "chatapp.core.store")
    assert not offences(store, *api - text)


@pytest.mark.parametrize(
    ("library", "room"),
    [
        ("httpx", "core.api"),
        ("keyring", "core.profile"),
        ("sqlite3", "core.store"),
        ("qasync", "ui.platform"),
    ],
)
def test_a_library_has_one_room(library: str, room: str) -> None:
    others = {name for name in MODULES if not inside(name, f"chatapp.{room}")}
    assert not offences(others, library)


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The strongly connected components of more than one node, by Tarjan's algorithm."""
    found: list[list[str]] = []
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []

    def visit(node: str) -> None:
        order[node] = low[node] = len(order)
        stack.append(node)
        for following in sorted(graph.get(node, ())):
            if following not in order:
                visit(following)
            if following in stack:
                low[node] = min(low[node], low[following])
        if low[node] == order[node]:
            component = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(component) > 1:
                found.append(sorted(component))

    for node in sorted(graph):
        if node not in order:
            visit(node)
    return found


@cache
def arrows() -> dict[str, set[str]]:
    """The modules that each module imports, anywhere in it, under `TYPE_CHECKING` too."""
    return {name: (imports(name) & set(MODULES)) - {name} for name in MODULES}


FOLDERS = sorted(name for name, path in MODULES.items() if path.name == "__init__.py")


def test_circles_are_found() -> None:
    pairs = ("ab", "bc", "bd", "ca", "de", "ef", "fe", "gg")
    graph = {a: {to for one, to in pairs if one == a} for a, _ in pairs}
    assert circles(graph) == [["e", "f"], ["a", "b", "c"]]


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert not circles(arrows())


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_rooms_of_a_folder_import_each_other_in_a_circle(folder: str) -> None:
    def room(name: str) -> str:
        return ".".join(name.split(".")[: folder.count(".") + 2])

    here = [name for name in MODULES if name.startswith(folder + ".")]
    rooms: dict[str, set[str]] = {room(name): set() for name in here}
    for name in here:
        rooms[room(name)] |= {room(other) for other in arrows()[name] if other in here}
    assert not circles({name: others - {name} for name, others in rooms.items()})


def test_no_folder_is_too_full_to_take_in_at_a_glance() -> None:
    modules = [path for path in MODULES.values() if path.name != "__init__.py"]
    counts = Counter(path.parent for path in modules)
    assert not {str(folder): n for folder, n in counts.items() if n > 25}


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    lengths = {
        name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()
    }
    assert not {name: n for name, n in lengths.items() if n > 400}


def test_every_file_is_called_by_what_it_does() -> None:
    parts = {part for name in MODULES for part in name.split(".")}
    assert not parts & SAYS_NOTHING


def test_every_module_says_what_it_is() -> None:
    def first_line(path: Path) -> str:
        return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]

    assert not [name for name, path in MODULES.items() if not first_line(path).endswith(".")]


RIDDLES = ("What", "Where", "Whether", "Which", "Who", "Whose", "How", "Why")
"""First words of a docstring that describes a thing without naming it."""


def docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each docstring: of the module, classes, functions and attributes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                text = child.value.value
                if isinstance(text, str):
                    yield child.lineno, text


def test_every_docstring_names_its_thing() -> None:
    found = {name: list(docstrings(path)) for name, path in MODULES.items()}
    assert sum(map(len, found.values())) > 1000
    assert not [
        f"{MODULES[name].relative_to(PACKAGE.parent)}:{line}: {text.splitlines()[0]}"
        for name, texts in found.items()
        for line, text in texts
        if text.partition(" ")[0] in RIDDLES
    ]


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
    later = (
        *("asyncio", "html", "chatapp.core.chat.engine", "chatapp.core.session"),
        *("chatapp.core.domain.conversation", "chatapp.ui.composer.long_text"),
        "chatapp.ui.messages",
    )
    assert not [name for name in loaded if inside(name, *later)]


@pytest.mark.skipif(find_spec("PySide6") is None, reason="Qt is absent")
def test_the_first_window_makes_no_class_of_qt_that_it_does_not_need() -> None:
    """Each brings its enumerations, member by member: those of `QStyle` are 560."""
    code = "import chatapp.start, PySide6.QtWidgets as w, PySide6.QtGui as g\n"
    code += "print([n for m in (w, g) for n in vars(m)])"
    made = run_python(code)
    assert "'QPlainTextEdit'" in made
    for name in ("QStyle", "QStyleOptionToolButton", "QMessageBox", "QTextFormat", "QTextDocument"):
        assert f"'{name}'" not in made, name
