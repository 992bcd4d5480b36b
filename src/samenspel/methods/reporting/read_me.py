"""What whoever opens a bundle reads first."""

from __future__ import annotations

from .plans import Plan, digest

TEXT = """\
# {title}

{about}

## What is here

| file | holds |
|---|---|
| `data.csv` | the table that every analysis reads; an empty cell is no answer |
| `answers.csv` | the same answers with the reasons why there is none |
| `codebook.json`, `codebook-ddi.xml` | what all columns and codes mean (the second: DDI-Codebook 2.5) |
| `plan.json` | the plan of analysis, which the journal has sealed; all draws start from seed {seed} |
| `analysis.py`, `analysis.ipynb` | all analyses in Python, and in a notebook |
| `analysis.R`, `report.qmd` | the same in R, and for Quarto |
| `expected.json` | every number that has to come out |
| `requirements.txt` | the versions that these numbers were computed with |
| `check.sh` | looks whether the files are as they were packed, and whether all numbers come out |

The SHA-256 of `plan.json` is `{digest}`.

## What was expected

{expected}

## To check it

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    PYTHON=.venv/bin/python sh check.sh

Where answers were protected before they came in here, numbers may differ from those of the report;
`expected.json` is about the data in this bundle.
"""


def read_me(title: str, about: str, plan: Plan) -> str:
    return TEXT.format(
        title=title,
        about=about.strip() or "See the report for whose data these are.",
        expected="\n".join(f"- {one.code}: {one.text}" for one in plan.hypotheses),
        digest=digest(plan),
        seed=plan.seed,
    )
