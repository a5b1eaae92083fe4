"""The model on this computer: a real one served, asked, killed and started again."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from chatapp.core import child_process
from chatapp.core.domain.errors import (
    EngineMissing,
    LocalModelError,
    ModelFailed,
    ModelMissing,
    ProcessorTooOld,
)
from chatapp.core.local_model import model_server
from chatapp.core.local_model.model_process import has_needed_flags
from chatapp.core.local_model.model_server import MODEL_FILE, Endpoint, LocalModel, find_model
from tests.waiting import wait_until

ROOT = Path(__file__).parents[3]
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def _why_no_model() -> str:
    try:
        find_model()
    except ModelMissing:
        return f"{MODEL_FILE} is not installed"
    return ""


needs_model = pytest.mark.skipif(bool(_why_no_model()), reason=_why_no_model())


def ask(endpoint: Endpoint, path: str, body: object = None, key: str | None = "") -> Any:
    """The server's answer; `key` empty: the right one, None: none at all."""
    headers = {"Content-Type": "application/json"}
    if key is not None:
        headers["Authorization"] = f"Bearer {key or endpoint.key}"
    request = urllib.request.Request(
        endpoint.base_url.removesuffix("/v1") + path,
        None if body is None else json.dumps(body).encode(),
        headers,
    )
    with urllib.request.urlopen(request) as response:
        return response.read()


def chat(*messages: tuple[str, str], **options: object) -> dict[str, object]:
    return {"messages": [{"role": r, "content": c} for r, c in messages], **options}


def chunks(stream: bytes) -> list[dict[str, Any]]:
    lines = [ln[6:] for ln in stream.decode().split("\n") if ln.startswith("data: ")]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


def alive(pid: int) -> bool:
    """True if a process runs (one that has ended and was not waited for does not)."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def child_of(pid: int) -> int:
    """The one process that `pid` started."""
    (child,) = [
        int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit() and _parent(p) == pid
    ]
    return child


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it has just ended
        return 0


@pytest.mark.unmeasured
@needs_model
async def test_the_built_in_model_answers() -> None:
    """Everything that must hold of a served model, on one process."""
    model = LocalModel()
    try:
        endpoint = await model.endpoint()
        assert endpoint == await model.endpoint()
        assert endpoint.base_url.startswith("http://127.0.0.1:")
        assert endpoint.base_url.endswith("/v1")
        assert endpoint.model == "SmolLM2-135M-Instruct"
        assert endpoint.key not in repr(endpoint)
        await asyncio.to_thread(_answers, endpoint)
        await asyncio.to_thread(_keeps_others_out, endpoint)
    finally:
        await model.stop()
    with pytest.raises(urllib.error.URLError):
        ask(endpoint, "/health")


def _answers(endpoint: Endpoint) -> None:
    question = chat(
        ("system", "You answer in one short sentence."),
        ("user", "What is the capital of France?"),
        model=endpoint.model,
        temperature=0,
        stream=True,
        stream_options={"include_usage": True},
    )
    said = chunks(ask(endpoint, "/v1/chat/completions", question))
    choices = [c["choices"][0] for c in said if c["choices"]]
    assert "Paris" in "".join(c["delta"].get("content") or "" for c in choices)
    assert [c["finish_reason"] for c in choices if c["finish_reason"]] == ["stop"]
    assert said[-1]["usage"]["completion_tokens"] > 1
    assert said[-1]["model"] == endpoint.model

    # The whole talk goes along, and a limit is one.
    followed = chat(
        ("user", "My name is Ada."),
        ("assistant", "Hello Ada!"),
        ("user", "Tell me a long story."),
        max_tokens=8,
    )
    answer = json.loads(ask(endpoint, "/v1/chat/completions", followed))
    assert answer["choices"][0]["finish_reason"] == "length"
    assert answer["usage"]["completion_tokens"] == 8

    with pytest.raises(urllib.error.HTTPError) as refused:
        ask(endpoint, "/v1/chat/completions", chat(("user", "word " * 9000)))
    with refused.value as response:
        assert json.load(response)["error"]["type"] == "exceed_context_size_error"


def _keeps_others_out(endpoint: Endpoint) -> None:
    for path, key in [
        ("/v1/chat/completions", None),
        ("/v1/chat/completions", "wrong"),
        ("/v1/models", None),
        ("/props", None),
    ]:
        body = chat(("user", "Hi")) if "chat" in path else None
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask(endpoint, path, body, key)
        with refused.value as response:
            assert response.status == 401
            assert response.headers["Access-Control-Allow-Origin"] in (None, "")
    assert [m["id"] for m in json.loads(ask(endpoint, "/v1/models"))["data"]] == [endpoint.model]


@needs_model
@linux
async def test_two_replies_at_once_then_a_crash_and_a_new_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = LocalModel()
    try:
        endpoint = await model.endpoint()
        child = child_of(os.getpid())
        # Not on the command line nor in the environment, where every program can read it.
        assert endpoint.key.encode() not in Path(f"/proc/{child}/cmdline").read_bytes()
        assert endpoint.key.encode() not in Path(f"/proc/{child}/environ").read_bytes()
        both = [chat(("user", f"Count to {n}."), max_tokens=20) for n in (5, 7)]
        answers = await asyncio.gather(
            *(asyncio.to_thread(ask, endpoint, "/v1/chat/completions", b) for b in both)
        )
        assert all(json.loads(a)["choices"][0]["message"]["content"] for a in answers)

        os.kill(child, signal.SIGKILL)
        again = await model.endpoint()
        assert again.key != endpoint.key
        assert await asyncio.to_thread(ask, again, "/health")
        assert not alive(child)

        # Frozen is not well either.
        frozen = child_of(os.getpid())
        os.kill(frozen, signal.SIGSTOP)
        monkeypatch.setattr(model_server, "HEALTH_LIMIT", 2.0)
        await model.endpoint()
        assert not alive(frozen)
    finally:
        await model.stop()


@needs_model
@linux
async def test_connections_of_others_that_say_nothing_do_not_end_it() -> None:
    """Anybody on this computer can open them; the server has a thread for some of them."""
    model = LocalModel()
    try:
        endpoint = await model.endpoint()
        child = child_of(os.getpid())
        port = urlsplit(endpoint.base_url).port
        with ExitStack() as idle:
            for _ in range(600):
                idle.enter_context(socket.create_connection(("127.0.0.1", port or 0)))
            assert await model.endpoint() == endpoint
            assert alive(child)
    finally:
        await model.stop()


@needs_model
@linux
async def test_giving_up_while_it_starts_ends_the_process() -> None:
    model = LocalModel()
    starting = asyncio.create_task(model.endpoint())
    while not any(_parent(p) == os.getpid() for p in _processes()):  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    child = child_of(os.getpid())
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    assert not alive(child)
    await model.stop()


def _processes() -> list[Path]:
    return [p for p in Path("/proc").iterdir() if p.name.isdigit()]


SERVES = """
import asyncio
from chatapp.core.local_model.model_server import LocalModel
async def run():
    endpoint = await LocalModel().endpoint()
    print(endpoint.base_url, endpoint.key, flush=True)
    await asyncio.sleep(600)
asyncio.run(run())
"""


@pytest.mark.unmeasured
@needs_model
@linux
@pytest.mark.parametrize("busy", [False, True])
def test_it_ends_with_a_program_that_is_killed(busy: bool) -> None:
    program = subprocess.Popen([sys.executable, "-c", SERVES], stdout=subprocess.PIPE, cwd=ROOT)
    try:
        assert program.stdout is not None
        url, key = program.stdout.readline().decode().split()
        child = child_of(program.pid)
        assert alive(child)
        if busy:
            endpoint = Endpoint(url, key, "")
            story = chat(("user", "Write a long story."), stream=True, ignore_eos=True)
            request = urllib.request.Request(
                endpoint.base_url + "/chat/completions",
                json.dumps(story).encode(),
                {"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
            )
            with urllib.request.urlopen(request) as response:
                assert response.readline().startswith(b"data:")
                program.kill()
                wait_until(lambda: not alive(child), what="its end while it writes")
    finally:
        program.kill()
        program.communicate()
    wait_until(lambda: not alive(child), what="its end")


@pytest.mark.unmeasured
@needs_model
async def test_it_ends_by_itself_when_its_input_does() -> None:
    process = await child_process.start(
        child_process.command("serve-local-model", str(find_model()))
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"a-key\n")
    port = json.loads(await process.stdout.readline())["port"]
    endpoint = Endpoint(f"http://127.0.0.1:{port}/v1", "a-key", "")
    await asyncio.to_thread(ask, endpoint, "/health")
    process.stdin.close()
    assert await process.wait() == 0


# Models


def test_the_built_in_model_is_the_first_found(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for folder in folders[1:]:
        folder.mkdir()
        (folder / MODEL_FILE).write_bytes(b"GGUF")
    assert find_model(search=folders) == folders[1] / MODEL_FILE
    assert find_model(str(folders[2] / MODEL_FILE), search=folders) == folders[2] / MODEL_FILE


async def test_no_model_is_said() -> None:
    with pytest.raises(ModelMissing, match="There is no model file"):
        await LocalModel(search=[]).endpoint()


async def test_a_chosen_model_that_is_gone_is_named(tmp_path: Path) -> None:
    model = LocalModel(search=[])
    model.choose(str(tmp_path / "big.gguf"))
    with pytest.raises(ModelMissing, match=r"“big\.gguf” no longer exists"):
        await model.endpoint()
    await model.stop()


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 100, b"%PDF-1.7"])
async def test_a_file_that_is_no_model(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelFailed, match=r"“notes\.gguf” is not a model file"):
        await LocalModel(str(path)).endpoint()


@pytest.mark.unmeasured
@needs_model
async def test_a_damaged_model_then_a_good_one(tmp_path: Path) -> None:
    path = tmp_path / "half.gguf"
    with find_model().open("rb") as whole:
        path.write_bytes(whole.read(3_000_000))
    model = LocalModel(str(path))
    try:
        with pytest.raises(ModelFailed, match=r"“half\.gguf” could not be loaded") as failed:
            await model.endpoint()
        assert "failed to load model" in failed.value.details
        model.choose("")
        assert (await model.endpoint()).model == "SmolLM2-135M-Instruct"
    finally:
        await model.stop()


# Machines that cannot


def test_processors_without_what_the_engine_needs() -> None:
    def cpu(flags: str) -> str:
        return f"processor\t: 0\nmodel name\t: Some CPU\nflags\t\t: {flags}\nbugs\t\t:\n\n"

    assert has_needed_flags(cpu("fpu sse4_2 avx avx2 bmi1 bmi2 f16c fma"))
    assert not has_needed_flags(cpu("fpu sse4_2 avx bmi1 bmi2 f16c fma"))
    assert not has_needed_flags(cpu("fpu avx2x"))
    assert has_needed_flags("CPU implementer : 0x41\nFeatures : fp asimd\n")


CHILD = """
import sys
from pathlib import Path
from chatapp.core.local_model import model_process
here = Path(sys.argv[1]).parent
{before}
model_process.main([sys.argv[1]])
"""


@pytest.mark.parametrize(
    ("before", "kind", "words"),
    [
        (
            "import platform; platform.machine = lambda: 'x86_64'; "
            "model_process._has_avx2 = lambda: False",
            ProcessorTooOld,
            "AVX2",
        ),
        ("sys.modules['xllamacpp'] = None", EngineMissing, "xllamacpp"),
        (
            "sys.path.insert(0, str(here / 'no gomp'))",
            EngineMissing,
            "libgomp1",
        ),
        (
            "sys.path.insert(0, str(here / 'broken'))",
            EngineMissing,
            "bad image",
        ),
        ("import os; os.abort()", ModelFailed, "stopped unexpectedly (signal 6)"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGILL)", ModelFailed, "(signal 4)"),
        ("sys.exit('words of the child')", ModelFailed, "stopped unexpectedly (status 1)"),
        (
            "print('no json'); sys.stdout.flush(); sys.exit()",
            ModelFailed,
            "stopped unexpectedly (status 0)",
        ),
    ],
)
@linux
async def test_a_child_that_cannot_says_why(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: str,
    kind: type[LocalModelError],
    words: str,
) -> None:
    """The real child's side, in an interpreter that is made to lack something."""
    for folder, message in [
        ("no gomp", "libgomp.so.1: cannot open shared object file: No such file or directory"),
        ("broken", "bad image"),
    ]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "xllamacpp.py").write_text(f"raise ImportError({message!r})")
    path = tmp_path / "m.gguf"
    path.write_bytes(b"GGUF")

    def command(verb: str, *arguments: str) -> Sequence[str]:
        assert verb == "serve-local-model"
        return [sys.executable, "-c", CHILD.format(before=before), *arguments]

    monkeypatch.setattr(model_server.child_process, "command", command)
    with pytest.raises(kind, match=re.escape(words)) as failed:
        await LocalModel(str(path)).endpoint()
    if "words" in before:
        assert failed.value.details == "words of the child"
