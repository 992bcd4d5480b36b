"""Who reads the register of risks, who adds to it, and who scores for which side."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.risks import Measure, Risk, RiskSide
from samenspel.phases.learn.models.watching import SignSeen
from samenspel.spine.initiatives.models import Role
from samenspel.spine.initiatives.rules import (
    answers_for_partner,
    answers_for_service,
    belongs,
    can_answer_for,
    can_coordinate,
    can_see,
    initiative_of,
    is_member,
    membership_of,
)
from samenspel.spine.people.rules import is_the_house
from samenspel.spine.services.rules import is_administrator

SPEAKERS = (Role.COORDINATOR, Role.PROFESSIONAL)


def side_of(person: Any, thing: Any) -> str:
    """For which side this person may speak: those who coordinate or work there speak for theirs. Where the
    citizens have nobody who coordinates, any of them may."""
    membership = membership_of(person, thing)
    if membership is None or membership.side not in RiskSide.values:
        return ""
    if membership.role in SPEAKERS:
        return str(membership.side)
    speakers = initiative_of(thing).memberships.filter(left_at=None, side=RiskSide.CITIZEN)
    has_speaker = speakers.filter(role__in=SPEAKERS).exists()
    return str(membership.side) if membership.role == Role.CITIZEN and not has_speaker else ""


@predicate(_("Only those who coordinate or work here speak for a side."))
def speaks_for_a_side(person: Any, thing: Any) -> bool:
    return bool(side_of(person, thing))


def risk_of(thing: Any) -> Risk:
    risk: Risk = thing.strand.risk if isinstance(thing, Measure) else thing
    return risk


@predicate(_("This risk is closed. Open it again first."))
def risk_is_open(person: Any, thing: Any) -> bool:
    return risk_of(thing).closed_at is None


@predicate(_("This risk is not closed."))
def risk_is_closed(person: Any, thing: Any) -> bool:
    return risk_of(thing).closed_at is not None


@predicate(_("Both sides have scored already. Look at the risk again to score anew."))
def scores_are_sealed(person: Any, risk: Any) -> bool:
    return not risk.scorings.exclude(opened_at=None).filter(number=_last(risk)).exists()


@predicate(_("The scores of this time are not open yet."))
def scores_are_open(person: Any, risk: Any) -> bool:
    return not scores_are_sealed(person, risk)


@predicate(_("Both sides still have time to score."))
def time_is_over(person: Any, risk: Any) -> bool:
    return bool(risk.scorings.filter(number=_last(risk), score_by__lt=clock.today()).exists())


def _last(risk: Risk) -> int:
    return risk.scorings.values_list("number", flat=True).first() or 0


@predicate(_("This measure is done or dropped already."))
def measure_is_agreed(person: Any, measure: Any) -> bool:
    return bool(measure.state == Measure.State.AGREED)


@predicate(_("Only its owner, coordinators and professionals may do this."))
def owns_measure(person: Any, measure: Any) -> bool:
    return bool(measure.owner_id == person.pk)


@predicate(_("This question was answered already."))
def sign_waits(person: Any, sign: Any) -> bool:
    return sign.state in (SignSeen.State.OPEN, SignSeen.State.LOOKED_INTO)


can_read_risks = belongs | is_administrator | answers_for_service | answers_for_partner
may_end = can_answer_for | (is_signed_in & is_member & owns_measure)

permit("learn.list_barriers", anyone)
permit("learn.list_signs", anyone)
permit("learn.list_risks", can_read_risks, sees=can_see)
permit("learn.show_risk", can_read_risks)
permit("learn.add_risk", is_signed_in & is_member, sees=can_read_risks)
permit("learn.add_strand", is_signed_in & is_member & risk_is_open, sees=can_read_risks)
permit(
    "learn.score_risk",
    is_signed_in & is_member & speaks_for_a_side & risk_is_open & scores_are_sealed,
    sees=can_read_risks,
)
permit(
    "learn.open_scores",
    can_coordinate & risk_is_open & scores_are_sealed & time_is_over,
    sees=can_read_risks,
)
permit("learn.agree_measure", can_answer_for & risk_is_open, sees=can_read_risks)
permit("learn.change_measure", can_answer_for & risk_is_open & measure_is_agreed, sees=can_read_risks)
permit("learn.end_measure", may_end & risk_is_open & measure_is_agreed, sees=can_read_risks)
permit("learn.review_risk", can_answer_for & risk_is_open & scores_are_open, sees=can_read_risks)
permit("learn.close_risk", can_answer_for & risk_is_open, sees=can_read_risks)
permit("learn.reopen_risk", can_answer_for & risk_is_closed, sees=can_read_risks)
permit("learn.ask_sign", is_the_house)
permit("learn.answer_sign", can_coordinate & sign_waits, sees=can_coordinate)
permit("learn.make_risk", can_coordinate & sign_waits, sees=can_coordinate)
permit("learn.note_gauge", can_answer_for, sees=can_read_risks)
permit("learn.show_readiness", can_read_risks, sees=can_see)
permit("learn.print_readiness", can_read_risks, sees=can_see)
permit("learn.check_readiness", is_signed_in & is_member & speaks_for_a_side, sees=can_read_risks)
