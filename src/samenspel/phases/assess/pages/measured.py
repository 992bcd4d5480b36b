"""Of a report: what people said and what came of it, and what was measured."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.ui.figures import count_of
from samenspel.foundation.ui.punctuation import colon
from samenspel.foundation.ui.words import said
from samenspel.methods.disclosure import Band
from samenspel.methods.indicators import Aim, Judgement, Series, judge
from samenspel.phases.assess.charts.indicators import indicator_chart
from samenspel.phases.assess.models.indicators import Indicator, Side
from samenspel.phases.assess.pages.blocks import Block, Parts, on
from samenspel.phases.assess.pages.indicators import (
    beside_words,
    gap_words,
    goal_words,
    latest_words,
    weighed_words,
)
from samenspel.phases.assess.periods import as_value
from samenspel.phases.assess.queries.snapshots import indicator_of
from samenspel.phases.assess.wording import told

MOST_DRAWN = 60
"""Periods of one drawing: the last ones. All of them stand on the page of the indicator."""
Kept = Mapping[str, Any]


def feedback(parts: Parts) -> Iterator[Block]:
    found = parts.get("feedback")
    if not found or not (found["asked"] or found["replies"]["all"]):
        yield Block(_("Nobody was asked for feedback."))
        return
    for one in found["asked"]:
        yield from _asked(one)
    yield from _replies(found["replies"])


def _asked(one: Kept) -> Iterator[Block]:
    if not one["said"]:
        yield Block(title=one["title"], text=_("Nobody has said anything."))
        return
    yield Block(title=one["title"], items=[*_kept_promise(one)])
    if one["themes"]:
        about = [colon(name, said(Band(low, high).words)) for name, low, high in one["themes"]]
        yield Block(title=_("What it was about"), items=about)


def _kept_promise(one: Kept) -> Iterator[str]:
    yield colon(_("Times that somebody said something"), count_of(one["said"]))
    yield colon(_("Answered"), count_of(one["answered"]))
    promised = ngettext("within %(days)d day", "within %(days)d days", one["days"]) % {"days": one["days"]}
    yield colon(_("An answer was promised"), promised)
    if one["late"]:
        yield colon(_("Waits longer than was promised"), count_of(one["late"]))


def _replies(found: Kept) -> Iterator[Block]:
    if not found["shown"]:
        yield Block(_("Nothing was answered in public yet."))
        return
    rows = [(you_said, we_did, on(day)) for you_said, we_did, day in found["shown"]]
    yield Block(title=_("You said, we did"), heads=(_("You said"), _("We did"), _("When")), rows=rows)
    more = found["all"] - len(found["shown"])
    if more:
        words = ngettext(
            "%(count)d earlier answer stands on the page of the initiative.",
            "%(count)d earlier answers stand on the page of the initiative.",
            more,
        )
        yield Block(words % {"count": more})


def measured(parts: Parts) -> Iterator[Block]:
    if not parts.get("measured"):
        yield Block(_("Nothing was measured."))
    for kept in parts.get("measured", ()):
        yield from _indicator(kept)


def judged_in(parts: Parts) -> Iterator[str]:
    """Of each indicator the verdict, in one sentence."""
    for kept in parts.get("measured", ()):
        indicator, series = indicator_of(kept)
        yield colon(indicator.title, said(_judged(indicator, series).words))


def _judged(indicator: Indicator, series: Mapping[str, Series]) -> Judgement:
    return judge(series[Side.OURS], Aim(indicator.aim), begins_on=indicator.begins_on)


def _indicator(kept: Kept) -> Iterator[Block]:
    indicator, series = indicator_of(kept)
    judged = _judged(indicator, series)
    chart = indicator_chart(indicator, {side: _last(one) for side, one in series.items()}, judged)
    yield Block(chart=chart) if chart else Block(title=indicator.title)
    yield Block(" ".join([said(judged.words), _sureness(indicator, series, kept)]).strip())
    yield Block(_beside(indicator, series))
    yield Block(items=[colon(_("What should change"), indicator.outcome), *_facts(indicator, series, kept)])


def _sureness(indicator: Indicator, series: Mapping[str, Series], kept: Kept) -> str:
    """With an interval; or why there is none."""
    return weighed_words(indicator, series) or told(kept.get("weighed", {}).get("why", {}))


def _beside(indicator: Indicator, series: Mapping[str, Series]) -> str:
    words = beside_words(indicator, series)
    if not words:
        return _("Nothing was measured beside it, so what would have happened anyway is not known.")
    return _("Its distance from “%(name)s”: %(said)s") % {"name": indicator.compared_with, "said": words}


def _last(series: Series) -> Series:
    return Series(series.unit, series.rhythm, series.readings[-MOST_DRAWN:])


def _facts(indicator: Indicator, series: Mapping[str, Series], kept: Kept) -> Iterator[str]:
    unit, ours = indicator.unit, series[Side.OURS]
    baseline = _("nobody knows") if indicator.baseline is None else as_value(indicator.baseline, unit)
    yield colon(_("Before it began"), baseline)
    goal = {"value": as_value(indicator.target, unit), "day": date_format(indicator.target_on, "DATE_FORMAT")}
    yield colon(_("Goal"), _("%(value)s by %(day)s") % goal)
    for before, now, reason in kept["moved"]:
        words = _("The goal was moved from %(before)s to %(now)s: %(reason)s")
        yield words % {"before": _value(before, unit), "now": _value(now, unit), "reason": reason}
    for label, words in (
        (_("Latest value"), latest_words(indicator, ours)),
        (_("Value on that day"), goal_words(indicator, ours)),
        (_("There is no value of"), gap_words(ours)),
        (_("Where the values come from"), indicator.source),
        (_("How you would know that it comes from this"), indicator.comparison),
        (_("It is no longer measured"), indicator.end_reason),
    ):
        if words:
            yield colon(label, words)
    if not kept["was_said_before"]:
        yield _("All of this was said after the start.")


def _value(text: str, unit: str) -> str:
    return as_value(Decimal(text), unit)
