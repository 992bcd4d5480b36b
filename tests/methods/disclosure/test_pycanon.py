"""pycanon, a judge of another make, confirms k. It pins an older NumPy, so it lives in an environment of its
own: PYCANON names that one's Python."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from samenspel.methods.disclosure import anonymise, anonymity
from tests.methods.disclosure.test_counts import rows

JUDGE = """
import json, sys
import pandas
from pycanon import anonymity
columns, known = json.load(sys.stdin)
print(anonymity.k_anonymity(pandas.DataFrame(columns), known))
"""


@pytest.mark.skipif("PYCANON" not in os.environ, reason="pycanon is not installed")
@pytest.mark.parametrize("seed", range(3))
def test_pycanon_counts_as_many_who_are_alike(seed: int) -> None:
    known = ["age", "area"]
    columns = rows(600, seed)
    for table in (columns, dict(anonymise(columns, known).columns)):
        done = subprocess.run(
            [os.environ["PYCANON"], "-c", JUDGE],
            input=json.dumps([table, known]),
            capture_output=True,
            text=True,
            check=True,
        )
        assert int(done.stdout) == anonymity(table, known)
