"""Every figure with its baseline and its target, each group measured in child processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

from tests.bench import frames, stores
from tests.bench.importing import make_export
from tests.bench.machine import patience
from tests.bench.sender import Plan, sender


@dataclass(frozen=True)
class Figure:
    """A row of the table. `reached`: whether it is within its target."""

    name: str
    shown: str
    baseline: str
    ratio: str
    target: str
    reached: bool

    def line(self) -> str:
        """The row for a terminal."""
        mark = "  " if self.reached else "! "
        beside = f"; baseline {self.baseline}" if self.baseline else ""
        ratio = f"; {self.ratio}" if self.ratio else ""
        return f"{mark}{self.name}: {self.shown}{beside}{ratio} (to reach: {self.target})"


@dataclass(frozen=True)
class Sizes:
    """The sizes of everything that is measured."""

    reply: int = 1_000_000
    grown: int = 200_000
    """Characters that stand there when a message counts as long."""
    paced: float = 20.0
    """Seconds of text at 100 tokens a second, and of silence."""
    idle: float = 60.0
    flowing: float = 3.0
    """Seconds for which each flowing reply is watched."""
    rates: tuple[float, ...] = (20.0, 50.0, 100.0, 200.0)
    long: int = 10_000
    many: int = 20_000
    """Conversations of a store grown over years."""
    export: int = 100_000_000
    """Bytes of an export that comes in."""
    times: int = 12
    starts: int = 9
    runs: int = 3
    settle: float = 2.0
    """Seconds until a window that was left alone counts as idle."""


WHOLE = Sizes()
SMALL = Sizes(
    reply=4000,
    grown=2000,
    paced=1,
    idle=1,
    flowing=0.5,
    rates=(100.0,),
    long=60,
    many=30,
    times=2,
    starts=1,
    export=100_000,
)


def child(module: str, *arguments: object, inside: dict[str, str] | None = None) -> Any:
    """The object that a child process prints on its last line."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments)]
    variables = {**os.environ, **(inside or {})}
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, timeout=patience(), check=True, env=variables
    )
    return json.loads(done.stdout.splitlines()[-1])


def _ratio(name: str, value: float, base: float, limit: float, unit: str) -> Figure:
    """A figure that is judged against its baseline."""
    ratio = value / base if base else 0.0
    return Figure(
        name,
        f"{value:.2f} {unit}",
        f"{base:.2f} {unit}",
        f"{ratio:.2f}",
        f"≤ {limit:g} to 1",
        ratio <= limit,
    )


def _ms(name: str, seconds: float, limit: float, baseline: str = "") -> Figure:
    """A duration with a limit of its own, in seconds."""
    return Figure(
        name,
        f"{seconds * 1000:.0f} ms",
        baseline,
        "",
        f"≤ {limit * 1000:.0f} ms",
        seconds <= limit,
    )


def _share(name: str, share: float, limit: float, baseline: float | None = None) -> Figure:
    """A share of one core."""
    return Figure(
        name,
        f"{share:.2%}",
        "" if baseline is None else f"{baseline:.2%}",
        "" if not baseline else f"{share / baseline:.1f}",
        f"≤ {limit:.1%}",
        round(share, 4 if limit > 0.005 else 3) <= limit,
    )


def intake(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """A long reply as fast as it can be sent."""
    plan = Plan(sizes.reply)
    with sender() as url:
        for words, cut in (
            ("", plan),
            (", one HTTP chunk an event", replace(plan, own_chunks=True)),
        ):
            runs, bases = list[Any](), list[Any]()
            for _ in range(sizes.runs):  # in turns: the machine's speed wanders
                bases.append(child("intake", "barest", "cpu", url, cut, "-"))
                runs.append(child("intake", "window", "cpu", url, cut, folder / "intake"))
            cpu, base = median(r["cpu"] for r in runs), median(b["cpu"] for b in bases)
            name = f"processor time of a {_bytes(cut.size)} reply in 4-character pieces{words}"
            if not cut.own_chunks:
                first = median(r["tenths"][0] for r in runs)
                last = median(r["tenths"][-1] for r in runs)
                yield _ratio(f"{name}: last tenth, beside the first", last, first, 1.2, "s")
            yield _ratio(f"{name}: beside the barest intake", cpu, base, 2.0, "s")
        gaps = [
            child("intake", "window", "gaps", url, plan, folder / "intake")
            for _ in range(sizes.runs)
        ]
    for name, key, limit in (("longest", "gap", 0.05), ("p99", "gap_p99", 0.02)):
        worst = median(g[key] for g in gaps)
        own = median(g[key.replace("gap", "own")] for g in gaps)
        words = f"gap of the event loop meanwhile, {name} (in brackets its own processor time)"
        figure = _ms(words, worst, limit)
        yield replace(figure, shown=f"{figure.shown} ({own * 1000:.0f} ms)")


KINDS = ("prose", "list", "table", "code", "formula", "thinking")


def flow(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """Replies on a screen: how often what is seen changes, and how far it is behind."""
    if not frames.available():
        return
    seconds = sizes.flowing
    plans = [
        Plan(burst + int((seconds + 4) * rate) * 4, rate=rate, burst=burst, kind=kind)
        for burst in (0, sizes.grown)
        for rate in sizes.rates
        for kind in KINDS
    ]
    bursts = [
        Plan(int((seconds + 4) * 120), piece=60, rate=2, kind="prose"),
        Plan(int((seconds + 4) * 400), rate=100, kind="prose", lumps=True),
    ]
    with frames.screen() as (display, pixels), sender() as url:
        start = Plan(int(seconds * 400), rate=100)
        base = child("intake", "barest", "share", url, start, "-")["share"]
        words = json.dumps([asdict(plan) for plan in (*plans, *bursts)])
        inside = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        found = child("flow", url, words, seconds, folder / "flow", pixels, inside=inside)
    yield from _flowing(list(zip(plans, found, strict=False)), base)
    names = ("60 characters twice a second", "one token, then ten")
    for name, result in zip(names, found[-2:], strict=True):
        yield _changes(f"visible changes a second: {name}", result["changes"], 10)
        yield _ms("the same: longest behind", result["lag"], 0.25)


def _flowing(found: list[tuple[Plan, Any]], base: float) -> Iterator[Figure]:
    """The worst kind of block for each rate and place."""
    for burst, rate in dict.fromkeys((plan.burst, plan.rate) for plan, _ in found):
        here = [(r, p.kind) for p, r in found if (p.burst, p.rate) == (burst, rate)]
        where = f"behind {_bytes(burst)}" if burst else "from the start"
        least, kind = min((r["changes"], kind) for r, kind in here)
        name = f"visible changes a second at {rate:g} tokens/s {where}: fewest ({kind})"
        yield _changes(name, least, min(25, 0.9 * rate))
        still, kind = max((r["still"], kind) for r, kind in here)
        yield _ms(f"the same: longest standstill ({kind})", still, 0.12)
        late, kind = max((r["lag"], kind) for r, kind in here)
        yield _ms(f"the same: longest behind what arrived ({kind})", late, 0.08)
        if rate == 100:
            for r, kind in here:
                yield _ratio(
                    f"one core's share at 100 tokens/s {where}, {kind}: beside an httpx reader",
                    r["share"] * 100,
                    base * 100,
                    2.0,
                    "%",
                )


def _changes(name: str, count: float, least: float) -> Figure:
    """A number of changes a second with its lower limit."""
    return Figure(name, f"{count:.1f}", "", "", f"≥ {least:g}", count >= least)


def share(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """A reply at the rate at which models write."""
    paced = int(sizes.paced * 100) * 4
    start = Plan(paced, rate=100)
    grown = Plan(sizes.grown + paced, rate=100, burst=sizes.grown)
    silent = Plan(400, hold=sizes.paced)
    with sender() as url:
        base = child("intake", "barest", "share", url, start, "-")["share"]
        for name, plan, limit in (
            ("one core's share at 100 tokens/s: from the start", start, 0.05),
            (f"the same behind {_bytes(sizes.grown)}", grown, 0.05),
            ("the same while the stream is open and nothing comes", silent, 0.01),
        ):
            found = child("intake", "window", "share", url, plan, folder / "share")["share"]
            yield _share(name, found, limit, base if plan is not silent else None)


def reading(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """Opening conversations and moving about."""
    profile = folder / "reading"
    titles = {stores.SHORT_TITLE: 20, stores.LONG_TITLE: sizes.long}
    stores.make(profile, conversations=20, sizes=titles)
    found = child("reading", profile, sizes.times)
    many = f"{sizes.long:,} messages"
    yield _ratio(
        f"opening {many}, click to painted, beside 20 messages",
        found["long"] * 1000,
        found["short"] * 1000,
        1.3,
        "ms",
    )
    yield _ms(f"opening {many}: worst of {sizes.times}", found["long_worst"], 0.1)
    yield _ms("jump to anywhere in it, median", found["jump"], 0.05)
    yield _ms("the same, worst", found["jump_worst"], 0.05)
    yield _ms("dragging the scroll bar across it, p99 of a frame", found["drag_p99"], 0.033)
    yield _ms("turning the wheel in it, p99 of a frame", found["wheel_p99"], 0.033)


def memory(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """Memory of windows that do nothing, and what doing nothing costs."""
    profile = folder / "memory"
    stores.make(profile, conversations=20, sizes={stores.LONG_TITLE: sizes.long})
    bare, empty, full = _at_once(
        ("bare", "", sizes.settle),
        (folder / "empty", "", sizes.settle),
        (profile, stores.LONG_TITLE, sizes.settle),
    )
    yield _megabytes("memory (PSS) of the empty window", empty, bare, 35)
    name = f"memory with {sizes.long:,} messages open, beside the empty window"
    yield _megabytes(name, full, empty, 40)


def idling(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """The cost of a window that is left alone."""
    found = child("resting", folder / "idling", "", sizes.settle, sizes.idle)
    yield _share(f"one core's share, idle for {sizes.idle:g} s", found["idle"], 0.0)


def searching(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """Finding, as one types, in a store grown over years."""
    profile = folder / "many"
    stores.make_many(profile, sizes.many)
    found = child("searching", "store", profile, sizes.times)
    first = [seconds for each in found["first"].values() for seconds in each]
    how = f"in {sizes.many * stores.MESSAGES_EACH:,} messages, {len(found['first'])} queries"
    yield _ms(f"first results {how}: median", median(first), 0.03)
    slowest = max(found["first"], key=lambda name: max(found["first"][name]))
    yield _ms(f"the same: worst ({slowest})", max(first), 0.1)
    painted = child("searching", "window", profile, min(sizes.times, 2))["painted"]
    yield _ms("from the last key to results on the screen: median", median(painted), 0.06)
    yield _ms("the same: worst", max(painted), 0.15)
    size, raw = found["size"], found["raw"]
    yield _ratio("database with the index, beside the text in it", size / 1e6, raw / 1e6, 3.0, "MB")
    taken = found["indexing"]
    yield Figure("to index all of it, once", f"{taken:.2g} s", "", "", "", reached=True)


def ordering(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """Names, the trash and undo in a store grown over years."""
    profile = folder / "many"
    stores.make_many(profile, sizes.many)
    found = child("ordering", profile, sizes.times)
    among = f"among {sizes.many:,} conversations, to painted"
    yield _ms(f"rename {among}", found["rename"], 0.1)
    yield _ms(f"delete {among}", found["delete"], 0.1)
    yield _ms(f"undo of both {among}", max(found["undo"], found["undo of it"]), 0.1)
    yield _ms("delete 1,000 of them at once", found["delete many"], 1.0)
    yield _ms("undo of that", found["undo many"], 1.0)


def importing(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """A large export comes in while the window is used."""
    path = folder / "conversations.json"
    make_export(path, sizes.export)
    found = child("importing", path, folder / "importing")
    name = f"a ChatGPT export of {_bytes(sizes.export)} comes in"
    yield Figure(name, f"{found['seconds']:.2g} s", "", "", "", reached=True)
    yield _ms("gap of the event loop meanwhile, longest", found["gap"], 0.1)
    yield _ms("the same, p99", found["gap_p99"], 0.02)
    yield _megabytes("memory at its peak meanwhile", found["peak"], found["empty"], 200)


def checkpointing(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """Committing a reply at the rate at which models write, in a store grown over years."""
    profile = folder / "many"
    stores.make_many(profile, sizes.many)
    plan = Plan(sizes.grown + int(max(sizes.paced, 2.0) * 100) * 4, rate=100, burst=sizes.grown)
    with sender() as url:
        found = child("checkpointing", profile, url, plan)
    behind = f"behind {_bytes(sizes.grown)}, in {sizes.many * stores.MESSAGES_EACH:,} messages"
    for words, pick in (("median", median), ("worst", max)):
        cpu, wall = pick(found["cpu"]), pick(found["wall"])
        yield Figure(
            f"checkpoint of a reply {behind}: the window's thread, {words} of "
            f"{len(found['cpu'])} (in brackets on the clock)",
            f"{cpu * 1000:.2f} ms ({wall * 1000:.2f} ms)",
            "",
            "",
            "≤ 1 ms",
            cpu <= 0.001,
        )


def _at_once(*windows: tuple[object, ...]) -> list[float]:
    """Memory of windows that are open together, so that all share the libraries' pages."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.resting", *map(str, window)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for window in windows
    ]
    found: list[float] = []
    for process in processes:
        assert process.stdout
        process.stdout.readline()
    for process in processes:
        assert process.stdin
        assert process.stdout
        process.stdin.write("measure\n")
        process.stdin.flush()
        found.append(json.loads(process.stdout.readline())["pss"])
    for process in processes:
        process.communicate(timeout=patience())
    return found


def _megabytes(name: str, value: float, base: float, limit: float) -> Figure:
    more = value - base
    return Figure(
        name,
        f"{value:.0f} MB",
        f"{base:.0f} MB",
        f"+{more:.0f} MB",
        f"≤ +{limit:g} MB",
        more <= limit,
    )


def starting(folder: Path, sizes: Sizes) -> Iterator[Figure]:
    """From the command to a composer that takes keys."""
    profile = folder / "many"
    stores.make_many(profile, sizes.many)
    for what in ("bare", profile):  # so that all is compiled and in the disk cache
        _start(what)
    bare, whole = list[float](), list[float]()
    for _ in range(sizes.starts):
        bare.append(_start("bare"))
        whole.append(_start(profile))
    yield _ratio(
        f"start to a composer that takes keys, {sizes.many:,} conversations stored, "
        "beside the barest window",
        median(whole),
        median(bare),
        1.8,
        "s",
    )


def _start(what: str | Path) -> float:
    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    return child("starting", what) - start


def _bytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB" if size >= 1_000_000 else f"{size / 1000:g} KB"


Group: TypeAlias = Callable[[Path, Sizes], Iterator[Figure]]

GROUPS: tuple[Group, ...] = (
    starting,
    memory,
    idling,
    reading,
    searching,
    ordering,
    importing,
    checkpointing,
    share,
    flow,
    intake,
)
