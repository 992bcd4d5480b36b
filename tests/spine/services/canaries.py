"""One of everything that is registered here about a person."""

from tests.canaries import plants
from tests.factories.services import make_organisation


@plants("services.Organisation_professionals")
def plant_professional(person):
    make_organisation(person)
