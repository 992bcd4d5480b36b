"""Where the addresses of surveys lead."""

from tests.factories.surveys import begin, make_survey
from tests.world import EVERY_PAGE


def words(initiative, author):
    """One that the author is answering."""
    survey = make_survey(initiative, asked="everyone")
    begin(survey, author)
    return {EVERY_PAGE: {"survey_id": survey.pk, "slug": initiative.slug, "code": "words"}}
