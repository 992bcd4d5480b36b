"""A plan in the forms of the registries: OSF's Preregistration (version 3) as JSON, AsPredicted's as text.

https://github.com/CenterForOpenScience/osf.io, website/project/metadata: osf-preregistration-3.json,
aspredicted.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samenspel.methods.reporting import Direction, Hypothesis, Plan
from samenspel.methods.words import N_

SCHEMA = "OSF Preregistration"
VERSION = 3


@dataclass(frozen=True)
class Design:
    """`is_drawn`: chance decides who gets what. `kind`, `study`: what OSF and AsPredicted call it."""

    label: str
    kind: str
    study: str
    is_drawn: bool = False


_EXPERIMENT = (
    "Experiment - A researcher randomly assigns treatments to study subjects, this includes field or lab "
    "experiments. This is also known as an intervention experiment and includes randomized controlled trials."
)
_OBSERVED = (
    "Observational Study - Data is collected from study subjects that are not randomly assigned to a "
    "treatment. This includes surveys, “natural experiments,” and regression discontinuity designs."
)
DESIGNS: Mapping[str, Design] = {
    "invitation": Design(N_("Randomised invitation"), _EXPERIMENT, "Experiment", True),
    "wedge": Design(N_("Stepped wedge"), _EXPERIMENT, "Experiment"),
    "survey": Design(N_("Survey"), _OBSERVED, "Survey"),
    "q": Design(N_("Q-study"), "Other", "Other (describe below)"),
    "cases": Design(N_("Case comparison"), _OBSERVED, "Observational/archival study"),
}
FIELDS: Mapping[str, tuple[str, str]] = {
    "collected": (
        N_("Have data been collected already?"),
        N_("If so: which, and who has seen what of them."),
    ),
    "measured": (N_("What is measured, and how?"), N_("Each outcome, exactly as it will be computed.")),
    "conditions": (N_("Which conditions are there?"), N_("And how people come into them.")),
    "blinding": (N_("Who does not know who is in which condition?"), ""),
    "indices": (N_("How are measures put together?"), ""),
    "transformations": (N_("What is recoded or transformed?"), ""),
    "inference": (
        N_("When do you take something for shown?"),
        N_("Such as: the interval of 95 % lies above 0."),
    ),
    "missing": (N_("What is done about missing data?"), ""),
    "stopping": (N_("When does the collecting stop?"), N_("And who may stop it earlier, for which reason.")),
    "secondary": (N_("What else will be looked at?"), N_("Secondary and exploratory analyses, pilots.")),
}
"""What a plan says besides its hypotheses, as `Plan.more` has it: a question, and a line of help."""
_EXISTING = {
    True: "Registration prior to creation of data",
    False: "Registration prior to analysis of the data",
}


def osf(plan: Plan, title: str) -> str:
    """`registration_responses` of a draft registration, by the names that OSF's schema has."""
    more = plan.more
    design = DESIGNS.get(more.get("design", ""), DESIGNS["survey"])
    answers = {
        "q2": _hypotheses(plan),
        "q3": design.kind,
        "q4": [],
        "q5": more.get("blinding", ""),
        "q6": f"{design.label}. {more.get('conditions', '')}".strip(),
        "q7": _randomised(design, more),
        "q8": _EXISTING[not more.get("collected", "")],
        "q9": more.get("collected", ""),
        "q10": plan.question,
        "q11": str(plan.people or ""),
        "q12": plan.why_so_many,
        "q13": more.get("stopping", ""),
        "q14": more.get("conditions", "") if design.is_drawn else "",
        "q15": more.get("measured", ""),
        "q16": more.get("indices", ""),
        "q17": _analyses(plan),
        "q18": more.get("transformations", ""),
        "q19": more.get("inference", ""),
        "q20": _exclusions(plan),
        "q21": more.get("missing", ""),
        "q22": more.get("secondary", ""),
        "q23": "",
    }
    told = {
        "schema": SCHEMA,
        "version": VERSION,
        "title": title,
        "description": plan.question,
        "registration_responses": answers,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def aspredicted(plan: Plan, title: str) -> str:
    """Its questions with their answers, to be put into the form there.

    >>> print(aspredicted(Plan("Does a letter help?", ()), "Letters").splitlines()[0])
    1) Have any data been collected for this study already?
    """
    lines = (
        f"{number}) {asked}\n{said or '–'}\n" for number, (asked, said) in enumerate(_nine(plan, title), 1)
    )
    return "\n".join(lines)


def _nine(plan: Plan, title: str) -> Iterator[tuple[str, str]]:
    more = plan.more
    collected = more.get("collected", "")
    design = DESIGNS.get(more.get("design", ""), DESIGNS["survey"])
    yield (
        "Have any data been collected for this study already?",
        f"It's complicated. {collected}"
        if collected
        else "No, no data have been collected for this study yet.",
    )
    yield (
        "What's the main question being asked or hypothesis being tested in this study?",
        f"{plan.question}\n{_hypotheses(plan)}".strip(),
    )
    yield (
        "Describe the key dependent variable(s) specifying how they will be measured.",
        more.get("measured", ""),
    )
    yield "How many and which conditions will participants be assigned to?", more.get("conditions", "")
    yield (
        "Specify exactly which analyses you will conduct to examine the main question/hypothesis.",
        _analyses(plan),
    )
    yield (
        "Describe exactly how outliers will be defined and handled, and your precise rule(s) for excluding "
        "observations.",
        _exclusions(plan),
    )
    yield (
        "How many observations will be collected or what will determine sample size?",
        " ".join(filter(None, (str(plan.people or ""), plan.why_so_many, more.get("stopping", "")))),
    )
    yield "Anything else you would like to pre-register?", more.get("secondary", "")
    yield "Name and type of study", f"{title} ({design.study})"


def _randomised(design: Design, more: Mapping[str, str]) -> str:
    if not design.is_drawn:
        return ""
    within = more.get("strata", "")
    how = f", within strata of {within}" if within else ""
    return f"People are drawn one by one from a public list{how}, by a seed that nobody knew before."


def _hypotheses(plan: Plan) -> str:
    return "\n".join(f"{one.code}: {one.text} ({_direction(one)})" for one in plan.hypotheses)


def _direction(one: Hypothesis) -> str:
    way = {Direction.MORE: "more", Direction.LESS: "less", Direction.EITHER: "either way"}[one.direction]
    return way if one.matters is None else f"{way}; the least that matters: {one.matters:g}"


def _analyses(plan: Plan) -> str:
    return "\n".join(
        f"{one.code}: {one.method}({_spec(one)}), read from {one.estimate}; "
        f"seed {plan.seed}, level {plan.level:g}"
        for one in plan.hypotheses
    )


def _spec(one: Hypothesis) -> str:
    return ", ".join(f"{name}={value}" for name, value in one.spec.items())


def _exclusions(plan: Plan) -> str:
    return "\n".join(f"{one.column} = {', '.join(one.values)}: {one.reason}" for one in plan.exclusions)
