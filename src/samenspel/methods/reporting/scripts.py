"""The analysis as text that runs: a script, a notebook, and a page that Quarto sets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .findings import Finding
from .plans import Plan
from .sentences import status, told

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
READ = """\
import json
from pathlib import Path

from samenspel.methods.evidence import Data
from samenspel.methods.reporting import (
    against_census, carry_out, differences, numbers_of, read_census, read_plan
)

here = {here}
plan = read_plan((here / "plan.json").read_text(encoding="utf-8"))
data = Data.read(here / "data.csv")"""
CARRY_OUT = """\
found = carry_out(plan, data, exploratory={exploratory!r}, fewest={fewest})"""
CENSUS = """\
census = here / "census.csv"
represented = against_census(data, read_census(census)) if census.exists() else None"""
COMPARE = """\
expected = json.loads((here / "expected.json").read_text(encoding="utf-8"))
numbers = numbers_of(found, represented)
wrong = differences(numbers, expected)
print(f"{{len(expected)}} numbers, {{len(wrong)}} different", *wrong, sep="\\n")"""


@dataclass(frozen=True)
class Told:
    """What the scripts of one study need to know."""

    title: str
    plan: Plan
    findings: Sequence[Finding]
    exploratory: tuple[str, ...]
    fewest: int

    def cells(self, here: str) -> list[str]:
        return [
            READ.format(here=here),
            CARRY_OUT.format(exploratory=self.exploratory, fewest=self.fewest),
            CENSUS,
            COMPARE.format(),
        ]


def python_script(study: Told) -> str:
    """Ends with 1 where a number does not come out."""
    head = f'"""{study.title}: every number of the report again. See README.md."""\n\nimport sys'
    read, *cells = study.cells("Path(__file__).resolve().parent")
    return "\n\n".join([f"{head}\n{read}", *cells, "sys.exit(1 if wrong else 0)\n"])


def notebook(study: Told) -> str:
    """Without outputs: who runs it sees them come."""
    read, carry_out, census, compare = study.cells("Path()")
    cells = [
        _words("title", f"# {study.title}\n\n{study.plan.question}"),
        _code("read", read),
        _code("carry-out", carry_out),
        *(cell for place, one in enumerate(study.findings) for cell in _cells(place, one)),
        _code("census", census),
        _code("compare", compare),
    ]
    whole = {"cells": cells, "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def quarto(study: Told) -> str:
    """The text of the report with its numbers computed where they stand."""
    read, carry_out, census, compare = study.cells("Path()")
    parts = [f"---\ntitle: {json.dumps(study.title, ensure_ascii=False)}\njupyter: python3\n---"]
    parts += [study.plan.question, _block(read), _block(carry_out)]
    for place, finding in enumerate(study.findings):
        parts += [_about(finding), _block(f"found[{place}].result")]
    return "\n\n".join([*parts, _block(census), _block(compare)]) + "\n"


def _cells(place: int, finding: Finding) -> Iterator[dict[str, object]]:
    yield _words(f"words-{place}", _about(finding))
    yield _code(f"result-{place}", f"found[{place}].result")


def _about(finding: Finding) -> str:
    one = finding.hypothesis
    sentences = " ".join(map(str, told(finding)))
    return f"## {one.code}\n\n{one.text}\n\n{sentences}\n\n*{status(finding)}*"


def _block(code: str) -> str:
    return f"```{{python}}\n{code}\n```"


def _words(key: str, text: str) -> dict[str, object]:
    return {"cell_type": "markdown", "id": key, "metadata": {}, "source": text}


def _code(key: str, source: str) -> dict[str, object]:
    return {
        "cell_type": "code",
        "id": key,
        "metadata": {},
        "source": source,
        "execution_count": None,
        "outputs": [],
    }
