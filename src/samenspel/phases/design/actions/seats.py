"""Who of the panel came, and what that costs."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.phases.design.models.candidates import Attendance, Candidate, Expense, Seat
from samenspel.phases.design.models.lotteries import Lottery
from samenspel.phases.design.queries.lotteries import locked_candidate, locked_lottery
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("design.note_attendance", _("{actor} noted who of the panel of “{title}” was there."), news=False)
describe(
    "design.note_expense", _("{actor} noted an expense of the panel of “{title}”."), history=False, news=False
)


describe("design.remove_expense", _("{actor} took back an expense of the panel of “{title}”."), news=False)


def note_attendance(*, actor: Person, lottery: Lottery, day: date, numbers: Collection[str]) -> int:
    """Of that day, also of who gave up the seat since; whoever was noted before and is not among them was not
    there."""
    with acting(actor, "design.note_attendance", lottery, locked_lottery) as lottery:
        Attendance.objects.filter(candidate__lottery=lottery, day=day).delete()
        there = lottery.candidates.exclude(seat=Seat.NONE).filter(number__in=numbers)
        noted = Attendance.objects.bulk_create(Attendance(candidate=one, day=day) for one in there)
        tell(actor, "design.note_attendance", lottery)
    return len(noted)


def note_expense(*, actor: Person, candidate: Candidate, what: str, cents: int) -> Expense:
    with acting(actor, "design.note_expense", candidate, locked_candidate) as candidate:
        if candidate.seat == Seat.NONE:
            raise Refused("design.note_expense", _("Nobody with this number is on the panel."))
        expense = Expense.objects.create(candidate=candidate, what=what, cents=cents)
        tell(actor, "design.note_expense", candidate.lottery)
    return expense


def remove_expense(*, actor: Person, lottery: Lottery, expense: Expense) -> None:
    """Which was noted by mistake."""
    with acting(actor, "design.remove_expense", lottery, locked_lottery) as lottery:
        Expense.objects.filter(candidate__lottery=lottery, pk=expense.pk).delete()
        tell(actor, "design.remove_expense", lottery)
