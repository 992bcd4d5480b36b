"""Measures against a risk: agreed with an owner and a day, handed over, ended."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting, stay
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.risks import Measure, Risk, Strand
from samenspel.phases.learn.queries.risks import is_owner, locked_measure, locked_risk
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("learn.agree_measure", _("{actor} agreed on a measure against a risk."), news=False)
describe("learn.change_measure", _("{actor} changed who carries out a measure, or by when."), news=False)
describe("learn.end_measure", _("{actor} ended a measure against a risk."), news=False)


def agree_measure(
    *, actor: Person, risk: Risk, strand: Strand, what: str, owner: Person, due_on: date
) -> Measure:
    """It prevents a cause or mends a consequence: `strand` says which."""
    with acting(actor, "learn.agree_measure", risk, locked_risk) as risk:
        _refuse_stranger("learn.agree_measure", risk, owner)
        strand = risk.strands.get(pk=strand.pk)
        measure = Measure.objects.create(strand=strand, what=what, owner=owner, due_on=due_on)
        tell(actor, "learn.agree_measure", risk)
    return measure


def change_measure(*, actor: Person, measure: Measure, owner: Person, due_on: date) -> Measure:
    """Somebody else carries it out, or it takes longer."""
    with acting(actor, "learn.change_measure", measure, locked_measure) as measure:
        _refuse_stranger("learn.change_measure", measure.strand.risk, owner)
        set_values(measure, owner=owner, due_on=due_on)
        tell(actor, "learn.change_measure", measure.strand.risk)
    return measure


def end_measure(*, actor: Person, measure: Measure, is_done: bool, reason: str) -> Measure:
    with acting(actor, "learn.end_measure", measure, locked_measure) as measure:
        state = Measure.State.DONE if is_done else Measure.State.DROPPED
        set_values(measure, state=state, reason=reason)
        tell(actor, "learn.end_measure", measure.strand.risk)
    return measure


def _refuse_stranger(verb: str, risk: Risk, owner: Person) -> None:
    stay(owner, verb)
    if not is_owner(risk.initiative, owner):
        raise Refused(verb, _("Only a grown-up who takes part in this initiative can carry out a measure."))
