"""One of everything that is registered here about a person."""

from samenspel.foundation import clock
from samenspel.phases.learn.models.publications import Curator
from tests.canaries import plants
from tests.factories.risks import make_risk


@plants("learn.Curator")
def plant_curator(person):
    Curator.objects.create(person=person)


@plants("learn.Measure")
def plant_measure(person):
    strand = make_risk().strands.first()
    strand.measures.create(owner=person, what="canary-measure", due_on=clock.today())
