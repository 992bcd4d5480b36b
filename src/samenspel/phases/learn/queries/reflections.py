"""Reading joint reflections, and where something can be made of what they concluded."""

from typing import Any

from django.db.models import QuerySet

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
from samenspel.phases.learn.models.risks import every_risk
from samenspel.phases.learn.models.series import Edition
from samenspel.spine.initiatives.hooks import Place, added_from, open_places
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
    return [one for one in _joined(person) if allow(person, "learn.add_risk", one)]


def places_of(person: Any) -> dict[str, Place]:
    """To which this person may add an idea or a proposal now, in whatever initiative."""
    return open_places(person, _joined(person))


def _joined(person: Any) -> QuerySet[Initiative]:
    theirs = Initiative.objects.filter(memberships__person=person, memberships__left_at=None)
    return theirs.select_related("service__organisation").order_by("title").distinct()


def made_of(conclusion: Conclusion, person: Any) -> list[Any]:
    """What came of it, as far as this person may see that."""
    address = address_of(conclusion)
    risks = every_risk().filter(came_from=address).order_by("pk")
    seen = [one for one in risks if allow(person, "learn.show_risk", one)]
    return [*seen, *added_from(address, person)]


def evidence_from(reflection: Reflection) -> list[Evidence]:
    if reflection.publication_id is None:
        return []
    rows = Evidence.objects.filter(source=reflection.publication_id).select_related("proposition")
    return [*rows.order_by("pk")]
