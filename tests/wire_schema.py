"""Validates requests against the API's schema: `validate_request`, for every test that sees one."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

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
    assert all(a != b or a == "assistant" for a, b in pairwise(roles)), roles
