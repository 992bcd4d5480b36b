"""A small study by lot, with an outcome, a group and a reason for each missing answer."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from samenspel.methods.codebooks import Codebook, Kind, NoAnswer, Value, Variable, chunks_of
from samenspel.methods.reporting import CONSORT, Exclusion, Hypothesis, Plan, Study

CODEBOOK = Codebook(
    id="walks",
    title={"en": "Walks"},
    languages=("en",),
    key="person",
    variables=(
        Variable("person", "person", Kind.TEXT, {"en": "Number of the person"}),
        Variable("street", "street", Kind.TEXT, {"en": "Street"}),
        Variable(
            "arm", "arm", Kind.CHOICE, {"en": "Arm"}, (Value(0, {"en": "not"}), Value(1, {"en": "asked"}))
        ),
        Variable("hours", "hours", Kind.NUMBER, {"en": "Hours"}, decimals=1),
        Variable("sex", "sex", Kind.TEXT, {"en": "Sex"}),
        Variable("trust", "trust", Kind.NUMBER, {"en": "Trust"}),
    ),
)
BY_LOT = Hypothesis(
    "h1",
    "Who is asked\nwalks more.",
    "itt",
    {"outcome": "hours", "assigned": "arm", "control": "0", "covariates": ["trust"]},
    "arm=1",
    "more",
    0.2,
)
TOGETHER = Hypothesis(
    "h2",
    "Trust and walking go together.",
    "ols",
    {"outcome": "hours", "predictors": ["trust", "sex"]},
    "trust",
)
BY_STREET = Hypothesis(
    "h3",
    "It also holds by street.",
    "ols",
    {"outcome": "hours", "predictors": ["arm"], "cluster": ["street"]},
    "arm",
)
PLAN = Plan(
    "Does it help to ask?",
    (BY_LOT, TOGETHER, BY_STREET),
    (Exclusion("street", ("Test", "None"), "the testers"),),
    people=200,
    seed=7,
)


def rows(count: int = 240) -> list[dict[str, Any]]:
    chance = random.Random(3)
    return [_row(number, chance) for number in range(count)]


def study(**others: Any) -> Study:
    told: Mapping[str, Any] = {
        "title": 'Walks "in the park"',
        "plan": PLAN,
        "codebook": CODEBOOK,
        "chunks": tuple(chunks_of(CODEBOOK, rows())),
        "exploratory": ("h3",),
        "census": {"sex": {"f": 5000, "m": 5200}, "unasked": {"a": 1}},
        "checklists": (CONSORT,),
        "facts": {"title": "A randomised study of walks"},
    }
    return Study(**{**told, **others})


def _row(number: int, chance: random.Random) -> dict[str, Any]:
    arm, trust = number % 2, chance.randint(1, 5)
    hours = round(2 + 0.8 * arm + 0.3 * trust + chance.gauss(0, 1), 1)
    return {
        "person": f"p{number:03}",
        "street": "Test" if number % 40 == 0 else f"s{number % 14}",
        "arm": arm,
        "hours": NoAnswer.SKIPPED if number % 17 == 0 else hours,
        "sex": "f" if chance.random() < 0.7 else "m",
        "trust": trust,
    }
