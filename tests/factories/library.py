"""The library: publications and who looks after them."""

from itertools import count

from samenspel.methods.bibliography import Name, PartialDate, Record
from samenspel.phases.learn.actions.publications import add_publication
from samenspel.phases.learn.models.publications import Curator
from tests.factories.services import make_administrator, make_person
from tests.stages import stage

numbers = count(1)


def make_curator(name="Kuno"):
    return Curator.objects.create(person=make_person(name)).person


def record(**values):
    """A made-up article by made-up people."""
    number = next(numbers)
    known = {
        "type": "article-journal",
        "title": f"Neighbours and their library, part {number}",
        "author": (Name(family="Meer", given="Jan", particle="van der"), Name(literal="Town of Elsewhere")),
        "issued": PartialDate(2019, 5),
        "container_title": "Journal of Made-up Works",
        "volume": "3",
        "page": "1-9",
        "doi": f"10.5555/made-up.{number}",
    }
    return Record(**{**known, **values})


@stage
def make_publication(basis="record", **values):
    return add_publication(actor=make_administrator(), record=record(**values), basis=basis)
