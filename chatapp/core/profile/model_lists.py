"""Keeps what servers said of their models, so that the lists are there without a network."""

from __future__ import annotations

import math
from dataclasses import astuple
from pathlib import Path
from typing import Any, cast

from chatapp.core.domain.models import NOTHING_KNOWN, Model, ModelList
from chatapp.core.profile.json_file import read, replace_with

_MOST = 32
"""Servers whose lists are kept: those that were asked last."""


class ModelLists:
    """A file of model lists, by the addresses of their servers. It can be lost without harm."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def known(self) -> dict[str, ModelList]:
        """All lists by their servers' addresses; none where the file cannot be read."""
        value = read(self._path)
        if not isinstance(value, dict):
            return {}
        kept = cast("dict[str, Any]", value)
        return {address: _list(entry) for address, entry in kept.items()}

    def keep(self, address: str, models: ModelList) -> None:
        """Keep a list. Raises `OSError`."""
        known = self.known() | {address: models}
        latest = sorted(known, key=lambda name: known[name].at)[-_MOST:]
        replace_with(self._path, {name: _entry(known[name]) for name in latest})


def _entry(models: ModelList) -> dict[str, Any]:
    return {"tag": models.tag, "at": models.at, "models": [astuple(m) for m in models.models]}


def _list(value: object) -> ModelList:
    entry = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    rows, tag, at = entry.get("models"), entry.get("tag"), entry.get("at")
    if not isinstance(rows, list) or not isinstance(tag, str) or not _is_number(at):
        return NOTHING_KNOWN
    models = tuple(found for row in cast("list[Any]", rows) if (found := _model(row)))
    return ModelList(models, tag, float(cast("float", at)))


def _model(row: object) -> Model | None:
    fields = cast("list[Any]", row) if isinstance(row, list) else []
    kinds = (str, int, float, float, str, str)
    if len(fields) != len(kinds) or not isinstance(fields[0], str):
        return None
    usable = all(
        isinstance(value, str) if kind is str else value is None or _is_number(value)
        for value, kind in zip(fields, kinds, strict=True)
    )
    return Model(*fields) if usable else None


def _is_number(value: object) -> bool:
    return type(value) in {int, float} and math.isfinite(cast("float", value))
