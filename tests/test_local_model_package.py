"""The companion package: what it is made of, and that its engine needs no other package."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chatapp.core.domain.errors import ModelMissing
from chatapp.core.local_model import companion
from chatapp.core.local_model.model_server import MODEL_FILE, find_model

PACKAGING = Path(__file__).parent.parent / "packaging"


def _why_not() -> str:
    if sys.platform != "linux":
        return "the package is for Linux"
    if importlib.util.find_spec(companion.ENGINE) is None or shutil.which("strip") is None:
        return "what it is made with is not installed"
    try:
        find_model()
    except ModelMissing as error:
        return error.sentence
    return ""


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module that builds the package; without types, as it lies outside."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield importlib.import_module("products.local_model")
    for name in set(sys.modules) - before:
        if name.split(".")[0] in ("environment", "model", "system", "products"):
            del sys.modules[name]


@pytest.mark.skipif(bool(_why_not()), reason=_why_not())
def test_it_holds_an_engine_that_any_python_loads_and_the_model(
    package: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = find_model()
    own = tmp_path / "environment" / package.model.PLACE
    own.parent.mkdir(parents=True)
    own.symlink_to(model)
    own.with_suffix(".LICENSE").write_text("Apache License")
    monkeypatch.setattr(package.environment, "HERE", tmp_path / "environment")
    folder = tmp_path / package.NAME
    package.lay_out(folder)

    assert (folder / "models" / MODEL_FILE).stat().st_size == model.stat().st_size
    assert (folder / "models" / MODEL_FILE).with_suffix(".LICENSE").exists()
    assert list((folder / "engine").glob("*.dist-info/licenses/LICENSE"))
    assert not list(folder.rglob("__pycache__"))
    assert all(path.stat().st_mode & 0o777 in (0o644, 0o755) for path in folder.rglob("*"))
    assert sum(f.stat().st_size for f in (folder / "engine").rglob("*") if f.is_file()) < 40 << 20
    code = (
        f"import sys; sys.path.append({str(folder / 'engine')!r}); import xllamacpp as x; x.Server"
    )
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True, cwd=os.sep)


def test_it_is_called_what_the_program_looks_for(package: Any) -> None:
    assert (package.NAME, package.ENGINE) == (companion.PACKAGE, companion.ENGINE)
    assert package.model.PLACE.name == MODEL_FILE


def test_its_licences_are_named_and_free(package: Any) -> None:
    text = package.COPYRIGHT.read_text(encoding="utf-8")
    licences = {line.split(maxsplit=1)[1] for line in text.splitlines() if "License: " in line}
    assert licences == {"MIT", "Apache-2.0"}
