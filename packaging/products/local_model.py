"""The companion package: the engine and the small model for "This computer", as .deb and .rpm.

Both come out of the environment, where the set-up put them by their checksums: nothing is
downloaded when the package is installed or used. How they are found:
``chatapp.core.local_model.companion``.
"""

from __future__ import annotations

import shutil
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Any

import environment
import model

from products import CannotBuild, nfpm

NAME = "chatapp-local-model"
ENGINE = "xllamacpp"
COPYRIGHT = environment.CLONE / "packaging" / "linux" / f"{NAME}.copyright"

# What the engine links; by what a library is called, rpm finds it on every system.
DEPENDS = ["libc6 (>= 2.17)", "libgomp1", "libstdc++6"]
RPM_DEPENDS = ["libgomp.so.1()(64bit)", "libstdc++.so.6()(64bit)"]


def lay_out(folder: Path) -> None:
    """Make ``folder`` what the package installs as ``/usr/lib/chatapp-local-model``.

    Raises CannotBuild where this environment's engine would not do for another Python.
    """
    shutil.rmtree(folder, ignore_errors=True)
    wheel = metadata.distribution(ENGINE)
    tags = wheel.read_text("WHEEL") or ""
    if "-abi3-" not in tags:
        raise CannotBuild(f"{ENGINE} is not built for every Python, but for: {tags}")
    for file in wheel.files or ():
        if file.suffix in (".py", ".so") or "licenses" in file.parts:
            target = folder / "engine" / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(str(file.locate())), target)
            if file.suffix == ".so":  # three quarters of it are for debuggers
                subprocess.run(["strip", "--strip-unneeded", target], check=True)
    (folder / "models").mkdir()
    file = environment.HERE / model.PLACE
    for part in (file, file.with_suffix(".LICENSE")):
        shutil.copyfile(part, folder / "models" / part.name)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def build(output: Path) -> Path:
    """Write the .deb and the .rpm into ``output``, and give the .deb.

    What they install stays beside them as a folder, where the frozen program there finds it.
    """
    tree = output / NAME
    lay_out(tree)
    nfpm.package("rpm", output, _described(tree))
    return nfpm.package("deb", output, _described(tree))


def _described(tree: Path) -> dict[str, Any]:
    return {
        "name": NAME,
        "section": "net",
        "priority": "optional",
        "license": "MIT and Apache-2.0",
        "description": "Small language model for Chatapp, with its engine\n"
        "The engine (llama.cpp) and the model (SmolLM2-135M-Instruct) with which Chatapp\n"
        "answers on this computer, without a network or an API key. The model is meant\n"
        "for a first try and is often wrong; any other GGUF file can be used.",
        "contents": [
            {"src": str(tree), "dst": f"/usr/lib/{NAME}", "type": "tree"},
            {"src": str(COPYRIGHT), "dst": f"/usr/share/doc/{NAME}/copyright"},
        ],
        "overrides": {"deb": {"depends": DEPENDS}, "rpm": {"depends": RPM_DEPENDS}},
        "deb": {"compression": "zstd", "fields": {"Enhances": "chatapp"}},
        "rpm": {"compression": "zstd", "group": "Applications/Internet"},
    }
