"""Variables for a child process whose coverage is not measured: it has no room, or no time."""

from __future__ import annotations

import os


def unmeasured() -> dict[str, str]:
    """The variables of this process, without the one that starts coverage.py in a child."""
    return {k: v for k, v in os.environ.items() if k != "COVERAGE_PROCESS_START"}
