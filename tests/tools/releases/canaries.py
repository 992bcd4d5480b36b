"""One of everything that is registered here about a person."""

from tests.canaries import plants
from tests.factories.initiatives import make_member
from tests.factories.releases import make_counted


@plants("releases.Release")
def plant_release(person):
    survey = make_counted()
    make_member(survey.initiative, person)
    survey.initiative.releases.update(by=person)
