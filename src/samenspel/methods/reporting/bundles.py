"""A report to take home: protected answers, what they mean, the plan, and every number computed anew.

Two bundles of the same study are the same bytes: no moment, no order but the alphabet's, no random name.
"""

from __future__ import annotations

import csv
import hashlib
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from samenspel import __version__
from samenspel.methods.codebooks import (
    Chunk,
    Codebook,
    codebook_as_ddi,
    codebook_as_json,
    with_legal_names,
    write_csv,
)
from samenspel.methods.evidence import Data
from samenspel.methods.few import DEFAULT_K

from .analysis_table import analysis_table
from .checklists import Checklist, filled
from .findings import Finding, carry_out
from .numbers import numbers_as_json, numbers_of
from .participants import Census, Represented, against_census
from .plans import Plan, plan_as_json
from .read_me import read_me
from .rscripts import r_script
from .scripts import Told, notebook, python_script, quarto

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can say."""
LIBRARIES = ("numpy", "scipy", "statsmodels", "networkx", "highspy", "PyYAML")
CHECK = """\
#!/bin/sh
# Are all files as they were packed, and does every number come out?
set -eu
cd "$(dirname "$0")"
if command -v sha256sum >/dev/null; then sha256sum -c --quiet SHA256SUMS
else shasum -a 256 -c SHA256SUMS; fi
"${PYTHON:-python3}" analysis.py
if command -v Rscript >/dev/null; then Rscript analysis.R
else echo "R is not installed here, so analysis.R was not run."; fi
"""
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Study:
    """What goes into a bundle. `chunks` are protected already: nobody can be found in them who should not.
    `exploratory`: codes of hypotheses that came after outcomes had been seen; `about`: what README.md says
    first, such as whose data these are and under which licence."""

    title: str
    plan: Plan
    codebook: Codebook
    chunks: Sequence[Chunk]
    exploratory: tuple[str, ...] = ()
    fewest: int = DEFAULT_K
    census: Census = field(default_factory=dict)
    checklists: tuple[Checklist, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Bundle:
    """`content` is the zip; `findings` and `represented` are what its numbers say."""

    content: bytes
    findings: tuple[Finding, ...]
    represented: Represented | None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def build(study: Study, tell: Tell = lambda done, total: None) -> Bundle:
    """`tell` hears how far it is. Raises UnfitAnswers for answers that are none of the codebook's, and
    UnfitReport for a census that does not know them."""
    tell(0, 3)
    table = analysis_table(study.codebook, study.chunks)
    data = Data.read(table)
    findings = carry_out(study.plan, data, exploratory=study.exploratory, fewest=study.fewest)
    tell(1, 3)
    known = {name: levels for name, levels in study.census.items() if name in data.names}
    represented = against_census(data, known) if known else None
    files = {
        "data.csv": table,
        **_answers(study),
        **_texts(study, findings, represented),
        **({"census.csv": _census(known)} if known else {}),
    }
    tell(2, 3)
    return Bundle(zipped(files), findings, represented)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """With SHA256SUMS of all; the same bytes for the same files."""
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        for name, content in sorted({**files, "SHA256SUMS": sums.encode()}.items()):
            entry = ZipInfo(name, LONG_AGO)
            entry.create_system, entry.compress_type = 3, ZIP_DEFLATED
            entry.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            packed.writestr(entry, content, compresslevel=9)
    return target.getvalue()


def _answers(study: Study) -> dict[str, bytes]:
    """With the reasons why there is no answer, as archives want them."""
    named = with_legal_names(study.codebook)
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.csv")
        rows = write_csv(named, iter(study.chunks), path, study.language).rows
        return {
            "answers.csv": path.read_bytes(),
            "codebook.json": codebook_as_json(named).encode(),
            "codebook-ddi.xml": codebook_as_ddi(named, rows=rows).encode(),
        }


def _texts(study: Study, findings: tuple[Finding, ...], represented: Represented | None) -> dict[str, bytes]:
    told = Told(study.title, study.plan, findings, study.exploratory, study.fewest)
    texts = {
        "plan.json": plan_as_json(study.plan),
        "expected.json": numbers_as_json(numbers_of(findings, represented)),
        "analysis.py": python_script(told),
        "analysis.ipynb": notebook(told),
        "analysis.R": r_script(study.plan, findings),
        "report.qmd": quarto(told),
        "requirements.txt": "".join(_requirements()),
        "check.sh": CHECK,
        "README.md": read_me(study.title, study.about, study.plan),
    }
    for checklist in study.checklists:
        texts[f"checklist-{checklist.name.split()[0].lower()}.csv"] = _checklist(checklist, study.facts)
    return {name: text.encode() for name, text in texts.items()}


def _requirements() -> Iterator[str]:
    """The versions that these numbers were computed with."""
    yield f"# Python {platform.python_version()}\nsamenspel[evidence]=={__version__}\n"
    for library in LIBRARIES:
        try:
            yield f"{library}=={version(library)}\n"
        except PackageNotFoundError:
            continue


def _checklist(checklist: Checklist, facts: Mapping[str, str]) -> str:
    lines = StringIO(newline="")
    writer = _writer(lines, "item", "about", "state", "said")
    for line in filled(checklist, facts):
        said = " ".join(map(str, line.said))
        writer.writerow([line.item.number, line.item.about, line.state.value, said])
    return lines.getvalue()


def _census(census: Census) -> bytes:
    lines = StringIO(newline="")
    writer = _writer(lines, "variable", "category", "people")
    for variable, levels in census.items():
        writer.writerows([variable, level, f"{many:.12g}"] for level, many in levels.items())
    return lines.getvalue().encode()


def _writer(lines: StringIO, *heads: str) -> Any:
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(heads)
    return writer
