import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Machine:
    """A bare machine with a clone on it, and in place of programs what a test says they do."""

    def __init__(self, folder):
        self.clone, self.programs = folder / "clone", folder / "programs"
        shutil.copytree(ROOT / "requirements", self.clone / "requirements")
        shutil.copy(ROOT / "samenspel", self.clone)
        self.programs.mkdir()

    def has(self, program, script):
        """From now on `program` on the PATH is this shell script."""
        path = self.programs / program
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def start(self, *words, before="", **environment):
        """./samenspel with these words, in a Python that did `before` first; (exit code, what it said)."""
        script = f"import sys; sys.argv = ['samenspel', *{words!r}]\n{before}\n" + RUN
        done = subprocess.run(
            [sys.executable, "-c", script, self.clone / "samenspel"],
            env={"PATH": f"{self.programs}{os.pathsep}/usr/bin:/bin", **environment},
            cwd=self.clone,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stderr.splitlines()


RUN = """
import os, runpy
runpy.run_path(os.environ.get("SCRIPT", "samenspel"), run_name="__main__")
"""


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """Built in a fresh clone, where nothing was started yet."""
    clone, folder = tmp_path_factory.mktemp("clone"), tmp_path_factory.mktemp("wheel")
    for name in ("src", "scripts", "requirements"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, clone)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=clone, capture_output=True, check=True)
    return next(folder.glob("*.whl"))
