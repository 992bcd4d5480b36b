"""Judges of other make that pin other versions than ours: in an environment of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "judges"
LOCK, NAMES = ROOT / "requirements" / "judges.lock", ROOT / "requirements" / "judges.in"


def find_judges() -> Path | None:
    """Their Python: PYCANON names it, or `make_judges` made it."""
    path = Path(os.environ.get("PYCANON") or HOME / "bin" / "python")
    return path if path.exists() else None


def make_judges() -> bool:
    """Whether they are there. Without a way to packages they are not, and their tests say so."""
    if find_judges():
        return True
    file = LOCK if LOCK.exists() else NAMES
    commands = (
        [sys.executable, "-m", "venv", str(HOME)],
        [str(HOME / "bin" / "python"), "-m", "pip", "install", "--quiet", "-r", str(file)],
    )
    for command in commands:
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return False
    return True
