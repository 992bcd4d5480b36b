"""What people answer to a letter, on paper or by its link, and what they are told by mail."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.design.actions.draws import AT_ONCE, waiting_for_a_letter
from samenspel.phases.design.models.candidates import Candidate, Reply, Seat
from samenspel.phases.design.models.lotteries import Lottery, Stage
from samenspel.phases.design.queries.lotteries import locked_candidate, locked_lottery
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import absolute, write_to_address
from samenspel.spine.people.models import Person

describe(
    "design.note_reply", _("{actor} noted an answer to a letter of “{title}”."), history=False, news=False
)
describe("design.answer_invitation", _("Somebody answered a letter of “{title}”."), history=False, news=False)
describe("design.free_seat", _("A seat on the panel of “{title}” became free."), news=False)
TOO_LATE = _("The last day for answers is over. Nothing was changed.")


def answer_invitation(
    *, actor: Any, candidate: Candidate, reply: str, values: Mapping[str, str], needs: Any
) -> Candidate:
    """By whoever has the letter. Once somebody has a seat, no gives it up; then nobody says yes again."""
    with acting(actor, "design.answer_invitation", candidate, locked_candidate) as candidate:
        _refuse_late(candidate, reply)
        _answer(candidate, reply, values, needs)
        tell(None, "design.answer_invitation", candidate.lottery)
    return candidate


def _refuse_late(candidate: Candidate, reply: str) -> None:
    lottery = candidate.lottery
    if lottery.stage == Stage.REPLYING and candidate.invited_at and lottery.can_reply:
        return
    takes_no = lottery.stage != Stage.CALLED_OFF and candidate.reply == Reply.YES
    if not (reply == Reply.NO and takes_no):
        raise Refused("design.answer_invitation", TOO_LATE)


def _answer(candidate: Candidate, reply: str, values: Mapping[str, str], needs: Any) -> None:
    told: dict[str, Any] = {"reply": reply, "replied_at": clock.now()}
    if reply == Reply.YES:
        told |= {"values": {**candidate.values, **values}, "needs": needs}
    else:
        told |= {"needs": {}, "seat": Seat.GIVEN_UP if candidate.seat == Seat.TAKEN else candidate.seat}
    set_values(candidate, **told)


def note_reply(
    *, actor: Person, candidate: Candidate, reply: str, values: Mapping[str, str], needs: Any
) -> Candidate:
    """From paper: a letter that came in time may lie on a desk for a day."""
    with acting(actor, "design.note_reply", candidate, locked_candidate) as candidate:
        if candidate.invited_at is None:
            raise Refused("design.note_reply", _("Nobody with this number got a letter."))
        _answer(candidate, reply, values, needs)
        tell(actor, "design.note_reply", candidate.lottery)
    return candidate


def free_seat(*, actor: Person, candidate: Candidate) -> Candidate:
    """Somebody called that they do not come any more."""
    with acting(actor, "design.free_seat", candidate, locked_candidate) as candidate:
        if candidate.seat != Seat.TAKEN:
            raise Refused("design.free_seat", _("Nobody with this number is on the panel."))
        _answer(candidate, Reply.NO, {}, {})
        tell(actor, "design.free_seat", candidate.lottery)
    return candidate


def write_to_candidates(*, actor: None, lottery: Lottery) -> int:
    """By the house, some at a time: a letter to each who was drawn or not, once. Returns to how many."""
    with acting(actor, "design.write_to_candidates", lottery, locked_lottery) as lottery:
        people: Sequence[Candidate] = waiting_for_a_letter(lottery)
        goes_today, now = lottery.erased_on <= clock.today(), clock.now()
        for one in people:
            one.told_at, one.lottery = now, lottery
            _write(one, _letter(lottery, one), lottery if goes_today else one)
        Candidate.objects.bulk_update(people, ["told_at", "letter"])
    return len(people)


def _write(candidate: Candidate, name: str, leads_to: Any) -> None:
    """Unsaved: `letter`."""
    lottery = candidate.lottery
    candidate.letter = write_to_address(
        candidate.mailbox,
        lottery.initiative.language,
        f"design/{name}",
        lottery=lottery,
        number=candidate.number,
        url=absolute(leads_to.get_absolute_url()),
    )


def tell_of_day(*, actor: None, lottery: Lottery) -> int:
    """By the house, some at a time: who knew an earlier day hears until when they are kept now, and how to
    leave. Returns to how many."""
    with acting(actor, "design.tell_of_day", lottery, locked_lottery) as lottery:
        waiting = lottery.candidates.filter(hears_of_day=True).select_related("person")
        people = list(waiting[:AT_ONCE])
        for one in people:
            one.hears_of_day, one.lottery = False, lottery
            _write(one, "kept_longer", one)
        Candidate.objects.bulk_update(people, ["hears_of_day", "letter"])
    return len(people)


def _letter(lottery: Lottery, candidate: Candidate) -> str:
    if lottery.stage == Stage.CALLED_OFF:
        return "called_off"
    if lottery.stage == Stage.REPLYING:
        return "invited"
    return "seated" if candidate.seat == Seat.TAKEN else "not_seated"
