"""One of everything that is registered here about a person."""

from samenspel.phases.design.models.ideas import Combination, Idea
from tests.canaries import plants
from tests.factories.design import make_board


@plants("design.IdeaAuthor")
@plants("design.IdeaSupport")
@plants("design.Combination")
def plant_on_a_board(person):
    board = make_board()
    idea, other = (Idea.objects.create(board=board, title=title) for title in ("A kettle", "A teapot"))
    idea.authors.create(person=person)
    idea.supports.create(person=person)
    Combination.objects.create(thing=other, into=idea, by=person)
