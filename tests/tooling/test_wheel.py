"""What `pip install samenspel` brings is whole, and works away from the clone."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import samenspel

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "samenspel"
ELECTION = "samenspel/pages/demo/elections/assen-2024.pb"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A function that runs the installed command, in a folder that is not the clone."""
    target = tmp_path_factory.mktemp("installed")
    quietly = ["--quiet", "--no-compile", "--no-deps", "--no-index", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *quietly, "--target", target, wheel]
    subprocess.run(command, capture_output=True, check=True)

    def run(*words, **environment):
        done = subprocess.run(
            [target / "bin" / "samenspel", *words],
            cwd=target,
            env={**os.environ, "PYTHONPATH": str(target), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    run.target = target
    return run


def test_nothing_is_left_behind(wheel):
    files = {path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    with zipfile.ZipFile(wheel) as brought:
        packed = {name for name in brought.namelist() if ".dist-info/" not in name}
    assert packed == {f"samenspel/{path.relative_to(SOURCE).as_posix()}" for path in files}


def test_it_says_its_version(installed):
    assert installed("--version") == (0, f"samenspel {samenspel.__version__}\n", "")


def test_it_counts_an_election(installed):
    code, said, _ = installed("tally", str(installed.target / ELECTION), "--format", "json")
    assert (code, json.loads(said)["rule"]["name"]) == (0, "equal-shares")


def test_it_prepares_a_site(installed, tmp_path):
    site = {
        "SITE_URL": "https://samenspel.example.org",
        "SAMENSPEL_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "samenspel.config.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
    }
    code, _, said = installed("migrate", **site)
    assert (code, said) == (0, "")
    assert (tmp_path / "static" / "staticfiles.json").exists()
    code, _, said = installed("serve", "--port", "70000", **site)
    assert (code, said) == (1, "Port 70000 does not exist; choose one from 1024 to 65535.\n")
