"""What people design together, made by the actions."""

from datetime import timedelta
from itertools import count

from django.core.files.base import ContentFile
from django.utils import timezone

from samenspel.foundation.journal.models import Message
from samenspel.foundation.tasks.queries import find_job
from samenspel.foundation.tasks.running import run_next_task
from samenspel.methods.sortition import Quota
from samenspel.phases.design.actions import (
    draws,
    ideas,
    lotteries,
    opinion_maps,
    pool,
    replies,
    statements,
    texts,
    voting,
)
from samenspel.phases.design.actions.importing import import_opinion_map
from samenspel.phases.design.models.lotteries import Draw
from samenspel.phases.design.queries import find_draw, find_lottery
from samenspel.phases.design.tasks import renew_map as renew_in_task
from samenspel.spine.initiatives.models import Activity
from samenspel.spine.initiatives.to_do import doings_for
from tests.factories.initiatives import coordinator_of, in_days, make_initiative, make_member
from tests.factories.services import make_person
from tests.stages import stage

numbers = count(1)
DECIDED = {"what": "We buy a kettle.", "why": "Forty people want one.", "decided_by": "together"}


def address(thing, rest=""):
    return f"{thing.get_absolute_url()}{rest}"


def letters_to(person):
    """Their subjects."""
    return sorted(Message.objects.filter(to=person.email).values_list("subject", flat=True))


def waiting(person, thing):
    """What waits for this person in the initiative of the thing."""
    return [str(one.title) for one in doings_for(person, [thing.initiative]) if one.waits]


@stage
def make_text(initiative=None, days=(-1, 7), words="", **values):
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    values = {"title": "The evening opening", "opens_at": opens_at, "closes_at": closes_at, **values}
    return texts.set_up_text(actor=coordinator_of(initiative), initiative=initiative, words=words, **values)


@stage
def make_script(initiative=None, days=(-1, 7), words="", **values):
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    values = {"title": "The wind in the willows", "opens_at": opens_at, "closes_at": closes_at, **values}
    return texts.set_up_script(actor=coordinator_of(initiative), initiative=initiative, words=words, **values)


@stage
def make_board(initiative=None, days=(-1, 7), **values):
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    values = {"title": "What shall we do here?", "opens_at": opens_at, "closes_at": closes_at, **values}
    return ideas.set_up_board(actor=coordinator_of(initiative), initiative=initiative, **values)


def make_idea(board, author=None, title=None, **values):
    """By a member of its own."""
    author = author or make_member(
        board.initiative, make_person("Ina", email=f"ina{next(numbers)}@example.org")
    )
    return ideas.add_idea(actor=author, board=board, title=title or f"A kettle {next(numbers)}", **values)


def author_of(idea):
    return idea.authors.earliest("pk").person


SEEDS = ("Open in the evening.", "Close the café.", "Lend tools too.")
COMMENTS = b"comment-id,moderated,is-meta,comment-body\n0,1,false,More trees.\n7,-1,true,The mayor is late.\n"
VOTES = b"voter-id,comment-id,vote\nann,0,1\nann,7,-1\nbob,0,0\n"


@stage
def make_opinion_map(initiative=None, days=(-1, 7), seeds=SEEDS, **values):
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    values = {"title": "What should the library do?", "opens_at": opens_at, "closes_at": closes_at, **values}
    return opinion_maps.set_up_opinion_map(
        actor=coordinator_of(initiative), initiative=initiative, seeds=seeds, **values
    )


@stage
def make_statement(map=None, author=None, text="More books in Arabic."):
    map = map or make_opinion_map()
    author = author or make_member(map.initiative)
    return statements.add_statement(actor=author, map=map, text=text)


def make_imported_map(initiative=None, comments=COMMENTS, votes=VOTES, title="Trees", **values):
    initiative = initiative or make_initiative()
    return import_opinion_map(
        actor=coordinator_of(initiative),
        initiative=initiative,
        comments=comments,
        votes=votes,
        title=title,
        **values,
    )


def vote_on(map, person, value, number=1, **values):
    statement = map.statements.get(number=number)
    return voting.vote(actor=person, statement=statement, value=value, **values)


def renew(map):
    """As the worker does, without a pause."""
    opinion_maps.mark_stale(map)
    type(map).objects.filter(pk=map.pk).update(renewed_at=None)
    renew_in_task.call(map.pk, opinion_maps.take_turn(map))
    return type(map).objects.get(pk=map.pk)


QUOTAS = (
    Quota("sex", "woman", 1, 2),
    Quota("sex", "man", 1, 2),
    Quota("age", "young", 1, 3),
    Quota("age", "old", 0, 3),
)
PEOPLE = "name;e-mail;address;postcode;town;sex;age\n"
SEED = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"


@stage
def make_lottery(initiative=None, days=(-2, 7), **values):
    """Into which people sign up."""
    initiative = initiative or make_initiative()
    opens_at, closes_at = in_days(*days)
    settings = {
        "title": "A panel about the library",
        "summary": "It says what the evening opening should be.",
        "opens_at": opens_at,
        "closes_at": closes_at,
        "pool_from": "sign_up",
        "seats": 3,
        "quotas": QUOTAS,
        "figures": "The town, 2026",
        "ends_on": closes_at.date() + timedelta(days=90),
        "kept_days": 30,
        **values,
    }
    return lotteries.set_up_lottery(actor=coordinator_of(initiative), initiative=initiative, **settings)


@stage
def make_list_lottery(initiative=None, days=(-2, 7), **values):
    """Which draws from a list, and writes letters first."""
    until = timezone.now() + timedelta(days=14)
    settings = {"pool_from": "list", "letters": 6, "replies_until": until, **values}
    return make_lottery(initiative, days, **settings)


def sign_up(lottery, person=None, sex="woman", age="young", address=None, needs=None):
    number = next(numbers)
    person = person or make_person("Ina", email=f"pool{number}@example.org")
    return pool.sign_up(
        actor=person,
        lottery=lottery,
        name=f"Ina {number}",
        address=address or f"Dam {number}, 1012 AB",
        values={"sex": sex, "age": age},
        needs=needs or {},
    )


def fill(lottery, count=8):
    """With people of all kinds."""
    kinds = [("woman", "young"), ("man", "old"), ("woman", "old"), ("man", "young")]
    return [sign_up(lottery, sex=kinds[turn % 4][0], age=kinds[turn % 4][1]) for turn in range(count)]


def listed(count=8):
    """A table of so many people, each at an address of their own."""
    lines = (
        f"Naam {number};p{number}@example.org;Kerkstraat {number};1012 AB;Town;"
        f"{('woman', 'man')[number % 2]};{('young', 'old')[number // 2 % 2]}\n"
        for number in range(count)
    )
    return PEOPLE + "".join(lines)


def send_list(lottery, text):
    """Through its task, as one sends it; what the job says then."""
    file = ContentFile(text if isinstance(text, bytes) else text.encode(), "people.csv")
    job = pool.list_candidates_later(actor=coordinator_of(lottery.initiative), lottery=lottery, file=file)
    return work(job)


def run_tasks():
    while run_next_task("test"):
        pass


def work(job):
    run_tasks()
    return find_job(job.pk)


def close_pool(lottery):
    """As if its time were over."""
    past = timezone.now() - timedelta(hours=2)
    Activity.objects.filter(pk=lottery.pk).update(closes_at=past)
    return find_lottery(lottery.pk)


def end_replies(lottery):
    past = timezone.now() - timedelta(hours=1)
    type(lottery).objects.filter(pk=lottery.pk).update(replies_until=past)
    return find_lottery(lottery.pk)


def announce(lottery, actor=None):
    """The draw that waits then; its moment has come."""
    moment = timezone.now() + timedelta(hours=1)
    actor = actor or coordinator_of(lottery.initiative)
    words = {"seed_plan": "Twenty dice in the hall.", "draws_at": moment}
    job = work(draws.announce_draw_later(actor=actor, lottery=lottery, **words))
    if job.state != "done":
        raise AssertionError(job.explanation)
    Draw.objects.filter(lottery=lottery, drawn_at=None).update(draws_at=timezone.now())
    return find_draw(lottery.pk, job.thing.pk)


def hold(draw, seed=SEED):
    job = work(draws.draw_lots_later(actor=coordinator_of(draw.lottery.initiative), draw=draw, seed=seed))
    if job.state != "done":
        raise AssertionError(job.explanation)
    return find_draw(draw.lottery_id, draw.pk)


def seat_panel(lottery):
    """Filled, closed, announced and drawn."""
    fill(lottery)
    hold(announce(close_pool(lottery)))
    return find_lottery(lottery.pk)


def seated(lottery):
    return list(lottery.candidates.filter(seat="taken"))


def give_up(candidate):
    return replies.answer_invitation(actor=None, candidate=candidate, reply="no", values={}, needs={})
