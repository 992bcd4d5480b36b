"""One of everything that is registered here about a person."""

from samenspel.phases.design.models.votes import AGREE
from tests.canaries import plants
from tests.factories.design import make_opinion_map


@plants("design.Statement")
@plants("design.Voter")
@plants("design.Vote")
@plants("design.Ruling")
def plant_in_a_map(person):
    map = make_opinion_map()
    statement = map.statements.create(number=99, text="Kept.", author=person)
    map.voters.create(person=person).votes.create(statement=statement, value=AGREE)
    statement.rulings.create(kind="approve", reason="Kept.", by=person)
