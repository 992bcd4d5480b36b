"""Signs that are asked and answered, figures that are noted, and the check of each side."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.barriers import Side, catalogue
from samenspel.phases.learn.actions.risks import put_down
from samenspel.phases.learn.models.risks import Risk
from samenspel.phases.learn.models.watching import Noted, Readiness, SignSeen
from samenspel.phases.learn.queries.risks import sectors_of
from samenspel.phases.learn.queries.watching import asked_lately, locked_sign
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import locked
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("learn.make_risk", _("{actor} put a risk into the register."), news=False)
describe("learn.note_gauge", _("{actor} noted a figure about the service."), news=False)
describe("learn.check_readiness", _("One side checked whether it is ready."), news=False)


def ask_sign(*, actor: None, initiative: Initiative, sign: str) -> SignSeen | None:
    """Once, however often it is read, until it is answered and for some time after that."""
    with acting(actor, "learn.ask_sign", initiative, locked) as initiative:
        if (initiative.pk, sign) in asked_lately([initiative.pk]):
            return None
        return SignSeen.objects.create(initiative=initiative, sign=sign, seen_on=clock.today())


def answer_sign(*, actor: Person, sign: SignSeen, answer: str, is_settled: bool) -> SignSeen:
    """It is as it should be, or somebody looks into it; both may be changed until it is settled."""
    with acting(actor, "learn.answer_sign", sign, locked_sign) as sign:
        state = SignSeen.State.ANSWERED if is_settled else SignSeen.State.LOOKED_INTO
        set_values(sign, state=state, answer=answer, answered_on=clock.today())
    return sign


def make_risk(*, actor: Person, sign: SignSeen, **about: Any) -> Risk:
    """The answer to a sign is a risk in the register, for both sides to score. `about`: as of any risk."""
    with acting(actor, "learn.make_risk", sign, locked_sign) as sign:
        risk = put_down(sign.initiative, **about)
        set_values(sign, state=SignSeen.State.MADE_RISK, risk=risk, answered_on=clock.today())
        tell(actor, "learn.make_risk", risk)
    return risk


def note_gauge(
    *, actor: Person, initiative: Initiative, gauge: str, part: Decimal, whole: Decimal, source: str
) -> Noted:
    with acting(actor, "learn.note_gauge", initiative) as initiative:
        noted = Noted.objects.create(
            initiative=initiative, gauge=gauge, part=part, whole=whole, source=source
        )
        tell(actor, "learn.note_gauge", initiative)
    return noted


def check_readiness(*, actor: Person, initiative: Initiative, answers: Mapping[str, str]) -> Readiness:
    """For the side that one speaks for; what was answered before stays readable."""
    with acting(actor, "learn.check_readiness", initiative) as initiative:
        side = side_of(actor, initiative)
        asked = {one.name for one in catalogue().asked_of(Side(side), sectors_of(initiative))}
        if not answers or not set(answers) <= asked:
            raise Refused("learn.check_readiness", _("These are not the questions to your side."))
        found = Readiness.objects.create(
            initiative=initiative, side=side, answers=dict(answers), checked_on=clock.today()
        )
        tell(None, "learn.check_readiness", initiative)
    return found
