"""Words get into widgets through `plain_text` alone: the sources are walked."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.process import CLONE

SOURCES = sorted(p for p in (CLONE / "chatapp").rglob("*.py") if p.name != "plain_text.py")
MADE_ELSEWHERE = {"QLabel", "QMessageBox", "QErrorMessage", "QWhatsThis", "QProgressDialog"}
"""The calls that take their words for rich text if they look like it."""
TOLD_ELSEWHERE = {
    *("setToolTip", "setInformativeText", "setDetailedText", "setStatusTip", "setWhatsThis"),
    *("setTextFormat", "showMessage"),
}
NAMES = {
    *("setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setWindowTitle"),
    *("QListWidgetItem", "QStandardItem"),
}
"""The names whose words are always on one line, and hide nothing."""
PLAIN = {"one_line", "legible", "mnemonic_free", "window_title", "tip", "tr"}
TRAY = "self._icon.showMessage"
"""Windows and macOS show what a `Note` has, which is plain, as it is."""


def called(node: ast.Call) -> str:
    """The last part of the name of what is called."""
    match node.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def plain(node: ast.expr) -> bool:
    """True if words are the program's own, or went through a function that makes them plain."""
    match node:
        case ast.Constant():
            return True
        case ast.Call():
            return called(node) in PLAIN and isinstance(node.func, ast.Name)
        case ast.IfExp():
            return plain(node.body) and plain(node.orelse)
        case ast.BoolOp():
            return all(map(plain, node.values))
        case _:
            return False


def _tips(tree: ast.AST) -> Iterator[str]:
    """The places where a model answers with a tool tip other than by `tip`."""
    asked = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.If)
        and all(isinstance(s, ast.Return) and _tip(s.value) for s in node.body[-1:])
        for part in ast.walk(node.test)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "ToolTipRole" and id(node) not in asked:
            yield f"line {node.lineno}: ToolTipRole"


def _tip(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and called(value) == "tip"


def bypasses(source: str) -> list[str]:
    """The places where words get into a widget by another way."""
    tree = ast.parse(source)
    found = list(_tips(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
            found += [f"line {node.lineno}: a {base}" for base in bases & MADE_ELSEWHERE]
        if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("QToolTip."):
            found.append(f"line {node.lineno}: QToolTip")
        if not isinstance(node, ast.Call):
            continue
        name = called(node)
        if (name in MADE_ELSEWHERE and isinstance(node.func, ast.Name)) or (
            name in TOLD_ELSEWHERE
            and ast.unparse(node.func) != TRAY
            and not all(isinstance(word, ast.Constant) for word in node.args)
        ):
            found.append(f"line {node.lineno}: {name}")
        if name in NAMES and node.args and not plain(node.args[0]):
            found.append(f"line {node.lineno}: {ast.unparse(node)[:80]}")
        heard = name == "setData" and "AccessibleTextRole" in ast.unparse(node.args[0])
        if heard and not plain(node.args[1]):
            found.append(f"line {node.lineno}: {ast.unparse(node)[:80]}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_words_get_into_a_widget_by_another_way(path: Path) -> None:
    assert bypasses(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "label = QLabel(title)",
        "class Mine(QLabel): ...",
        "button.setToolTip(name)",
        "QToolTip.showText(place, link, view)",
        "box = QMessageBox(self)",
        "box.setInformativeText(url)",
        "if role == R.ToolTipRole:\n    f(1)\nx = row.title if role == R.ToolTipRole else None",
        "def f():\n    if role == R.ToolTipRole:\n        return row.title",
        "self.setAccessibleName(name)",
        "self.setWindowTitle(f'{title} - Chatapp')",
        "self.setAccessibleName(tr('Remove {name}').format(name=name))",
        "item.setData(R.AccessibleTextRole, said)",
        "item = QListWidgetItem(server.name)",
    ],
)
def test_other_ways_are_noticed(source: str) -> None:
    assert bypasses(source)
