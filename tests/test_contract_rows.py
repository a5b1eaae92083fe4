"""Every row of the table names tests that exist, and what is missing becomes less."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.contract_rows import (
    ASKED,
    BEHAVIOURS,
    FIELDS,
    IN_WINDOW,
    MISSING,
    NOT_IN_WINDOW,
    SHOWN,
)
from tests.core.chat.test_behaviours import CASES
from tests.e2e.test_behaviours import ALL

TESTS = Path(__file__).parent
LEFT = 0
"""Rows without a test. Whoever holds some lowers it; nobody raises it."""
TESTS_OF_ROWS = (
    *(row.tests for row in BEHAVIOURS.values()),
    *FIELDS.values(),
    *IN_WINDOW.values(),
)


@cache
def names_in(file: str) -> set[str]:
    """The tests of a file."""
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    return {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_the_table_has_all_behaviours() -> None:
    assert sorted(BEHAVIOURS) == list(range(1, 91))


def test_every_row_names_tests_that_exist() -> None:
    for tests in TESTS_OF_ROWS:
        for test in tests:
            file, _, name = test.partition("::")
            name, _, case = name.partition("[")
            assert name in names_in(file), test
            if test.startswith(ASKED):
                assert case.removesuffix("]") in CASES, test


def test_every_behaviour_that_is_tried_is_in_the_table() -> None:
    named = {test for tests in TESTS_OF_ROWS for test in tests}
    assert {f"{ASKED}[{case}]" for case in CASES} <= named


def test_every_behaviour_is_seen_in_the_window_or_has_its_reason() -> None:
    assert sorted({**IN_WINDOW, **NOT_IN_WINDOW}) == sorted(BEHAVIOURS)
    assert not IN_WINDOW.keys() & NOT_IN_WINDOW.keys()
    assert all(reason.strip() for reason in NOT_IN_WINDOW.values())
    for row, tests in IN_WINDOW.items():
        assert tests, row
        assert all(test.startswith("e2e/") for test in tests), row
    shown = {int(name[:3]) for name in ALL}
    assert {row for row, tests in IN_WINDOW.items() if SHOWN in tests} <= shown


def test_what_is_missing_becomes_less() -> None:
    print(f"{len(MISSING)} rows have no test:", *MISSING, sep="\n")
    assert len(MISSING) == LEFT
