"""Highlighted code: nothing lost, known languages known, work done only when asked for."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.highlight import LINE_LIMIT, CodeTokenKind, tokens

COMMON = [
    *(
        "python",
        "py",
        "javascript",
        "js",
        "typescript",
        "ts",
        "tsx",
        "jsx",
        "rust",
        "c",
        "c++",
        "cpp",
    ),
    *(
        "c#",
        "csharp",
        "go",
        "golang",
        "java",
        "kotlin",
        "swift",
        "php",
        "ruby",
        "bash",
        "sh",
        "zsh",
    ),
    *("shell", "powershell", "sql", "html", "css", "scss", "json", "yaml", "toml", "ini", "diff"),
    *("dockerfile", "makefile", "lua", "r", "perl", "haskell", "scala", "dart", "xml", "graphql"),
    *(
        "protobuf",
        "terraform",
        "hcl",
        "nix",
        "zig",
        "latex",
        "console",
        "nginx",
        "cmake",
        "markdown",
    ),
]


SAMPLE = """\
# f
<?php echo 1; ?>
if (x = 1) { return 'a' + "b"; }
<p class="c">d</p>
$ e
+g
[h]
"""
"""Something in it has a meaning in every language."""


@pytest.mark.parametrize("language", COMMON)
def test_common_languages_are_coloured(language: str) -> None:
    assert any(kind for kind, _ in tokens(SAMPLE, language))


@pytest.mark.parametrize(
    "language", ["python", "Python", "PYTHON", "{.python}", "python:a.py", "python {1,2}", " py "]
)
def test_a_fences_way_of_naming_a_language(language: str) -> None:
    assert next(iter(tokens("def f(): pass", language)))[0] is CodeTokenKind.KEYWORD


@pytest.mark.parametrize("language", ["", "text", "mermaid", "no-such-language", "{}", "???"])
def test_an_unknown_language_is_plain(language: str) -> None:
    assert list(tokens("def f(): pass", language)) == [(None, "def f(): pass")]


def test_the_kinds_of_some_python() -> None:
    code = '@d\nclass A(int):\n    """doc"""\n    x = "s" + 1  # c\n'
    kinds = {text.strip(): kind for kind, text in tokens(code, "python")}
    assert kinds["@d"] is CodeTokenKind.FUNCTION
    assert kinds["class"] is CodeTokenKind.KEYWORD
    assert kinds["A"] is CodeTokenKind.TYPE
    assert kinds['"""doc"""'] is CodeTokenKind.COMMENT
    assert kinds['"s"'] is CodeTokenKind.STRING
    assert kinds["+"] is CodeTokenKind.OPERATOR
    assert kinds["1"] is CodeTokenKind.NUMBER
    assert kinds["# c"] is CodeTokenKind.COMMENT


def test_the_kinds_of_a_diff() -> None:
    kinds = {text.strip(): kind for kind, text in tokens("-a\n+b\n c\n", "diff")}
    assert kinds["-a"] is CodeTokenKind.DELETED
    assert kinds["+b"] is CodeTokenKind.INSERTED


@given(
    st.text(), st.sampled_from(["python", "js", "html", "bash", "json", "c++", "markdown", "php"])
)
def test_no_character_is_lost(code: str, language: str) -> None:
    assert "".join(text for _, text in tokens(code, language)) == code


def test_white_space_and_line_ends_are_kept() -> None:
    code = "\n\n\tx = 1 \r\n\x0c\n  "
    assert "".join(text for _, text in tokens(code, "python")) == code


def test_a_slice_of_a_long_block_costs_a_slice() -> None:
    """Counted in calls: the first tokens of 5,000 lines cost no more than those of 50."""

    def calls(lines: int) -> int:
        code = "x = f(1) + 'a'  # comment\n" * lines
        count = 0

        def notice(*_: object) -> None:
            nonlocal count
            count += 1

        source = tokens(code, "python")
        next(source)
        sys.setprofile(notice)
        try:
            assert len(list(islice(source, 50))) == 50
        finally:
            sys.setprofile(None)
        return count

    assert calls(5_000) < 1.5 * calls(50)


def test_a_minified_line_stays_plain() -> None:
    code = "a=1;" * LINE_LIMIT
    assert list(tokens(code, "js")) == [(None, code)]


def test_pygments_is_imported_only_when_code_is_coloured() -> None:
    program = (
        "import sys, chatapp.core.highlight as h\n"
        "assert not any(m.startswith('pygments') for m in sys.modules)\n"
        "list(h.tokens('x', ''))\n"
        "assert not any(m.startswith('pygments') for m in sys.modules)\n"
        "list(h.tokens('x', 'python'))\n"
        "assert any(m.startswith('pygments') for m in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
