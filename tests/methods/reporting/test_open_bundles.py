"""A bundle for everyone: released counts alone, which Python and R compute again without anything of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest

from samenspel.methods.disclosure import CountTable, Release, Rule, protect, write_published
from samenspel.methods.reporting import OpenStudy, Released, build_open
from tests.methods.evidence.judges import has_r
from tests.methods.reporting.studies import PLAN

AGES = {"age": ["young", "None", "ünd, so “weiter”"], "area, near": ["north", "NA"]}
COUNTS = [[40, 22], [31, 4], [55, 60]]


def study():
    table = CountTable.of(AGES, COUNTS)
    protected = protect(Release((table,)), Rule(10))
    counts = write_published(protected)
    return OpenStudy(
        "Walks", [Released("release-1", counts, "variable\n", "{}\n", "1 May 2026, CC0-1.0")], PLAN, "Of us."
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("open")
    ZipFile(BytesIO(build_open(study()))).extractall(folder)
    return folder


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_two_builds_are_the_same_bytes():
    assert build_open(study()) == build_open(study())


def test_what_is_hidden_is_nowhere_in_it():
    """Neither the small count nor those that were hidden so that nobody computes it."""
    packed = ZipFile(BytesIO(build_open(study())))
    assert packed.namelist() == [
        "README.md",
        "SHA256SUMS",
        "analysis.R",
        "analysis.py",
        "check.sh",
        "expected.json",
        "plan.json",
        "release-1.codebook.csv",
        "release-1.csv",
        "release-1.json",
        "requirements.txt",
    ]
    expected = json.loads(packed.read("expected.json"))
    assert expected["release-1: hidden"] >= 4
    assert "release-1: age=None, area, near=NA: share" not in expected
    assert expected["release-1: all: share"] == 1


def test_python_alone_finds_every_number(home):
    """Isolated: nothing of ours can be imported."""
    done = run(home, sys.executable, "-I", "-S", "analysis.py")
    expected = json.loads((home / "expected.json").read_text(encoding="utf-8"))
    assert done.stdout == f"{len(expected)} numbers, 0 different\n", done.stderr
    assert done.returncode == 0


def test_r_alone_finds_every_number(home):
    if not has_r("stats"):
        pytest.skip("R is not installed here")
    done = run(home, "Rscript", "--vanilla", "analysis.R")
    assert (done.stdout.strip(), done.returncode) == ("release-1.csv: 8 shares equal", 0), done.stderr


def test_a_count_that_was_changed_is_told_by_each(home, tmp_path):
    for path in home.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    changed = (tmp_path / "release-1.csv").read_text(encoding="utf-8").replace(",126\n", ",127\n")
    (tmp_path / "release-1.csv").write_text(changed, encoding="utf-8")
    assert run(tmp_path, sys.executable, "analysis.py").returncode == 1
    assert run(tmp_path, "sh", "check.sh").returncode != 0
    if has_r("stats"):
        assert run(tmp_path, "Rscript", "--vanilla", "analysis.R").returncode == 1


def test_check_sh_runs_all_of_it(home):
    done = run(home, "sh", "check.sh")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 different" in done.stdout
