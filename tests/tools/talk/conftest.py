import pytest

from tests.factories.initiatives import make_initiative, make_member
from tests.factories.services import make_person


@pytest.fixture
def initiative():
    return make_initiative(title="The library")


@pytest.fixture
def wim(client, initiative):
    """A member, signed in."""
    person = make_member(initiative, make_person("Wim"))
    client.force_login(person)
    return person
