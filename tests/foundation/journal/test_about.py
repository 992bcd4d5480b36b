"""The journal's index: what an entry is news of."""

import pytest
from django.db import transaction

from samenspel.foundation.journal import record
from tests.factories.initiatives import make_initiative
from tests.factories.people import a_person


def cards(entry):
    return list(entry.about.values_list("thing", flat=True))


@pytest.mark.django_db
def test_an_entry_is_about_its_thing_and_its_initiative_or_what_is_said_the_nearest_first():
    person, initiative = a_person(), make_initiative()
    home = f"initiatives.initiative/{initiative.pk}"
    with transaction.atomic():
        plain = record(actor=person, verb="x.y", thing=person, initiative=initiative)
        alone = record(actor=person, verb="x.y", thing=person)
        same = record(actor=person, verb="x.y", thing=initiative, initiative=initiative)
        said = record(
            actor=person, verb="x.y", initiative=initiative, about=[initiative, None, person, person]
        )
        nothing = record(actor=person, verb="x.y", initiative=initiative, about=[])
    found = [cards(entry) for entry in (plain, alone, same, said, nothing)]
    her = f"people.person/{person.pk}"
    assert found == [[her, home], [], [home], [home, her], []]
