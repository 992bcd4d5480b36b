"""Initiatives as cases of the field: what coders said of them, and which belong in the catalogue."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from samenspel.methods.typology import (
    Coded,
    Judgement,
    disagreed,
    field_sectors,
    judge_all,
    pairs_alike,
    together,
)
from samenspel.spine.initiatives.models import Activity, Initiative
from samenspel.spine.initiatives.models.coding import Code, Coding
from samenspel.spine.initiatives.queries import Machine, visible_initiatives
from samenspel.spine.initiatives.rules import TWO


def in_catalogue() -> QuerySet[Initiative]:
    """What anyone may count and compare: public, not invented, and none with children, from whose pages
    machines stay away."""
    return visible_initiatives(Machine()).filter(is_invented=False)


def coded_cases() -> QuerySet[Initiative]:
    return in_catalogue().prefetch_related("codings__codes", "further_services__service")


def coding_by(person: Any, initiative: Initiative) -> Coding | None:
    if not person.is_authenticated:
        return None
    return initiative.codings.filter(coder=person).prefetch_related("codes").first()


@dataclass(frozen=True)
class Case:
    """One initiative with its codings, in an order that does not tell who gave which."""

    initiative: Initiative
    codings: list[Coding]

    @property
    def is_open(self) -> bool:
        """Both coders have answered: now everyone may read what they said."""
        return len(self.codings) >= TWO

    @property
    def answers(self) -> dict[str, str]:
        """What the coders say together; nothing before both did."""
        return together(coding.now for coding in self.codings) if self.is_open else {}

    @property
    def judgements(self) -> list[Judgement]:
        return judge_all(self.answers)

    @property
    def differing(self) -> list[str]:
        return disagreed(coding.now for coding in self.codings) if self.is_open else []

    @property
    def alone(self) -> Coded:
        """What each said before reading the other."""
        return {str(coding.coder_id): coding.alone for coding in self.codings} if self.is_open else {}

    @property
    def alike(self) -> tuple[int, int]:
        return pairs_alike(self.alone)

    @property
    def sectors(self) -> list[str]:
        """Of all its services, as the field tells sectors apart."""
        services = [self.initiative.service, *(one.service for one in self.initiative.further_services.all())]
        return sorted({sector for service in services for sector in field_sectors(service.sector)})


def case_of(initiative: Initiative) -> Case:
    codings = initiative.codings.all()
    if "codings" not in getattr(initiative, "_prefetched_objects_cache", {}):
        codings = codings.prefetch_related("codes")
    return Case(initiative, sorted(codings, key=_order))


def _order(coding: Coding) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """By what was said, and so never by who came first."""
    return sorted(coding.alone.items()), sorted(coding.now.items())


def said_alone() -> list[Coded]:
    """Of each case in the catalogue that two people coded: what each said before reading the other."""
    twice = in_catalogue().annotate(coders=Count("codings")).filter(coders__gte=TWO).order_by()
    codes = Code.objects.filter(coding__initiative__in=twice.values("pk")).order_by()
    cases: dict[int, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for case, coder, name, answer in codes.values_list(
        "coding__initiative", "coding__coder", "criterion", "alone"
    ):
        cases[case][str(coder)][name] = answer
    return [*cases.values()]


def placed_activities(initiative: Initiative) -> tuple[list[Activity], int]:
    """All of them, and of how many nothing was said."""
    activities = list(initiative.activities.all())
    return activities, Counter(one.is_placed for one in activities)[False]
