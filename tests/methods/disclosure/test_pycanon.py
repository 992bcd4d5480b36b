"""pycanon, a judge of another make, confirms k. It pins an older NumPy, so it lives in an environment of its
own (`scripts.judges`)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from samenspel.methods.disclosure import alike, anonymise, anonymity
from scripts.judges import find_judges
from tests.methods.disclosure.test_counts import rows

JUDGE = """
import json, sys
import pandas
from pycanon import anonymity
columns, known = json.load(sys.stdin)
print(anonymity.k_anonymity(pandas.DataFrame(columns), known))
"""
KNOWN = ["age", "area"]
Columns = Mapping[str, Sequence[str]]
pytestmark = pytest.mark.skipif(
    find_judges() is None, reason="pycanon is not installed: ./samenspel test does"
)


def judged(columns: Columns, known: Sequence[str]) -> int:
    done = subprocess.run(
        [str(find_judges()), "-c", JUDGE],
        input=json.dumps([columns, known]),
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


@pytest.mark.parametrize("seed", range(3))
def test_pycanon_counts_as_many_who_are_alike(seed: int) -> None:
    columns = rows(600, seed)
    for table in (columns, dict(anonymise(columns, KNOWN).columns)):
        assert judged(table, KNOWN) == anonymity(table, KNOWN)


@pytest.mark.parametrize("seed", range(3))
def test_pycanon_counts_people_of_several_rows_alike(seed: int) -> None:
    """Of one row for each person, with what each of their rows says beside each other."""
    chance = np.random.default_rng(seed)
    columns = rows(400, seed)
    whose = [f"p{one}" for one in chance.integers(0, 260, 400)]
    found = anonymise(columns, KNOWN, whose=whose)
    left = [whose[at] for at in found.kept]
    profiles: dict[str, list[str]] = {one: [] for one in left}
    for at, one in enumerate(left):
        profiles[one].append("|".join(found.columns[name][at] for name in KNOWN))
    table = {"profile": [" ".join(sorted(mine)) for mine in profiles.values()]}
    assert judged(table, ["profile"]) == anonymity(found.columns, KNOWN, left) >= 10
    assert alike(found.columns, KNOWN, left).min() >= 10
