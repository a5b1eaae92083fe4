"""A long JSON array, read in pieces of any size, broken in any place."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatapp.core.import_export import json_stream
from chatapp.core.import_export.json_stream import Spoiled, elements

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def is_marked(value: Any) -> bool:
    return isinstance(value, dict) and "mark" in value


@pytest.fixture(params=[(1, 1 << 20), (1000, 1 << 20), (1, 128), (50, 128)], autouse=True)
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    size, piece = request.param
    monkeypatch.setattr(json_stream, "CHUNK", size)
    monkeypatch.setattr(json_stream, "PIECE", piece)
    monkeypatch.setattr(json_stream, "_STRETCH", piece // 3)


STRANGE: list[Any] = [
    {"mark": 'a "b" \\ \u20ac \U0001f600', "x": [1, -2.5e-7, None, True, False, [], {}, ""]},
    {"other": {"deep": [[["x"]], {"mark": 1}]}},
    {
        "mark": ['a "long" one, \\ ', "é\U0001f600" * 60, {"x": [[1, 2], -1.5e9] * 20}],
        "y": " " * 200,
    },
    ["not marked, and long", {"z": '"]}{[' * 80}, [[[]]] * 40, None, True, 12345678901234567890],
    *("text, ] } [ {" * 20, 17, -0.5, [], {}, [{"mark": [1, 2]}], None),
]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("escaped", [False, True])
def test_strange_elements_come_as_they_are(indent: int | None, escaped: bool) -> None:
    data = json.dumps(STRANGE, indent=indent, ensure_ascii=escaped).encode()
    assert list(elements(io.BytesIO(data), is_marked)) == STRANGE


@pytest.mark.parametrize("broken", ['{"a": nonsense}', '{"a" "b"}', "[1 2]", "[tru]", '{"a": 1 ]}'])
def test_a_broken_element_among_others_costs_only_itself(broken: str) -> None:
    talks = [json.dumps({"x": [number] * 90, "mark": number}) for number in range(5)]
    file = io.BytesIO(f"[{', '.join([*talks[:2], broken, *talks[2:]])}]".encode())
    found = list(elements(file, is_marked))
    assert [one["mark"] for one in found if is_marked(one)] == [0, 1, 2, 3, 4]
    assert any(isinstance(one, Spoiled) for one in found)


@settings(max_examples=60)
@given(st.lists(values, max_size=5), st.none() | st.just(1), st.booleans())
def test_every_element_comes_as_it_is(wanted: list[Any], indent: int | None, escaped: bool) -> None:
    data = json.dumps(wanted, indent=indent, ensure_ascii=escaped).encode("utf-8", "replace")
    assert list(elements(io.BytesIO(data), is_marked)) == json.loads(data)


def test_a_brace_at_the_end_of_a_string_behind_a_broken_place_takes_nothing_along() -> None:
    file = io.BytesIO(b'[{"a": nonsense}, {"b" 1, "x": ["{"]}, {"mark": 1}, {"mark": 2}]')
    assert [one for one in elements(file, is_marked) if is_marked(one)] == [
        {"mark": 1},
        {"mark": 2},
    ]


@settings(max_examples=60)
@given(
    talks=st.lists(st.fixed_dictionaries({"mark": st.text(), "x": values}), min_size=1, max_size=4),
    data=st.data(),
)
def test_what_is_broken_costs_only_itself(talks: list[Any], data: st.DataObject) -> None:
    texts = [json.dumps(talk) for talk in talks]
    number = data.draw(st.integers(0, len(talks) - 1))
    broken = data.draw(st.sampled_from(['{"a": nonsense}', '{"a" "b"}', "[1 2]", '{"a": "b}', ""]))
    texts[number] = broken + texts[number][data.draw(st.integers(1, 3)) :]
    file = io.BytesIO(f"[{', '.join(texts)}]".encode())
    found = list(elements(file, is_marked))
    whole = [talk for place, talk in enumerate(talks) if place != number]
    # A quote that is never closed may take its neighbour along, never more.
    missing = [talk for talk in whole if talk not in found]
    assert len(missing) <= ('"b}' in broken)
    assert any(isinstance(one, Spoiled) for one in found)


@pytest.mark.parametrize("cut", range(1, 60))
def test_a_file_that_ends_too_early_gives_what_is_whole(cut: int) -> None:
    text = '[{"mark": 1}, {"mark": "\\ud83d\\ude00"}, {"mark": [1, -2.5e3]}]'
    found = list(elements(io.BytesIO(text[:cut].encode()), is_marked))
    whole = json.loads(text)
    assert isinstance(found[-1], Spoiled)
    assert found[:-1] == whole[: len(found) - 1]
    assert len(found) - 1 >= text[:cut].count("},")
