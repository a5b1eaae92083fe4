"""Single instance: the second start hands over, and none of them is ever fooled."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from chatapp.core.domain.errors import ProfileInUse
from chatapp.core.profile import single_instance as instances
from chatapp.core.profile.instance_server import MOST_VISITORS, InstanceServer
from chatapp.core.profile.single_instance import FileLock, Instance, LaunchRequest, token_in

_HOLDER = """
import sys, time
from pathlib import Path
from chatapp.core.profile.single_instance import Instance
first = Instance(Path(sys.argv[1]))
assert first.claim()
print(first.ended_badly, flush=True)
sys.stdin.read()
first.release()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """A process that is the first over `folder` until its standard input is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() in {"True\n", "False\n"}
    return process


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instances, "OPENS_WITHIN", 0.3)
    monkeypatch.setattr(instances, "ANSWERS_WITHIN", 0.5)


async def test_the_second_hands_its_files_over(tmp_path: Path) -> None:
    taken: list[LaunchRequest] = []
    first = Instance(tmp_path)
    assert first.enter()
    door = InstanceServer(first, taken.append)
    await door.open()
    try:
        launch_request = LaunchRequest(
            (tmp_path / "ä b.pdf", tmp_path / "c.pdf"), new=True, token="leave"
        )
        assert not await asyncio.to_thread(Instance(tmp_path).enter, launch_request)
        assert not await asyncio.to_thread(Instance(tmp_path).enter)
        assert taken == [launch_request, LaunchRequest()]
    finally:
        await door.close()
        first.release()
    assert Instance(tmp_path).enter()


async def test_a_path_is_the_same_file_for_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[LaunchRequest] = []
    first = Instance(tmp_path)
    first.claim()
    door = InstanceServer(first, taken.append)
    await door.open()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    try:
        launch_request = LaunchRequest((Path("a.pdf"), Path("../b.pdf")))
        assert not await asyncio.to_thread(Instance(tmp_path).enter, launch_request)
        assert taken[0].files[0] == tmp_path / "elsewhere" / "a.pdf"
        assert taken[0].files[1].resolve() == tmp_path / "b.pdf"
    finally:
        await door.close()
        first.release()


def test_the_desktops_leave_to_come_forward() -> None:
    assert token_in({}) == ""
    assert token_in({"DESKTOP_STARTUP_ID": "a_TIME1"}) == "a_TIME1"
    assert token_in({"XDG_ACTIVATION_TOKEN": "b", "DESKTOP_STARTUP_ID": "a_TIME1"}) == "b"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_this_person_can_read_where_it_listens(tmp_path: Path) -> None:
    first = Instance(tmp_path)
    first.claim()
    first.listens_at(4711)
    assert stat.S_IMODE((tmp_path / "instance.lock").stat().st_mode) == 0o600
    first.release()


async def test_who_does_not_know_the_secret_is_not_heard(tmp_path: Path) -> None:
    taken: list[LaunchRequest] = []
    first = Instance(tmp_path)
    first.claim()
    door = InstanceServer(first, taken.append)
    await door.open()
    port = json.loads((tmp_path / "instance.lock").read_text())["port"]
    for said in (
        b'{"secret": "guess", "files": ["/etc/passwd"]}\n',
        b'{"files": []}\n',
        b'{"secret": true, "files": [], "new": true}\n',
        b"GET / HTTP/1.1\r\n\r\n",
        b"[]\n",
        b"\xff\xfe\n",
        b"",
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(said)
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
    await door.close()
    first.release()
    assert taken == []


async def test_strangers_write_nothing_into_the_log_and_take_no_descriptors(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    taken: list[LaunchRequest] = []
    first = Instance(tmp_path)
    first.claim()
    door = InstanceServer(first, taken.append)
    await door.open()
    here = await asyncio.to_thread(lambda: json.loads((tmp_path / "instance.lock").read_text()))
    before = sum(1 for _ in Path("/proc/self/fd").iterdir()) if sys.platform == "linux" else 0
    caplog.set_level("DEBUG")
    secret = json.dumps(first.secret).encode()
    noise = [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xff" * 2_000_000,
        b'{"secret": ' + b"9" * 100_000,
        b"\n" * 100_000,
        # Even from one who knows it: too long, too deep, nonsense.
        b'{"secret": ' + secret + b', "files": ' + b"[" * 100_000 + b"\n",
        b'{"secret": ' + secret + b', "files": 5, "token": [[]]}\n',
        b'{"secret": ' + secret + b"x" * 2_000_000,
        b'{"secret": ' + secret + b"\n",
    ]
    for said in noise:
        with socket.create_connection(("127.0.0.1", here["port"]), timeout=20) as visitor:

            def knock(visitor: socket.socket = visitor, said: bytes = said) -> None:
                try:
                    visitor.sendall(said)
                    visitor.shutdown(socket.SHUT_WR)
                    while visitor.recv(1024):
                        pass
                except OSError:
                    pass  # not heard to the end

            await asyncio.to_thread(knock)
    assert taken == [LaunchRequest(token="[[]]")]
    # A crowd that only stands there.
    crowd = [socket.socket() for _ in range(500)]
    try:
        for visitor in crowd:
            visitor.setblocking(False)
            visitor.connect_ex(("127.0.0.1", here["port"]))
            await asyncio.sleep(0)
        if before:
            open_here = sum(1 for _ in Path("/proc/self/fd").iterdir()) - before - len(crowd)
            assert open_here <= 2 * MOST_VISITORS
        # Who knows the secret comes through.
        assert not await asyncio.to_thread(Instance(tmp_path).enter, LaunchRequest(new=True))
        assert taken[1:] == [LaunchRequest(new=True)]
    finally:
        for visitor in crowd:
            visitor.close()
    await door.close()
    first.release()
    assert caplog.records == []


def test_one_that_was_killed_leaves_nothing_stale(tmp_path: Path) -> None:
    process = holder(tmp_path)
    with pytest.raises(ProfileInUse):
        Instance(tmp_path).enter()
    process.kill()
    process.communicate()
    after = Instance(tmp_path)
    assert after.enter()
    assert after.ended_badly
    after.release()
    again = Instance(tmp_path)
    assert again.enter()
    assert not again.ended_badly
    again.release()


def test_one_that_listens_and_hangs_is_told_of_in_time(tmp_path: Path) -> None:
    first = Instance(tmp_path)
    first.claim()
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        first.listens_at(deaf.getsockname()[1])
        began = time.monotonic()
        with pytest.raises(ProfileInUse, match="not responding"):
            Instance(tmp_path).enter()
        assert time.monotonic() - began < 3
    first.release()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP")
def test_one_that_is_stopped_is_told_of_too(tmp_path: Path) -> None:
    process = holder(tmp_path)
    process.send_signal(signal.SIGSTOP)
    try:
        with pytest.raises(ProfileInUse):
            Instance(tmp_path).enter()
    finally:
        process.send_signal(signal.SIGCONT)
        process.communicate()


def test_one_that_is_just_ending_makes_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instances, "OPENS_WITHIN", 20)
    process = holder(tmp_path)
    entered: list[bool] = []
    second = Instance(tmp_path)
    thread = threading.Thread(target=lambda: entered.append(second.enter()))
    thread.start()
    process.communicate()
    thread.join(20)
    assert entered == [True]
    second.release()


def test_a_hundred_starts_at_once_have_one_first(tmp_path: Path) -> None:
    there = [Instance(tmp_path) for _ in range(100)]
    assert sum(one.claim() for one in there) == 1


def test_nonsense_in_the_file_stands_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "instance.lock").write_bytes(b"\x00\xff{")
    first = Instance(tmp_path)
    assert first.enter()
    assert first.ended_badly
    first.release()


@pytest.mark.skipif(sys.platform == "win32", reason="no shared locks there")
def test_who_writes_beside_others_is_not_alone(tmp_path: Path) -> None:
    one, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert one.alone()
    assert not other.alone()
    one.with_others()
    other.with_others()
    assert not one.alone()
    other.release()
    one.release()
    assert other.alone()
    other.release()


def test_a_folder_that_cannot_be_written_locks_nobody_out(tmp_path: Path) -> None:
    assert FileLock(tmp_path / "missing" / "lock").alone()
