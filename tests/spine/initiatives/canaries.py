"""One of everything that is registered here about a person."""

from samenspel.spine.initiatives import actions
from tests.canaries import plants
from tests.factories.initiatives import make_initiative, make_member


@plants("initiatives.Membership")
def plant_membership(person):
    make_member(make_initiative(), person)


@plants("initiatives.Coding")
def plant_coding(person):
    initiative = make_initiative()
    make_member(initiative, person, role="scholar")
    actions.code_case(actor=person, initiative=initiative, answers={})
