"""Setting up a lottery, changing and calling it off, and erasing its pool when its time is over."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.methods.sortition import Quota
from samenspel.phases.design.models.lotteries import LOTTERY, Lottery, Stage, every_lottery
from samenspel.phases.design.queries.lotteries import locked_lottery
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

LONGER = _("People in the pool were told when it is erased. It is not kept longer than that.")
ALWAYS = ("replies_until", "ends_on", "kept_days")
describe("design.set_up_lottery", _("{actor} set up the lottery “{title}”. Seats: {seats}."))
describe("design.change_lottery", _("{actor} changed the lottery “{title}”."), news=False)
describe("design.call_off_lottery", _("{actor} called the lottery “{title}” off: {reason}"))
describe("design.erase_pool", _("The pool of the lottery “{title}” was erased. People: {people}."))


def set_up_lottery(
    *,
    actor: Person,
    initiative: Initiative,
    title: str,
    opens_at: datetime,
    closes_at: datetime | None,
    quotas: Sequence[Quota],
    summary: str = "",
    **settings: Any,
) -> Lottery:
    """`settings`: pool_from, seats, letters, figures, replies_until, ends_on, kept_days."""
    with acting(actor, "design.set_up_lottery", initiative):
        activity = add_activity(
            actor=actor,
            initiative=initiative,
            phase="design",
            kind=LOTTERY,
            title=title,
            summary=summary,
            opens_at=opens_at,
            closes_at=closes_at,
        )
        lottery = Lottery.objects.create(activity=activity, quotas=rows_of(quotas), **settings)
        tell(actor, "design.set_up_lottery", lottery, seats=lottery.seats)
    return lottery


def rows_of(quotas: Sequence[Quota]) -> list[list[Any]]:
    return [[quota.feature, quota.value, quota.least, quota.most] for quota in quotas]


def change_lottery(*, actor: Person, lottery: Lottery, **values: Any) -> Lottery:
    """Once a list is public what it was made of stays: then only ALWAYS changes. `values`: as settings."""
    with acting(actor, "design.change_lottery", lottery, locked_lottery) as lottery:
        if lottery.stage != Stage.GATHERING and not values.keys() <= {*ALWAYS}:
            raise Refused(
                "design.change_lottery", _("A list is public already. What it was made of does not change.")
            )
        _refuse_longer(lottery, values.get("kept_days", 0))
        if "quotas" in values:
            values["quotas"] = rows_of(values["quotas"])
            _refuse_answers_without_quota(lottery, values["quotas"])
        set_values(lottery, **values)
        tell(actor, "design.change_lottery", lottery)
    return lottery


def _refuse_longer(lottery: Lottery, kept_days: int) -> None:
    if kept_days > lottery.kept_days and lottery.candidates.exists():
        raise Refused("design.change_lottery", LONGER)


def _refuse_answers_without_quota(lottery: Lottery, rows: list[list[Any]]) -> None:
    """People answered what was asked of them; other questions would need other answers."""
    asked = {(feature, value) for feature, value, _least, _most in rows}
    same = asked == {(feature, value) for feature, value, _least, _most in lottery.quotas}
    if not same and lottery.candidates.exists():
        raise Refused(
            "design.change_lottery",
            _("People are in the pool. The features and their values stay; only how many may change."),
        )


def call_off_lottery(*, actor: Person, lottery: Lottery, reason: str) -> Lottery:
    """For good. A draw that waits is cancelled with it; the pool is erased `kept_days` after today."""
    with acting(actor, "design.call_off_lottery", lottery, locked_lottery) as lottery:
        lottery.draws.filter(drawn_at=None, cancelled_because="").update(cancelled_because=reason)
        set_values(
            lottery,
            stage=Stage.CALLED_OFF,
            called_off_because=reason,
            ends_on=min(lottery.ends_on, clock.today()),
        )
        lottery.candidates.update(told_at=None)
        start("design.write_to_candidates", lottery.pk)
        tell(actor, "design.call_off_lottery", lottery, reason=reason)
    return lottery


def due_for_erasure() -> list[Lottery]:
    """Those whose end is longer ago than they may keep anybody."""
    ended = every_lottery().filter(erased_at=None, ends_on__lte=clock.today())
    return [one for one in ended if one.erased_on <= clock.today()]


def erase_pool(*, actor: None, lottery: Lottery) -> int:
    """By the house: everybody in it, and what the draws keep of them. The public lists know only numbers.
    Returns how many people that were."""
    with acting(actor, "design.erase_pool", lottery, locked_lottery) as lottery:
        if lottery.erased_at is not None or lottery.erased_on > clock.today():
            return 0
        people = lottery.candidates.count()
        lottery.candidates.all().delete()
        lottery.draws.update(snapshot={}, found={})
        set_values(lottery, erased_at=clock.now(), salt="")
        tell(actor, "design.erase_pool", lottery, people=people)
    return people
