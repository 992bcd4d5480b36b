"""Reading the register: risks with their scores as far as they are open, causes, consequences, measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from samenspel.foundation.locks.rows import fresh
from samenspel.methods.barriers import Gap, catalogue, gap_of
from samenspel.methods.typology import field_sectors
from samenspel.phases.learn.models.risks import (
    Measure,
    Risk,
    RiskSide,
    Score,
    Scoring,
    Strand,
    every_measure,
    every_risk,
)
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.models import Initiative, Membership


def find_risk(risk_id: int) -> Risk:
    return every_risk().get(pk=risk_id)


def find_measure(risk_id: int, measure_id: int) -> Measure:
    return every_measure().get(pk=measure_id, strand__risk=risk_id)


def locked_risk(risk: Risk) -> Risk:
    """Others who change it, or score it, wait."""
    return fresh(every_risk(), risk.pk)


def locked_measure(measure: Measure) -> Measure:
    locked_risk(measure.strand.risk)
    return fresh(every_measure(), measure.pk)


def risks_of(initiative: Initiative) -> QuerySet[Risk]:
    """With all that the register tells of them, in a number of queries that does not grow."""
    scorings = Scoring.objects.prefetch_related("scores")
    strands = Strand.objects.prefetch_related(Prefetch("measures", Measure.objects.select_related("owner")))
    return (
        every_risk()
        .filter(initiative=initiative)
        .prefetch_related(Prefetch("scorings", scorings), Prefetch("strands", strands))
    )


@dataclass(frozen=True)
class Scored:
    """One scoring as a person may read it: all of it once it is open, and until then only what one's own side
    said. Nothing tells whether the other side has scored."""

    scoring: Scoring
    side: str

    @property
    def is_open(self) -> bool:
        return self.scoring.opened_at is not None

    @cached_property
    def scores(self) -> dict[str, Score]:
        found = {score.side: score for score in self.scoring.scores.all()}
        return {side: one for side, one in found.items() if self.is_open or side == self.side}

    @property
    def own(self) -> Score | None:
        return self.scores.get(self.side)

    @property
    def gap(self) -> Gap | None:
        """How far the organisation is above the citizens."""
        if not self.is_open or len(self.scores) < len(RiskSide):
            return None
        return gap_of(self.scores[RiskSide.CITIZEN].pair, self.scores[RiskSide.ORGANISATION].pair)


def scored_for(person: Any, risk: Risk) -> list[Scored]:
    """The newest first."""
    side = side_of(person, risk)
    return [Scored(scoring, side) for scoring in risk.scorings.all()]


def risks_to_score(side: str, initiatives: Sequence[Any]) -> QuerySet[Risk]:
    """Open ones of which this side has not scored the last time."""
    waiting = Scoring.objects.filter(opened_at=None).exclude(scores__side=side)
    return Risk.objects.filter(initiative__in=initiatives, closed_at=None, scorings__in=waiting)


def without_owner(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Those whose owner takes part no more."""
    here = {"initiative": OuterRef("strand__risk__initiative"), "person": OuterRef("owner")}
    there = Membership.objects.filter(**here, left_at=None, person__erased_at=None)
    return measures.exclude(Exists(there))


def owners_of(initiative: Initiative) -> list[tuple[str, str]]:
    """Who can own a measure: whoever takes part now, but for children."""
    members = initiative.memberships.filter(left_at=None, person__erased_at=None, person__child=None)
    return [(str(one.person_id), str(one.person)) for one in members.select_related("person")]


def is_owner(initiative: Initiative, person: Any) -> bool:
    current = Membership.objects.filter(initiative=initiative, left_at=None, person=person)
    return current.filter(person__child=None).exists()


def sectors_of(initiative: Initiative) -> list[str]:
    """Of all its services, as the field tells sectors apart."""
    further = [one.service for one in initiative.further_services.select_related("service")]
    return sorted({name for one in (initiative.service, *further) for name in field_sectors(one.sector)})


def entries_for(initiative: Initiative) -> list[tuple[str, Any]]:
    """Of the catalogue: what hinders in the sectors of this initiative."""
    return [
        (one.name, one.label) for one in catalogue().within(sectors_of(initiative)) if one.effect != "helps"
    ]
