import pytest

from tests.factories.services import make_person


@pytest.fixture
def cora(client):
    """A coordinator, signed in."""
    person = make_person("Cora")
    client.force_login(person)
    return person
