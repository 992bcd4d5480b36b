"""Nobody writes over another."""

import pytest

from samenspel.foundation.access import Overtaken
from samenspel.foundation.locks.versions import refuse_overtaken, version_of
from samenspel.spine.people.models import Person

NAMES = ("display_name", "email")


def test_a_version_is_another_as_soon_as_one_of_its_fields_is():
    rows = [Person(display_name="Ina"), Person(display_name="Joy"), Person(display_name="Ina", email="a@b.c")]
    assert len({version_of(row, NAMES) for row in rows}) == 3
    assert version_of(Person(display_name="Ina", language="fr"), NAMES) == version_of(rows[0], NAMES)


def test_who_saw_what_stands_there_or_does_not_say_what_they_saw_goes_on():
    row = Person(display_name="Ina")
    for seen in (version_of(row, NAMES), ""):
        refuse_overtaken("people.change", row, NAMES, seen)


def test_who_saw_another_version_is_told_what_stands_there_now():
    row = Person(display_name="Ina")
    with pytest.raises(Overtaken, match="Somebody else changed this") as caught:
        refuse_overtaken("people.change", row, NAMES, "another")
    assert (caught.value.row, caught.value.version) == (row, version_of(row, NAMES))
