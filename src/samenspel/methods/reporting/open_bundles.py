"""What everyone may take home: released counts, what they mean, and every share of them computed anew.

Nothing else than what was published already, so that it needs no agreement; it runs where there is Python or
R and nothing besides. Two bundles of the same releases are the same bytes.
"""

from __future__ import annotations

import csv
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from io import StringIO

from samenspel import __version__

from .bundles import CHECK, zipped
from .flow import wilson
from .numbers import numbers_as_json
from .open_scripts import open_python, open_r, open_read_me
from .plans import Plan, plan_as_json

ALL, COUNT, LEVEL = "all", "count", 0.95
COUNTED_WITH = ("numpy", "highspy")
"""What counts, hides and proves."""


@dataclass(frozen=True)
class Released:
    """One release, as the ledger has it. `name`: of its files; `counts`: CSV with a column for each variable
    ("all" in a total) and `count`, empty where it is hidden; `content`: JSON, of which the ledger tells the
    SHA-256; `about`: in a line, such as its day and its licence."""

    name: str
    counts: str
    codebook: str
    content: str
    about: str = ""


@dataclass(frozen=True)
class OpenStudy:
    """`plan`: the last that was locked; everyone may read it."""

    title: str
    releases: Sequence[Released]
    plan: Plan | None = None
    about: str = ""


def build_open(study: OpenStudy) -> bytes:
    """The zip."""
    shares = {one.name: [*shares_of(one)] for one in study.releases}
    numbers = dict(number for one in study.releases for number in _numbers(one.name, shares[one.name]))
    texts = {
        "README.md": open_read_me(study.title, study.about, {one.name: one.about for one in study.releases}),
        "analysis.py": open_python([*shares]),
        "analysis.R": open_r({name: [one.numbers for one in rows] for name, rows in shares.items()}),
        "expected.json": numbers_as_json(numbers),
        "requirements.txt": "".join(_versions()),
        "check.sh": CHECK,
        **({"plan.json": plan_as_json(study.plan)} if study.plan else {}),
    }
    for one in study.releases:
        texts |= {
            f"{one.name}.csv": one.counts,
            f"{one.name}.codebook.csv": one.codebook,
            f"{one.name}.json": one.content,
        }
    return zipped({name: text.encode() for name, text in texts.items()})


@dataclass(frozen=True)
class Share:
    """Of all people who were counted the part in one `cell`, from `low` to `high` if they were drawn by lot
    from many; None where the count is hidden."""

    cell: str
    numbers: tuple[float, float, float] | None


def shares_of(release: Released) -> Iterator[Share]:
    """Of each line, in the order of the file.

    >>> found = shares_of(Released("r", "age,count\\nyoung,12\\nold,\\nall,43\\n", "", ""))
    >>> [(one.cell, one.numbers and round(one.numbers[0], 3)) for one in found]
    [('age=young', 0.279), ('age=old', None), ('', 1.0)]
    """
    rows = [*csv.DictReader(StringIO(release.counts))]
    everybody = next((int(row[COUNT]) for row in rows if row[COUNT] and not _cell(row)), 0)
    for row in rows:
        is_told = bool(row[COUNT] and everybody)
        yield Share(_cell(row), wilson(int(row[COUNT]), everybody, LEVEL) if is_told else None)


def _cell(row: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in row.items() if name != COUNT and value != ALL)


def _numbers(name: str, shares: Sequence[Share]) -> Iterator[tuple[str, float | str]]:
    yield f"{name}: cells", float(len(shares))
    yield f"{name}: hidden", float(sum(one.numbers is None for one in shares))
    for one in shares:
        if one.numbers is not None:
            for part, number in zip(("share", "low", "high"), one.numbers, strict=True):
                yield f"{name}: {one.cell or ALL}: {part}", number


def _versions() -> Iterator[str]:
    yield f"# Python {platform.python_version()}; analysis.py needs nothing besides.\n"
    yield "# Counted, hidden and proven with:\n"
    yield f"samenspel=={__version__}\n"
    yield from (f"{library}=={version(library)}\n" for library in COUNTED_WITH)
