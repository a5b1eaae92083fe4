"""Child process: a window that does nothing: its memory, or what a minute costs.

Arguments: ``bare`` or a profile, the conversation to open or "", seconds until it is at rest,
and seconds to idle. With the last it prints JSON and ends; without it prints ``ready``, and at
each line that it reads its memory, until there is nothing to read.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from tests.bench.machine import pss


def tell() -> None:
    """Answer until nobody asks any more."""
    print("ready", flush=True)
    while sys.stdin.readline():
        print(json.dumps({"pss": pss()}), flush=True)


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
    tell()


def chatapp(profile: Path, conversation_id: str, settle: float, idle: float) -> None:
    """The program's window, with a conversation open if one is named."""
    from chatapp.__main__ import import_window

    import_window()  # as its command does: what is imported otherwise takes more memory
    from tests.bench.opened import opened, run

    async def work() -> None:
        async with opened(profile) as window:
            await asyncio.sleep(settle / 2)
            if conversation_id:
                window.window.sidebar.selected.emit(conversation_id)
                await window.until(lambda: window.complete)
                bar = window.view.verticalScrollBar()
                for step in (0.2, 0.6, 1.0):
                    bar.setValue(int(bar.maximum() * step))
                    await asyncio.sleep(settle / 4)
            await asyncio.sleep(settle)
            if not idle:
                tell()
                return
            await window.session.backups.make()  # the day's, which would fall into the time
            await asyncio.sleep(6 * settle)  # until the caret rests too
            clock, cost = time.perf_counter(), time.process_time()
            await asyncio.sleep(idle)
            cost = time.process_time() - cost
            print(json.dumps({"idle": cost / (time.perf_counter() - clock)}))

    run(work())


def main() -> None:
    """See the module."""
    what, conversation_id, settle, *idle = sys.argv[1:]
    if what == "bare":
        bare(float(settle))
    else:
        chatapp(Path(what), conversation_id, float(settle), float(idle[0]) if idle else 0.0)


if __name__ == "__main__":
    main()
