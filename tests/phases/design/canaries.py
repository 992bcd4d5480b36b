"""One of everything that is registered here about a person."""

from samenspel.foundation import clock
from samenspel.phases.design.models.ideas import Combination, Idea
from samenspel.phases.design.models.scenes import Casting, SceneClaim
from samenspel.phases.design.models.votes import AGREE
from tests.canaries import plants
from tests.factories.design import make_board, make_opinion_map, make_script
from tests.factories.lotteries import make_lottery
from tests.factories.prototypes import make_prototype, steps_of


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


@plants("design.Trial")
@plants("design.Experience")
def plant_in_a_trial(person):
    prototype = make_prototype()
    step = steps_of(prototype)[0]
    trial = step.draft.trials.create(person=person)
    trial.experiences.create(step=step, went="stuck", feeling="unsure", text="canary")
    step.draft.trials.create(helper=person, agreed_at=clock.now())


@plants("design.Candidate")
@plants("design.Attendance")
@plants("design.Expense")
def plant_in_a_pool(person):
    one = make_lottery().candidates.create(
        number="CANA-RY22",
        person=person,
        email=person.email,
        name="canary-candidate",
        address="canary-street 1",
        values={"sex": "canary-value"},
        needs={"words": "canary-need"},
        reply="yes",
        replied_at=clock.now(),
        seat="taken",
    )
    one.attendances.create(day=clock.today())
    one.expenses.create(what="canary-expense", cents=100)
