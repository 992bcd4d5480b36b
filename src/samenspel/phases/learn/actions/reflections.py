"""Joint reflections: opened in a session, written together, closed with what follows from them."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks import in_turn
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.bibliography import PartialDate, Record
from samenspel.phases.learn.actions.concepts import add_evidence
from samenspel.phases.learn.actions.lessons import chosen
from samenspel.phases.learn.actions.publications import LIBRARY_TURN, keep
from samenspel.phases.learn.actions.risks import add_risk
from samenspel.phases.learn.models.concepts import Design, Evidence, Proposition
from samenspel.phases.learn.models.programme import Session
from samenspel.phases.learn.models.publications import Basis, Publication
from samenspel.phases.learn.models.reflections import Agreement, Conclusion, Reflection
from samenspel.phases.learn.models.risks import Risk
from samenspel.phases.learn.queries.programme import locked_session
from samenspel.phases.learn.queries.reflections import (
    locked_conclusion,
    locked_reflection,
    places_of,
    words_of,
)
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.letters import absolute
from samenspel.spine.people.models import Person
from samenspel.tools.writing.actions.writing import begin_document

untold(
    "learn.open_reflection",
    "learn.close_reflection",
    "learn.pick_conclusion",
    "learn.remove_conclusion",
    "learn.agree",
    "learn.stop_agreeing",
    "learn.make_evidence",
    "learn.make_barrier",
    "learn.make_proposal",
    because="Of no initiative: there is no history and no feed to tell it in.",
)
MOST_CONCLUSIONS = 100
NOT_THERE = _("These words do not stand in the text, or the text has changed. Copy them from it again.")
KNOWN = _("These words were picked out already.")
EMPTY = _("Nothing is written yet, so there is nothing to close.")


def open_reflection(*, actor: Person, session: Session, language: str, words: str = "") -> Reflection:
    """`words`: what the text begins with, such as questions."""
    with acting(actor, "learn.open_reflection", session, locked_session) as session:
        reflection = Reflection.objects.create(session=session, language=language)
        begin_document(reflection, words)
        record(actor=actor, verb="learn.open_reflection", thing=reflection)
    return reflection


def pick_conclusion(*, actor: Person, reflection: Reflection, kind: str, quote: str) -> Conclusion:
    """Whoever picks it agrees. The words stand in the text at that moment."""
    with acting(actor, "learn.pick_conclusion", reflection, locked_reflection) as reflection:
        _refuse_unfit(reflection, quote)
        conclusion = Conclusion.objects.create(reflection=reflection, kind=kind, quote=quote, picked_by=actor)
        Agreement.objects.create(conclusion=conclusion, person=actor)
        record(actor=actor, verb="learn.pick_conclusion", thing=conclusion)
    return conclusion


def _refuse_unfit(reflection: Reflection, quote: str) -> None:
    if one_spaced(quote) not in one_spaced(words_of(reflection)):
        raise Refused("learn.pick_conclusion", NOT_THERE)
    if reflection.conclusions.filter(quote=quote).exists():
        raise Refused("learn.pick_conclusion", KNOWN)
    if reflection.conclusions.count() >= MOST_CONCLUSIONS:
        raise Refused("learn.pick_conclusion", _("These are enough conclusions. Take one back first."))


def one_spaced(words: str) -> str:
    """What somebody copied from a page, where lines end elsewhere than in the text."""
    return " ".join(words.split())


def remove_conclusion(*, actor: Person, conclusion: Conclusion) -> None:
    with acting(actor, "learn.remove_conclusion", conclusion, locked_conclusion) as conclusion:
        record(actor=actor, verb="learn.remove_conclusion", thing=conclusion.reflection)
        conclusion.delete()


def agree(*, actor: Person, conclusion: Conclusion) -> None:
    with acting(actor, "learn.agree", conclusion, locked_conclusion) as conclusion:
        Agreement.objects.create(conclusion=conclusion, person=actor)
        record(actor=actor, verb="learn.agree", thing=conclusion)


def stop_agreeing(*, actor: Person, conclusion: Conclusion) -> None:
    with acting(actor, "learn.stop_agreeing", conclusion, locked_conclusion) as conclusion:
        conclusion.agreements.filter(person=actor).delete()
        record(actor=actor, verb="learn.stop_agreeing", thing=conclusion)


def close_reflection(*, actor: Person, reflection: Reflection) -> Reflection:
    """Its words stay as they are now. The library has it from now on, as a source of what is made of it."""
    with acting(actor, "learn.close_reflection", reflection, locked_reflection) as reflection:
        words = words_of(reflection)
        if not words.strip():
            raise Refused("learn.close_reflection", EMPTY)
        source = _as_source(reflection, clock.today())
        set_values(reflection, words=words, closed_at=clock.now(), publication=source)
        data = {"publication": source.pk, "conclusions": reflection.conclusions.count()}
        record(actor=actor, verb="learn.close_reflection", thing=reflection, data=data)
    return reflection


def _as_source(reflection: Reflection, day: date) -> Publication:
    """It names nobody: a group wrote it."""
    edition = reflection.session.edition
    with override(reflection.language):
        told = Record(
            type="document",
            title=str(reflection),
            event_title=f"{edition.series}: {edition}",
            publisher_place=edition.place,
            issued=PartialDate(day.year, day.month, day.day),
            language=reflection.language,
            url=absolute(reflection.get_absolute_url()),
        )
    in_turn(LIBRARY_TURN)
    (publication,) = keep([told], basis=Basis.READ)
    return publication


def make_evidence(
    *, actor: Person, conclusion: Conclusion, proposition: Proposition, direction: str, note: str
) -> Evidence:
    """For or against a proposition, with the reflection as its source."""
    with acting(actor, "learn.make_evidence", conclusion, locked_conclusion) as conclusion:
        source = conclusion.reflection.publication
        told = {"direction": direction, "design": Design.CASE, "note": note, "basis": Basis.READ}
        evidence = add_evidence(actor=actor, proposition=proposition, source=source, **told)
        record(actor=actor, verb="learn.make_evidence", thing=conclusion)
    return evidence


def make_barrier(*, actor: Person, conclusion: Conclusion, initiative: Initiative, **about: Any) -> Risk:
    """A risk in the register of an initiative, for both its sides to score. `about`: as of any risk."""
    with acting(actor, "learn.make_barrier", conclusion, locked_conclusion) as conclusion:
        risk = add_risk(actor=actor, initiative=initiative, came_from=address_of(conclusion), **about)
        record(actor=actor, verb="learn.make_barrier", thing=conclusion)
    return risk


def make_proposal(*, actor: Person, conclusion: Conclusion, into: str, title: str, text: str) -> Any:
    """On a board an idea, in a round a draft of whoever makes it; its page leads back to the conclusion."""
    with acting(actor, "learn.make_proposal", conclusion, locked_conclusion) as conclusion:
        place = chosen("learn.make_proposal", into, places_of(actor))
        made = place.add(actor=actor, title=title, text=text, came_from=address_of(conclusion))
        record(actor=actor, verb="learn.make_proposal", thing=conclusion)
    return made
