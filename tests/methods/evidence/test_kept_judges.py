"""What R's own list and cregg printed, which apt has not: kept whole, and ours to their last digits."""

from __future__ import annotations

import re

import pytest

from samenspel.methods.evidence import Data, Result, conjoint, list_experiment

from .published import agrees, data, path_of
from .test_conjoint import FIRST, OURS, TERMS
from .test_kept_scripts import FOLDER

ROW = r"^\d+ +(.+?) +(-?\d\.\d+) +(\d\.\d+|NA)$"
COEFFICIENT = r"^\(?(\w+)\)? +(-?\d+\.\d+) +(\d+\.\d+)$"
TABLES = ("taxes", "means of taxes", "workshops", "means", "groups", "differences")
ASKED = ["south", "age", "male", "college"]


def printed(name: str) -> str:
    return (FOLDER / f"{name}.Rout").read_text(encoding="utf-8")


def cregg(table: str) -> list[tuple[str, str, str]]:
    """Level, estimate and error of each row but those that all others are compared with."""
    tables = re.split(r"^ +.*estimate +std\.error$", printed("cregg"), flags=re.MULTILINE)[1:]
    rows = re.findall(ROW, tables[TABLES.index(table)], re.MULTILINE)
    return [row for row in rows if row[2] != "NA"]


def same(found: Result, names: list[str], table: str) -> bool:
    """Each of these estimates stands in this table, in its order."""
    rows = zip(map(found.__getitem__, names), cregg(table), strict=True)
    return all(agrees(one.value, value) and agrees(one.se, error) for one, (_level, value, error) in rows)


def named(found: Result, *, means: bool = False) -> list[str]:
    names = [one.name for one in found.estimates if "intercept" not in one.name]
    return [one for one in names if one.startswith("mean ") == means]


def test_cregg_finds_our_effects_and_means_of_tax_plans():
    found = conjoint(data("conjoint_taxes.csv.gz"), "chose_plan", TERMS, "ID", reference=FIRST)
    for table in ("taxes", "means of taxes"):
        names, rows = named(found, means=table != "taxes"), cregg(table)
        ours = {name.split("=", 1)[1]: found[name] for name in names}
        assert {row[0] for row in rows} == set(ours)
        assert [ours[row[0]].value for row in rows] == pytest.approx(
            [float(row[1]) for row in rows], abs=1e-10
        )
        assert [ours[row[0]].se for row in rows] == pytest.approx([float(row[2]) for row in rows], abs=1e-10)


def test_cregg_finds_our_effects_and_means_of_workshops():
    found = conjoint(Data.read(path_of(OURS)), "chosen", ["cost", "open", "run_by"], "respondent")
    assert same(found, named(found), "workshops")
    assert same(found, named(found, means=True), "means")


def test_cregg_finds_our_effects_in_groups_and_what_is_between_them():
    found = conjoint(Data.read(path_of(OURS)), "chosen", ["cost", "open"], "respondent", by="age")
    names = [name for name in named(found) if ", age=" in name]
    assert same(found, [name for name in names if " less " not in name], "groups")
    between = {name.split(",")[0].split("=")[1]: found[name] for name in names if " less " in name}
    for level, value, error in ((row[0].split()[-1], *row[1:]) for row in cregg("differences")):
        assert agrees(between[level].value, value)
        assert agrees(between[level].se, error)


@pytest.mark.parametrize(("method", "kind"), [("ml", "likelihood"), ("nls", "two steps")])
def test_list_finds_our_coefficients(method, kind):
    """Its EM and its least squares stop before the top; of two steps its errors are of other slopes."""
    part = printed("list").split(f'method = "{method}")')[1].split("Control items")[0]
    found = list_experiment(data("list_race.csv"), "y", "treat", ASKED, items=3)
    rows = {name.lower(): values for name, *values in re.findall(COEFFICIENT, part, re.MULTILINE)}
    ours = {name: found[f"{kind}: {name}"] for name in ("intercept", *ASKED)}
    assert list(rows) == list(ours)
    assert all(abs(ours[name].value - float(value)) < 0.001 for name, (value, _error) in rows.items())
    if method == "ml":
        assert all(abs(ours[name].se - float(error)) < 0.0002 for name, (_value, error) in rows.items())
