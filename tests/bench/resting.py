"""Child process: what a window costs that does nothing: memory, and processor time.

Prints JSON. Arguments: ``bare`` or a profile, the conversation to open or "", seconds to idle,
seconds until then.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from tests.bench.machine import pss


def bare(settle: float) -> None:
    """The barest PySide6 window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1120, 760)
    window.show()
    QTimer.singleShot(int(settle * 1000), application.quit)
    application.exec()
    print(json.dumps({"pss": pss()}))


def chatapp(profile: Path, conversation_id: str, seconds: float, settle: float) -> None:
    """The program's window, with a conversation open if one is named."""
    from tests.bench.opened import opened, run

    async def work() -> None:
        async with opened(profile) as window:
            await asyncio.sleep(settle / 2)
            if conversation_id:
                window.window.open(conversation_id)
                await window.until(lambda: window.complete)
                bar = window.view.verticalScrollBar()
                for step in (0.2, 0.6, 1.0):
                    bar.setValue(int(bar.maximum() * step))
                    await asyncio.sleep(settle / 4)
            await asyncio.sleep(settle)
            found = {"pss": pss()}
            if seconds:
                clock, cost = time.perf_counter(), time.process_time()
                await asyncio.sleep(seconds)
                idle = time.process_time() - cost
                found |= {"idle": idle / (time.perf_counter() - clock)}
            print(json.dumps(found))

    run(work())


def main() -> None:
    """See the module."""
    what, conversation_id, seconds, settle = sys.argv[1:5]
    if what == "bare":
        bare(float(settle))
    else:
        chatapp(Path(what), conversation_id, float(seconds), float(settle))


if __name__ == "__main__":
    main()
