"""What is measured of an initiative so that signs can be read: a part of a whole, and of how many people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samenspel.methods.words import N_


@dataclass(frozen=True)
class Gauge:
    """`part` and `whole` in words. `is_noted`: where nothing on the platform counts it, people may."""

    name: str
    label: str
    part: str
    whole: str
    is_noted: bool = False


@dataclass(frozen=True)
class Measured:
    """`people`: of how many it is told at least; None: it is not of people. `meant`: how many of them are
    meant by the part."""

    part: float
    whole: float
    people: int | None = None
    meant: int | None = None


def add_up(found: Iterable[Measured]) -> Measured | None:
    """What several kinds of things tell of the same gauge. Who stands behind one kind may stand behind the
    next: no more people are believed than the most of one."""
    rows = [*found]
    if not rows:
        return None
    people = [one.people for one in rows if one.people is not None]
    meant = [one.meant for one in rows if one.meant is not None]
    return Measured(
        part=sum(one.part for one in rows),
        whole=sum(one.whole for one in rows),
        people=max(people) if people else None,
        meant=min(meant) if meant else None,
    )


GAUGES = {
    gauge.name: gauge
    for gauge in (
        Gauge(
            "members",
            N_("Members who left"),
            N_("left in this time"),
            N_("were members when it began"),
        ),
        Gauge(
            "acts",
            N_("What the side that does less does"),
            N_("done by the side that did less"),
            N_("done by both sides"),
        ),
        Gauge(
            "contributions",
            N_("Contributions that wait for an answer"),
            N_("still wait for an answer"),
            N_("contributions older than four weeks"),
        ),
        Gauge(
            "load",
            N_("What the busiest do"),
            N_("done by the busiest fifth of citizens"),
            N_("done by all citizens"),
        ),
        Gauge(
            "silence",
            N_("What the organisation does"),
            N_("done by the organisation"),
            N_("done by citizens"),
        ),
        Gauge(
            "hours",
            N_("Hours asked and hours agreed"),
            N_("hours that were asked of citizens"),
            N_("hours that were agreed with them"),
            is_noted=True,
        ),
        Gauge(
            "staff_hours",
            N_("Staff hours of the service"),
            N_("staff hours a week now"),
            N_("staff hours a week before it began"),
            is_noted=True,
        ),
        Gauge(
            "budget",
            N_("Budget of the service"),
            N_("budget a year now"),
            N_("budget a year before it began"),
            is_noted=True,
        ),
        Gauge(
            "paid_tasks",
            N_("Paid tasks taken over"),
            N_("tasks that paid staff did and citizens do now"),
            N_("tasks that citizens do"),
            is_noted=True,
        ),
        Gauge(
            "mandates",
            N_("Decisions without a mandate"),
            N_("decisions without a mandate of an elected body"),
            N_("decisions that needed one"),
            is_noted=True,
        ),
        Gauge(
            "owners",
            N_("Tasks without a paid owner"),
            N_("tasks for which no paid employee answers"),
            N_("tasks"),
            is_noted=True,
        ),
        Gauge(
            "costs",
            N_("Hours for one result"),
            N_("hours of both sides for one result now"),
            N_("hours for one result before it began"),
            is_noted=True,
        ),
        Gauge(
            "conflicts",
            N_("Conflicts that stopped the work"),
            N_("meetings or shifts that a conflict stopped"),
            N_("meetings or shifts"),
            is_noted=True,
        ),
        Gauge(
            "benefits",
            N_("Who benefits"),
            N_("share of the benefit that the worse-off half has, in hundredths"),
            N_("share that would be even, in hundredths (50)"),
            is_noted=True,
        ),
    )
}
