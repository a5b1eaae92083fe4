"""A ChatGPT export comes into the window: ``python -m tests.bench.importing FILE PROFILE``.

Prints as JSON: seconds, longest and usual gap of the event loop, memory before and at its peak.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from chatapp.ui.import_export.import_dialog import ImportDialog
from tests.bench.machine import percentile
from tests.bench.opened import opened, run
from tests.bench.text import markdown

_UNIT = 1 / 1e6 if sys.platform == "darwin" else 1024 / 1e6
"""The unit in which `getrusage` counts memory, in megabytes."""


def make_export(path: Path, size: int) -> int:
    """Write an export of about `size` bytes, in one line; how many conversations it has."""
    draw = random.Random(size)
    prose = markdown(max(20_000, min(size, 200_000)), 1)
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        while file.tell() < size:
            file.write(", " if count else "")
            json.dump(_conversation(count, prose, draw), file)
            count += 1
        file.write("]")
    return count


def _conversation(number: int, prose: str, draw: random.Random) -> dict[str, object]:
    mapping: dict[str, dict[str, object]] = {}
    last: str | None = None
    for place in range(draw.choice((2, 10, 40, 200))):
        node = f"{number}-{place}"
        start = draw.randrange(len(prose) // 2)
        said = prose[start : start + draw.randint(20, 3000)]
        message = {
            "id": node,
            "author": {"role": "assistant" if place % 2 else "user"},
            "create_time": 1.7e9 + number * 1000 + place,
            "content": {"content_type": "text", "parts": [said]},
            "metadata": {"model_slug": "gpt-4o"},
            "recipient": "all",
        }
        mapping[node] = {"id": node, "parent": last, "children": [], "message": message}
        last = node
    return {
        "title": f"Conversation {number}",
        "create_time": 1.7e9 + number * 1000,
        "conversation_id": str(number),
        "current_node": last,
        "mapping": mapping,
    }


async def measure(path: Path, profile: Path) -> None:
    """Bring `path` in, and print what it took."""
    async with opened(profile) as window:
        window.pane.attaching.attach([path])
        (begin,) = [b for b in window.pane.findChildren(QPushButton) if b.text() == "Import"]
        empty = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        gaps: list[float] = []
        start = last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(1)
        timer.timeout.connect(tick)
        timer.start()
        begin.click()
        dialog = window.window.findChild(ImportDialog)
        assert dialog is not None
        await window.until(lambda: not dialog.running)
        timer.stop()
        found = {
            "seconds": last - start,
            "gap": max(gaps),
            "gap_p99": percentile(gaps, 0.99),
            "empty": empty * _UNIT,
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT,
            "said": dialog.said.text(),
        }
        dialog.reject()
    print(json.dumps(found))


if __name__ == "__main__":
    run(measure(Path(sys.argv[1]), Path(sys.argv[2])))
