"""One of everything that is registered here about a person."""

from samenspel.phases.design.models.ideas import Combination, Idea
from samenspel.phases.design.models.scenes import Casting, SceneClaim
from samenspel.phases.design.models.votes import AGREE
from tests.canaries import plants
from tests.factories.design import make_board, make_opinion_map, make_script


@plants("design.IdeaAuthor")
@plants("design.IdeaSupport")
@plants("design.Combination")
def plant_on_a_board(person):
    board = make_board()
    idea, other = (Idea.objects.create(board=board, title=title) for title in ("A kettle", "A teapot"))
    idea.authors.create(person=person)
    idea.supports.create(person=person)
    Combination.objects.create(thing=other, into=idea, by=person)


@plants("design.SceneClaim")
@plants("design.Casting")
def plant_in_a_script(person):
    taken = {"text": make_script(), "person": person}
    SceneClaim.objects.create(scene="canary-scene", purpose="play", **taken)
    Casting.objects.create(role="canary-role", **taken)


@plants("design.Statement")
@plants("design.Voter")
@plants("design.Vote")
@plants("design.Ruling")
def plant_in_a_map(person):
    map = make_opinion_map()
    statement = map.statements.create(number=99, text="Kept.", author=person)
    map.voters.create(person=person).votes.create(statement=statement, value=AGREE)
    statement.rulings.create(kind="approve", reason="Kept.", by=person)
