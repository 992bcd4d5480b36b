"""Reading series, editions, calls, contributions and who reviews them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from samenspel.foundation.locks.rows import fresh
from samenspel.phases.learn.models.calls import Call, ReviewPhase, every_call, every_phase
from samenspel.phases.learn.models.contributions import (
    Contribution,
    State,
    Version,
    every_contribution,
    every_version,
)
from samenspel.phases.learn.models.reviews import (
    Assignment,
    Remark,
    Reviewer,
    Stage,
    every_assignment,
    every_reviewer,
)
from samenspel.phases.learn.models.series import (
    Edition,
    Organiser,
    Series,
    every_edition,
    every_organiser,
    every_series,
)
from samenspel.phases.learn.rules.panels import chaired_by
from samenspel.spine.people.models import Person


def find_series(series_id: int) -> Series:
    return every_series().get(pk=series_id)


def find_edition(edition_id: int) -> Edition:
    return every_edition().get(pk=edition_id)


def find_call(call_id: int) -> Call:
    return every_call().get(pk=call_id)


def find_contribution(contribution_id: int) -> Contribution:
    return every_contribution().get(pk=contribution_id)


def find_version(contribution_id: int, number: int) -> Version:
    return every_version().get(contribution=contribution_id, number=number)


def find_reviewer(reviewer_id: int) -> Reviewer:
    return every_reviewer().get(pk=reviewer_id)


def find_assignment(assignment_id: int) -> Assignment:
    return every_assignment().get(pk=assignment_id)


def find_phase(phase_id: int) -> ReviewPhase:
    return every_phase().get(pk=phase_id)


def find_organiser(organiser_id: int) -> Organiser:
    return every_organiser().get(pk=organiser_id)


def locked_phase(phase: ReviewPhase) -> ReviewPhase:
    return fresh(every_phase(), phase.pk)


def locked_organiser(organiser: Organiser) -> Organiser:
    """All organisers of an edition wait for each other, so that one stays."""
    fresh(every_edition(), organiser.edition_id)
    return fresh(every_organiser(), organiser.pk)


def locked_call(call: Call) -> Call:
    """All that changes a call, or what is in it, waits for each other."""
    return fresh(every_call(), call.pk)


def locked_contribution(contribution: Contribution) -> Contribution:
    return fresh(every_contribution(), contribution.pk)


def locked_assignment(assignment: Assignment) -> Assignment:
    return fresh(every_assignment(), assignment.pk)


def locked_reviewer(reviewer: Reviewer) -> Reviewer:
    return fresh(every_reviewer(), reviewer.pk)


def editions_of(series: Series) -> "QuerySet[Edition]":
    return series.editions.all()


def calls_of(edition: Edition) -> "QuerySet[Call]":
    return every_call().filter(edition=edition)


def mine_in(call: Call, person: Any) -> list[Contribution]:
    """What this person contributes, and reviews as whom."""
    if not person.is_authenticated:
        return []
    return [*every_contribution().filter(call=call, authors__person=person).distinct()]


def reviewing_in(call: Call, person: Any) -> Reviewer | None:
    if not person.is_authenticated:
        return None
    return every_reviewer().filter(call=call, person=person).first()


def run_by(person: Any, call: Call) -> list[Contribution]:
    """Those that this person may know of, as one who runs the call: what a conflict hides is not there, and
    not in any number."""
    rows = every_contribution().filter(call=call).select_related("decision")
    found = rows.prefetch_related("authors", "versions", "themes", _assigned())
    return chaired_by(person, call, [*found])


def _assigned() -> "Prefetch[Any]":
    rows = every_assignment().exclude(stage=Stage.ENDED).select_related("review")
    return Prefetch("assignments", rows, to_attr="assigned")


def in_review(call: Call) -> "QuerySet[Contribution]":
    return every_contribution().filter(call=call, state=State.SUBMITTED)


def told_to(reviewer: Reviewer) -> "QuerySet[Assignment]":
    """What they were asked to read; a conflict may have come up since."""
    rows = every_assignment().filter(reviewer=reviewer, stage=Stage.TOLD, contribution__state=State.SUBMITTED)
    parts = (f"contribution__{part}" for part in ("themes", "authors", "versions"))
    return rows.select_related("review").prefetch_related(*parts)


def people_in(call: Call) -> "QuerySet[Person]":
    """Who contributed, reviews, or stands in."""
    here = Q(authored__contribution__call=call, authored__contribution__state=State.SUBMITTED)
    here |= Q(reviewing__call=call) | Q(substituted=call)
    return Person.objects.filter(here, is_active=True).distinct().order_by("pk")


def reviewers_of(call: Call) -> "QuerySet[Reviewer]":
    return every_reviewer().filter(call=call)


def assignments_of(contribution: Contribution) -> "QuerySet[Assignment]":
    rows = every_assignment().filter(contribution=contribution).exclude(stage=Stage.ENDED)
    return rows.select_related("review")


def are_told(call: Call) -> bool:
    """Whether any reviewer was told what to read."""
    return Assignment.objects.filter(contribution__call=call, stage=Stage.TOLD).exists()


def remarks_on(contribution: Contribution) -> "Iterable[Remark]":
    return contribution.remarks.all()
