"""One case: its name, what it is in the field's words, and how far it has each factor and outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from samenspel.methods.barriers import Kind, catalogue
from samenspel.methods.words import N_

from .case_terms import CASE_TERMS as CASE_TERMS

Said = Mapping[str, str]
CONDITIONS: dict[str, Said] = {
    one.name: one.label for one in catalogue().entries if one.kind in (Kind.FACTOR, Kind.BARRIER)
}
OUTCOMES = {
    "outcome_participation": N_("Citizens put in more, or more of them do"),
    "outcome_service": N_("The service has better results"),
    "outcome_satisfaction": N_("People are more satisfied"),
    "outcome_cost": N_("It costs less for the same"),
    "outcome_trust": N_("Trust and civic engagement grow"),
    "outcome_inclusion": N_("Those who are seldom heard are in it, and benefit"),
    "outcome_public_value": N_("Public value is created, and conflicts are dealt with"),
    "outcome_continuation": N_("It is alive a year later"),
}
"""After the outcomes that studies measure (docs/explanation/factors.md)."""
SCORES = (*CONDITIONS, *OUTCOMES)
ABOUT = ("case", "title", "place", "sector")
SOURCE = ("doi", "page")


@dataclass(frozen=True, kw_only=True)
class Case:
    """`terms`: what was said, by the name of the term. `scores`: from 0, not at all, to 1, fully; what nobody
    scored, or coders score differently, is not there. `differing`: the latter."""

    key: str
    title: str
    place: str = ""
    sectors: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scores: Mapping[str, float] = field(default_factory=dict)
    doi: str = ""
    page: str = ""
    differing: tuple[str, ...] = ()


def columns() -> list[str]:
    """Of a file of cases, in their order."""
    return [*ABOUT, *(term.name for term in CASE_TERMS), *SCORES, *SOURCE]


def row_of(case: Case) -> list[str]:
    """As `columns` names them; empty where nothing is known."""
    return [
        case.key,
        case.title,
        case.place,
        " ".join(case.sectors),
        *(" ".join(case.terms.get(term.name, ())) for term in CASE_TERMS),
        *(f"{case.scores[name]:g}" if name in case.scores else "" for name in SCORES),
        case.doi,
        case.page,
    ]


def label_of(name: str) -> Said:
    """Of a condition or an outcome, by language; of an outcome in English only, for translators."""
    return CONDITIONS.get(name) or {"en": OUTCOMES[name]}
