"""Packages of R that apt has not: the lines a result gives are kept, with the version and R's answers.

`KEPT=write pytest tests/methods/evidence/test_kept_scripts.py` writes them anew; see data/scripts/README.md.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest

from samenspel.methods.evidence import Result, conjoint, list_experiment, staggered_did

from .published import OURS, agrees, data, numbers
from .test_conjoint import FIRST, TERMS

FOLDER = OURS / "scripts"
KEPT: dict[str, Callable[[], Result]] = {
    "did": lambda: staggered_did(data("did_mpdta.csv"), "lemp", "countyreal", "year", "first.treat"),
    "did-covariate": lambda: staggered_did(
        data("did_mpdta.csv"), "lemp", "countyreal", "year", "first.treat", predictors=["lpop"]
    ),
    "list": lambda: list_experiment(
        data("list_race.csv"), "y", "treat", ["south", "age", "male", "college"], items=3
    ),
    "survey-for-cregg": lambda: conjoint(
        data("conjoint_taxes.csv.gz"), "chose_plan", TERMS, "ID", reference=FIRST
    ),
}
BLOCKS = {
    "did": "did_mpdta",
    "did-covariate": "did_mpdta",
    "list": "list_race",
    "survey-for-cregg": "conjoint_taxes",
}
VERSIONS = {
    "did": "did 2.5.1",
    "did-covariate": "did 2.5.1",
    "list": "list 9.2.6",
    "survey-for-cregg": "survey 4.1-1",
}


def script(name: str) -> str:
    return KEPT[name]().to_r() + "\n"


@pytest.mark.parametrize("name", KEPT)
def test_the_script_that_is_kept_is_the_one_a_result_gives(name):
    written = script(name)
    path = FOLDER / f"{name}.R"
    if os.environ.get("KEPT") == "write":
        path.write_text(written, encoding="utf-8")
    else:
        assert path.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("name", KEPT)
def test_the_answers_that_are_kept_name_the_version(name):
    assert VERSIONS[name] in numbers(BLOCKS[name])["source"]
    assert VERSIONS[name] in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["did", "did-covariate"])
def test_did_prints_our_effects_errors_and_test(name):
    """By did 2.3.0; its errors without draws are those of the influence functions."""
    printed, found = (FOLDER / f"{name}.Rout").read_text(encoding="utf-8"), KEPT[name]()
    effects = re.findall(r"^ +(20\d\d) (20\d\d) +(-?[\d.]+) +([\d.]+) ", printed, re.MULTILINE)
    assert [(row[0], row[1]) for row in found.tables[0].rows] == [effect[:2] for effect in effects]
    for row, (_group, _period, value, error) in zip(found.tables[0].rows, effects, strict=True):
        assert agrees(row[2], value)
        assert agrees(row[3], error)
    test = re.search(r"parallel trends assumption: +([\d.]+)", printed)
    assert test
    assert agrees(found.tests[0].p, test[1])
    totals = re.findall(r"ATT +Std. Error.*\n +(-?[\d.]+) +([\d.]+) ", printed)
    names = ("overall", "event overall", "group overall", "period overall")
    for one, (value, error) in zip(map(found.__getitem__, names), totals, strict=True):
        assert agrees(one.value, value)
        assert agrees(one.se, error)
