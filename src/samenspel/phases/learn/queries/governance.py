"""Reading how governance changed: charters, noted hours, how long answers took, and what both sides say."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.conf import settings

from samenspel.methods.governing import Turned, turns
from samenspel.phases.learn.models.governance import Governed
from samenspel.phases.learn.models.watching import Noted, Readiness
from samenspel.phases.learn.queries.process import charters_of, took_days
from samenspel.spine.initiatives.models import Charter, Initiative

HOURS = ("staff_hours", "hours")


@dataclass(frozen=True)
class Governing:
    """Charters in their order, each with who decides what, and what changed between them."""

    charters: list[tuple[Charter, dict[str, str]]]
    turned: list[Turned]

    @property
    def matters(self) -> list[str]:
        return [*dict.fromkeys(matter for _charter, matters in self.charters for matter in matters)]


def governing_of(initiative: Initiative) -> Governing:
    charters = [*charters_of(initiative).prefetch_related("matters")]
    told = [(one, {matter.matter: matter.decided_by for matter in one.matters.all()}) for one in charters]
    return Governing(told, turns([(charter.number, matters) for charter, matters in told]))


@dataclass(frozen=True)
class Year:
    """`answered`: how many contributions that came in this year had an answer; `days`: until half of them had
    it, where they are not too few to tell."""

    year: int
    came: int
    answered: int
    days: int | None


def answered_by_year(initiative: Initiative) -> list[Year]:
    """By the year in which contributions came."""
    found: dict[int, list[int | None]] = defaultdict(list)
    for came, days in took_days(initiative):
        found[came.year].append(days)
    return [_year(year, took) for year, took in sorted(found.items())]


def _year(year: int, took: list[int | None]) -> Year:
    known = [days for days in took if days is not None]
    is_told = len(known) >= settings.FEWEST_SHOWN
    return Year(year, len(took), len(known), round(median(known)) if is_told else None)


def hours_noted(initiative: Initiative) -> list[Noted]:
    return [*initiative.noted.filter(gauge__in=HOURS).order_by("gauge", "pk")]


@dataclass(frozen=True)
class Checked:
    """One check of one side: whether it was its first, or the last of a year, and how much it answered."""

    side: str
    on: date
    answered: int
    is_first: bool


def readiness_over_time(initiative: Initiative) -> list[Checked]:
    """The first of each side, and the last of each year."""
    kept: dict[tuple[str, Any], Readiness] = {}
    first: dict[str, Readiness] = {}
    for one in initiative.readiness.order_by("pk"):
        first.setdefault(one.side, one)
        kept[one.side, one.checked_on.year] = one
    rows = {one.pk: one for one in (*first.values(), *kept.values())}
    return [
        Checked(one.side, one.checked_on, sum(map(bool, one.answers.values())), one == first[one.side])
        for _pk, one in sorted(rows.items())
    ]


def governed_by(initiative: Initiative) -> dict[str, list[Governed]]:
    """Of each side what it answered, the newest first."""
    found: dict[str, list[Governed]] = defaultdict(list)
    for one in initiative.governed.all():
        found[one.side].append(one)
    return found


def last_of(initiative: Initiative, side: str) -> Governed | None:
    return initiative.governed.filter(side=side).first()
