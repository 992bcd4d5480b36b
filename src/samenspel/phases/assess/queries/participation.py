"""Who was asked, what became of them, and who came again: of each wave, once it is over."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db.models import Count

from samenspel.methods.disclosure import shown_counts
from samenspel.methods.questionnaires import Dispositions
from samenspel.phases.assess.models.reports import Report, Stage
from samenspel.spine.initiatives.models import Membership
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Asked, Survey, Wave
from samenspel.tools.surveys.queries.dispositions import OF_STATE, dispositions_of, told_rates
from samenspel.tools.surveys.queries.surveys import is_over

Found = dict[str, Any]
NOT_ASKED = ("not_reached", "undelivered", "silent")
"""What nobody knows of who saw a link for everyone and went away."""


def waves_of(report: Report) -> Iterator[Found]:
    """What points at few is None, in all that can be computed from it too."""
    survey, before = report.survey, _told_before(report)
    waves = [*survey.waves.select_related("survey__activity").order_by("number")] if survey else []
    for place, wave in enumerate(waves):
        if is_over(wave):
            told, exact = _of_wave(wave, waves[place - 1] if place else None)
            yield _steady(told, exact, before.get(wave.number, {}))
        else:
            yield {"number": wave.number, "is_over": False}


def _told_before(report: Report) -> dict[int, Found]:
    last = report.versions.exclude(stage=Stage.MAKING).order_by("-number").first()
    waves = last.parts.get("who", {}).get("waves", ()) if last else ()
    return {one["number"]: one for one in waves if one.get("is_over")}


def _of_wave(wave: Wave, before: Wave | None) -> tuple[Found, Found]:
    """What is told of it, and all that it is told of, exactly."""
    found = _dispositions(wave)
    counts = {name: many for name, many in asdict(found).items() if name != "other"}
    if wave.survey.asked == Asked.EVERYONE:
        counts = {name: many for name, many in counts.items() if name not in NOT_ASKED}
    shown = dict(zip(counts, shown_counts([*counts.values()], settings.FEWEST_SHOWN), strict=True))
    came = _came_again(before, wave) if before else {}
    is_told = not any(0 < many < settings.FEWEST_SHOWN for many in came.values())
    everybody = sum(counts.values())
    told = {
        "number": wave.number,
        "is_over": True,
        "asked_of": wave.survey.asked,
        "all": everybody if any(shown.values()) else None,
        **shown,
        "rates": {name: float(rate) for name, rate in _rates(wave.survey, found).items()},
        "came": {name: many if is_told else None for name, many in came.items()},
    }
    return told, {"all": everybody, **counts, "came": came}


def _rates(survey: Survey, found: Dispositions) -> Mapping[str, Any]:
    """Of a link for everyone there is no rate of response: nobody knows who saw it."""
    return {} if survey.asked == Asked.EVERYONE else told_rates(found)


def _dispositions(wave: Wave) -> Dispositions:
    if wave.survey.asked == Asked.INVITED:
        return dispositions_of(wave)
    states = Response.objects.filter(wave=wave).order_by("state").values_list("state")
    counts = {OF_STATE[State(state)]: many for state, many in states.annotate(Count("pk"))}
    members = _members(wave.survey) if wave.survey.asked == Asked.MEMBERS else 0
    return Dispositions(**counts, not_reached=max(0, members - sum(counts.values())))


def _members(survey: Survey) -> int:
    return Membership.objects.filter(initiative=survey.initiative, left_at=None).count()


def _came_again(before: Wave, wave: Wave) -> dict[str, int]:
    """Of those who handed in the time before and this time: in both, only then, only now."""
    first, second = (_who_handed_in(one) for one in (before, wave))
    return {"again": len(first & second), "gone": len(first - second), "new": len(second - first)}


def _who_handed_in(wave: Wave) -> set[str]:
    return {*wave.responses.filter(state=State.FINISHED).values_list("pseudonym", flat=True)}


def _steady(told: Found, exact: Found, before: Found) -> Found:
    """Two versions of which one counts fewer by one would point at whoever withdrew in between: where numbers
    differ by few, the earlier ones stand."""
    return before if before and _differ_by_few(exact, before) else told


def _differ_by_few(exact: Found, before: Found) -> bool:
    pairs = [(many, before.get(name)) for name, many in exact.items() if name != "came"]
    pairs += [(many, before.get("came", {}).get(name)) for name, many in exact["came"].items()]
    return any(was is not None and 0 < abs(many - was) < settings.FEWEST_SHOWN for many, was in pairs)
