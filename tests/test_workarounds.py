"""Workarounds for libraries: each is marked in the program, and still needed.

A test of one that fails says that it is no longer needed: remove it. The mark reads
``# WORKAROUND (project, bug or file, seen with version X): why``.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

import chatapp

ROOT = Path(chatapp.__file__).parent
VARIABLES = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
_COMMENT = re.compile(r"(?:^[ \t]*#.*\n?)+", re.MULTILINE)
_MARK = re.compile(r"WORKAROUND \((.+?), seen with [\d.]+\): ")

# Programs that pass for as long as the library does what is worked around.
NEEDED = {
    ("__main__.py", "PySide6, PYSIDE-2029, shibokensupport/feature.py"): """
import sys
import PySide6.QtCore

asked = []
sys.modules["shibokensupport.feature"]._mod_uses_pyside = lambda m: asked.append(m.__name__)
import colorsys

assert "colorsys" in asked
""",
    ("qt_import.py", "PySide6, shibokensupport/signature/loader.py"): """
import builtins

read, whole = [], builtins.compile
builtins.compile = lambda source, name, *more: [
    read.append(name),
    whole(source, name, *more),
][1]
import PySide6.QtCore

for part in (
    "errorhandler",
    "layout",
    "parser",
    "lib/enum_sig",
    "lib/pyi_generator",
    "lib/tool",
):
    assert f"shibokensupport/signature/{part}.py" in read, part
""",
    ("ui/desktop/bus.py", "jeepney, io/asyncio.py open_dbus_connection"): """
import asyncio
import os
import tempfile
import warnings

from jeepney.io.asyncio import open_dbus_connection

warnings.simplefilter("ignore")  # the connection is found later, as garbage


async def main():
    came, left = asyncio.Event(), asyncio.Event()

    async def serve(reader, writer):
        came.set()
        await reader.read()
        left.set()

    path = os.path.join(tempfile.mkdtemp(), "bus")
    await asyncio.start_unix_server(serve, path)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={path}"
    opening = asyncio.ensure_future(open_dbus_connection("SESSION"))
    await came.wait()
    opening.cancel()
    await asyncio.wait([opening])
    try:
        await asyncio.wait_for(left.wait(), 0.3)
    except TimeoutError:
        return
    raise AssertionError("it was closed")


asyncio.run(main())
""",
    ("ui/platform/event_loop.py", "qasync, QEventLoop.call_soon"): """
import qasync
from PySide6.QtWidgets import QApplication

loop = qasync.QEventLoop(QApplication([]))
started = []
real = loop._timer.startTimer
loop._timer.startTimer = lambda *a: (started.append(a), real(*a))[1]
for _ in range(3):
    loop.call_soon(print)
assert len(started) == 3, started
""",
    ("ui/platform/event_loop.py", "qasync, QEventLoop.call_later"): """
import asyncio
import qasync
from PySide6.QtWidgets import QApplication

called = []
asyncio.iscoroutinefunction = called.append
loop = qasync.QEventLoop(QApplication([]))
loop.call_later(0, print)
assert called == [print]
""",
    ("ui/platform/event_loop.py", "qasync, QEventLoop.run_forever"): """
import sys
import qasync
from PySide6.QtWidgets import QApplication


async def finalizer():
    return sys.get_asyncgen_hooks().finalizer


loop = qasync.QEventLoop(QApplication([]))
assert loop.run_until_complete(finalizer()) is None
""",
    ("ui/platform/garbage_collector.py", "PySide6, shiboken's destructors"): """
import gc, threading
from PySide6.QtCore import QCoreApplication, QObject, Qt

a = QCoreApplication([])


class Thing(QObject):
    pass


one = Thing()
one.itself = one
where = []
one.destroyed.connect(
    lambda: where.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
)
gc.disable()
del one
t = threading.Thread(target=gc.collect)
t.start()
t.join()
for _ in range(3):
    QCoreApplication.processEvents()
assert where and where[0] != threading.get_ident(), where
""",
    ("ui/composer/message_field.py", "Qt, QWidgetTextControl on InsertLineSeparator"): """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

a = QApplication([])
f = QPlainTextEdit()
QTest.keyClick(f, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
assert f.document().blockCount() == 1
""",
    ("ui/composer/attachment_chips.py", "PySide6, QAbstractScrollArea.viewport"): """
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

a = QApplication([])
area = QScrollArea()
before = len(QWidget.__subclasses__())
area.viewport()
assert len(QWidget.__subclasses__()) > before
""",
    ("ui/sidebar/conversation_list.py", "PySide6, QAbstractScrollArea.viewport"): """
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

a = QApplication([])
area = QScrollArea()
before = len(QWidget.__subclasses__())
area.viewport()
assert len(QWidget.__subclasses__()) > before
""",
    ("ui/sidebar/conversation_delegate.py", "Qt, QAbstractItemView::edit"): """
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
)

a = QApplication([])
asked = []


class Own(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.KeyPress:
            asked.append("own")
        return False


class Delegate(QStyledItemDelegate):
    def createEditor(self, parent, option, index):
        made = QLineEdit(parent)
        made.installEventFilter(Own(made))
        return made

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.KeyPress:
            asked.append("delegate")
        return super().eventFilter(watched, event)


p = QListWidget()
d = Delegate(p)
p.setItemDelegate(d)
i = QListWidgetItem("One", p)
i.setFlags(i.flags() | Qt.ItemFlag.ItemIsEditable)
p.show()
p.editItem(i)
(e,) = p.findChildren(QLineEdit)
QTest.keyClick(e, Qt.Key.Key_A)
assert asked == ["delegate", "own"], asked
""",
    ("ui/sidebar/conversation_delegate.py", "Qt, qabstractitemdelegate.cpp"): """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem

a = QApplication([])
p = QListWidget()
for w in ("One", "Two"):
    i = QListWidgetItem(w, p)
    i.setFlags(i.flags() | Qt.ItemFlag.ItemIsEditable)
p.show()
p.setCurrentRow(0)
p.editItem(p.item(0))
(e,) = p.findChildren(QLineEdit)
QTest.keyClick(e, Qt.Key.Key_Tab)
assert p.currentRow() == 1
""",
    ("ui/sidebar/sidebar.py", "Qt, QLineEdit::setClearButtonEnabled"): """
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

a = QApplication([])
f = QLineEdit()
f.setClearButtonEnabled(True)
(c,) = f.findChildren(QToolButton)
assert c.accessibleName() == "" and c.text() == "" and c.toolTip() == ""
""",
    ("ui/widgets/list_field.py", "Qt, QLineEdit::setClearButtonEnabled"): """
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

a = QApplication([])
f = QLineEdit()
f.setClearButtonEnabled(True)
(c,) = f.findChildren(QToolButton)
assert c.accessibleName() == "" and c.text() == "" and c.toolTip() == ""
""",
    ("ui/widgets/notice_bar.py", "PySide6, wrappers of layout items"): """
import shiboken6
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

a = QApplication([])
outer = QWidget()
column = QVBoxLayout(outer)
row = QHBoxLayout()
label = QLabel()
row.addWidget(label)
column.addLayout(row)
item = row.itemAt(0)
shiboken6.delete(label)
assert row.count() == 0
assert shiboken6.isValid(item)
import os

os._exit(0)
""",
    ("ui/theme/theme.py", "PySide6, QStyleHints.accessibility"): """
from PySide6.QtGui import QGuiApplication

a = QGuiApplication([])
held = QGuiApplication.styleHints().accessibility()
try:
    held.contrastPreference()
except RuntimeError:
    pass
else:
    raise AssertionError
""",
    ("ui/conversation/link_dialog.py", "Qt, QLayout::minimumSize of a window"): """
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout

a = QApplication([])
w = QDialog()
c = QVBoxLayout(w)
l = QLabel("many words " * 40)
l.setWordWrap(True)
c.addWidget(l)
w.resize(200, 10)
w.show()
a.processEvents()
assert w.height() < c.totalHeightForWidth(w.width())
""",
    ("ui/messages/accessibility/interfaces.py", "PySide6, QAccessible.installFactory"): """
import gc, weakref, os, shiboken6
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget, QAccessibleWidget

a = QApplication([])


class Mine(QWidget):
    pass


known = []


def factory(key, about):
    if isinstance(about, Mine):
        made = QAccessibleWidget(about, QAccessible.Role.Button)
        known.append(weakref.ref(made))
        return made
    return None


QAccessible.installFactory(factory)
w = Mine()
i = QAccessible.queryAccessibleInterface(w)
del i
shiboken6.delete(w)
gc.collect()
assert known and known[0]() is not None
os._exit(0)
""",
    ("ui/messages/accessibility/interfaces.py", "Qt, QAccessible::Role"): """
from PySide6.QtGui import QAccessible

assert not hasattr(QAccessible.Role, "ToggleButton")
""",
    ("ui/messages/accessibility/tree.py", "PySide6, QAccessible.registerAccessibleInterface"): """
import gc, weakref, os
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

a = QApplication([])


class One(QAccessibleInterface):
    def object(self):
        return None

    def isValid(self):
        return True


one = One()
number = QAccessible.registerAccessibleInterface(one)
known = weakref.ref(one)
del one
gc.collect()
assert known() is None
os._exit(0)
""",
    ("ui/messages/accessibility/transcript.py", "Qt, QTextCursor::insertTable"): """
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

a = QGuiApplication([])
d = QTextDocument()
c = QTextCursor(d)
c.insertTable(1, 1)
c.movePosition(QTextCursor.MoveOperation.End)
assert c.currentTable() is None and c.block().text() == ""
assert d.blockCount() == 3
""",
    ("ui/messages/rows/text_lines.py", "PySide6, QTextLine.cursorToX"): """
from PySide6.QtGui import QGuiApplication, QTextLayout

application = QGuiApplication([])
layout = QTextLayout("words")
layout.beginLayout()
line = layout.createLine()
layout.endLayout()
assert isinstance(line.cursorToX(2), tuple)
""",
    ("ui/messages/rows/typeset.py", "Qt, QTextLayout::createLine"): """
import time
from PySide6.QtGui import QGuiApplication, QTextLayout, QTextOption

a = QGuiApplication([])


def cost(n):
    best = 9
    for _ in range(3):
        t = time.process_time()
        l = QTextLayout("x" * n)
        o = QTextOption()
        o.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        l.setTextOption(o)
        l.beginLayout()
        while (line := l.createLine()).isValid():
            line.setLineWidth(400)
        l.endLayout()
        best = min(best, time.process_time() - t)
    return best


cost(100)
assert cost(16000) > 16 * cost(2000)
""",
    ("ui/messages/rows/typeset.py", "Qt, QTextLine::xToCursor"): r"""
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextLayout, QTextOption

a = QGuiApplication([])
l = QTextLayout("\u05d0\u05d1\u05d2 " * 8)
o = QTextOption()
o.setTextDirection(Qt.LayoutDirection.RightToLeft)
l.setTextOption(o)
l.beginLayout()
line = l.createLine()
line.setLineWidth(100)
l.createLine()
l.endLayout()
assert any(line.xToCursor(line.cursorToX(k)[0]) != k for k in range(line.textLength() - 1))
""",
    ("core/markdown/rules.py", "markdown-it-py, helpers/parse_link_destination.py"): """
import inspect
from markdown_it.helpers import parseLinkDestination

s = inspect.getsource(parseLinkDestination)
assert "pos += 1" in s
""",
    ("core/markdown/dispatch.py", "markdown-it-py, parser_inline.py"): """
from markdown_it import MarkdownIt

md = MarkdownIt()
asked = []
real = md.inline.ruler.getRules("")[0:]
for name, rule in zip(md.inline.ruler.get_active_rules(), real):

    def wrapped(state, silent, rule=rule, name=name):
        asked.append((name, state.src[state.pos]))
        return rule(state, silent)

    md.inline.ruler.at(name, wrapped)
md.renderInline("a [b")
assert ("escape", "[") in asked
""",
    ("core/profile/credentials.py", "keyring, backend.get_all_keyring"): """
import keyring.backend

keyring.backend.get_all_keyring()
assert "saved_result" in vars(keyring.backend.get_all_keyring)
""",
    ("core/profile/credentials.py", "keyring, backends/Windows.py"): """
import inspect
from keyring.backends import Windows

assert "_compound_name" in inspect.getsource(Windows)
""",
    ("core/profile/credentials.py", "keyring, backends/SecretService.py"): """
import inspect
from keyring.backends import SecretService

assert "unlock" in inspect.getsource(SecretService.Keyring.get_password)
""",
    ("core/api/connection.py", "httpcore, HTTP11Connection._receive_response_headers"): """
from pathlib import Path
from httpcore._async import http11

assert "self._network_stream.read(" in Path(http11.__file__).read_text("utf-8")
""",
    ("core/api/connection.py", "h11, _headers.py"): r"""
import h11

try:
    h11.Request(
        method="GET",
        target="/",
        headers=[("Host", "x"), ("Authorization", "Bearer se\ncret")],
    )
except h11.LocalProtocolError as e:
    assert "cret" in str(e)
else:
    raise AssertionError
""",
    ("core/child_process.py", "CPython, subprocess.Popen.send_signal"): """
import subprocess, sys

p = subprocess.Popen([sys.executable, "-c", ""])
asked = []
real = p.poll
p.poll = lambda: (asked.append(1), real())[1]
p.kill()
assert asked
p.wait()
""",
    ("core/formula_rows.py", "ziamath, nodes/mrow.py"): """
from ziamath.nodes.mrow import Mrow
from ziamath.zmath import Latex

asked = []
setup = Mrow._setup


def counted(self, **kwargs):
    asked.append(self)
    setup(self, **kwargs)


Mrow._setup = counted


def rows(depth):
    asked.clear()
    Latex(r"\\sqrt{x + " * depth + "x" + "}" * depth)
    return len(asked)


assert rows(4) > 1.7 * rows(3), (rows(3), rows(4))
""",
}

# Programs that crash, or hang until an alarm ends them, for as long as it does.
FATAL = {
    ("ui/messages/input/clipboard.py", "PySide6, QMimeData in QClipboard"): """
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

a = QGuiApplication([])


class M(QMimeData):
    pass


d = M()
d.setText("x")
QGuiApplication.clipboard().setMimeData(d)
""",
    ("ui/messages/accessibility/interfaces.py", "PySide6, QAccessibleInterface.interface_cast"): """
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget, QAccessibleWidget

a = QApplication([])


class Mine(QWidget):
    pass


class One(QAccessibleWidget):
    def interface_cast(self, kind):
        return None


keep = []


def factory(key, about):
    if isinstance(about, Mine):
        keep.append(One(about, QAccessible.Role.Button))
        return keep[-1]


QAccessible.installFactory(factory)
w = Mine()
i = QAccessible.queryAccessibleInterface(w)
i.actionInterface()
""",
    ("core/store/openable.py", "SQLite, os_unix.c"): """
import os, signal, sqlite3, sys, tempfile

f = tempfile.mkdtemp() + "/x"
os.mkfifo(f)
signal.setitimer(signal.ITIMER_REAL, 0.2)
sqlite3.connect("file:" + f + "?mode=ro", uri=True).execute("SELECT * FROM sqlite_master")
""",
}

# Those that no program of a few lines can show.
BY_EYE = {
    ("ui/platform/event_loop.py", "Qt, QXcbConnection"): "a screen has to break",
    ("ui/theme/style_sheet.py", "Qt, QStyleSheetStyle and ApplicationFontChange"): "a whole window",
    ("ui/import_export/pdf_writer.py", "Qt, QTextDocumentLayout"): "a whole document",
    ("ui/messages/rows/text_style.py", "Qt, QFontEngine's own bold"): "a font without a bold",
    (
        "ui/messages/accessibility/transcript.py",
        "Qt, QTextDocumentLayout on tables",
    ): "a matter of time",
    ("core/markdown/rules.py", "markdown-it-py, helpers/parse_link_label.py"): "a matter of time",
    ("core/child_process.py", "CPython, python/cpython#119710"): "mended in Python 3.12.5",
}


def marked() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for path in ROOT.rglob("*.py"):
        for comment in _COMMENT.findall(path.read_text("utf-8")):
            words = " ".join(line.strip().lstrip("# ") for line in comment.splitlines())
            marks = _MARK.findall(words)
            assert len(marks) == words.count("WORKAROUND"), (path, words)
            found |= {(path.relative_to(ROOT).as_posix(), mark) for mark in marks}
    return found


# Runs each program that it is given in a fork of itself, which has Qt at hand, and says its end.
_FORKS = """
import json, os, signal, sys
import PySide6.QtTest, PySide6.QtWidgets, qasync

for line in sys.stdin:
    program, said = json.loads(line)
    if not (child := os.fork()):
        signal.alarm(60)
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT), 2)
        exec(program)
        sys.exit()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
LOOKS_AT_IMPORTS = {"__main__.py", "qt_import.py"}
"""Modules whose programs need an interpreter that has nothing of Qt yet."""


Forks: TypeAlias = subprocess.Popen[str] | None


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    """Forks Qt for each program, where that can be done."""
    if sys.platform != "linux":
        yield None
        return
    with subprocess.Popen(
        [sys.executable, "-c", _FORKS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=VARIABLES,
        text=True,
    ) as process:
        yield process


def run(program: str, forks: Forks, folder: Path) -> tuple[int, str]:
    """The exit status of a program, and what it says on standard error."""
    if forks is None:
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=VARIABLES,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stderr
    assert forks.stdin is not None
    assert forks.stdout is not None
    forks.stdin.write(json.dumps([program, str(folder / "said")]) + "\n")
    forks.stdin.flush()
    return int(forks.stdout.readline()), (folder / "said").read_text(errors="replace")


def test_each_workaround_is_here() -> None:
    assert marked() == NEEDED.keys() | FATAL.keys() | BY_EYE.keys()


@pytest.mark.parametrize("workaround", NEEDED, ids=" ".join)
def test_a_workaround_is_still_needed(
    workaround: tuple[str, str], forks: Forks, tmp_path: Path
) -> None:
    alone = workaround[0] in LOOKS_AT_IMPORTS
    status, said = run(NEEDED[workaround], None if alone else forks, tmp_path)
    assert status == 0, said


@pytest.mark.skipif(sys.platform != "linux", reason="a crash is a signal here")
@pytest.mark.parametrize("workaround", FATAL, ids=" ".join)
def test_without_a_workaround_it_still_ends_badly(
    workaround: tuple[str, str], forks: Forks, tmp_path: Path
) -> None:
    status, _ = run(FATAL[workaround], forks, tmp_path)
    assert status < 0
