"""The file of the settings: what is saved comes back, what is wrong is said and left alone."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.domain.errors import NotSaved
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.persona import ICONS, Persona
from chatapp.core.domain.servers import AIML_MODEL, SendThinking, Server, ServerKind
from chatapp.core.settings import SendPdfs, Settings, ThemeChoice
from chatapp.core.settings_file import SettingsFile
from tests.core.domain.some_options import some_options

OWN = Server("s1", "Lab", ServerKind.OTHER, "http://10.0.0.7:8000/v1", "qwen")
OTHER = Server("s2", "Home", ServerKind.OTHER, "http://127.0.0.1:1234/v1", "")


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "profile" / "settings.toml")


def written(tmp_path: Path, text: str | bytes) -> SettingsFile:
    path = tmp_path / "settings.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return SettingsFile(path)


def test_a_missing_file_means_the_defaults(file: SettingsFile) -> None:
    assert file.load() == (Settings(), [])
    assert Settings().aiml_model == AIML_MODEL


def test_saving_makes_folder_and_file_private(tmp_path: Path, file: SettingsFile) -> None:
    file.save(Settings(instructions="Be brief."))
    path = tmp_path / "profile" / "settings.toml"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [p.name for p in path.parent.iterdir()] == ["settings.toml"]


texts = st.text(max_size=80)
names = st.text(alphabet="abc äß\"'\\#", min_size=1, max_size=12).filter(
    lambda t: bool(t.strip()) and t == t.strip()
)
own_servers = st.lists(
    st.builds(
        Server,
        st.text(alphabet="0123456789abcdef", min_size=4, max_size=8),
        names,
        st.just(ServerKind.OTHER),
        st.sampled_from(["http://127.0.0.1:1234/v1", "https://example.org/api"]),
        names,
    ),
    unique_by=lambda s: s.id,
    max_size=4,
).map(tuple)
some_settings = st.builds(
    Settings,
    servers=own_servers,
    aiml_model=names,
    instructions=texts,
    options=some_options(),
    theme=st.sampled_from(ThemeChoice),
    text_size=st.floats(6, 48),
    line_length=st.integers(50, 120),
    shortcuts=st.dictionaries(texts, texts, max_size=4),
    local_model=texts,
    send_pdfs=st.sampled_from(SendPdfs),
)


@given(first=some_settings, second=some_settings)
def test_what_is_saved_comes_back(
    tmp_path_factory: pytest.TempPathFactory, first: Settings, second: Settings
) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("s") / "settings.toml")
    for settings in (first, second):
        file.save(settings)
        assert file.load() == (settings, [])


def test_a_lone_surrogate_does_not_prevent_saving(file: SettingsFile) -> None:
    file.save(Settings(instructions="half \ud83d emoji"))
    assert file.load()[0].instructions == "half ? emoji"


def test_unknown_keys_comments_and_order_are_kept(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "# mine\nfuture = [1, 2]  # later\ntheme = 'dark' # at night\n\n"
        "[window]\nglow = true\n\n"
        "[[servers]]\nid = 's1'\nname = 'Lab'\nbase_url = 'http://10.0.0.7:8000'\n"
        "model = 'qwen'\ncolour = 'red' # kept too\n",
    )
    settings, warnings = file.load()
    assert (settings, warnings) == (Settings(theme=ThemeChoice.DARK, servers=(OWN,)), [])

    changed = replace(settings, theme=ThemeChoice.LIGHT, text_size=12.5, servers=(OTHER, OWN))
    file.save(changed)

    assert file.load() == (changed, [])
    text = (tmp_path / "settings.toml").read_text()
    for kept in ("# mine", "future = [1, 2]  # later", "# at night", "glow = true", "# kept too"):
        assert kept in text
    assert tomllib.loads(text)["servers"][1]["colour"] == "red"

    file.save(replace(changed, servers=()))
    assert file.load()[0].servers == ()
    assert "glow = true" in (tmp_path / "settings.toml").read_text()


def test_personas_and_the_monthly_limit_come_back_and_leave(file: SettingsFile) -> None:
    cook = Persona("a", "Cook", ICONS[0], instructions="Be brief.")
    clerk = Persona("c", "Clerk", options=GenerationOptions(0.5, name="Ann"))
    settings = Settings(personas=(cook, clerk), monthly_limit=2.5)
    file.save(settings)
    assert file.load() == (settings, [])
    assert settings.persona("a") == cook
    assert settings.persona("b") is None
    file.save(Settings())
    assert file.load() == (Settings(), [])


def test_a_setting_that_is_unset_again_leaves_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, "temperature = 0.5\nmax_tokens = 100\n")
    settings, _ = file.load()
    assert settings.options == GenerationOptions(0.5, 100)
    file.save(replace(settings, options=settings.options.without(["temperature"])))
    assert tomllib.loads((tmp_path / "settings.toml").read_text()) == {"max_tokens": 100}
    file.save(replace(settings, options=GenerationOptions(0.7, 200)))
    assert file.load()[0].options == GenerationOptions(0.7, 200)


@pytest.mark.parametrize(
    ("line", "setting"),
    [
        ("temperature = 'hot'", "temperature"),
        ("temperature = true", "temperature"),
        ("temperature = nan", "temperature"),
        ("temperature = -0.1", "temperature"),
        ("max_tokens = 0", "max_tokens"),
        ("max_tokens = 1.5", "max_tokens"),
        ("theme = 'pink'", "theme"),
        ("theme = ['dark']", "theme"),
        ("send_pdfs = {}", "send_pdfs"),
        ("text_size = inf", "text_size"),
        ("line_length = 75.5", "line_length"),
        ("line_length = 49", "line_length"),
        ("instructions = 3", "instructions"),
        ("aiml_model = ' '", "aiml_model"),
        ("notify = 1", "notify"),
        ("keep_in_tray = 'yes'", "keep_in_tray"),
        ("server_id = 'gone'", "server_id"),
        ("servers = 3", "servers"),
        ("servers = ['s1']", "Server 1"),
    ],
)
def test_a_wrong_value_is_said_not_used_and_not_touched(
    tmp_path: Path, line: str, setting: str
) -> None:
    file = written(tmp_path, line + "\n")
    settings, warnings = file.load()
    assert settings == Settings()
    assert len(warnings) == 1
    assert setting in warnings[0]

    file.save(replace(settings, local_model="/m.gguf"))
    assert line in (tmp_path / "settings.toml").read_text()
    assert file.load() == (Settings(local_model="/m.gguf"), warnings)


@pytest.mark.parametrize(
    "entry",
    [
        "id = 'x'\nname = 'X'\nbase_url = 'ftp://x'",
        "id = 'aiml'\nname = 'X'\nbase_url = 'http://x'",
        "id = 'local'\nname = 'X'\nbase_url = 'http://x'",
        "id = 's1'\nname = 'Twin'\nbase_url = 'http://x'",
        "id = 'x'\nname = 7\nbase_url = 'http://x'",
        "name = 'X'\nbase_url = 'http://x'",
        "id = 'x'\nname = 'X'\nbase_url = 'http://:sk-secret@x/v1'",
        "id = 'x'\nname = 'X'\nbase_url = 'http://x/v1#sk-secret'",
        "id = 'x'\nname = 'X'\nbase_url = 'http://x/v1?key=sk-secret'",
    ],
)
def test_a_server_that_is_not_one_is_left_out_and_left_alone(tmp_path: Path, entry: str) -> None:
    good = "id = 's1'\nname = 'Lab'\nbase_url = 'http://10.0.0.7:8000/v1'\nmodel = 'qwen'"
    file = written(tmp_path, f"[[servers]]\n{good}\n[[servers]]\n{entry}\n")
    settings, warnings = file.load()
    assert settings.servers == (OWN,)
    assert len(warnings) == 1
    assert "Server 2" in warnings[0]

    changed = replace(settings, servers=(OWN, OTHER))
    file.save(changed)
    assert file.load()[0] == changed
    entries = tomllib.loads((tmp_path / "settings.toml").read_text())["servers"]
    assert tomllib.loads(entry) in entries or entries[0]["id"] == tomllib.loads(entry).get("id")


def test_keys_of_unknown_actions_and_comments_among_them_stay(tmp_path: Path) -> None:
    text = """theme = "dark"

[shortcuts]
# of a newer version
fly = "Ctrl+J"
new = 5
find = "Ctrl+G"

[colours]
own = true
"""
    file = written(tmp_path, text)
    settings, warnings = file.load()
    assert settings.shortcuts == {"fly": "Ctrl+J", "find": "Ctrl+G"}
    assert warnings == [
        "The shortcut for new in the settings is ignored: it must be text in quotes."
    ]
    file.save(replace(settings, shortcuts={"fly": "Ctrl+J", "quit": ""}))
    saved = (tmp_path / "settings.toml").read_text()
    assert saved.replace('quit = ""\n', "") == text.replace('find = "Ctrl+G"\n', "")


def test_keys_that_are_no_table_are_left_alone_until_there_are_keys(tmp_path: Path) -> None:
    file = written(tmp_path, 'shortcuts = "none"\n')
    settings, warnings = file.load()
    assert warnings == ["The setting shortcuts is ignored: it must be a table."]
    file.save(replace(settings, line_length=60))
    assert 'shortcuts = "none"' in (tmp_path / "settings.toml").read_text()
    file.save(replace(settings, shortcuts={"new": "F7"}))
    assert file.load() == (Settings(shortcuts={"new": "F7"}), [])


def test_how_a_server_speaks_is_kept(tmp_path: Path, file: SettingsFile) -> None:
    chosen = replace(
        OWN, speaks="vLLM", send_thinking=SendThinking.NEVER, thinking_marks="<a> </a>"
    )
    file.save(Settings(servers=(chosen, OTHER)))
    assert file.load() == (Settings(servers=(chosen, OTHER)), [])
    text = (tmp_path / "profile" / "settings.toml").read_text("utf-8")
    assert text.count("send_thinking") == text.count("speaks") == 1
    assert text.count("thinking_marks") == 1
    file.save(Settings(servers=(OWN, OTHER)))
    assert file.load() == (Settings(servers=(OWN, OTHER)), [])


def test_how_a_server_speaks_is_left_alone_where_it_cannot_be_used(tmp_path: Path) -> None:
    entry = '[[servers]]\nid="s1"\nname="Lab"\nbase_url="http://10.0.0.7:8000/v1"\n'
    entry += 'model="qwen"\nspeaks=3\nsend_thinking="loudly"\nthinking_marks="one"\n'
    file = written(tmp_path, entry)
    assert file.load() == (Settings(servers=(OWN,)), [])
    file.save(Settings(servers=(replace(OWN, model="other"),)))
    table = tomllib.loads((tmp_path / "settings.toml").read_text("utf-8"))
    assert table["servers"][0]["speaks"] == 3
    assert table["servers"][0]["send_thinking"] == "loudly"
    assert table["servers"][0]["thinking_marks"] == "one"


def test_servers_written_inline_can_be_changed(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "servers = [{id = 's1', name = 'Lab', base_url = 'http://10.0.0.7:8000', model = 'qwen'}]\n"
        "theme = 'dark'\n[extra]\na = 1\n",
    )
    settings, warnings = file.load()
    assert (settings.servers, warnings) == ((OWN,), [])
    changed = replace(settings, servers=(OTHER,), text_size=9.0)
    file.save(changed)
    assert file.load() == (changed, [])


@pytest.mark.parametrize(
    "content",
    [b"theme = ", b"\xff\xfe\x00", b"a = " + b"[" * 5000 + b"]" * 5000, b"a = 1\na = 2\n"],
)
def test_a_file_that_cannot_be_read_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    file = written(tmp_path, content)
    for number in (1, 2):
        (tmp_path / "settings.toml").write_bytes(content)
        settings, warnings = file.load()
        assert settings == Settings()
        assert len(warnings) == 1
        assert (tmp_path / "settings.toml").read_bytes() == content

        file.save(Settings(theme=ThemeChoice.DARK))
        assert file.load() == (Settings(theme=ThemeChoice.DARK), [])
        assert (tmp_path / f"settings-unreadable-{number}.toml").read_bytes() == content


def test_five_thousand_servers_and_a_file_of_megabytes_are_read(tmp_path: Path) -> None:
    entries = "".join(
        f"[[servers]]\nid = 's{n}'\nname = 'N{n}'\nbase_url = 'http://10.0.0.7:{n + 1}'\n"
        for n in range(5000)
    )
    text = f"instructions = '{'words ' * 300_000}'\n{entries}"
    settings, warnings = written(tmp_path, text).load()
    assert (len(settings.servers), warnings) == (5000, [])
    assert len(settings.instructions) == 1_800_000


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    file = written(tmp_path, b"\xef\xbb\xbftheme = 'dark'\r\ntext_size = 12\r\n")
    assert file.load() == (Settings(theme=ThemeChoice.DARK, text_size=12.0), [])
    file.save(Settings(theme=ThemeChoice.LIGHT, text_size=12.0))
    assert file.load() == (Settings(theme=ThemeChoice.LIGHT, text_size=12.0), [])


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    target = tmp_path / "dotfiles" / "chatapp.toml"
    target.write_text("theme = 'dark'\n")
    link = tmp_path / "settings.toml"
    link.symlink_to(target)
    SettingsFile(link).save(Settings())
    assert link.is_symlink()
    assert tomllib.loads(target.read_text())["theme"] == "system"


@pytest.mark.skipif(os.name != "posix", reason="its devices have other names")
def test_a_link_to_a_device_becomes_a_file(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    path = tmp_path / "settings.toml"
    path.unlink()
    path.symlink_to(os.devnull)
    file.save(Settings(notify=False))
    assert not path.is_symlink()
    assert not Path(os.devnull).is_file()
    assert file.load() == (Settings(notify=False), [])


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    with pytest.raises(NotSaved, match="The settings could not be saved"):
        SettingsFile(tmp_path / "a file" / "settings.toml").save(Settings())


@pytest.mark.skipif(os.name != "posix", reason="no such limit on Windows")
def test_a_disk_that_fills_while_it_saves_leaves_the_old_file_alone(tmp_path: Path) -> None:
    file = written(tmp_path, "theme = 'dark'\n")
    with files_of_at_most(1000), pytest.raises(NotSaved):
        file.save(Settings(instructions="words " * 1000))
    assert file.load() == (Settings(theme=ThemeChoice.DARK), [])
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


@contextmanager
def files_of_at_most(size: int) -> Generator[None]:
    """The system refuses what this process writes into a file beyond `size` bytes."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_further_fields_and_headers_of_a_server_are_kept_if_they_can_be_sent(
    tmp_path: Path,
) -> None:
    extra = replace(OWN, extra_body='{"top_k": 40}', extra_headers='{"X-A": "b"}')
    file = SettingsFile(tmp_path / "settings.toml")
    file.save(Settings(servers=(extra,)))
    assert file.load() == (Settings(servers=(extra,)), [])
    text = (tmp_path / "settings.toml").read_text()
    (tmp_path / "settings.toml").write_text(text.replace("top_k", "model").replace("X-A", "Host"))
    assert file.load() == (Settings(servers=(OWN,)), [])
