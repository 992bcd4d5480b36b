"""What a scholar gets who installs the wheel in a fresh environment, alone and with an extra."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ELECTION = Path(__file__).parents[2] / "src/samenspel/pages/demo/elections/assen-2024.pb"
ANSWERS = "hours,years\n2,1\n4,2\n5,3\n4,4\n8,5\n"


class Environment:
    def __init__(self, folder, wheel):
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        self.install(str(wheel))

    def install(self, *wishes):
        pip = [
            sys.executable,
            "-m",
            "pip",
            "--python",
            self.folder / "bin/python",
            "install",
            "--quiet",
            "--no-compile",
        ]
        subprocess.run([*pip, *wishes], check=True, capture_output=True)

    @property
    def packages(self):
        return {path.name.partition("-")[0] for path in self.folder.rglob("*.dist-info")}

    def run(self, *words):
        done = subprocess.run(
            [self.folder / "bin" / words[0], *words[1:]],
            cwd=self.folder,
            env={"PATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def alone(wheel, tmp_path_factory):
    return Environment(tmp_path_factory.mktemp("alone"), wheel)


def test_the_methods_come_with_numpy_and_highs_and_nothing_else(alone):
    assert alone.packages == {"samenspel", "numpy", "highspy"}
    code, said, _error = alone.run("samenspel", "tally", str(ELECTION))
    assert code == 0
    assert "equal" in said.lower()


def test_what_is_not_there_is_named_with_the_extra_that_brings_it(alone):
    (alone.folder / "answers.csv").write_text(ANSWERS)
    (alone.folder / "spec.yaml").write_text("outcome: hours\npredictors: years\n")
    for words, extra in (
        (("evidence", "ols", "answers.csv", "--spec", "spec.yaml"), "evidence"),
        (("migrate",), "site"),
        (("up",), "site"),
    ):
        code, _said, error = alone.run("samenspel", *words)
        assert code == 1, words
        assert f"pip install 'samenspel[{extra}]'" in error, words


def test_types_are_told_to_who_checks_them(alone):
    assert list(alone.folder.glob("lib/*/site-packages/samenspel/py.typed"))


def test_evidence_comes_with_its_extra(wheel, tmp_path):
    scholar = Environment(tmp_path / "scholar", f"{wheel}[evidence]")
    assert "Django" not in scholar.packages
    (scholar.folder / "answers.csv").write_text(ANSWERS)
    (scholar.folder / "spec.yaml").write_text("outcome: hours\npredictors: years\n")
    code, said, error = scholar.run("samenspel", "evidence", "ols", "answers.csv", "--spec", "spec.yaml")
    assert (code, error) == (0, "")
    assert "years        1.2000" in said
