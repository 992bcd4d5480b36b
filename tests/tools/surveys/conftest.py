"""What tests of surveys begin with: a survey for those who are invited, where they make none of their own."""

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


@pytest.fixture
def fewest(settings):
    """Few are few."""
    settings.FEWEST_SHOWN = 5
