"""R's answers where R's package is in no distribution (QCA, qmethod): kept, with the lines that ask for them.

`KEPT=write pytest tests/methods/evidence/test_kept.py` writes the lines anew; the answers only R can give.
"""

from __future__ import annotations

import json
import os

import pytest

from samenspel.methods.evidence import METHODS

from .published import OURS, agrees, data

KEPT = OURS / "kept"
ANSWERS = json.loads((KEPT / "answers.json").read_text(encoding="utf-8"))
WITHIN = {"qmethod_lipset_centroid": 5e-5}
"""The loop that settles centroids stops earlier in R: its last digits are its own."""


def found_of(kept):
    return METHODS[kept["method"]](data(kept["data"]), kept["spec"])


def of_qca(found):
    whole, terms, _rows = (table.rows for table in found.tables)
    _names, models, consistency, pri, coverage = zip(*whole, strict=True)
    return {
        "models": list(models),
        "consistency": consistency,
        "PRI": pri,
        "coverage": coverage,
        "only it": [row[5] for row in terms],
        "terms": {row[1]: row[2:6] for row in terms},
    }


def of_necessity(found):
    return {"terms": {row[0]: row[1:] for row in found.tables[0].rows}}


def of_calibration(found):
    return {"first scores": [row[2] for row in found.tables[0].rows[:5]]}


def of_profiles(found):
    factors, loadings, statements, _eigenvalues = found.tables
    k = len(factors.rows)
    columns = dict(zip(factors.columns, zip(*factors.rows, strict=True), strict=True))
    between = [columns[f"r with f{other}"][one] for one in range(k) for other in range(one + 2, k + 1)]
    return columns | {
        "between": between,
        "z": {row[0]: row[1 : k + 1] for row in statements.rows},
        "score": {row[0]: row[k + 1 : 2 * k + 1] for row in statements.rows},
        "defines": [row[-1] for row in loadings.rows],
        "loadings": {str(place): row[1:-1] for place, row in enumerate(loadings.rows)},
        "numbers": found.numbers,
    }


TOLD = {"qca": of_qca, "necessity": of_necessity, "calibrate": of_calibration, "q-method": of_profiles}


def leaves(kept):
    """Each answer, as it was printed."""
    if isinstance(kept, dict | list):
        for one in kept.values() if isinstance(kept, dict) else kept:
            yield from leaves(one)
    else:
        yield str(kept)


def differing(ours, kept, within, place=""):
    """Where ours is not what R printed, to its last digit or `within` this."""
    if isinstance(kept, dict):
        return [
            bad for key, one in kept.items() for bad in differing(ours[key], one, within, f"{place} {key}")
        ]
    if isinstance(kept, list):
        assert len(ours) == len(kept)
        pairs = enumerate(zip(ours, kept, strict=True))
        return [bad for at, (our, one) in pairs for bad in differing(our, one, within, f"{place} {at}")]
    if isinstance(ours, str):
        return [] if ours == kept else [place]
    is_near = agrees(ours, kept) or abs(ours - float(kept)) <= within
    return [] if is_near else [f"{place}: {ours}, not {kept}"]


@pytest.mark.parametrize("kept", ANSWERS, ids=lambda kept: kept["script"])
def test_numbers_are_those_that_r_printed(kept):
    ours = TOLD[kept["method"]](found_of(kept))
    assert differing(ours, kept["answers"], WITHIN.get(kept["script"], 0)) == []


@pytest.mark.parametrize("kept", ANSWERS, ids=lambda kept: kept["script"])
def test_the_lines_for_r_are_those_that_are_kept(kept):
    path = KEPT / f"{kept['script']}.R"
    script = f"# {kept['package']}; data.csv is {kept['data']}\n{found_of(kept).to_r()}\n"
    if os.environ.get("KEPT") == "write":
        path.write_text(script, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == script


@pytest.mark.parametrize(
    "kept", [one for one in ANSWERS if one["method"] == "qca"], ids=lambda kept: kept["script"]
)
def test_the_answers_stand_in_what_r_printed_when_it_ran_the_lines(kept):
    printed = (KEPT / f"{kept['script']}.Rout").read_text(encoding="utf-8")
    answers = list(leaves(kept["answers"]))
    assert answers
    assert [one for one in answers if one not in printed] == []


def test_every_script_has_answers_and_a_number_that_is_not_rs_is_seen():
    assert sorted(path.stem for path in KEPT.glob("*.R")) == sorted(kept["script"] for kept in ANSWERS)
    assert differing({"a": [1.0, 2.0]}, {"a": ["1.00", "2.01"]}, 0) == [" a 1: 2.0, not 2.01"]
