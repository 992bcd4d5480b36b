"""A survey for those who are invited, where a test has none of its own."""

import pytest

from tests.factories.initiatives import coordinator_of
from tests.factories.surveys import make_survey


@pytest.fixture
def survey():
    return make_survey(asked="invited")


@pytest.fixture
def coordinator(survey, client):
    person = coordinator_of(survey.initiative)
    client.force_login(person)
    return person
