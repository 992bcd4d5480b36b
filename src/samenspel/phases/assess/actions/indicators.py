"""Saying what should change, moving the goal, and ending it; each with its reason."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.versions import refuse_overtaken
from samenspel.foundation.tasks import start
from samenspel.methods.indicators import Rhythm
from samenspel.phases.assess.models.indicators import Indicator, RemoteSource, TargetChange
from samenspel.phases.assess.queries.indicators import exact, locked_indicator
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("assess.add_indicator", _("{actor} said what should change, and how that is measured: {title}."))
describe("assess.change_indicator", _("{actor} changed how {title} is described."), news=False)
describe(
    "assess.change_target",
    _("{actor} moved the goal of {title}: from {before} by {before_on} to {now} by {now_on}."),
)
describe("assess.end_indicator", _("{actor} ended the measuring of {title}."))
describe("assess.resume_indicator", _("{actor} took up the measuring of {title} again."))
describe("assess.archive_indicator", _("{actor} put {title} in the archive."), news=False)
describe("assess.count_entries", _("{actor} said what is counted in the journal for {title}."), news=False)
FIXED = ("unit", "rhythm")
SAID = (
    "outcome",
    "title",
    "unit",
    "rhythm",
    "aim",
    "begins_on",
    "baseline",
    "source",
    "comparison",
    "compared_with",
)
GOAL = ("target", "target_on")


def add_indicator(*, actor: Person, initiative: Initiative, **about: Any) -> Indicator:
    """`about`: the fields of the indicator, with its goal."""
    with acting(actor, "assess.add_indicator", initiative) as initiative:
        if initiative.indicators.filter(title=about["title"]).exists():
            raise Refused("assess.add_indicator", _("Another indicator here is called so already."))
        indicator = Indicator.objects.create(initiative=initiative, **about)
        tell(actor, "assess.add_indicator", indicator, title=indicator.title)
    return indicator


def change_indicator(*, actor: Person, indicator: Indicator, seen: str = "", **about: Any) -> Indicator:
    """Its words, its start and what was known before. With values of one unit and one rhythm, both stay."""
    with acting(actor, "assess.change_indicator", indicator, locked_indicator) as indicator:
        refuse_overtaken("assess.change_indicator", indicator, SAID, seen)
        _refuse_taken(indicator, about)
        if any(about.get(name, getattr(indicator, name)) != getattr(indicator, name) for name in FIXED):
            _refuse_with_values(indicator)
            _refuse_counted_days(indicator, about)
        _refuse_late_start(indicator, about.get("begins_on", indicator.begins_on))
        set_values(indicator, **about)
        weigh_later(indicator)
        tell(actor, "assess.change_indicator", indicator, title=indicator.title)
    return indicator


def _refuse_taken(indicator: Indicator, about: dict[str, Any]) -> None:
    others = indicator.initiative.indicators.exclude(pk=indicator.pk)
    if others.filter(title=about.get("title", indicator.title)).exists():
        raise Refused("assess.change_indicator", _("Another indicator here is called so already."))


def _refuse_with_values(indicator: Indicator) -> None:
    if indicator.readings.exists():
        raise Refused(
            "assess.change_indicator",
            _("There are values already. Unit and rhythm stay; end this indicator and add another one."),
        )


def _refuse_counted_days(indicator: Indicator, about: dict[str, Any]) -> None:
    if indicator.counts and about.get("rhythm") == Rhythm.DAY:
        words = _("Days tell too much about single people. Choose a longer rhythm.")
        raise Refused("assess.change_indicator", words)


def _refuse_late_start(indicator: Indicator, begins_on: date) -> None:
    if begins_on >= indicator.target_on:
        raise Refused(
            "assess.change_indicator", _("The goal is set for an earlier day. Move the goal first.")
        )


def change_target(
    *, actor: Person, indicator: Indicator, target: Decimal, target_on: date, reason: str, seen: str = ""
) -> TargetChange:
    with acting(actor, "assess.change_target", indicator, locked_indicator) as indicator:
        refuse_overtaken("assess.change_target", indicator, GOAL, seen)
        before, before_on = indicator.target, indicator.target_on
        if (before, before_on) == (target, target_on):
            raise Refused("assess.change_target", _("This is the goal already. Nothing was saved."))
        if target_on <= indicator.begins_on:
            raise Refused("assess.change_target", _("A goal is for a day after the start."))
        change = TargetChange.objects.create(
            indicator=indicator,
            target=before,
            target_on=before_on,
            new_target=target,
            new_target_on=target_on,
            reason=reason,
        )
        set_values(indicator, target=target, target_on=target_on)
        tell(
            actor, "assess.change_target", indicator, title=indicator.title, **_moved(change, indicator.unit)
        )
    return change


def _moved(change: TargetChange, unit: str) -> dict[str, str]:
    return {
        "before": f"{exact(change.target)} {unit}",
        "before_on": change.target_on.isoformat(),
        "now": f"{exact(change.new_target)} {unit}",
        "now_on": change.new_target_on.isoformat(),
    }


def count_entries(*, actor: Person, indicator: Indicator, verbs: Iterable[str]) -> Indicator:
    """Of the initiative's journal, these happenings; without any, values are typed again."""
    with acting(actor, "assess.count_entries", indicator, locked_indicator) as indicator:
        if indicator.readings.exists():
            words = _("There are values already. End this indicator and add another one that counts.")
            raise Refused("assess.count_entries", words)
        if indicator.rhythm == Rhythm.DAY:
            words = _("Days tell too much about single people. Choose a longer rhythm first.")
            raise Refused("assess.count_entries", words)
        RemoteSource.objects.filter(indicator=indicator).delete()
        set_values(indicator, counts=sorted(verbs))
        weigh_later(indicator)
        tell(actor, "assess.count_entries", indicator, title=indicator.title)
    return indicator


def end_indicator(*, actor: Person, indicator: Indicator, reason: str) -> Indicator:
    with acting(actor, "assess.end_indicator", indicator, locked_indicator) as indicator:
        set_values(indicator, ended_at=clock.now(), end_reason=reason)
        tell(actor, "assess.end_indicator", indicator, title=indicator.title)
    return indicator


def resume_indicator(*, actor: Person, indicator: Indicator) -> Indicator:
    with acting(actor, "assess.resume_indicator", indicator, locked_indicator) as indicator:
        set_values(indicator, ended_at=None, end_reason="", archived_at=None)
        tell(actor, "assess.resume_indicator", indicator, title=indicator.title)
    return indicator


def archive_indicator(*, actor: Person, indicator: Indicator) -> Indicator:
    with acting(actor, "assess.archive_indicator", indicator, locked_indicator) as indicator:
        set_values(indicator, archived_at=clock.now())
        tell(actor, "assess.archive_indicator", indicator, title=indicator.title)
    return indicator


def weigh_later(indicator: Indicator) -> None:
    """Inside writing(): what is new is weighed once it is saved."""
    start("assess.weigh_indicator", indicator.pk)


def keep_weighed(*, actor: None, indicator: Indicator, weighed: dict[str, Any]) -> None:
    """It names the values that it is of, so that what comes too late is not believed."""
    with acting(actor, "assess.keep_weighed", indicator, locked_indicator) as indicator:
        set_values(indicator, weighed=weighed)
