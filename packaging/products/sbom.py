"""Writes the bill of materials (CycloneDX) of the program and its companion."""

from __future__ import annotations

import importlib
import json
import platform
import re
import sqlite3
import ssl
import sys
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

import environment
import model
import pypdfium2
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import qVersion

import products
from chatapp import __version__

Entry: TypeAlias = dict[str, Any]
"""A part of a bill, as CycloneDX names what is in it."""

SPECIFICATION = "1.6"
PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\\n]+))?", re.MULTILINE
)
ENGINE = "xllamacpp"
COMPANION = "in the companion package on Linux, elsewhere in the program"
UNTOLD = ("", "UNKNOWN")


def build(output: Path) -> Path:
    """Write the bill of what is shipped for this system. Raises CannotBuild if it is not valid."""
    text = json.dumps(bill(), indent=1, ensure_ascii=False) + "\n"
    _validate(text)
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
    path = output / f"Chatapp-{__version__}-{system}-{platform.machine()}.cdx.json"
    path.write_text(text, encoding="utf-8")
    return path


def bill() -> Entry:
    """The program, the packages it is made of, and what those carry within."""
    when = datetime.fromtimestamp(int(products.moment()), UTC)
    program = _entry("chatapp", __version__, "MIT", kind="application")
    packages = {entry["name"]: entry for entry in _packages()}
    entries = [*packages.values(), *_carried()]
    needed = {
        entry["bom-ref"]: [packages[name]["bom-ref"] for name in _needs(entry["name"], packages)]
        for entry in packages.values()
    }
    needed[program["bom-ref"]] = [entry["bom-ref"] for entry in entries]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(entries)).urn,
        "version": 1,
        "metadata": {"timestamp": when.isoformat(), "component": program},
        "components": entries,
        "dependencies": [{"ref": ref, "dependsOn": sorted(on)} for ref, on in needed.items()],
    }


def _packages() -> Iterator[Entry]:
    """The packages of ``requirements.lock`` that this system is given."""
    for pin in PIN.finditer(environment.LOCK.read_text(encoding="utf-8")):
        if pin["marker"] and not Marker(pin["marker"]).evaluate():
            continue
        entry = _entry(pin["name"], pin["version"], _licence_of(pin["name"]))
        entry["purl"] = f"pkg:pypi/{pin['name']}@{pin['version']}"
        if pin["name"] == ENGINE:
            entry["description"] = COMPANION
        yield entry


def _carried() -> Iterator[Entry]:
    """The components that are no packages: interpreter, libraries within packages, the model."""
    yield _entry("Python", platform.python_version(), "Python-2.0")
    yield _entry("Qt", qVersion(), "LGPL-3.0-only")
    yield _entry("OpenSSL", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0")
    yield _entry("SQLite", sqlite3.sqlite_version, "blessing")
    yield _entry("PDFium", str(pypdfium2.PDFIUM_INFO).partition("@")[0], "BSD-3-Clause")
    carried = f"as {ENGINE} of this version carries it; {COMPANION}"
    yield {**_entry("llama.cpp", metadata.version(ENGINE), "MIT"), "description": carried}
    yield {
        **_entry(model.PLACE.stem, "Q4_1", "Apache-2.0", kind="machine-learning-model"),
        "description": COMPANION,
        "hashes": [{"alg": "SHA-256", "content": model.SHA256}],
    }


def _entry(name: str, version: str, licence: str, *, kind: str = "library") -> Entry:
    is_expression = re.fullmatch(r"[\w.+-]+( (AND|OR|WITH) [\w.+-]+)*", licence)
    said = {"expression": licence} if is_expression else {"license": {"name": licence}}
    return {
        "type": kind,
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "licenses": [said],
    }


def _licence_of(name: str) -> str:
    """The licence of a package, in the shortest form it gives."""
    told = metadata.metadata(name)
    for field in ("License-Expression", "License"):
        said = told[field] if field in told else ""  # noqa: SIM401 (its type knows no get)
        if said not in UNTOLD and "\n" not in said:
            return said
    classified = (line.split(" :: ") for line in told.get_all("Classifier") or ())
    return ", ".join(words[-1] for words in classified if words[0] == "License") or "not told"


def _needs(name: str, packages: Mapping[str, Entry]) -> Iterator[str]:
    """Those of the ``packages`` that the one of that ``name`` asks for."""
    for line in metadata.requires(name) or ():
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            other = canonicalize_name(needed.name)
            if other in packages:
                yield other


def _validate(text: str) -> None:
    # Only here, and by name: the library is a build tool that nothing else knows of.
    schema = importlib.import_module("cyclonedx.schema").SchemaVersion.from_version(SPECIFICATION)
    validator = importlib.import_module("cyclonedx.validation.json").JsonStrictValidator(schema)
    if wrong := validator.validate_str(text):
        raise products.CannotBuild(f"the bill of materials is not what CycloneDX asks for: {wrong}")
