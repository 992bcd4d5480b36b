"""Setting up a lottery, changing and calling it off, and erasing its pool when its time is over."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.methods.sortition import Quota
from samenspel.phases.design.actions.replies import write_to_candidates
from samenspel.phases.design.models.lotteries import LOTTERY, Lottery, Stage, every_lottery
from samenspel.phases.design.queries.lotteries import knows_it, locked_lottery
from samenspel.phases.design.rules.lotteries import changeable
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

SOONER = _("The letters say that people can answer until %(moment)s. It may become later, and not sooner.")
ERASED_FIRST = _("The pool was erased on the day that was promised, before a panel was drawn.")
describe("design.set_up_lottery", _("{actor} set up the lottery “{title}”. Seats: {seats}."))
describe("design.change_lottery", _("{actor} changed the lottery “{title}”."), news=False)
describe("design.change_seats", _("{actor} changed the seats of “{title}” from {before} to {now}."))
describe("design.change_quotas", _("{actor} changed quotas of “{title}”. Before: {before}. Now: {now}."))
describe(
    "design.keep_longer",
    _("{actor} moved the day on which the pool of “{title}” is erased from {before} to {now}."),
)
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
    """Once a list is public what it was made of stays. `values`: as settings."""
    with acting(actor, "design.change_lottery", lottery, locked_lottery) as lottery:
        if not values.keys() <= {*changeable(lottery)}:
            raise Refused(
                "design.change_lottery", _("A list is public already. What it was made of does not change.")
            )
        _refuse_sooner(lottery, values.get("replies_until"))
        if "quotas" in values:
            values["quotas"] = rows_of(values["quotas"])
            _refuse_answers_without_quota(lottery, values["quotas"])
        seats, quotas, erased_on = lottery.seats, lottery.quotas, lottery.erased_on
        set_values(lottery, **values)
        tell(actor, "design.change_lottery", lottery)
        _tell_numbers(actor, lottery, seats, quotas)
        if lottery.erased_on > erased_on:
            _keep_longer(actor, lottery, erased_on)
    return lottery


def _tell_numbers(actor: Person, lottery: Lottery, seats: int, quotas: list[list[Any]]) -> None:
    """From what to what: they decide who can be drawn."""
    if lottery.seats != seats:
        tell(actor, "design.change_seats", lottery, before=seats, now=lottery.seats)
    if lottery.quotas != quotas:
        before, now = _said_of(quotas, lottery.quotas), _said_of(lottery.quotas, quotas)
        if before != now:
            tell(actor, "design.change_quotas", lottery, before=before, now=now)


def _said_of(rows: list[list[Any]], others: list[list[Any]]) -> str:
    """Those that the others lack."""
    lacking = [row for row in rows if row not in others]
    return "; ".join(f"{feature}, {value}: {least}–{most}" for feature, value, least, most in lacking) or "–"


def _keep_longer(actor: Person, lottery: Lottery, before: date) -> None:
    """Whoever was told the earlier day hears of the new one."""
    days = {"before": before.isoformat(), "now": lottery.erased_on.isoformat()}
    knows_it(lottery).exclude(email="").update(hears_of_day=True)
    start("design.tell_of_day", lottery.pk)
    tell(actor, "design.keep_longer", lottery, **days)


def _refuse_sooner(lottery: Lottery, until: datetime | None) -> None:
    """Forms know no seconds."""
    told = lottery.replies_until
    if lottery.stage == Stage.REPLYING and told and until and until < told.replace(second=0, microsecond=0):
        words = {"moment": date_format(localtime(told), "DATETIME_FORMAT")}
        raise Refused("design.change_lottery", SOONER % words)


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
        _end_without_panel(lottery, reason)
        set_values(lottery, ends_on=min(lottery.ends_on, clock.today()))
        start("design.write_to_candidates", lottery.pk)
        tell(actor, "design.call_off_lottery", lottery, reason=reason)
    return lottery


def _end_without_panel(lottery: Lottery, reason: str) -> None:
    _cancel_waiting(lottery, reason)
    set_values(lottery, stage=Stage.CALLED_OFF, called_off_because=reason)
    lottery.candidates.update(told_at=None)


def _cancel_waiting(lottery: Lottery, reason: str) -> None:
    lottery.draws.filter(drawn_at=None, cancelled_because="").update(cancelled_because=reason)


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
        _end_without_people(lottery)
        lottery.candidates.all().delete()
        lottery.draws.update(snapshot={}, found={})
        set_values(lottery, erased_at=clock.now(), salt="")
        tell(actor, "design.erase_pool", lottery, people=people)
    return people


def _end_without_people(lottery: Lottery) -> None:
    """Nobody can be drawn any more; whoever still waits for that hears it while we know their address."""
    with override(lottery.initiative.language):
        reason = str(ERASED_FIRST)
    if lottery.stage == Stage.NEWCOMERS:
        _cancel_waiting(lottery, reason)
        set_values(lottery, stage=Stage.SEATED)
    elif lottery.stage not in (Stage.SEATED, Stage.CALLED_OFF):
        _end_without_panel(lottery, reason)
        while write_to_candidates(actor=None, lottery=lottery):
            pass
