"""One of everything that is registered here about a person."""

from tests.canaries import plants
from tests.factories.initiatives import make_initiative, make_member


@plants("initiatives.Membership")
def plant_membership(person):
    make_member(make_initiative(), person)
