"""A text that arrives in pieces: same blocks, frozen past, no half marks, no wasted work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from chatapp.core.markdown import Block, BlockKind, BlockStream, blocks, html
from chatapp.core.markdown import stream as markdown_stream
from chatapp.core.markdown.grammar import Environment, Grammar

FRAGMENTS = [
    *("a", "b c", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\r\n", "\r", "\0", "\ud800"),
    *("*", "**", "_", "`", "``", "```", "```py", "````", "~~~", "~~", "\\", "&amp;", "<b>", "\x0c"),
    *(
        "- ",
        "+ ",
        "* ",
        "1. ",
        "2) ",
        "10. ",
        "  - ",
        "   ",
        "  1. ",
        "- [ ] ",
        "1",
        "1. a\n  - b\n",
    ),
    *("> ", ">", "# ", "---", "===", "***", "[!NOTE]", "> [!NOTE]\n> a", "|a", "| ", "|-"),
    *(
        "| a | b |\n|---|---|\n",
        "[a]",
        "[a]: /u",
        "[a]: http://u.v",
        "[a]:\n",
        '"t',
        "[^1]",
        "[^1]: ",
    ),
    *("(", ")", "[", "]", "](", "!", "$$", "$", "\\[", "\\]", "\\(", "\\)", "$x$", "http://a.b"),
    *("\\begin{align}", "\\end{align}", "a@b.c", "e\u0301", "\u202e"),
]


@st.composite
def cut_texts(draw: st.DrawFn) -> list[str]:
    """A text, in pieces."""
    some = draw(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=12))
    text = "".join(draw(st.lists(st.sampled_from(some), max_size=40)))
    if draw(st.booleans()):
        return list(text)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def streamed(pieces: Iterable[str]) -> tuple[Block, ...]:
    """The blocks after the last piece; what is said to be untouched is checked to be."""
    stream = BlockStream()
    before: list[Block] = []

    def unchanged(index: int) -> None:
        assert 0 <= index <= len(before)
        assert index <= len(stream.blocks)
        assert all(a is b for a, b in zip(before[:index], stream.blocks[:index], strict=True))

    for piece in pieces:
        unchanged(stream.feed(piece))
        before = list(stream.blocks)
    unchanged(stream.finish())
    return tuple(stream.blocks)


@settings(max_examples=400)
@given(cut_texts())
def test_any_cutting_gives_the_same_blocks(pieces: list[str]) -> None:
    assert streamed(pieces) == blocks("".join(pieces))


@settings(max_examples=300)
@given(cut_texts())
def test_any_cutting_gives_the_same_blocks_however_large_the_open_one(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_stream, "LARGE", 12)
        cut = streamed(pieces)
    assert cut == blocks("".join(pieces))


@pytest.mark.parametrize(
    "text",
    [
        # Each was once wrong: a formula that reaches back over blocks already shown, a
        # definition that turns out to be none, a list's child known too early.
        "$$\na\n- b\n# c\n$$\nd",
        "[a]\n\n> [a]: http://u.v\n> [a]: x [y\n\nz",
        "[a]\n\n[a]: http://u.v\n'title\n\nend",
        "a\n\n- b\n\n-\n c",
        "1. a\n  - b\n~~~\nx\n~~",
        "[a]:\n\\[\\[$2) x\n\nend",
        "    \\[ -   ",
        "x\n-",
        "x\n#y",
        "x\n```a`b",
        "- a\r",
    ],
)
def test_cut_at_every_character(text: str) -> None:
    assert streamed(text) == blocks(text)
    for at in range(len(text)):
        assert streamed([text[:at], text[at:]]) == blocks(text)


def shown(*pieces: str) -> str:
    """The HTML on screen after these pieces, before the text is known to be complete."""
    stream = BlockStream()
    for piece in pieces:
        stream.feed(piece)
    return "\n".join(html(block.element) for block in stream.blocks)


@pytest.mark.parametrize("mark", ["**", "*", "_", "__", "~~", "`", "``", "***"])
def test_half_an_emphasis_never_shows_its_marks(mark: str) -> None:
    text = f"some {mark}words here{mark} and more"
    for at in range(len(text) + 1):
        seen = shown(text[:at])
        assert not set(mark) & set(seen), (text[:at], seen)


@pytest.mark.parametrize(
    ("half", "expected"),
    [
        ("**bold *it", "<p><strong>bold <em>it</em></strong></p>"),
        ("snake_case", "<p>snake_case</p>"),
        ("2 * 3", "<p>2 * 3</p>"),
        ("see [the li", "<p>see the li</p>"),
        ("see [the link](", '<p>see <a href="https:">the link</a></p>'),
        ("see [the link](http:/", '<p>see <a href="http:/">the link</a></p>'),
        ("see [the link](http://a.b/", '<p>see <a href="http://a.b/">the link</a></p>'),
        ('see [the link](http://a.b "ti', '<p>see <a href="http://a.b">the link</a></p>'),
        ("see [the **link**](htt", '<p>see <a href="https:">the <strong>link</strong></a></p>'),
        ("see [the link](/a", "<p>see the link</p>"),
        ("see [the link](javascript:a", "<p>see the link</p>"),
        ("see ![a pic](http://a", "<p>see </p>"),
        ("a\n-", "<p>a</p>"),
        ("a\n\n#", "<p>a</p>"),
        ("- a\n- **", "<ul>\n<li>a</li>\n</ul>"),
        ("so \\(x_1 * y", "<p>so ···</p>"),
        ("so:\n$$\na_1", '<p>so:</p>\n<div class="math display" data-markup="$$">a_1</div>'),
        (
            "- a\n  $$\n  x",
            '<ul>\n<li>a\n<div class="math display" data-markup="$$">x</div>\n</li>\n</ul>',
        ),
        ("a\n\nb\n\n~~~\n| a", "<p>a</p>\n<p>b</p>\n<pre><code>| a</code></pre>"),
        ("a\n\n```\nx\n\n| a", "<p>a</p>\n<pre><code>x\n\n| a</code></pre>"),
        (
            "a\n\n~~~\nx\n~~~\n\n| b",
            "<p>a</p>\n<pre><code>x\n</code></pre>\n"
            "<table>\n<thead>\n<tr>\n<th>b</th>\n</tr>\n</thead>\n</table>",
        ),
        ("```py\nx = 1\n``", '<pre><code class="language-py">x = 1\n</code></pre>'),
    ],
)
def test_half_a_construct(half: str, expected: str) -> None:
    assert shown(half) == expected
    assert shown(*half) == expected


def test_half_a_table_is_a_table_from_its_first_cell_on() -> None:
    text = "Look:\n\n| Name | Age |\n|------|----:|\n| Anna | 31 |\n| Bo"
    stream = BlockStream()
    for at in range(text.index("N") + 1, len(text) + 1):
        stream = BlockStream()
        stream.feed(text[:at])
        assert [b.kind for b in stream.blocks] == [BlockKind.PROSE, BlockKind.TABLE], text[:at]
    assert "Bo" in html(stream.blocks[1].element)


def test_a_fence_is_code_at_once_and_never_prose() -> None:
    text = "a\n\n```python\nx = '''\n# not a heading\n\n- not a list\n```\n"
    stream = BlockStream()
    for at in range(text.index("```") + 3, len(text) + 1):
        stream = BlockStream()
        for character in text[:at]:
            stream.feed(character)
        assert [b.kind for b in stream.blocks[1:]] in ([], [BlockKind.CODE])
    assert stream.blocks[1].code == "x = '''\n# not a heading\n\n- not a list\n"
    assert stream.blocks[1].closed


def test_a_definition_that_comes_late_corrects_only_those_who_use_it() -> None:
    stream = BlockStream()
    for piece in ("See [docs].\n\n", "Other [text].\n\n", "Note[^1].\n\n", "Plain.\n\n"):
        stream.feed(piece)
    before = list(stream.blocks)
    assert stream.feed("[docs]: https://a.b\n\n") == 0
    assert "https://a.b" in html(stream.blocks[0].element)
    assert stream.blocks[1] is before[1]
    assert stream.blocks[3] is before[3]
    stream.feed("[^1]: A note.\n\nEnd.")
    stream.finish()
    assert "footnote-ref" in html(stream.blocks[2].element)
    assert stream.blocks[1] is before[1]


def test_feeding_a_finished_stream_is_an_error() -> None:
    stream = BlockStream()
    stream.feed("a")
    stream.finish()
    assert stream.finish() == 1
    with pytest.raises(ValueError, match="finished"):
        stream.feed("b")


@pytest.mark.parametrize("most", [0, 400])
@pytest.mark.parametrize("line", ["- an item of a list\n", "1. an item of it\n", "| a | b |\n"])
def test_what_ends_a_long_list_or_table_without_a_blank_line_is_shown_at_once(
    line: str, most: int
) -> None:
    begin = "| x | y |\n|---|---|\n" * line.startswith("|")
    stream = BlockStream(most=most)
    for text in (begin + line * 45, line, line, "# A heading\n"):
        stream.feed(text)
        assert "".join(stream.blocks[-1].element.itertext()).split()
    assert html(stream.blocks[-1].element) == "<h1>A heading</h1>"
    assert "heading" not in "".join(stream.blocks[-2].element.itertext())
    stream.feed("and text")
    assert html(stream.blocks[-1].element) == "<p>and text</p>"


def test_code_in_a_list_is_not_cut_until_its_steps_are_many() -> None:
    text = "- t\n\n  ```python\n" + "".join(f"  a{n} = b{n}\n" for n in range(400)) + "  ```\n"
    stream = BlockStream(most=400)
    for at in range(0, len(text), 500):
        stream.feed(text[at : at + 500])
    stream.finish()
    shown = "".join("".join(block.element.itertext()) for block in stream.blocks)
    assert [n for n in range(400) if f"a{n} = b{n}\n" not in shown] == []


class CountingGrammar(Grammar):
    """Knows how many characters it was given to parse."""

    def __init__(self) -> None:
        super().__init__()
        self.parsed = 0
        self.lines = 0

    def block_tokens(self, text: str, environment: Environment) -> list[Token]:
        self.parsed += len(text)
        return super().block_tokens(text, environment)

    def finish(self, tokens: Sequence[Token], environment: Environment) -> list[Token]:
        self.lines += 1
        return super().finish(tokens, environment)


def parsed_per_tenth(text: str, step: int) -> list[int]:
    grammar = CountingGrammar()
    stream = BlockStream(grammar)
    tenths: list[int] = []
    tenth = len(text) // 10
    for start in range(0, tenth * 10, tenth):
        before = grammar.parsed
        for at in range(start, start + tenth, step):
            stream.feed(text[at : min(at + step, start + tenth)])
        tenths.append(grammar.parsed - before)
    return tenths


ORDINARY = (
    "## A heading\n\nSome **bold** words, a [link](https://a.b) and `code` in a paragraph.\n\n"
    "- one\n- two\n  - three\n\n```python\nprint('x')\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    "1. first\n2. second\n\n> quoted\n\n$$\nx = 1\n$$\n\n"
)


def test_a_long_reply_costs_at_its_end_what_it_cost_at_its_start() -> None:
    tenths = parsed_per_tenth(ORDINARY * 100, 20)
    assert tenths[-1] <= 1.2 * tenths[0]


def test_an_open_fence_is_not_parsed_again() -> None:
    text = "```python\n" + "x = 1  # a line\n" * 2_000
    assert sum(parsed_per_tenth(text, 40)) < 1_000


@pytest.mark.parametrize(
    "line",
    [
        "- an item\n",
        "|a|b|\n|-|-|\n",
        "|a|b|\n",
        "1. one\n   > two\n",
        "a line\n",
        "word ",
        "    x\n",
    ],
)
def test_a_long_open_block_is_the_same_however_it_came(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markdown_stream, "LARGE", 40)
    monkeypatch.setattr(markdown_stream, "PARTS", 40)
    text = "|a|b|\n|-|-|\n" * line.startswith("|a") + line * 60
    assert streamed(text[at : at + 9] for at in range(0, len(text), 9)) == blocks(text)


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "line", ["- an item\n", "a line of one paragraph\n", "word ", "|a|b|\n|-|-|\n"]
)
def test_one_huge_open_block_is_not_parsed_at_each_piece(line: str) -> None:
    text = line * (40_000 // len(line))
    grammar = CountingGrammar()
    stream = BlockStream(grammar)
    for at in range(0, len(text), 1_000):
        stream.feed(text[at : at + 1_000])
    assert "".join(stream.blocks[-1].element.itertext()).strip()
    stream.finish()
    assert grammar.parsed < 15 * len(text)
    assert stream.blocks == list(blocks(text))


@pytest.mark.parametrize("size", [pytest.param(37, marks=pytest.mark.unmeasured), 5_000])
@pytest.mark.parametrize(
    "before", ["# A\n", "a\n===\n", "***\n", "[a]: /u\n", "```\na\n```\n", "> a\n# b\n"]
)
def test_what_is_whole_without_a_blank_line_is_no_part_of_the_long_block_after_it(
    before: str, size: int
) -> None:
    text = before + "word **bold** `x` " * 200
    stream = BlockStream(most=400)
    for at in range(0, len(text), size):
        stream.feed(text[at : at + size])
    alone = list(blocks(before))
    if not before.startswith("["):
        assert stream.blocks[: len(alone)] == alone
    assert stream.blocks[len(alone)].start >= len(before)
    assert len(stream.blocks) > len(alone) + 1, "the long one is cut"


@pytest.mark.parametrize("size", [1, 7, 5_000])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_stream_that_may_only_take_so_many_steps_loses_no_word(size: int, end: str) -> None:
    words = [f"w{number}x" for number in range(300)]
    lines = [
        *(f"- {word} *a*" for word in words[:100]),
        "",
        "```py",
        *words[100:150],
        "```",
        *(f"| {word} | b |" for word in words[150:200]),
        "",
        *(f"{word} `c` [d](e)" for word in words[200:]),
    ]
    text = end.join(lines)
    stream = BlockStream(most=400)
    assert 0 < stream.share(text, 400) < len(text)
    assert stream.share(text, 10**9) >= len(text)
    for at in range(0, len(text), size):
        stream.feed(text[at : at + size], more=at + size < len(text))
    stream.finish()
    shown = "".join(html(block.element) for block in stream.blocks)
    assert [word for word in words if shown.count(word) != 1] == []
