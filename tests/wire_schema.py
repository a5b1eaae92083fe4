"""Validates requests against the API's schema: `validate_request`, for every test that sees one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parent / "data" / "chat_request.schema.json"


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def validate_request(body: Any) -> None:
    """Raises jsonschema's `ValidationError` for a body that a strict server would refuse.

    Beyond the schema: neighbouring messages have different roles.
    """
    _validator().validate(body)
    roles = [message["role"] for message in body["messages"]]
    assert all(a != b or a in {"assistant", "tool"} for a, b in pairwise(roles)), roles


def paths_of_a_request() -> set[str]:
    """Every property of a request by its path, as the API's schema has them."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return {path for path in _paths(schema, schema, "") if path and ".reasoning" not in path}


def _paths(schema: Any, node: Any, path: str) -> Iterator[str]:
    yield path
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    for name, inner in node.get("properties", {}).items():
        yield from _paths(schema, inner, f"{path}.{name}".lstrip("."))
    for inner in node.get("anyOf", []):
        role = schema["$defs"].get(inner.get("$ref", "").rpartition("/")[2], {})
        role = role.get("properties", {}).get("role", {}).get("const")
        yield from _paths(schema, inner, f"{path}<{role}>" if role else path)
    if "items" in node:
        yield from _paths(schema, node["items"], f"{path}[]")


def paths_in(value: Any, path: str = "") -> Iterator[str]:
    """Every property of a request's body by its path, named as `paths_of_a_request` does."""
    yield path
    if isinstance(value, dict):
        known = cast("dict[str, Any]", value)
        if role := known.get("role"):
            path = f"{path}<{role}>"
            yield path
        for name, inner in known.items():
            yield from paths_in(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for inner in cast("list[Any]", value):
            yield from paths_in(inner, f"{path}[]")
