"""Reading joint reflections, and where something can be made of what they concluded."""

from typing import Any

from samenspel.foundation import clock
from samenspel.foundation.access import allow
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.locks.rows import fresh
from samenspel.phases.learn.models.concepts import Evidence
from samenspel.phases.learn.models.reflections import (
    Conclusion,
    Reflection,
    every_conclusion,
    every_reflection,
)
from samenspel.phases.learn.models.risks import Risk, every_risk
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.queries import every_proposal, every_round
from samenspel.spine.initiatives.models import Initiative
from samenspel.tools.writing.queries import document_of, text_of


def find_reflection(reflection_id: int) -> Reflection:
    return every_reflection().get(pk=reflection_id)


def find_conclusion(conclusion_id: int) -> Conclusion:
    return every_conclusion().get(pk=conclusion_id)


def locked_reflection(reflection: Reflection) -> Reflection:
    """Who picks, agrees and closes waits for each other."""
    return fresh(every_reflection(), reflection.pk)


def locked_conclusion(conclusion: Conclusion) -> Conclusion:
    locked_reflection(conclusion.reflection)
    return fresh(every_conclusion(), conclusion.pk)


def reflections_in(edition: Edition) -> dict[int, Reflection]:
    """By the number of their session."""
    rows = every_reflection().filter(session__edition=edition)
    return {one.session.number: one for one in rows}


def words_of(reflection: Reflection) -> str:
    """As they are now, or were when it was closed."""
    return text_of(document_of(reflection)) if reflection.is_open else reflection.words


def initiatives_of(person: Any) -> list[Initiative]:
    """In whose registers this person may put a risk."""
    theirs = Initiative.objects.filter(memberships__person=person, memberships__left_at=None)
    rows = theirs.select_related("service__organisation").order_by("title").distinct()
    return [one for one in rows if allow(person, "learn.add_risk", one)]


def rounds_for(person: Any) -> list[BudgetRound]:
    """To which this person may propose something now."""
    now = clock.received()
    rows = every_round().filter(
        state=BudgetRound.State.PREPARING,
        activity__opens_at__lte=now,
        proposals_until__gt=now,
        activity__initiative__memberships__person=person,
        activity__initiative__memberships__left_at=None,
    )
    return [one for one in rows.distinct() if allow(person, "plan.add_proposal", one)]


def made_of(conclusion: Conclusion, person: Any) -> list[Risk | Proposal]:
    """What came of it, as far as this person may see that."""
    address = address_of(conclusion)
    risks = every_risk().filter(came_from=address).order_by("pk")
    proposals = every_proposal().filter(came_from=address).order_by("pk")
    seen: list[Risk | Proposal] = [one for one in risks if allow(person, "learn.show_risk", one)]
    return [*seen, *(one for one in proposals if allow(person, "plan.show_proposal", one))]


def evidence_from(reflection: Reflection) -> list[Evidence]:
    if reflection.publication_id is None:
        return []
    rows = Evidence.objects.filter(source=reflection.publication_id).select_related("proposition")
    return [*rows.order_by("pk")]
