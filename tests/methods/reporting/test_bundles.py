"""A bundle taken home: the script, the notebook, the page and R find every number; two builds are one."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from contextlib import chdir
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest

from samenspel.methods.codebooks import chunks_of
from samenspel.methods.reporting import Hypothesis, build, differences, digest
from tests.methods.evidence.judges import has_r
from tests.methods.reporting.studies import CODEBOOK, PLAN, rows, study

SOURCE = Path(__file__).resolve().parents[3] / "src"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    ZipFile(BytesIO(build(study()).content)).extractall(folder)
    return folder


def expected(home):
    return json.loads((home / "expected.json").read_text(encoding="utf-8"))


def test_two_builds_are_the_same_bytes():
    assert build(study()).content == build(study()).content


def test_everything_is_there_in_the_order_of_the_alphabet():
    packed = ZipFile(BytesIO(build(study()).content))
    assert packed.namelist() == [
        "README.md",
        "SHA256SUMS",
        "analysis.R",
        "analysis.ipynb",
        "analysis.py",
        "answers.csv",
        "census.csv",
        "check.sh",
        "checklist-consort.csv",
        "codebook-ddi.xml",
        "codebook.json",
        "data.csv",
        "expected.json",
        "plan.json",
        "report.qmd",
        "requirements.txt",
    ]
    assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    fromstring(packed.read("codebook-ddi.xml"))


def test_the_script_finds_every_number(home):
    done = subprocess.run(
        [sys.executable, "analysis.py"],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"{len(expected(home))} numbers, 0 different\n"
    assert done.returncode == 0, done.stderr


def test_the_cells_of_the_notebook_find_every_number(home):
    book = json.loads((home / "analysis.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    with chdir(home):
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                exec(cell["source"], names)
    assert names["wrong"] == []
    assert differences(names["numbers"], expected(home)) == []


def test_the_blocks_of_the_page_find_every_number(home):
    blocks = (home / "report.qmd").read_text(encoding="utf-8").split("```{python}\n")[1:]
    names: dict[str, object] = {}
    with chdir(home):
        for block in blocks:
            exec(block.partition("```")[0], names)
    assert names["wrong"] == []


def test_a_changed_answer_is_told(home, tmp_path):
    for path in home.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    changed = (tmp_path / "data.csv").read_text(encoding="utf-8").replace("p001,s1,1,", "p001,s1,1,9", 1)
    (tmp_path / "data.csv").write_text(changed, encoding="utf-8")
    with pytest.raises(SystemExit, match="1"):
        runpy.run_path(str(tmp_path / "analysis.py"))


def test_r_finds_every_number_too(home):
    for package in ("sandwich", "lmtest", "clubSandwich"):
        if not has_r(package):
            pytest.skip(f"R has no {package} here")
    done = subprocess.run(["Rscript", "analysis.R"], cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    compared = [line for line in done.stdout.splitlines() if line.endswith(" equal")]
    shown = [name for name in expected(home) if name.endswith((": value", ": se"))]
    assert (len(compared), "DIFFERENT" in done.stdout) == (len(shown), False)


def test_check_sh_looks_at_files_and_numbers(home):
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHON": sys.executable}
    done = subprocess.run(["sh", "check.sh"], cwd=home, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 different" in done.stdout


def test_check_sh_sees_a_file_that_was_changed(home, tmp_path):
    for path in home.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "README.md").open("a", encoding="utf-8") as file:
        file.write("x")
    done = subprocess.run(["sh", "check.sh"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "README.md" in done.stdout


def test_why_there_is_no_answer_stands_in_the_answers_and_is_no_number_to_a_method(home):
    answers = (home / "answers.csv").read_text(encoding="utf-8").splitlines()
    table = (home / "data.csv").read_text(encoding="utf-8").splitlines()
    assert (answers[18].split(",")[5], table[18]) == ("-9", "p017,s3,1,,m,1")


def test_planned_and_exploratory_stand_beside_each_number(home):
    assert [expected(home)[f"h{number}: planned"] for number in (1, 2, 3)] == [1.0, 1.0, 0.0]


def test_too_few_is_in_the_bundle_as_a_result():
    few = build(study(chunks=tuple(chunks_of(CODEBOOK, rows(9))), census={}))
    assert {finding.verdict.value for finding in few.findings} == {"too few"}
    packed = ZipFile(BytesIO(few.content))
    assert json.loads(packed.read("expected.json")) == {
        f"h{number}: {what}": value
        for number in (1, 2, 3)
        for what, value in (("verdict", "too few"), ("planned", float(number < 3)))
    }
    assert "Nothing to compute" in packed.read("analysis.R").decode()


def test_the_digest_in_the_readme_is_that_of_the_plan(home):
    assert digest(PLAN) in (home / "README.md").read_text(encoding="utf-8")


def test_odd_names_of_columns_reach_r_whole(home, tmp_path):
    """A method that R is not compared for is shown, and the script still runs."""
    odd = Hypothesis("h4", 'Say "so"\nand so', "logit", {"outcome": "arm", "predictors": ["trust"]}, "trust")
    made = build(study(plan=replace(PLAN, hypotheses=(*PLAN.hypotheses, odd))))
    script = ZipFile(BytesIO(made.content)).read("analysis.R").decode()
    assert '# h4: Say "so" and so\n' in script
    assert "by eye" in script
