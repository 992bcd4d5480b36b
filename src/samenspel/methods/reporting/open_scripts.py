"""What runs in a bundle for everyone: in Python alone, and in R alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

PYTHON = '''\
"""Every share of the released counts again, and whether it is the one that is expected. See README.md."""

import csv
import json
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
RELEASES = {releases}
Z = 1.959963984540054  # 95 %


def wilson(many, of):
    """A part and its interval (Wilson 1927, doi 10.1080/01621459.1927.10502953)."""
    part = many / of
    middle = (part + Z**2 / (2 * of)) / (1 + Z**2 / of)
    half = Z * (part * (1 - part) / of + Z**2 / (4 * of**2)) ** 0.5 / (1 + Z**2 / of)
    return part, max(0.0, middle - half), min(1.0, middle + half)


def cell_of(row):
    told = [(name, value) for name, value in row.items() if name != "count" and value != "all"]
    return ", ".join(f"{{name}}={{value}}" for name, value in told)


def numbers_of(name):
    with (here / f"{{name}}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    everybody = next((int(row["count"]) for row in rows if row["count"] and not cell_of(row)), 0)
    told = [row for row in rows if row["count"] and everybody]
    yield f"{{name}}: cells", len(rows)
    yield f"{{name}}: hidden", len(rows) - len(told)
    for row in told:
        for part, number in zip(("share", "low", "high"), wilson(int(row["count"]), everybody)):
            yield f"{{name}}: {{cell_of(row) or 'all'}}: {{part}}", number


numbers = dict(number for name in RELEASES for number in numbers_of(name))
expected = json.loads((here / "expected.json").read_text(encoding="utf-8"))
wrong = [
    name
    for name in {{**expected, **numbers}}
    if name not in expected or name not in numbers or abs(numbers[name] - expected[name]) > 1e-6
]
print(f"{{len(expected)}} numbers, {{len(wrong)}} different", *wrong, sep="\\n")
sys.exit(1 if wrong else 0)
'''
R_HEAD = """\
# Every share of the released counts again, in R alone: Rscript analysis.R
same <- TRUE
check <- function(file, share, low, high) {
  d <- read.csv(file, colClasses = "character", check.names = FALSE, na.strings = "", encoding = "UTF-8")
  count <- as.numeric(d[["count"]])
  names <- setdiff(colnames(d), "count")
  whole <- which(apply(d[names], 1, function(cells) all(cells == "all")))[1]
  found <- t(sapply(count, function(many) {
    if (is.na(many)) return(c(NA, NA, NA))
    test <- suppressWarnings(prop.test(many, count[whole], correct = FALSE))
    c(many / count[whole], test$conf.int)
  }))
  expected <- cbind(share, low, high)
  equal <- isTRUE(all.equal(unname(found), unname(expected), tolerance = 1e-6))
  cat(sprintf("%s: %d shares %s\\n", file, sum(!is.na(share)), if (equal) "equal" else "DIFFERENT"))
  if (!equal) same <<- FALSE
}
"""
R_FOOT = "if (!same) quit(status = 1)\n"
READ_ME = """\
# {title}

{about}

These are counts of people that were published as open data, and nothing else: no row of a person is here.
No count of few people is told, and it was proven that none can be computed from all of this together. An
empty count is hidden. No noise was added; hiding and proving start from the seed 0, so that they come out
the same.

{releases}

| file | holds |
|---|---|
| `release-….csv` | the counts; “all” in a total |
| `release-….codebook.csv` | what variables and categories mean |
| `release-….json` | both in one file; its SHA-256 stands in the ledger of releases |
| `analysis.py`, `analysis.R` | every share with its interval; they need Python or R, and nothing besides |
| `expected.json` | every number that has to come out |
| `requirements.txt` | the versions with which this was counted, hidden and proven |
| `plan.json` | the plan of analysis, which the journal has sealed, where there is one |
| `check.sh` | looks whether the files are as they were packed, and whether all numbers come out |

An interval says how far a share may be from that of everyone, if these people had been drawn by lot.

    sh check.sh
"""


def open_python(releases: Sequence[str]) -> str:
    """Ends with 1 where a number does not come out."""
    return PYTHON.format(releases=json.dumps([*releases]))


def open_r(shares: Mapping[str, Sequence[tuple[float, float, float] | None]]) -> str:
    parts = [R_HEAD]
    for name, rows in shares.items():
        columns = [[None if row is None else row[at] for row in rows] for at in range(3)]
        told = ",\n".join(f"  c({', '.join(map(_in_r, column))})" for column in columns)
        parts.append(f'check("{name}.csv",\n{told})')
    return "\n".join([*parts, R_FOOT])


def _in_r(number: float | None) -> str:
    return "NA" if number is None else f"{number:.12g}"


def open_read_me(title: str, about: str, releases: Mapping[str, str]) -> str:
    lines = "\n".join(f"- `{name}`: {told}" for name, told in releases.items())
    return READ_ME.format(title=title, about=about.strip(), releases=lines)
