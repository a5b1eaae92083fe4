"""The companion package: found beside a frozen program, served from, and named where it lacks."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import urllib.request
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from chatapp.core import child_process
from chatapp.core.domain.errors import EngineMissing, ModelMissing
from chatapp.core.local_model import companion, model_server
from chatapp.core.local_model.model_server import MODEL_FILE, LocalModel, find_model

ROOT = Path(__file__).parents[3]
linux = pytest.mark.skipif(sys.platform != "linux", reason="the package is for Linux")

DEBIAN = {"ID": "debian"}
MINT = {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}
FEDORA = {"ID": "fedora"}
SUSE = {"ID": "opensuse-tumbleweed", "ID_LIKE": "opensuse suse"}
OTHER = {"ID": "arch"}


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder of its own; where its companion would lie."""
    program = tmp_path / "lib" / "chatapp" / "chatapp"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(companion, "_INSTALLED", tmp_path / "elsewhere")
    monkeypatch.setattr(companion, "find_spec", _none)
    return tmp_path / "lib" / companion.PACKAGE


def _none(_name: str) -> None:
    """No module of that name."""


def install(folder: Path) -> None:
    """A companion with an engine that is only there to be found."""
    (folder / "engine" / companion.ENGINE).mkdir(parents=True)
    (folder / "models").mkdir()
    (folder / "models" / MODEL_FILE).write_bytes(b"GGUF")


@linux
def test_it_is_found_beside_the_program_and_where_it_installs(frozen: Path, tmp_path: Path) -> None:
    assert not companion.has_engine()
    install(tmp_path / "elsewhere")
    assert companion.engine_folder() == tmp_path / "elsewhere" / "engine"
    install(frozen)
    assert companion.engine_folder() == frozen / "engine"
    assert find_model(search=companion.model_folders()) == frozen / "models" / MODEL_FILE
    assert companion.has_engine()


@linux
def test_from_source_only_an_installed_one_counts() -> None:
    assert companion.folders() == (Path("/usr/lib/chatapp-local-model"),)
    assert companion.how_to_get() == ""


@linux
@pytest.mark.parametrize(
    ("system", "words"),
    [(DEBIAN, ".deb"), (MINT, ".deb"), (FEDORA, ".rpm"), (SUSE, ".rpm"), (OTHER, "")],
)
def test_what_to_install_is_said_for_the_system(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, system: dict[str, str], words: str
) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: system)
    sentence = companion.how_to_get()
    assert companion.PACKAGE in sentence
    assert words in sentence
    assert (".deb" in sentence or ".rpm" in sentence) == bool(words)


@linux
def test_a_system_without_a_name_is_told_the_package(
    frozen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> dict[str, str]:
        raise FileNotFoundError

    monkeypatch.setattr(platform, "freedesktop_os_release", nameless)
    assert companion.PACKAGE in companion.how_to_get()


@linux
async def test_without_it_whoever_asks_is_told_what_to_install(
    frozen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: DEBIAN)
    with pytest.raises(ModelMissing, match=companion.PACKAGE):
        await LocalModel(search=[]).endpoint()
    # A model of one's own does not help without the engine.
    model = frozen.parent / "own.gguf"
    model.write_bytes(b"GGUF")
    assert companion.PACKAGE in model_server.trouble(str(model))
    with pytest.raises(EngineMissing, match=companion.PACKAGE):
        await LocalModel(str(model)).endpoint()
    install(frozen)
    assert model_server.trouble(str(model)) == ""


def _why_no_model() -> str:
    try:
        find_model()
    except ModelMissing as error:
        return error.sentence
    return "" if find_spec(companion.ENGINE) else "xllamacpp is not installed"


CHILD = """
import sys
sys.path.insert(0, {root!r})
sys.frozen, sys.executable = True, {program!r}
from chatapp.__main__ import main
main(["serve-local-model", *sys.argv[1:]])
"""


@pytest.mark.unmeasured
@linux
@pytest.mark.skipif(bool(_why_no_model()), reason=_why_no_model())
async def test_its_engine_serves_its_model_for_a_program_that_has_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real engine and model in a companion's folder, and a Python that knows no packages."""
    spec = find_spec(companion.ENGINE)
    assert spec is not None
    assert spec.origin is not None
    folder = tmp_path / companion.PACKAGE
    (folder / "engine").mkdir(parents=True)
    (folder / "engine" / companion.ENGINE).symlink_to(Path(spec.origin).parent)
    (folder / "models").symlink_to(find_model().parent)
    program = tmp_path / "chatapp" / "chatapp"
    child = CHILD.format(root=str(ROOT), program=str(program))
    bare = [sys.executable, "-I", "-S", "-c"]
    alone = subprocess.run(
        [*bare, f"import {companion.ENGINE}"], capture_output=True, encoding="utf-8", check=False
    )
    assert "ModuleNotFoundError" in alone.stderr

    def command(verb: str, *arguments: str) -> Sequence[str]:
        assert verb == "serve-local-model"
        return [*bare, child, *arguments]

    monkeypatch.setattr(child_process, "command", command)
    model = LocalModel(search=[folder / "models"])
    try:
        endpoint = await model.endpoint()
        request = urllib.request.Request(
            f"{endpoint.base_url}/models", headers={"Authorization": f"Bearer {endpoint.key}"}
        )
        with urllib.request.urlopen(request) as response:
            assert json.load(response)["data"][0]["id"] == "SmolLM2-135M-Instruct"
    finally:
        await model.stop()
