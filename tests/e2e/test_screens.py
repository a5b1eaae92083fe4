"""Every screen: named for a screen reader, walked by Tab, left by Esc, nothing cut off."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QMenu,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from chatapp.core.settings import Language
from chatapp.ui.platform import language
from chatapp.ui.theme.theme import Size
from tests.e2e.driver import Window
from tests.e2e.outlived import outlived, wrapped
from tests.e2e.process import CLONE
from tests.e2e.screens import HEIGHT, WALKS, Screen, Walk, to_front
from tests.e2e.test_narrow import clipped, picture, spilled
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

WIDE = Size.WINDOW_WIDTH
ROLE = QAccessible.Role
OPERABLE = {
    ROLE.Button,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.SpinBox,
    ROLE.Slider,
    ROLE.Link,
    ROLE.List,
    ROLE.ListItem,
    ROLE.MenuItem,
    ROLE.PageTab,
    ROLE.PageTabList,
    ROLE.PopupMenu,
    ROLE.Dialog,
    ROLE.ProgressBar,
}
_PARTS_OF_OTHERS = {ROLE.ScrollBar, ROLE.Grip, ROLE.Separator, ROLE.Client, ROLE.Pane}


def nameless(top: QWidget) -> list[str]:
    """The widgets in `top` that a screen reader has no word for: their roles and places."""
    found: list[str] = []
    for interface, path in _all(QAccessible.queryAccessibleInterface(top), ""):
        role, state = interface.role(), interface.state()
        says = interface.text(QAccessible.Text.Name).strip()
        if role in _PARTS_OF_OTHERS and not state.focusable:
            continue
        if role == ROLE.Separator:
            continue
        works = state.focusable and _operable(interface)
        if works and role in {ROLE.NoRole, ROLE.Client, ROLE.Pane}:
            found.append(f"{path} can have the focus and has no role")
        elif (role in OPERABLE or works) and not says:
            found.append(f"{path} has no name")
        if role in {ROLE.CheckBox, ROLE.RadioButton} and not state.checkable:
            found.append(f"{path} does not say that it can be checked")
        if _toggles(interface) and not state.checkable:
            found.append(f"{path} does not say that it can be checked")
    return found


def _toggles(interface: QAccessibleInterface) -> bool:
    made = interface.object()
    return isinstance(made, QAbstractButton) and made.isCheckable()


def _operable(interface: QAccessibleInterface) -> bool:
    made = interface.object()
    return not isinstance(made, QWidget) or (made.isEnabled() and not made.focusProxy())


def _all(interface: QAccessibleInterface, path: str) -> Iterator[tuple[QAccessibleInterface, str]]:
    """Everything that shows, from above, each with the way to it."""
    if interface.state().invisible:
        return
    role = str(interface.role()).rpartition(".")[2]
    here = f"{path}/{role} {interface.text(QAccessible.Text.Name)[:30]!r}"
    yield interface, here
    for number in range(interface.childCount()):
        child = interface.child(number)
        # Qt gives the window's dialogs among its children: they are screens of their own.
        made = child.object()
        if not isinstance(made, QWidget) or not made.isWindow():
            yield from _all(child, here)


def controls(top: QWidget) -> list[QWidget]:
    """The controls in `top` that can be worked, and so have to be reached by Tab."""
    found: list[QWidget] = []
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.window() is not top or not widget.isVisible() or not widget.isEnabled():
            continue
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
            continue
        if isinstance(widget, QDialog | QMenu) or isinstance(widget.parentWidget(), QTabBar):
            continue
        parent = widget.parentWidget()
        if isinstance(parent, QAbstractItemView) or widget.objectName().startswith("qt_"):
            continue
        if type(widget) is QScrollArea and not widget.verticalScrollBar().maximum():
            continue
        # Of radio buttons that exclude each other, one is reached and leads to the rest.
        if isinstance(widget, QRadioButton) and not widget.isChecked():
            continue
        found.append(widget)
    return found


def name_of(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    interface = QAccessible.queryAccessibleInterface(widget)
    says = interface.text(QAccessible.Text.Name) if interface else ""
    return f"{type(widget).__name__} {says[:40]!r}"


def seen(widget: QWidget, top: QWidget) -> QImage:
    """A picture of a widget and of what is drawn around it."""
    corner = widget.mapTo(top, QPoint())
    edge = 2 * Size.RING
    area = QRect(corner, widget.size()).adjusted(-edge, -edge, edge, edge)
    # What shows its focus on the frame around it, as the composer's field does.
    frame = widget.parentWidget()
    if frame is not None and frame is not top and frame.height() < 8 * widget.height():
        area = area.united(QRect(frame.mapTo(top, QPoint()), frame.size()))
    return top.grab(area.intersected(top.rect())).toImage()


def focus_in(top: QWidget) -> QWidget | None:
    return top.focusWidget()


def unreached(top: QWidget) -> list[str]:
    """The faults of Tab's way through `top`: who is not reached, where it is not seen."""
    found: list[str] = []
    # By name: the buttons of a message are others once it was scrolled.
    wanted = {name_of(w): w for w in controls(top)}
    if not wanted:
        return found
    start = focus_in(top)
    if start is None or not start.isVisible():
        return [f"the focus is at {name_of(start)} at the beginning"]
    way: list[QWidget] = []
    for _ in range(3 * len(wanted) + 9):
        here = focus_in(top)
        if here is None or not here.isVisible():
            found.append(f"the focus is lost behind {name_of(way[-1] if way else None)}")
            break
        if here in way:
            break
        way.append(here)
        with_focus = seen(here, top)
        _tab(here)
        there = focus_in(top)
        if there is not here and here.isVisible() and seen(here, top) == with_focus:
            found.append(f"{name_of(here)} does not show that it has the focus")
    if isinstance(top, QDialog):
        found += jumps(way, top)
    reached = {name_of(w) for w in way}
    found += [f"{name} is not reached by Tab" for name in wanted if name not in reached]
    if os.environ.get("CHATAPP_TEST_WAYS"):
        print("\n".join(map(name_of, way)), end="\n--\n")
    start.setFocus()
    return found


def jumps(way: list[QWidget], top: QWidget) -> list[str]:
    """The places where Tab goes up again, other than once, from the end; columns apart."""
    tops = [(w.mapTo(top, QPoint()), w) for w in way if w.window() is top]
    up = [
        f"Tab goes up from {name_of(before)} to {name_of(after)}"
        for (a, before), (b, after) in zip(tops, [*tops[1:], *tops[:1]], strict=True)
        if b.y() + after.height() <= a.y()
        and b.x() < a.x() + before.width()
        and a.x() < b.x() + after.width()
    ]
    return up if len(up) > 1 else []


def _tab(widget: QWidget) -> None:
    if isinstance(widget, QTextBrowser) or not widget.isVisible():
        widget.focusNextChild()
        return
    QTest.keyClick(widget, Qt.Key.Key_Tab)


CLASS = re.compile(r"^class (\w+)\((\w+)\)", re.M)
OPENED = re.compile(r"await opened\(w, (\w+)")


async def at_rest(w: Window) -> None:
    """The window has the focus again, somewhere that is seen."""
    focus = QApplication.focusWidget()
    assert focus is not None, "the focus is lost"
    assert focus.isVisible(), f"the focus is in {focus}, which nobody sees"
    assert focus.window() is w.widget


async def complaints(w: Window, top: QWidget, one: Screen, *, narrow: bool) -> list[str]:
    """The faults of the screen that is open."""
    found: list[str] = []
    if isinstance(top, QDialog) and not top.windowTitle():
        found.append("has no title")
    if narrow:
        await settled(w, top)
        found += clipped(top)
        if top is w.widget and w.widget.findChildren(QAbstractScrollArea):
            found += spilled(w.pane.view) if w.session else []
    else:
        found += nameless(top)
        if not isinstance(top, QMenu):
            found += unreached(top)
    side = "mirrored" if top.isRightToLeft() else "plain"
    picture(top, f"{re.sub('[^a-z]+', '-', one.name.lower())}-{top.width()}-{side}")
    return [f"{one.name}: {words}" for words in found]


async def settled(w: Window, top: QWidget) -> None:
    """Narrow, and laid out; what is wrong then stays wrong."""
    if top.isWindow() and isinstance(top, QDialog):
        needed = top.heightForWidth(Size.WINDOW_MIN_WIDTH)
        top.resize(Size.WINDOW_MIN_WIDTH, min(max(top.height(), needed), HEIGHT))
        await w.until(lambda: top.width() <= max(Size.WINDOW_MIN_WIDTH, top.minimumWidth()))
    try:
        await w.until(lambda: not clipped(top))
    except AssertionError:
        return


@pytest.fixture(params=[False, True], ids=["to-the-right", "mirrored"])
def mirrored(
    request: pytest.FixtureRequest, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Generator[None]:
    """Once as it is, and once as in a language that is written from right to left."""
    if not request.param:
        yield
        return
    speak = language.speak

    def mirror(chosen: Language) -> None:
        speak(chosen)
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    monkeypatch.setattr(language, "speak", mirror)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
@pytest.mark.parametrize("width", [WIDE, Size.WINDOW_MIN_WIDTH], ids=["wide", "narrow"])
async def test_every_screen(profile: Path, walk: Walk, width: int) -> None:
    found = list[str]()
    before = wrapped()
    QAccessible.setActive(True)  # as while a screen reader listens
    async with walk.begin(profile) as w:
        w.widget.resize(width, HEIGHT)
        await w.until(lambda: w.widget.width() == width)
        for one in walk.screens:
            try:
                top = await one.show(w)
                if top is w.widget:
                    await to_front(w)
                found += await complaints(w, top, one, narrow=width < WIDE)
                await one.hide(w, top)
                await at_rest(w)
            except AssertionError as error:
                raise AssertionError("\n".join([*found, f"{one.name}: {error}"])) from error
            if w.session and width < WIDE:
                w.widget.set_sidebar(False)
                w.composer.setFocus()
        assert not outlived(before)
    assert not found, "\n" + "\n".join(found)


def test_every_dialog_is_a_screen() -> None:
    source = (CLONE / "tests" / "e2e" / "screens.py").read_text(encoding="utf-8")
    assert dialogs_there_are() <= set(OPENED.findall(source)), "a dialog is no screen: see SCREENS"


def dialogs_there_are() -> set[str]:
    """The names of all classes of dialogs that no other is built upon."""
    sources = (CLONE / "chatapp" / "ui").rglob("*.py")
    texts = (source.read_text(encoding="utf-8") for source in sources)
    bases = {name: base for text in texts for name, base in CLASS.findall(text)}
    found = {"QDialog"}
    while more := {name for name, base in bases.items() if base in found} - found:
        found |= more
    return found - set(bases.values())


@pytest.mark.parametrize("half", [WALKS[::2], WALKS[1::2]], ids=["odd", "even"])
def test_every_screen_at_200_percent(half: list[Walk]) -> None:
    if os.environ.get("QT_SCALE_FACTOR"):
        return
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-k",
            f"narrow and right and ({' or '.join(walk.name for walk in half)})",
            __file__,
        ],
        check=False,
        cwd=CLONE,
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout
