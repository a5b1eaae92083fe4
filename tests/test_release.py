"""Release files: checksums, the bill of materials, and how products are released."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "packaging" / "linux"
APP_ID = "io.github.chatapp.Chatapp"

linux = pytest.mark.skipif(sys.platform != "linux", reason="the tools are Linux's")


@linux
def test_the_scripts_can_be_read_by_their_shell() -> None:
    for script in (ROOT / "packaging").rglob("*.sh"):
        subprocess.run(["bash", "-n", script], check=True)


def test_the_checksums_are_those_of_the_files(part: Any, tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"b")
    (tmp_path / "a b.zip").write_bytes(b"a")
    (tmp_path / "folder").mkdir()
    listed: Path = part("products.checksums").build(tmp_path)
    assert listed.read_bytes() == part("products.checksums").build(tmp_path).read_bytes()
    lines = listed.read_text("utf-8").splitlines()
    assert [line.split("  ", 1)[1] for line in lines] == ["a b.zip", "b.deb"]
    assert lines[0].startswith("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb ")


def test_the_bill_of_materials_names_what_is_shipped(part: Any) -> None:
    bill = part("products.sbom").bill()
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    found = {component["name"]: component for component in bill["components"]}
    assert {"Python", "Qt", "llama.cpp", "pyside6-essentials", "httpx"} <= found.keys()
    assert found["SmolLM2-135M-Instruct"]["hashes"][0]["alg"] == "SHA-256"
    refs = {component["bom-ref"] for component in bill["components"]}
    assert len(refs) == len(bill["components"])
    for told in bill["dependencies"]:
        assert set(told["dependsOn"]) <= refs
    (of_httpx,) = (d for d in bill["dependencies"] if d["ref"].startswith("httpx@"))
    assert any(reference.startswith("httpcore@") for reference in of_httpx["dependsOn"])


def test_nothing_shipped_is_under_the_gpl_alone(part: Any) -> None:
    for component in part("products.sbom").bill()["components"]:
        (said,) = component["licenses"]
        licence = said.get("expression") or said["license"]["name"]
        assert licence != "not told", component["name"]
        assert "GPL" not in licence or "LGPL" in licence, component["name"]


@pytest.mark.skipif(
    not importlib.util.find_spec("cyclonedx"), reason="a build tool; packaging/build.py has it"
)
def test_the_bill_of_materials_is_valid(tmp_path: Path) -> None:
    # In a process of its own, which has the parser of addresses that conftest keeps out of this.
    code = "import sys; from pathlib import Path; from products import sbom; "
    code += "print(sbom.build(Path(sys.argv[1])))"
    command, where = [sys.executable, "-c", code, tmp_path], ROOT / "packaging"
    done = subprocess.run(command, cwd=where, check=True, capture_output=True, encoding="utf-8")
    written = Path(done.stdout.strip())
    assert json.loads(written.read_text("utf-8"))["metadata"]["component"]["name"] == "chatapp"


def plain(name: str) -> str:
    """A file's name however its words are joined."""
    return re.sub(r"[-_.]", "-", name).lower()


def test_a_flatpak_is_made_of_the_locked_wheels(part: Any) -> None:
    sources = json.loads((LINUX / "flatpak-python.json").read_text("utf-8"))
    entries = part("flatpak_sources").pinned().split("\n")
    names = [line.partition("==") for line in entries if "==" in line]
    locked = {line.strip().removeprefix("--hash=sha256:").rstrip(" \\") for line in entries}
    assert {source["sha256"] for source in sources} <= locked
    for processor in ("x86_64", "aarch64"):
        files = [
            source["url"].rpartition("/")[2]
            for source in sources
            if processor in source.get("only-arches", [processor])
        ]
        for name, _, version in names:
            begin = f"{name}-{version.split()[0]}-"
            (_,) = (file for file in files if plain(file).startswith(plain(begin)))


def test_the_flatpak_takes_no_folder_of_the_persons() -> None:
    yaml = pytest.importorskip("yaml")
    manifest = yaml.safe_load((LINUX / f"{APP_ID}.yml").read_text("utf-8"))
    assert manifest["id"] == APP_ID
    assert not [word for word in manifest["finish-args"] if word.startswith("--filesystem")]
    assert "--talk-name=org.freedesktop.secrets" in manifest["finish-args"]
    *_, program = manifest["modules"]
    words = " ".join(program["build-commands"]).replace("${FLATPAK_ID}", APP_ID).split()
    ours = [word for word in words if word.startswith(("packaging/", "resources/"))]
    assert len(ours) == 5
    assert all((ROOT / word).is_file() for word in ours)


@pytest.mark.skipif(not shutil.which("flatpak-builder"), reason="only builds need it")
def test_flatpak_builder_reads_the_manifest() -> None:
    command = ["flatpak-builder", "--show-manifest", LINUX / f"{APP_ID}.yml"]
    shown = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    manifest = json.loads(shown.stdout)
    assert [module["name"] for module in manifest["modules"]] == ["python-packages", "chatapp"]
    assert len(manifest["modules"][0]["sources"]) > 30


@pytest.mark.parametrize("name", ["ci", "release"])
def test_a_workflow_names_only_what_is_there(part: Any, name: str) -> None:
    yaml = pytest.importorskip("yaml")
    text = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    for job in jobs.values():
        needed = job.get("needs", [])
        assert ({needed} if isinstance(needed, str) else set(needed)) <= jobs.keys()
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", step["uses"])
    steps = [step for job in jobs.values() for step in job["steps"] if "uses" in step]
    kept, wanted = (
        {step["with"].get("name") for step in steps if f"/{what}-artifact@" in step["uses"]}
        for what in ("upload", "download")
    )
    assert wanted <= kept | {None}  # None: all whose names have a pattern
    scripts = set(re.findall(r"(?<![\w/])(?:packaging|tests|chatapp|\.ci)/[\w./-]*\w", text))
    assert scripts
    assert not [path for path in scripts if not (ROOT / path).exists()]
    built = re.findall(r"packaging/build\.py ([a-z -]+)$", text, re.MULTILINE)
    assert {word for line in built for word in line.split()} <= part("products").PRODUCTS.keys()


def test_every_test_that_the_threat_model_names_exists() -> None:
    text = (ROOT / ".github" / "SECURITY.md").read_text("utf-8")
    there = {
        f"{file.name}::{name}"
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    }
    threats = ["reply", "server", "file", "Other users of the machine", "backup"]
    sections = [
        part
        for part in text.split("\n## ")
        if any(part.split("\n")[0].endswith(t) for t in threats)
    ]
    assert len(sections) == len(threats)
    for section in sections:
        named = re.findall(r"`([^`\n]*::[^`\n]*)`", section)
        assert len(named) >= 5, section
        assert [name for name in named if name not in there] == []
    assert all(name in there for name in re.findall(r"`([^`\n]*::[^`\n]*)`", text))


@pytest.mark.parametrize(
    "python", ["/home/ada/.pyenv/versions", "/opt/hostedtoolcache/Python", "/"]
)
def test_a_library_forgets_where_python_was_and_keeps_its_length(
    part: Any, tmp_path: Path, python: str
) -> None:
    library = tmp_path / "_some.so"
    before = b"\x7fELF and/or \0" + python.rstrip("/").encode() + b"/3.13\0"
    library.write_bytes(before)
    part("products.trimming")._forget(library, python)
    after = library.read_bytes()
    assert len(after) == len(before)
    if python == "/":  # a system's own Python, in /usr
        assert after == before
    else:
        assert python.encode() not in after
        assert after.endswith(b"/3.13\0")
