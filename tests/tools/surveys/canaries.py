"""One of everything that is registered here about a person."""

from tests.canaries import plants
from tests.factories.initiatives import make_member
from tests.factories.surveys import agree, finish, make_survey, meet


@plants("surveys.Response")
def plant_answers(person):
    survey = make_survey()
    make_member(survey.initiative, person)
    finish(survey, person, words="canary-answer")


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
