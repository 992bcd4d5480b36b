"""Joint reflections, written in and concluded, made by the actions."""

from itertools import count

from samenspel.phases.learn.actions.reflections import close_reflection, open_reflection, pick_conclusion
from tests.factories.panels import organiser_of
from tests.factories.programme import make_session

numbers = count(1)


def make_reflection(session=None, words="Parents stay when pupils ask them. Schools forget to say thanks."):
    session = session or make_session(kind="reflection")
    actor = organiser_of(session.edition)
    return open_reflection(actor=actor, session=session, language="en", words=words)


def make_conclusion(reflection=None, kind="finding", person=None, quote=None):
    number = next(numbers)
    reflection = reflection or make_reflection(words=f"Parents stay when pupils ask them, {number} times.")
    person = person or organiser_of(reflection.session.edition)
    quote = quote or f"Parents stay when pupils ask them, {number} times."
    return pick_conclusion(actor=person, reflection=reflection, kind=kind, quote=quote)


def close(reflection):
    return close_reflection(actor=organiser_of(reflection.session.edition), reflection=reflection)


def make_closed(kind="finding"):
    conclusion = make_conclusion(kind=kind)
    close(conclusion.reflection)
    conclusion.refresh_from_db()
    return conclusion
