"""The set-up: its locks, what it asks of the system, and that nothing half made looks whole."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "packaging"


def pins(lock: str) -> dict[str, str]:
    """The versions a lock file names."""
    text = (FOLDER / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def names(requirements: Sequence[str]) -> set[str]:
    found = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {match[0].lower().replace("_", "-") for match in found if match}


def test_the_locks_hold_all_that_pyproject_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    program, tests = pins("requirements.lock"), pins("requirements-test.lock")
    build = pins("requirements-build.lock")
    assert names(project["project"]["dependencies"]) <= program.keys()
    assert names(project["dependency-groups"]["dev"]) <= tests.keys()
    assert names(project["dependency-groups"]["build"]) <= build.keys()
    for one, other in ((program, tests), (program, build), (tests, build)):
        assert not [name for name in one.keys() & other.keys() if one[name] != other[name]]


@pytest.mark.parametrize(
    "lock",
    ["requirements.lock", "requirements-test.lock", "requirements-build.lock", "model.lock"],
)
def test_a_lock_names_hashes_and_no_index(lock: str) -> None:
    text = (FOLDER / lock).read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    assert not [line for line in lines if "--hash=sha256:" not in line]
    assert "://" not in text


def test_pyside_is_held_below_the_broken_release() -> None:
    major, minor = pins("requirements.lock")["pyside6-essentials"].split(".")[:2]
    assert (int(major), int(minor)) < (6, 12)


def script(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


linux = pytest.mark.skipif(sys.platform != "linux", reason="system packages are Linux's")


def test_every_need_names_a_package_for_every_manager(part: Any) -> None:
    system = part("system")
    needs = system.needs("program") + system.needs("tests")
    assert {"libEGL.so.1", "libxcb-cursor.so.0", "libgomp.so.1", "Xvfb"} <= {n.name for n in needs}
    assert {len(need.packages) for need in needs} == {len(system.MANAGERS)}


@linux
def test_what_loads_is_not_asked_for(part: Any, tmp_path: Path) -> None:
    system = part("system")
    here = system.Need("libc.so.6", ("libc6",) * 4)
    wish = system.Need("libsurely-absent.so.9", ("absent",) * 4, wished=True)
    said: list[str] = []
    system.provide([here, wish], said.append)
    assert here.present
    assert not wish.present
    assert not said


@linux
@pytest.mark.parametrize("program", ["apt-get", "dnf", "pacman", "zypper"])
def test_without_permission_the_line_to_type_is_given(
    part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    system = part("system")
    script(tmp_path, program, "exit 1")
    script(tmp_path, "sudo", "exit 1")  # it would ask for a password
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    need = system.Need("libabsent.so.9", ("for-apt", "for-dnf", "for-pacman", "for-zypper"))
    with pytest.raises(system.NotInstalled) as told:
        system.provide([need, need], pytest.fail)
    line = next(line for line in str(told.value).splitlines() if line.startswith("    "))
    assert line.split()[:2] == ["sudo", program]
    assert line.split()[-1] == "for-" + program.removesuffix("-get")
    assert line.count("for-") == 1


@linux
def test_stale_package_lists_are_refreshed_once(
    part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = part("system")
    thing = tmp_path / "the-thing"
    body = f"""echo "$1" >> {tmp_path}/log
case $1 in
  update) : > {tmp_path}/lists ;;
  install) [ -e {tmp_path}/lists ] || exit 100; : > {thing}; chmod +x {thing} ;;
esac"""
    script(tmp_path, "apt-get", body)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(system, "APT_LISTS", tmp_path)
    (tmp_path / "some_Packages").touch()
    said: list[str] = []
    system.provide([system.Need("the-thing", ("a-package",) * 4)], said.append)
    assert (tmp_path / "log").read_text().split() == ["install", "update", "install"]
    assert said == ["installing with apt-get: a-package"]


@linux
def test_what_an_installation_does_not_bring_is_named(
    part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = part("system")
    script(tmp_path, "apt-get", "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(system.NotInstalled, match="the-thing"):
        system.provide([system.Need("the-thing", ("a-package",) * 4)], [].append)


class Pip:
    """Stands for pip and the index: leaves a file for each lock, or is cut off at one."""

    def __init__(self, environment: Any) -> None:
        self.environment = environment
        self.cut_off_at = ""
        self.installed: list[str] = []

    def __call__(self, lock: Path) -> None:
        (self.environment.HERE / f"{lock.stem}.half").touch()
        if lock.name == self.cut_off_at:
            raise subprocess.CalledProcessError(1, "pip")
        self.installed.append(lock.name)


@pytest.fixture
def place(part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Pip]:
    """The set-up with a place of its own, and without the network."""
    environment = part("environment")
    pip = Pip(environment)
    monkeypatch.setattr(environment, "HERE", tmp_path / ".venv")
    monkeypatch.setattr(environment, "_install", pip)
    monkeypatch.setattr(environment, "_own_pip_will_do", lambda: True)
    monkeypatch.setattr(environment, "_site_packages", lambda: tmp_path)
    monkeypatch.setattr(environment.system, "TABLE", tmp_path / "no-needs")
    (tmp_path / "no-needs").touch()
    monkeypatch.setattr(environment.model, "is_there", Path.exists)
    return environment, pip


def test_what_is_there_is_not_made_again(place: tuple[Any, Pip]) -> None:
    environment, pip = place
    environment.set_up()
    environment.set_up()
    assert pip.installed == ["requirements.lock"]
    environment.set_up(tests=True)
    environment.set_up(tests=True)
    environment.set_up()
    assert pip.installed == ["requirements.lock", "requirements-test.lock"]
    environment.set_up(building=True)
    environment.set_up(tests=True, building=True)
    assert pip.installed[2:] == ["requirements-build.lock"]


@pytest.mark.parametrize("at", ["requirements.lock", "requirements-test.lock"])
def test_after_an_interruption_it_is_made_anew(place: tuple[Any, Pip], at: str) -> None:
    environment, pip = place
    environment.set_up()
    kept = environment.HERE / "share" / "model"
    kept.parent.mkdir()
    kept.touch()
    (environment.HERE / environment.STAMP).unlink()
    pip.cut_off_at = at
    with pytest.raises(environment.CannotSetUp):
        environment.set_up(tests=True)
    debris = environment.HERE / "of-the-first-try"
    debris.touch()
    pip.cut_off_at = ""
    pip.installed.clear()
    environment.set_up(tests=True)
    assert pip.installed == ["requirements.lock", "requirements-test.lock"]
    assert not debris.exists()
    assert kept.exists()


def test_another_lock_makes_another_environment(
    place: tuple[Any, Pip], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment, pip = place
    environment.set_up()
    changed = tmp_path / "requirements.lock"
    changed.write_bytes(environment.LOCK.read_bytes() + b"# raised\n")
    monkeypatch.setattr(environment, "LOCK", changed)
    environment.set_up()
    assert len(pip.installed) == 2


def test_an_environment_of_somebody_else_is_left_alone(place: tuple[Any, Pip]) -> None:
    environment, pip = place
    environment.HERE.mkdir()
    theirs = environment.HERE / "pyvenv.cfg"
    theirs.touch()
    with pytest.raises(environment.CannotSetUp, match="move it away"):
        environment.set_up()
    assert theirs.exists()
    assert not pip.installed


def test_the_readme_maps_every_module() -> None:
    script = FOLDER / "module_map.py"
    checked = subprocess.run([sys.executable, str(script), "--check"], check=False)
    assert checked.returncode == 0, "run: python3 packaging/module_map.py"
