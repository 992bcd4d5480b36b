"""Reading reports, and what the house knows for one: who took part, what they did, and what it cost."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Count

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Entry
from samenspel.methods.disclosure import shown_counts, shown_table
from samenspel.phases.assess.models.reports import Report, Stage, Version, every_version
from samenspel.spine.initiatives.models import Initiative, Membership, Side
from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.things import costs_of
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.randomisations import drawn_of, fates_of


def find_version(version_id: int) -> Version:
    return every_version().get(pk=version_id)


def published_of(report: Report) -> list[Version]:
    """The newest first."""
    return [*report.versions.exclude(published_at=None)]


def found_before(report: Report) -> dict[str, Any]:
    """What the last version that was made found in the answers."""
    last = report.versions.exclude(stage=Stage.MAKING).order_by("-number").first()
    return dict(last.parts.get("answers", {})) if last else {}


def is_over(survey: Survey) -> bool:
    """For all: until then nobody looks at outcomes."""
    closes_at = survey.activity.closes_at
    return closes_at is not None and closes_at <= clock.settled()


def members_by_side(initiative: Initiative) -> dict[str, int | None]:
    """Who takes part now; what points at few is None."""
    members = Membership.objects.filter(initiative=initiative, left_at=None)
    found = dict(members.values_list("side").annotate(Count("person", distinct=True)).order_by("side"))
    counts = [found.get(side, 0) for side in Side.values]
    return dict(zip(Side.values, shown_counts(counts, settings.FEWEST_SHOWN), strict=True))


def done_by_phase(initiative: Initiative) -> Iterator[dict[str, Any]]:
    """How many people did something in each phase, and how many things; of few people neither."""
    entries = Entry.objects.filter(initiative_id=initiative.pk).exclude(phase="").exclude(actor="")
    people = entries.order_by().values_list("phase").annotate(Count("actor", distinct=True))
    things = dict(entries.order_by().values_list("phase").annotate(Count("pk")))
    counted = dict(people)
    for phase in Phase.values:
        if phase in counted:
            is_shown = counted[phase] >= settings.FEWEST_SHOWN
            yield {
                "phase": phase,
                "people": counted[phase] if is_shown else None,
                "things": things[phase] if is_shown else None,
            }


GROUPED = {
    "not_written": ("left", "waiting", "stopped"),
    "undelivered": ("undelivered",),
    "silent": ("silent", "began", "full"),
    "refused": ("withdrew",),
    "complete": ("handed_in",),
}
"""Of whom chance drew: what is told together, so that less of it points at few."""


def flow_of(survey: Survey) -> dict[str, Any]:
    """Where chance decided who is asked: how many were listed and drawn, and by arm what became of
    them; what points at few is None. Nothing while outcomes are closed."""
    drawn = drawn_of(survey)
    if drawn is None or drawn.is_blind:
        return {}
    arms, fates = [*drawn.arms.all()], fates_of(drawn)
    counts = [[sum(fates[arm.number][fate] for fate in group) for arm in arms] for group in GROUPED.values()]
    shown = shown_table(counts, settings.FEWEST_SHOWN)
    return {
        "listed": drawn.people,
        "arms": [arm.name for arm in arms],
        "drawn": [arm.drawn for arm in arms],
        "became": dict(zip(GROUPED, shown, strict=True)),
    }


def costs_in(initiative: Initiative) -> list[dict[str, Any]]:
    """As the cards of all phases say them. Words are told in the language of who makes the report."""
    return [
        {
            "side": one.side,
            "what": str(one.what),
            "hours": one.hours,
            "for_each": one.for_each,
            "cents": one.cents,
            "currency": one.currency,
        }
        for one in costs_of(initiative)
    ]
