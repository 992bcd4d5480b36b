"""One of everything that is registered here about a person."""

from samenspel.phases.learn.models.publications import Curator
from tests.canaries import plants


@plants("learn.Curator")
def plant_curator(person):
    Curator.objects.create(person=person)
