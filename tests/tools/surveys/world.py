"""Where the addresses of surveys lead."""

from samenspel.tools.surveys.actions.agreements import keep_files
from tests.factories.surveys import add_question, agree, ask_about_encounters, begin, make_survey
from tests.world import EVERY_PAGE


def words(initiative, author):
    """One that the author is answering, and whose answers the author may take along."""
    survey = make_survey(initiative, asked="everyone")
    own = add_question(survey, f"own_{survey.pk}")
    begin(survey, author)
    ask_about_encounters(survey)
    agreement = agree(survey, author)
    files = keep_files(actor=author, agreement=agreement, keys=[], language="en", content=b"answers")
    numbers = {"survey_id": survey.pk, "agreement_id": agreement.pk, "files_id": files.pk}
    return {EVERY_PAGE: {**numbers, "slug": initiative.slug, "code": own}}
