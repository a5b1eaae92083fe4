"""Make the pictures of README and shops anew: the real program, answered by a server on loopback.

    python3 packaging/screenshots.py

Needs no screen. Writes resources/screenshots/*.png: an answer in light and in dark, a PDF that goes
with a question, a reply that is thought about and written, and a search.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.e2e.driver import Window
    from tests.loopback import Loopback

CLONE = Path(__file__).resolve().parent.parent
PICTURES = CLONE / "resources" / "screenshots"
SIZE = (1248, 702)  # 16:9, as catalogues of programs ask for
SHARPNESS = "2"  # pixels of the picture for each of the window's, along one side
HOUR, DAY = 3600.0, 86400.0  # seconds


class Earlier(NamedTuple):
    """A conversation of the last weeks."""

    title: str
    ago: float
    asked: str
    said: str


EARLIER = (
    Earlier(
        "Names for a small sailing boat",
        2 * HOUR,
        "Six names for a small sailing boat, calm ones, please.",
        "Plover, Lull, Half Tide, Second Water, Ebb and Flo, Quiet Monday.",
    ),
    Earlier(
        "Why is the sky dark at night?",
        26 * HOUR,
        "Why is the sky dark at night, if there are stars in every direction?",
        "Because the light of most of them has not had the time to reach us yet.",
    ),
    Earlier(
        "Regular expression for ISO dates",
        28 * HOUR,
        "A regular expression for ISO dates?",
        "`[0-9]{4}-[0-9]{2}-[0-9]{2}` finds them; whether one exists, a calendar must say.",
    ),
    Earlier(
        "A toast for Ada's fortieth",
        4 * DAY,
        "A short toast for my sister Ada, who is forty and swims all year.",
        "To Ada, who taught us that cold water is only water that has not met her yet.",
    ),
    Earlier(
        "Bread without kneading",
        6 * DAY,
        "Bread without kneading: how wet must the dough be?",
        "About 80 g of water for 100 g of flour. Time does what your hands would have done.",
    ),
    Earlier(
        "Compare three pension plans",
        20 * DAY,
        "Compare these three pension plans for somebody of 35.",
        "The second costs least; the third keeps its head above water in bad years.",
    ),
)
QUESTION = "Summarise the survey for the board, and show how the trend was computed."
THINKING = "The survey has three tables. The board wants the trend, so the seasons come first."
ANSWER = """\
The harbour's water is **clearer than ten years ago**, and most of the change came after 2021.

| Season | 2016 | 2021 | 2026 |
|---|---:|---:|---:|
| Spring | 2.1 m | 2.6 m | 3.9 m |
| Summer | 1.4 m | 1.9 m | 3.2 m |
| Autumn | 1.9 m | 2.2 m | 3.4 m |

The trend is the median of all slopes between two readings, so a single storm cannot bend it:

```python
from itertools import combinations
from statistics import median

def trend(readings: list[tuple[float, float]]) -> float:
    \"\"\"Metres a year.\"\"\"
    pairs = combinations(readings, 2)
    return median((b - a) / (t - s) for (s, a), (t, b) in pairs)
```

Page 4 names the likely cause: the *new treatment plant*.
"""

FOLLOWING = "Does the city's own report say the same?"
RIDDLE = "A bat and a ball cost 1.10 together; the bat costs 1.00 more. What does the ball cost?"
RIDDLE_THINKING = """\
The quick answer is 0.10, but then the bat would cost 1.10, and both together 1.20. So not that.

Let the ball be $b$. Then the bat is $b + 1.00$, and $2b + 1.00 = 1.10$, so $b = 0.05$.

Check: 0.05 and 1.05 are 1.10, and they differ by 1.00. Good."""
RIDDLE_ANSWER = """\
The ball costs **0.05**.

Call its price $b$. The bat costs one more, so together

$$b + (b + 1.00) = 1.10 \\quad\\Longrightarrow\\quad b = \\frac{0.10}{2} = 0.05$$

The tempting 0.10 fails the test: the bat would then cost 1.10, and"""


def main() -> None:
    """Set up what is missing, then take the pictures in the environment."""
    import environment

    environment.set_up_or_say_why(tests=True)
    inside = environment.variables() | {
        "PYTHONPATH": str(CLONE),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": SHARPNESS,
    }
    sys.exit(subprocess.call([environment.python(), __file__, "take"], env=inside))


def take() -> None:
    """In the environment: open the window for each scene and keep what it shows."""
    from chatapp import window_factory
    from chatapp.core.settings import ThemeChoice
    from chatapp.ui.platform.event_loop import make_loop

    light, dark = ThemeChoice.LIGHT, ThemeChoice.DARK
    scenes = {
        "light": (light, _answered),
        "dark": (dark, _answered),
        "pdf": (light, _pdf),
        "thinking": (dark, _thinking),
        "search": (light, _search),
    }
    application = window_factory.make_application()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, closing(make_loop(application)) as loop:
        for name, (theme, scene) in scenes.items():
            picture = PICTURES / f"chatapp-{name}.png"
            profile = Path(home, name)
            profile.mkdir()
            loop.run_until_complete(_picture(profile, theme, scene, picture))
            print(picture.relative_to(CLONE))


Scene = Callable[["Window", "Loopback", Path], Awaitable[None]]


async def _picture(profile: Path, theme: str, scene: Scene, picture: Path) -> None:
    async with _open(profile, theme) as (w, server):
        await scene(w, server, profile)
        await asyncio.sleep(1)  # whatever is still being drawn or moved comes to rest
        assert w.widget.grab().save(str(picture))


@asynccontextmanager
async def _open(profile: Path, theme: str) -> AsyncGenerator[tuple[Window, Loopback]]:
    """The window over a profile of some weeks, with a survey that goes with the next question."""
    from chatapp.core.settings import Settings, ThemeChoice
    from chatapp.core.settings_file import SettingsFile
    from tests.e2e.driver import window
    from tests.loopback import MODEL, Loopback

    SettingsFile(profile / "settings.toml").save(Settings(theme=ThemeChoice(theme)))
    await _remember(profile)
    with Loopback() as server:
        async with window(profile, server, model=MODEL, key="a-key-for-loopback") as w:
            w.widget.resize(*SIZE)
            yield w, server


async def _answered(w: Window, server: Loopback, folder: Path) -> None:
    """A question about a PDF, thought about and answered."""
    from tests.loopback import Gate, ending, sse

    thought = Gate()
    server.answer(sse(f"<think>{THINKING}"), thought, sse(f"</think>\n\n{ANSWER}"), *ending())
    await _attach(w, folder / "Harbour survey 2026.pdf")
    w.type(QUESTION)
    await w.status_begins("Thinking")
    await asyncio.sleep(4)  # what it thinks takes its time
    thought.open()
    await w.status_begins("Done")
    w.pane.view.verticalScrollBar().setValue(0)


async def _pdf(w: Window, server: Loopback, folder: Path) -> None:
    """Another PDF beside the next question, before it is sent."""
    await _answered(w, server, folder)
    await _attach(w, folder / "City water report.pdf")
    w.type(FOLLOWING, enter=False)
    bar = w.pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())


async def _thinking(w: Window, server: Loopback, folder: Path) -> None:
    """Thinking unfolded, and the answer still being written."""
    from tests.loopback import Gate, sse

    thought, more = Gate(), Gate()
    written = sse(f"</think>\n\n{RIDDLE_ANSWER}")
    server.answer(sse(f"<think>{RIDDLE_THINKING}"), thought, written, more)
    w.type(RIDDLE)
    await w.status_begins("Thinking")
    await asyncio.sleep(3)
    thought.open()
    await w.status_begins("Writing")
    w.click("Thinking")


async def _search(w: Window, server: Loopback, folder: Path) -> None:
    """Everything that was ever said about water."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    await _answered(w, server, folder)
    w.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(w.widget.sidebar.search, "water")


async def _attach(w: Window, file: Path) -> None:
    from tests.make_pdf import pdf

    pages = "Secchi depth by season", "Spring", "Summer", "The treatment plant"
    await asyncio.to_thread(file.write_bytes, pdf(*pages))
    w.drop(file)
    await w.until(lambda: w.showing(f"Remove {file.name}"))


async def _remember(profile: Path) -> None:
    """Fill the profile with conversations of the last weeks."""
    from chatapp.core.domain.conversation import (
        Conversation,
        Message,
        Piece,
        Role,
        Source,
        Status,
        new_id,
    )
    from chatapp.core.profile.paths import Profile
    from chatapp.core.session import Session

    session = Session(Profile.at(profile), environment={})
    await session.open()
    for earlier in EARLIER:
        then = time.time() - earlier.ago
        conversation = Conversation(new_id(), earlier.title, then, then)
        of = conversation.id
        asked = (Piece(Source.CONTENT, earlier.asked),)
        said = (Piece(Source.CONTENT, earlier.said),)
        question = Message(new_id(), of, None, Role.USER, Status.DONE, then, asked)
        reply = Message(new_id(), of, question.id, Role.ASSISTANT, Status.DONE, then)
        await session.store.begin(conversation, question, reply)
        await session.store.append(reply.id, said)  # finishing it would make it one of today
    await session.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["take"]:
        # Inside there is the program; what belongs to the set-up must not shadow it.
        sys.path.remove(os.fspath(Path(__file__).resolve().parent))
        take()
    else:
        main()
