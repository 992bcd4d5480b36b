"""What tests of surveys begin with: a survey for those who are invited, where they make none of their own."""

import pytest

from samenspel.methods.questionnaires.imports import read_returned
from samenspel.tools.surveys import tasks
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


@pytest.fixture
def read_here(monkeypatch):
    """Files of answers are read in this process: another one takes a second each time."""
    monkeypatch.setattr(tasks, "parsed", lambda _name, source, tell: read_returned(source, tell))
