"""Where the addresses of surveys lead."""

from datetime import timedelta

from samenspel.foundation import clock
from samenspel.tools.surveys.actions.agreements import keep_files
from samenspel.tools.surveys.models.imports import AnswersImport
from samenspel.tools.surveys.models.invitations import digest_of, new_token
from tests.factories.answer_sheets import print_sheets
from tests.factories.surveys import (
    add_question,
    agree,
    ask_about_encounters,
    begin,
    make_survey,
    set_quota,
)
from tests.world import EVERY_PAGE

HOUR = timedelta(hours=1)


def words(initiative, author):
    """One that the author is answering, and whose answers the author may take along."""
    survey = make_survey(initiative, asked="everyone")
    own = add_question(survey, f"own_{survey.pk}")
    quota = set_quota(survey, 5)
    begin(survey, author)
    ask_about_encounters(survey)
    agreement = agree(survey, author)
    files = keep_files(actor=author, agreement=agreement, keys=[], language="en", content=b"answers")
    (sheet,) = print_sheets(survey)
    brought = AnswersImport.objects.create(
        survey=survey,
        wave=survey.waves.get(),
        edition=survey.editions.last(),
        by=author,
        origin="The market",
        because="They said yes.",
        basis="consent",
        state="read",
        found={"new": 0},
    )
    numbers = {
        "import_id": brought.pk,
        "survey_id": survey.pk,
        "agreement_id": agreement.pk,
        "files_id": files.pk,
        "sheet_id": sheet.sheet.pk,
        "quota_id": quota.pk,
        **_letter(survey),
    }
    _others(initiative, author)
    return {EVERY_PAGE: {**numbers, **_drawing(initiative), "slug": initiative.slug, "code": own}}


def _drawing(initiative):
    """Of another survey, and in preparation: its list is not public."""
    made = make_survey(initiative, asked="everyone", title="Drawn by lot").randomisations.create()
    arm = made.arms.create(number=1, name="As it is")
    return {"randomisation_id": made.pk, "arm_id": arm.pk}


def _others(initiative, author):
    """A draw whose moment came, and answers from elsewhere that were taken."""
    survey, now = make_survey(initiative, asked="everyone", title="Drawn today"), clock.now()
    survey.randomisations.create(seed_plan="dice", draws_at=now - HOUR, announced_at=now - 2 * HOUR)
    brought = {"origin": "The square", "because": "They said yes.", "basis": "consent", "by": author}
    survey.imports.create(wave=survey.waves.get(), edition=survey.editions.last(), state="taken", **brought)


def _letter(survey):
    """As it was written while everybody saw the initiative."""
    invited = survey.invited.create(mark="mark", email="invited@example.org")
    invitation = invited.invitations.create(wave=survey.waves.get(), written_at=clock.now())
    token = new_token()
    invitation.tokens.create(digest=digest_of(token))
    return {"token": token, "ticket": invited.ticket}
