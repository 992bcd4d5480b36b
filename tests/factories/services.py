"""Organisations and services, made by the actions."""

from itertools import count

from samenspel.spine.people.models import Person
from samenspel.spine.services import actions

numbers = count(1)


def make_person(name="Noor", **values):
    return Person.objects.create(display_name=name, language="en", **values)


def make_administrator():
    return make_person("Ada", is_administrator=True)


def make_organisation(*professionals, name=None, kind="library", **values):
    actor = make_administrator()
    name = name or f"Library {next(numbers)}"
    organisation = actions.add_organisation(actor=actor, name=name, kind=kind, **values)
    for person in professionals:
        actions.add_professional(actor=actor, organisation=organisation, person=person)
    return organisation


def make_area(name=None, parent=None):
    return actions.add_area(
        actor=make_administrator(), name=name or f"Quarter {next(numbers)}", parent=parent
    )


def make_service(*professionals, organisation=None, name=None, **values):
    values = {"description": "Books and more.", "sector": "08.2", "languages": ["nl"], **values}
    return actions.add_service(
        actor=make_administrator(),
        organisation=organisation or make_organisation(*professionals),
        name=name or f"Lending {next(numbers)}",
        **values,
    )
