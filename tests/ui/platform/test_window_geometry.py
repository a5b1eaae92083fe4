"""A window comes back where it was, and always where it can be seen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QRect

from chatapp.ui.platform import window_geometry
from tests.e2e.process import variables
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

LEFT = {"name": "LEFT", "x": 0, "y": 0, "width": 1600, "height": 1000}
RIGHT = {"name": "RIGHT", "x": 1600, "y": 0, "width": 1920, "height": 1080}
SMALL = {"name": "SMALL", "x": 0, "y": 0, "width": 800, "height": 600}

# A window over a profile, on screens of which the platform is told; says where it stands.
WINDOW = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from chatapp import window_factory
from chatapp.core.profile.paths import Profile

application = window_factory.make_application()
window = window_factory.MainWindow(window_factory.make_theme(window_factory.Settings()))
state, code = sys.argv[1:]
if state:
    window.restore_state(state)
window.show()
application.processEvents()
if code:
    exec(code)
    application.processEvents()
print(json.dumps({
    "state": window.state(),
    "rect": window.geometry().getRect(),
    "normal": window.normalGeometry().getRect(),
    "screen": window.screen().name(),
    "available": window.screen().availableGeometry().getRect(),
    "maximised": window.isMaximized(),
    "full_screen": window.isFullScreen(),
    "sidebar": window.sidebar.width() if window.sidebar.isVisible() else 0,
}))
"""


def stands(
    folder: Path, screens: list[dict[str, Any]], state: str = "", code: str = ""
) -> dict[str, Any]:
    """Open a window over `state` on `screens`, do `code` with it, and see where it is."""
    about = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [{**one, **about} for one in screens]}))
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, state, code],
        env=variables({"QT_QPA_PLATFORM": f"offscreen:configfile={file}"}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def inside(found: dict[str, Any]) -> bool:
    return QRect(*found["available"]).contains(QRect(*found["rect"]))


MOVED = "window.setGeometry(1900, 200, 1000, 700)"


def test_it_comes_back_on_its_screen_with_its_size(tmp_path: Path) -> None:
    before = stands(tmp_path, [LEFT, RIGHT], code=MOVED)
    after = stands(tmp_path, [LEFT, RIGHT], before["state"])
    assert after["rect"] == [1900, 200, 1000, 700]
    assert after["screen"] == "RIGHT"


def test_screens_that_were_arranged_anew_keep_their_windows(tmp_path: Path) -> None:
    before = stands(tmp_path, [LEFT, RIGHT], code=MOVED)
    right = {**RIGHT, "x": 0}
    left = {**LEFT, "x": 1920}
    after = stands(tmp_path, [right, left], before["state"])
    assert after["screen"] == "RIGHT"
    assert after["rect"] == [300, 200, 1000, 700]


def test_without_its_screen_it_is_wholly_seen_on_another(tmp_path: Path) -> None:
    before = stands(tmp_path, [LEFT, RIGHT], code=MOVED)
    for screens in ([LEFT], [SMALL]):
        after = stands(tmp_path, screens, before["state"])
        assert after["screen"] == screens[0]["name"]
        assert inside(after)
    assert after["rect"][2:] == [796, 596], "without the frame of this platform"


@pytest.mark.parametrize(
    ("code", "how"),
    [("window.showMaximized()", "maximised"), ("window.showFullScreen()", "full_screen")],
)
def test_maximised_it_comes_back_so_on_its_screen(tmp_path: Path, code: str, how: str) -> None:
    before = stands(tmp_path, [LEFT, RIGHT], code=f"{MOVED}; {code}")
    assert before[how]
    after = stands(tmp_path, [LEFT, RIGHT], before["state"])
    assert after[how]
    assert after["screen"] == "RIGHT"
    back = stands(tmp_path, [LEFT, RIGHT], after["state"], "window.showNormal()")
    assert back["rect"] == [1900, 200, 1000, 700]


def test_minimised_it_comes_back_open(tmp_path: Path) -> None:
    before = stands(tmp_path, [LEFT, RIGHT], code=f"{MOVED}; window.showMinimized()")
    after = stands(tmp_path, [LEFT, RIGHT], before["state"], "assert not window.isMinimized()")
    assert after["rect"] == [1900, 200, 1000, 700]


def test_the_sidebars_width_and_whether_it_is_hidden_come_back(tmp_path: Path) -> None:
    wider = "window._splitter.setSizes([333, 700]); window._divided()"
    before = stands(tmp_path, [LEFT], code=wider)
    after = stands(tmp_path, [LEFT], before["state"])
    assert after["sidebar"] == before["sidebar"] > 300
    hidden = stands(tmp_path, [LEFT], before["state"], "window.toggle_sidebar()")
    assert hidden["sidebar"] == 0
    still = stands(tmp_path, [LEFT], hidden["state"])
    assert still["sidebar"] == 0
    shown = stands(tmp_path, [LEFT], still["state"], "window.toggle_sidebar()")
    assert shown["sidebar"] == before["sidebar"]


@pytest.mark.parametrize(
    "state",
    [
        *("{", "nonsense", "[]", "{}", "QUJD ////", "null", '"text"'),
        '{"rect": [0, 0, 0, 0]}',
        '{"rect": [0, 0, 9e99, 1], "frame": [0, 0, 0, 0], "screen": [], "screen_rect": [0,0,1,1]}',
    ],
)
def test_nonsense_is_a_window_like_the_first(tmp_path: Path, state: str) -> None:
    found = stands(tmp_path, [LEFT], state)
    assert inside(found)
    assert found["rect"][2:] == [1120, 760]


LENGTHS = st.integers(1, 5000)
PLACES = st.integers(-9000, 9000)


@given(st.tuples(PLACES, PLACES, LENGTHS, LENGTHS), st.integers(0, 40))
def test_whatever_is_wanted_fits_with_its_frame(
    rect: tuple[int, int, int, int], title: int
) -> None:
    available, frame = QRect(-1920, 30, 1920, 1050), QMargins(4, title, 4, 4)
    wanted = QRect(*rect)
    found = window_geometry.fitted(wanted, frame, available)
    assert available.contains(found.marginsAdded(frame))
    if available.contains(wanted.marginsAdded(frame)):
        assert found == wanted
    assert found.width() <= wanted.width()
    assert found.height() <= wanted.height()
