"""Describes the machine, and measures the cost of a process: without both no figure is believed."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path


def patience() -> float:
    """The seconds after which a wait that ought to have ended says so."""
    return float(os.environ.get("CHATAPP_BENCH_LIMIT", "600"))


def describe() -> str:
    """The machine in one line."""
    cores = os.cpu_count() or 1
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return (
        f"{cores} cores of {_model()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"screen: {os.environ.get('QT_QPA_PLATFORM', 'offscreen')}{load}"
    )


def _model() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def pss() -> float:
    """Megabytes of memory of this process, shared pages counted by their share."""
    if not sys.platform.startswith("linux"):
        return 0.0
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
