"""A real Chromium: the machine's own, or Playwright's, or, for root, the distribution's."""

import os
import shutil
import subprocess
import sys

from samenspel.config.terminal import Trouble
from scripts.apt import install

# The shell draws no window of its own, whose buttons take as much of the processor as our pages.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WAY_OUT = (
    "There is no Chromium here, and it could not be installed by Playwright or apt. Install it (Debian and "
    "Ubuntu: apt install chromium), or set CHROMIUM to the path of one, then try again."
)


def find_browser() -> str:
    """The path of a Chromium that starts."""
    for look in (_own, _playwrights, _distributions):
        path = look()
        if path and _starts(path):
            return path
    raise Trouble(WAY_OUT)


def _own() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def _playwrights() -> str | None:
    _say("No Chromium here; asking Playwright for one …")
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _distributions() -> str | None:
    _say("Playwright has none that starts here; asking apt for one …")
    return _own() if install("chromium-headless-shell") or install("chromium") else None


def _starts(path: str) -> bool:
    return os.access(path, os.X_OK) and _run([path, "--version"])


def _run(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
