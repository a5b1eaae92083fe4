"""The program as a Flatpak in one file, built in a sandbox from the manifest in ``linux``."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

import environment

import products
from chatapp import __version__

MANIFEST = environment.CLONE / "packaging" / "linux" / f"{products.APP_ID}.yml"
FLATHUB = "https://flathub.org/repo/flathub.flatpakrepo"


def build(output: Path) -> Path:
    """Build the Flatpak; its runtime is installed from Flathub for this person."""
    folder, repository = products.WORK / "flatpak", products.WORK / "flatpak-repository"
    shutil.rmtree(folder, ignore_errors=True)
    remote = ["remote-add", "--user", "--if-not-exists", "flathub", FLATHUB]
    subprocess.run(["flatpak", *remote], check=True)
    options = ["--user", "--install-deps-from=flathub", f"--repo={repository}", "--force-clean"]
    options += [f"--state-dir={products.WORK / 'flatpak-builder'}"]
    subprocess.run(["flatpak-builder", *options, folder, MANIFEST], check=True)
    made = output / f"Chatapp-{__version__}-{platform.machine()}.flatpak"
    bundle = ["build-bundle", f"--runtime-repo={FLATHUB}", repository, made, products.APP_ID]
    subprocess.run(["flatpak", *bundle], check=True)
    return made
