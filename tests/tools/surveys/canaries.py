"""One of everything that is registered here about a person."""

from samenspel.tools.surveys.actions.papers import void_sheet
from samenspel.tools.surveys.models.imports import AnswersImport
from tests.canaries import plants
from tests.factories.answer_sheets import enter, print_sheets
from tests.factories.initiatives import make_member
from tests.factories.randomisations import draw, list_people, people, set_up
from tests.factories.surveys import agree, finish, invite, make_survey, meet


@plants("surveys.Response")
def plant_answers(person):
    survey = make_survey()
    make_member(survey.initiative, person)
    finish(survey, person, words="canary-answer")


@plants("surveys.AnswerEntry")
def plant_entry(person):
    survey = make_survey()
    make_member(survey.initiative, person, role="coordinator")
    (one,) = print_sheets(survey)
    enter(one.sheet, person, words="typed in")


@plants("surveys.AnswerSheet")
def plant_void_sheet(person):
    survey = make_survey()
    make_member(survey.initiative, person, role="coordinator")
    (one,) = print_sheets(survey)
    void_sheet(actor=person, sheet=one.sheet, reason="It was torn.")


@plants("surveys.AnswersImport")
def plant_import(person):
    survey = make_survey()
    make_member(survey.initiative, person, role="coordinator")
    AnswersImport.objects.create(
        survey=survey,
        wave=survey.waves.get(),
        edition=survey.editions.get(),
        by=person,
        origin="The market",
        because="They said yes.",
        basis="consent",
    )


@plants("surveys.Encounter")
def plant_encounter(person):
    survey = make_survey()
    make_member(survey.initiative, person)
    meet(survey, person, words="canary-encounter")


@plants("surveys.Agreement")
def plant_agreement(person):
    survey = make_survey()
    make_member(survey.initiative, person)
    agree(survey, person)


@plants("surveys.Assessed")
def plant_assessed(person):
    list_people(set_up(), [(person.email, {"area": "canary-area"})])


@plants("surveys.Assigned")
def plant_assigned(person):
    draw(listed=[(person.email, {}), *people(9)])


@plants("surveys.Invited")
def plant_invitation(person):
    survey = make_survey(asked="invited")
    invite(survey, person.email)
