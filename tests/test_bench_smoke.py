"""The benchmark itself: every figure comes out. What they are is not judged here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import figures, machine
from tests.bench.table import BEGIN, END, as_markdown, into_readme
from tests.bench.text import markdown

TINY = figures.Sizes(
    reply=1200,
    grown=400,
    paced=0.4,
    idle=0.1,
    flowing=0.8,
    rates=(100.0,),
    long=30,
    many=4,
    export=50_000,
    times=1,
    starts=1,
    runs=1,
    settle=0.1,
)


@pytest.mark.parametrize("group", figures.GROUPS, ids=lambda g: g.__name__)
def test_every_group_gives_figures(
    group: figures.Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    # Before pytest ends the whole process, which takes the other tests with it.
    monkeypatch.setenv("CHATAPP_BENCH_LIMIT", "60")
    rows = list(group(tmp_path, TINY))
    assert rows
    for row in rows:
        assert row.name in row.line()
        assert any(character in "123456789" for character in row.shown), row


def test_the_table_takes_its_place_and_nothing_else(tmp_path: Path) -> None:
    row = figures.Figure("a name", "3 ms", "2 ms", "1.50", "≤ 2 to 1", reached=False)
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{BEGIN}\nold\n{END}\nbehind\n", encoding="utf-8")
    into_readme(readme, as_markdown([row], machine.describe()))
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{BEGIN}")
    assert text.endswith(f"{END}\nbehind\n")
    assert "old" not in text
    assert "| a name | 3 ms | 2 ms | 1.50 | ≤ 2 to 1 | **missed** |" in text


def test_a_readme_without_a_place_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        into_readme(readme, "| |")
    assert readme.read_text(encoding="utf-8") == "nothing"


def test_text_is_the_same_for_the_same_seed() -> None:
    assert markdown(5000, 1) == markdown(5000, 1) != markdown(5000, 2)
    assert len(markdown(5000, 1)) == 5000
