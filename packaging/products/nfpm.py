"""Packages of Linux distributions, made by nfpm of one description."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import environment

from chatapp import __version__
from products import APP_ID, WORK, make, moment, needs

LINUX = environment.CLONE / "packaging" / "linux"
DEB_WISHES = (
    *("fonts-noto-color-emoji", "gnome-keyring | kwalletmanager | keepassxc"),
    *("libgtk-3-0 | libgtk-3-0t64", "xdg-desktop-portal", "xdg-utils"),
)
"""Recommended packages of the .deb: emoji, a keyring, the desktop's own dialogs."""
RPM_WISHES = (
    *("google-noto-color-emoji-fonts", "gnome-keyring", "gtk3", "xdg-desktop-portal"),
    "xdg-utils",
)
CERTIFICATES = "ca-certificates"  # those that servers are trusted by
ABOUT = {
    "arch": {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine()),
    "platform": "linux",
    "version": __version__,
    "maintainer": "The Chatapp developers <chatapp@users.noreply.github.com>",
    "homepage": "https://github.com/chatapp/Chatapp",
    "license": "MIT",
}
"""The description that all packages of the project share."""


def chatapp(kind: str, output: Path) -> Path:
    """The program as a package of this ``kind`` ("deb" or "rpm") in ``output``."""
    frozen = make("frozen")
    needed = needs.of(frozen)
    return package(kind, output, _described(frozen, needed))


def package(kind: str, output: Path, description: Mapping[str, Any]) -> Path:
    """Make a package of what nfpm's ``description`` says beside ``ABOUT``, and give its file.

    Paths in it start at the clone. The times in the package are those of the last commit.
    """
    WORK.mkdir(exist_ok=True)
    told = WORK / f"{description['name']}-{kind}.json"  # which is YAML, too
    told.write_text(json.dumps({**ABOUT, **description}, indent=1), encoding="utf-8")
    command = [Path(sys.executable).with_name("nfpm"), "package", "--config", told]
    done = subprocess.run(
        [*command, "--packager", kind, "--target", output],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=environment.CLONE,
        env=os.environ | {"SOURCE_DATE_EPOCH": moment()},
    )
    return Path(done.stdout.split("created package: ")[-1].strip())


def _described(frozen: Path, needed: needs.Needed) -> dict[str, Any]:
    share = "/usr/share"
    contents = [
        {"src": str(frozen), "dst": "/usr/lib/chatapp", "type": "tree"},
        {"src": "/usr/lib/chatapp/chatapp", "dst": "/usr/bin/chatapp", "type": "symlink"},
        {"src": str(LINUX / f"{APP_ID}.desktop"), "dst": f"{share}/applications/"},
        {"src": str(LINUX / f"{APP_ID}.metainfo.xml"), "dst": f"{share}/metainfo/"},
        {"src": str(make("icons") / "hicolor"), "dst": f"{share}/icons/hicolor", "type": "tree"},
        {"src": str(LINUX / "copyright"), "dst": f"{share}/doc/chatapp/copyright"},
    ]
    return {
        "name": "chatapp",
        "section": "net",
        "priority": "optional",
        "description": "Chat with MiniMax M2.7, any OpenAI-compatible server, or a local model\n"
        "Keeps every conversation on this computer, renders Markdown as it streams,\n"
        "and answers questions about PDFs.",
        "contents": contents,
        "suggests": ["chatapp-local-model"],
        "overrides": {
            "deb": {
                "depends": [*needs.of_debian(needed), CERTIFICATES],
                "recommends": DEB_WISHES,
            },
            "rpm": {"depends": [*needs.of_rpm(needed), CERTIFICATES], "recommends": RPM_WISHES},
        },
        "deb": {"compression": "zstd"},
        "rpm": {"compression": "zstd:19", "group": "Applications/Internet", "buildhost": "chatapp"},
    }
