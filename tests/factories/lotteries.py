"""Lotteries from the list to the panel, made by the actions."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from samenspel.foundation.tasks.queries import find_job
from samenspel.foundation.tasks.running import run_next_task
from samenspel.methods.sortition import Quota
from samenspel.phases.design.actions import (
    draws,
    lotteries,
    pool,
    replies,
)
from samenspel.phases.design.models.lotteries import Draw
from samenspel.phases.design.queries.lotteries import find_draw, find_lottery
from samenspel.spine.initiatives.models import Activity
from tests.factories.design import numbers
from tests.factories.initiatives import coordinator_of, in_days, make_initiative
from tests.factories.services import make_person
from tests.stages import stage

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
    """In an initiative that nobody finds yet, on paper."""
    number = next(numbers)
    email, words = f"pool{number}@example.org", {"sex": sex, "age": age}
    told = {"lottery": lottery, "address": address or f"Dam {number}, 1012 AB", "values": words}
    told |= {"name": f"Ina {number}", "needs": needs or {}}
    if not (person or lottery.initiative.is_public):
        return pool.add_candidate(actor=coordinator_of(lottery.initiative), email=email, **told)
    return pool.sign_up(actor=person or make_person("Ina", email=email), **told)


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


def seat_panel(lottery, count=8):
    """Filled, closed, announced and drawn."""
    fill(lottery, count)
    hold(announce(close_pool(lottery)))
    return find_lottery(lottery.pk)


def seated(lottery):
    return list(lottery.candidates.filter(seat="taken"))


def give_up(candidate):
    return replies.answer_invitation(actor=None, candidate=candidate, reply="no", values={}, needs={})
