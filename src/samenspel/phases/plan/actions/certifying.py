"""From a closed box to a published result."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.phases.plan.actions.tallying import tally_round
from samenspel.phases.plan.models import BudgetRound, Certification, Objection
from samenspel.phases.plan.queries import locked, must_say_why
from samenspel.phases.plan.rules import is_certified
from samenspel.spine.initiatives.answers import give_answer
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

SAY_WHY = _(
    "There are signs to look at. Say in a sentence what you found out, and why you certify all the same."
)


describe("plan.raise_objection", _("{actor} objected to how the vote “{title}” went."))


def raise_objection(*, actor: Person, round: BudgetRound, text: str) -> Objection:
    """Against how the vote went, before anybody knows who won."""
    with acting(actor, "plan.raise_objection", round):
        objection = Objection.objects.create(round=round, by=actor, text=text)
        tell(actor, "plan.raise_objection", objection)
    return objection


describe("plan.answer_objection", _("{actor} answered an objection to the vote “{title}”."))


def answer_objection(*, actor: Person, objection: Objection, answer: str) -> Objection:
    with acting(actor, "plan.answer_objection", objection):
        give_answer(objection, answer)
        tell(actor, "plan.answer_objection", objection)
    return objection


describe("plan.certify_round", _("{actor} certified the vote “{title}”."))


def certify_round(*, actor: Person, round: BudgetRound, despite: str = "") -> Certification:
    """Say that the vote went as it should. With the second person's word the votes are counted.

    `despite`: what this person found out about the signs, where there are any; everyone reads it.
    """
    despite = despite.strip()
    with acting(actor, "plan.certify_round", round, locked) as round:
        if must_say_why(round) and not despite:
            raise Refused("plan.certify_round", SAY_WHY)
        certification, is_new = round.certifications.get_or_create(by=actor, defaults={"despite": despite})
        if not is_new:
            raise Refused("plan.certify_round", _("You certified this vote already."))
        tell(actor, "plan.certify_round", certification)
        if is_certified(actor, round):
            tally_round(actor=actor, round=round)
    return certification
