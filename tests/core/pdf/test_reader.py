"""PDFs: what is read from good ones, the sentence for bad ones, and workers that go wrong."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatapp.core.domain.errors import (
    EmptyFile,
    EncryptedPdf,
    FileRefused,
    FileTooLarge,
    NotAPdf,
    UnreadableFile,
)
from chatapp.core.pdf import reader
from tests import make_pdf
from tests.waiting import wait_until

ROOT = Path(__file__).parents[3]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and modes of POSIX")


def saved(folder: Path, content: bytes, name: str = "report.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


async def test_pages_text_size_and_hash(tmp_path: Path) -> None:
    content = make_pdf.pdf("First line\nZweite: äöü “x” (y) \\z", "", "Third page")
    document = await reader.read(saved(tmp_path, content))
    assert document == reader.Document(
        path=tmp_path / "report.pdf",
        name="report.pdf",
        size=len(content),
        pages=3,
        text="[Page 1]\nFirst line\nZweite: äöü “x” (y) \\z\n\n[Page 2]\n\n[Page 3]\nThird page",
        sha256=hashlib.sha256(content).hexdigest(),
    )


async def test_a_scan_has_pages_and_no_characters(tmp_path: Path) -> None:
    document = await reader.read(saved(tmp_path, make_pdf.scan(2)))
    assert (document.pages, document.text) == (2, "")


async def test_what_precedes_the_start_may_be_short(tmp_path: Path) -> None:
    content = make_pdf.pdf("Hello")
    assert "Hello" in (await reader.read(saved(tmp_path, b"\n" * 500 + content))).text
    with pytest.raises(NotAPdf):
        await reader.read(saved(tmp_path, b"\n" * 1024 + content))


async def test_a_password_for_changing_alone_does_not_matter(tmp_path: Path) -> None:
    document = await reader.read(saved(tmp_path, make_pdf.encrypted(owner_only=True)))
    assert "Behind a password" in document.text


async def test_one_bad_page_among_good_ones_is_empty(tmp_path: Path) -> None:
    content = make_pdf.pdf("Good", "Lost", "Fine")
    # The second page's entry in the tree points to a font.
    document = await reader.read(saved(tmp_path, content.replace(b"6 0 R 8 0 R]", b"3 0 R 8 0 R]")))
    assert document.text in (
        "[Page 1]\nGood\n\n[Page 2]\n\n[Page 3]\nFine",
        "[Page 1]\nGood\n\n[Page 2]\nFine",
    )


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", EmptyFile, "is empty"),
        (b"PK\x03\x04 a zip", NotAPdf, "is not a PDF"),
        (b"%!PS-Adobe-3.0", NotAPdf, "is not a PDF"),
        (make_pdf.encrypted(), EncryptedPdf, "is protected with a password"),
        (make_pdf.broken(), UnreadableFile, "may be damaged"),
        (b"%PDF-1.7", UnreadableFile, "may be damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, UnreadableFile, "may be damaged"),
        (make_pdf.huge_claim(), FileTooLarge, "has 1,000,000 pages. At most 5,000"),
        (make_pdf.with_contents([]), UnreadableFile, "may be damaged"),
    ],
)
async def test_refused_with_a_sentence(
    tmp_path: Path, content: bytes, kind: type[FileRefused], words: str
) -> None:
    path = saved(tmp_path, content)
    with pytest.raises(kind) as refused:
        await reader.read(path)
    assert refused.value.sentence.startswith("“report.pdf” ")
    assert words in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert path.read_bytes() == content


async def test_a_claim_beyond_belief_is_counted(tmp_path: Path) -> None:
    document = await reader.read(saved(tmp_path, make_pdf.huge_claim(2**31 - 1)))
    assert (document.pages, document.text) == (1, "[Page 1]\nOnly me")


PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R %s >>"
ROUND = {
    "pages that hold each other": [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 2 >>",
    ],
    "a form that draws itself": [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE % b"/Resources << /XObject << /X 5 0 R >> >>",
        make_pdf.stream(b"/X Do"),
        make_pdf.stream(
            b"/X Do",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
            b"/Resources << /XObject << /X 5 0 R >> >>",
        ),
    ],
    "what would start programs": [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/usr/bin/touch) "
        b"/Next << /S /JavaScript /JS (app.launchURL\\('file:///etc/passwd'\\)) >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE % b"/AA << /O << /S /URI /URI (http://127.0.0.1:9/) >> >>",
        make_pdf.stream(b""),
    ],
}


@pytest.mark.unmeasured
@pytest.mark.parametrize("which", ROUND)
async def test_what_goes_round_or_would_run_is_read_or_refused(tmp_path: Path, which: str) -> None:
    path = saved(tmp_path, make_pdf.assemble(ROUND[which]))
    with suppress(FileRefused):
        assert (await reader.read(path)).pages <= 2
    assert list(tmp_path.iterdir()) == [path]


async def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(NotAPdf, match="is a folder"):
        await reader.read(tmp_path)
    with pytest.raises(UnreadableFile, match="no longer exists"):
        await reader.read(tmp_path / "gone.pdf")


@posix
async def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(NotAPdf):
        await reader.read(tmp_path / "pipe.pdf")


@posix
def test_no_permission(tmp_path: Path) -> None:
    """The worker's part, as nobody where the test runs as root, who may read everything."""
    path = saved(tmp_path, make_pdf.pdf("x"))
    path.chmod(0)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(reader.Refused, match="forbidden"):
            reader.read_here(path)
    finally:
        os.seteuid(me)


def test_every_refusal_is_a_sentence() -> None:
    numbers = {"size": 51, "most": 5_000, "pages": 6_000, "errno": errno.EIO}
    for why in reader.REFUSALS:
        sentence = reader.refusal("a.pdf", why, **numbers).sentence
        assert "“a.pdf”" in sentence, sentence
        assert sentence.endswith("."), sentence
        assert "{" not in sentence, sentence


async def test_too_large(tmp_path: Path) -> None:
    path = saved(tmp_path, b"%PDF-1.7\n")
    os.truncate(path, reader.MAX_SIZE + 1)
    with pytest.raises(FileTooLarge, match=r"is too large \(50 MB\)"):
        await reader.read(path)


@pytest.mark.unmeasured
@posix
async def test_a_bomb_harms_nobody(tmp_path: Path) -> None:
    path = saved(tmp_path, make_pdf.bomb())
    assert path.stat().st_size < 100_000
    with pytest.raises(UnreadableFile):  # the worker alone is short of memory
        await reader.read(path)


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "name",
    ["-rf.pdf", "  a b  .pdf", "ä“ö”\N{OK HAND SIGN}.pdf", "--help", "a.PDF"]
    + ([] if os.name == "nt" else ['"q".pdf', "back\\slash.pdf", "$(id).pdf", "read-pdf"]),
)
async def test_any_name_is_read(tmp_path: Path, name: str) -> None:
    document = await reader.read(saved(tmp_path, make_pdf.pdf("x"), name))
    assert (document.name, document.pages) == (name, 1)


@posix
async def test_names_that_are_not_text_are_shown_safely(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/bad\xff\nline\xe2\x80\xaefdp.exe"
    with open(raw, "wb") as file:  # noqa: PTH123 (a path of bytes)
        file.write(make_pdf.pdf("x"))
    document = await reader.read(Path(os.fsdecode(raw)))
    assert document.name == "bad� line�fdp.exe"
    assert document.name.encode()


async def test_a_relative_path_is_read_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(tmp_path, make_pdf.pdf("x"))
    # What a person has in a folder is never imported.
    (tmp_path / "json.py").write_text("raise SystemExit('imported from the working directory')")
    (tmp_path / "chatapp.py").write_text("raise SystemExit('imported from the working directory')")
    monkeypatch.chdir(tmp_path)
    assert (await reader.read(Path("report.pdf"))).pages == 1


def child(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import sys; sys.exit(3)",
        "print('not json')",
        "print('{}')",
        "print('[]')",
        """print('{"refused": "Popen"}')""",
        """print('{"refused": "large"}')""",
        """print('{"refused": "large", "size": "x", "most": 1}')""",
        """print('{"refused": "gone", "name": "x"}')""",
        """print('{"size": 1, "pages": 1, "sha256": "", "text": 9}\\nshort')""",
        "import sys; [sys.stdout.write('x' * 1000000) for _ in range(90)]",
        "import sys; sys.stderr.write('words of the worker'); os.abort()",
    ],
)
async def test_a_worker_that_dies_or_babbles(tmp_path: Path, code: str) -> None:
    with pytest.raises(UnreadableFile, match=r"“report.pdf” cannot be read\. It may be damaged"):
        await reader.read(tmp_path / "report.pdf", command=child(code))


async def test_a_worker_that_cannot_start(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="could not be read"):
        await reader.read(tmp_path / "report.pdf", command=[str(tmp_path / "no such program")])


def alive(pid: int) -> bool:
    """True if a process runs (one that has ended and was not waited for does not)."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


HANGS = (
    "import os, sys, time; open(sys.argv[1] + '.pid', 'w').write(str(os.getpid()));"
    "os.rename(sys.argv[1] + '.pid', sys.argv[1] + '.started'); time.sleep(600)"
)


@pytest.mark.unmeasured
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_a_worker_that_hangs_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with pytest.raises(UnreadableFile, match="took too long"):
        await reader.read(path, command=child(HANGS), time_limit=3.0)
    assert not alive(int((tmp_path / "report.pdf.started").read_text()))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_cancelling_ends_the_worker(tmp_path: Path) -> None:
    started = tmp_path / "report.pdf.started"
    task = asyncio.create_task(reader.read(tmp_path / "report.pdf", command=child(HANGS)))
    while not started.exists():  # noqa: ASYNC110 (another process makes it)
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not alive(int(started.read_text()))


# Starts the real verb, and leaves it held up by a pipe for its output that nobody empties.
HOLDS_A_WORKER = """
import asyncio, sys
from chatapp.core import child_process
async def run():
    process = await child_process.start(child_process.command("read-pdf", sys.argv[1]))
    await process.stdout.readexactly(10)
    print(process.pid, flush=True)
    await asyncio.sleep(600)
asyncio.run(run())
"""


@pytest.mark.unmeasured
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("stuck", [False, True])
def test_the_worker_dies_with_a_program_that_is_killed(tmp_path: Path, stuck: bool) -> None:
    path = saved(tmp_path, make_pdf.pdf(*["\n".join(["word " * 15] * 40)] * 300))
    parent = subprocess.Popen([*child(HOLDS_A_WORKER), str(path)], stdout=subprocess.PIPE, cwd=ROOT)
    try:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        if stuck:
            os.kill(worker, signal.SIGSTOP)
        assert alive(worker)
    finally:
        parent.kill()
        parent.communicate()
    wait_until(lambda: not alive(worker), what="its end")


@pytest.mark.unmeasured
async def test_many_at_once(tmp_path: Path) -> None:
    paths = [saved(tmp_path, make_pdf.pdf(f"Number {n}"), f"{n}.pdf") for n in range(6)]
    documents = await asyncio.gather(*map(reader.read, paths))
    assert [d.text for d in documents] == [f"[Page 1]\nNumber {n}" for n in range(6)]


@settings(max_examples=15)
@given(data=st.data())
def test_no_damage_does_more_than_refuse(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(make_pdf.pdf("Hello", "World"))
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(0, len(content)))]
    path = saved(tmp_path_factory.mktemp("damaged"), bytes(content))
    with suppress(FileRefused):
        assert asyncio.run(reader.read(path)).pages >= 1
