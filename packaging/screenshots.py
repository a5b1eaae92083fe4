"""Make the README's pictures anew: the real program, answered by a scripted server on loopback.

    python3 packaging/screenshots.py

Needs no screen. Writes resources/screenshots/chatapp-light.png and chatapp-dark.png.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

CLONE = Path(__file__).resolve().parent.parent
PICTURES = CLONE / "resources" / "screenshots"
SIZE = (1180, 800)
SHARPNESS = "2"  # pixels of the picture for each of the window's, along one side
HOUR, DAY = 3600.0, 86400.0  # seconds

EARLIER = (
    ("Names for a small sailing boat", 2 * HOUR),
    ("Why is the sky dark at night?", 26 * HOUR),
    ("Regular expression for ISO dates", 28 * HOUR),
    ("A toast for Ada's fortieth", 4 * DAY),
    ("Bread without kneading", 6 * DAY),
    ("Compare three pension plans", 20 * DAY),
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
    return median((b - a) / (t - s) for (s, a), (t, b) in combinations(readings, 2))
```

Page 4 names the likely cause: the *new treatment plant*.
"""


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
    """In the environment: open the window in both themes and keep what it shows."""
    from chatapp import start
    from chatapp.core.settings import ThemeChoice
    from chatapp.ui.loop import make_loop

    application = start.make_application()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, closing(make_loop(application)) as loop:
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            picture = PICTURES / f"chatapp-{choice}.png"
            profile = Path(home, choice)
            profile.mkdir()
            loop.run_until_complete(_picture(profile, choice, picture))
            print(picture.relative_to(CLONE))


async def _picture(profile: Path, choice: str, picture: Path) -> None:
    from chatapp.core.settings import Settings, SettingsFile, ThemeChoice
    from tests.e2e.driver import window
    from tests.loopback import MODEL, Gate, Loopback, ending, sse
    from tests.make_pdf import pdf

    SettingsFile(profile / "settings.toml").save(Settings(theme=ThemeChoice(choice)))
    await _remember(profile)
    survey = profile / "Harbour survey 2026.pdf"
    pages = "Secchi depth by season", "Spring", "Summer", "Autumn and the treatment plant"
    survey.write_bytes(pdf(*pages))
    with Loopback() as server:
        thought = Gate()
        server.answer(sse(f"<think>{THINKING}"), thought, sse(f"</think>\n\n{ANSWER}"), *ending())
        key = "a-key-for-loopback"
        async with window(profile, server, model=MODEL, key=key, files=(survey,)) as w:
            w.widget.resize(*SIZE)
            await w.until(lambda: w.showing(f"Remove {survey.name}"))
            w.type(QUESTION)
            await w.status_begins("Thinking")
            await asyncio.sleep(4)  # what it thinks takes its time
            thought.open()
            await w.status_begins("Done")
            w.pane.view.verticalScrollBar().setValue(0)
            await asyncio.sleep(1)  # whatever is still being drawn or moved comes to rest
            assert w.widget.grab().save(str(picture))


async def _remember(profile: Path) -> None:
    """Fill the sidebar with conversations of the last weeks."""
    from chatapp.core.conversation import Conversation, Message, Role, Status, new_id
    from chatapp.core.paths import Profile
    from chatapp.core.session import Session

    session = Session(Profile.at(profile), environment={})
    await session.open()
    for title, ago in EARLIER:
        then = time.time() - ago
        conversation = Conversation(new_id(), title, then, then)
        asked = Message(new_id(), conversation.id, None, Role.USER, Status.DONE, then)
        reply = Message(new_id(), conversation.id, asked.id, Role.ASSISTANT, Status.STOPPED, then)
        await session.store.begin(conversation, asked, reply)
    await session.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["take"]:
        # Inside there is the program; what belongs to the set-up must not shadow it.
        sys.path.remove(os.fspath(Path(__file__).resolve().parent))
        take()
    else:
        main()
