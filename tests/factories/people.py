"""Persons, signed up by the action."""

from itertools import count

from samenspel.spine.people import actions

numbers = count(1)


def a_person(display_name="Noor", *, email=None, language="en", administrator=False):
    person = actions.sign_up(
        email=email or f"person{next(numbers)}@example.org", display_name=display_name, language=language
    )
    return actions.appoint_administrator(actor=None, person=person) if administrator else person
