"""What people design together, made by the actions."""

from itertools import count

from samenspel.foundation.journal.models import Message
from samenspel.phases.design.actions import (
    ideas,
    opinion_maps,
    statements,
    texts,
    voting,
)
from samenspel.phases.design.actions.importing import import_opinion_map
from samenspel.phases.design.tasks import renew_map as renew_in_task
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
    author = author or member_with_mailbox(board)
    return ideas.add_idea(actor=author, board=board, title=title or f"A kettle {next(numbers)}", **values)


def member_with_mailbox(thing):
    """A member of its own."""
    return make_member(thing.initiative, make_person("Ina", email=f"ina{next(numbers)}@example.org"))


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
