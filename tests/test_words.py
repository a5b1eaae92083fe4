"""Whatever a person reads in the window goes through `tr`: read from the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chatapp.core.profile.paths import resources

UI = Path(__file__).parent.parent / "chatapp" / "ui"
FILES = sorted(UI.rglob("*.py"))

SHOWN = {
    *("setText", "setToolTip", "setStatusTip", "setWhatsThis", "setTitle", "setWindowTitle"),
    *("setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setInformativeText"),
    *("addAction", "addMenu", "addButton", "addTab", "setTabText", "addItem", "addItems", "post"),
    *("setSuffix", "setPrefix", "setLabelText", "setNameFilter", "setSpecialValueText"),
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QMenu"),
    *("QGroupBox", "QListWidgetItem", "QStandardItem", "QFileDialog", "QMessageBox"),
    *("text_button", "IconButton", "words", "verdict", "name", "set_words", "announce", "tell"),
}
"""The calls whose words are shown or read out."""

SAME_EVERYWHERE = {"Chatapp", "English", "Deutsch"}
"""The program's name, and languages in their own."""
NOT_WORDS = {".md", "http://localhost:8080/v1", "in: has: model: before: is:"}
"""Endings, addresses, and what is typed as it stands."""

_LETTERS = re.compile(r"[^\W\d_]{2}")
_WORDS = re.compile(r"^[A-Z“][a-z]+|[A-Za-z]{2,}[,.:;?!]? [A-Za-z“{]|[a-z]…")
_KEYS = re.compile(
    r"((Ctrl|Shift|Alt|Meta)\+)+\S+|F\d+|Esc|Return|Enter|Tab|Space|Del|Backspace|Menu|"
    r"Up|Down|Left|Right|Home|End|PgUp|PgDown"
)
_STYLE = re.compile(r"[{:;] *$|[{};]\n|px solid")


def of(path: Path) -> str:
    return path.relative_to(UI).as_posix()


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def literals(node: ast.expr) -> Iterator[str]:
    """The words in an argument that come from nowhere else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from literals(part)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


LOOKS = {
    *("quiet", "strong", "heading", "danger", "warning", "success", "primary", "link", "row"),
    *("banner", "new", "action", "reset"),
    *(path.stem for path in (resources() / "icons").rglob("*.svg")),
}
"""Kinds and drawings, which go along with words."""


@pytest.mark.parametrize("path", FILES, ids=of)
def test_no_literal_goes_to_the_screen(path: Path) -> None:
    found = [
        f"{call.lineno}: {word!r} to {called(call)}"
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and called(call) in SHOWN
        for argument in (*call.args, *(k.value for k in call.keywords if k.arg == "action_label"))
        for word in literals(argument)
        if _LETTERS.search(word)
        and word.strip(" -") not in SAME_EVERYWHERE | LOOKS | NOT_WORDS
        and not _KEYS.fullmatch(word)
    ]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=of)
def test_no_sentence_stands_aside(path: Path) -> None:
    """Not even in a table: whatever looks like words is marked."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {id(inner) for node in ast.walk(tree) for inner in passed_over(node)}
    found = [
        f"{node.lineno}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in passed
        and _WORDS.search(node.value)
        and node.value.strip(" -") not in SAME_EVERYWHERE | NOT_WORDS
        and not _KEYS.fullmatch(node.value)
        and not _STYLE.search(node.value)
        # What is said on the bus has names.
        and not (path.parent.name == "desktop" and " " not in node.value)
    ]
    assert found == []


def passed_over(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that are no texts for people, or texts that are found: all within these."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value  # a docstring
    elif isinstance(node, ast.Call) and called(node) in {"tr", "marked"}:
        yield from (inner for argument in node.args for inner in ast.walk(argument))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "log":
            yield from ast.walk(node)
    elif isinstance(node, ast.Call) and called(node) in {"cast", "TypeVar", "getenv"}:
        yield from ast.walk(node)
    elif isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)  # a type in quotes
    elif isinstance(node, ast.Assert) and node.msg is not None:
        yield from ast.walk(node.msg)
    elif isinstance(node, ast.Raise):
        yield from ast.walk(node)
