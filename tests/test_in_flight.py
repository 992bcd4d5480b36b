"""Every action, while an account is closed, roles are taken and things come to an end under its feet.

The person and the things are those that a request loaded; then something happens, and only then the action
gets its turn to write. It must answer as it would to somebody who comes after that. One thing after the other
in one connection, so that every database says the same: those who come at once are in the storms.
"""

import ast
import inspect
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

import samenspel
from samenspel.foundation.access import Refused, allow
from samenspel.foundation.access.memory import remembering
from samenspel.foundation.locks import acting
from samenspel.methods.bibliography.records import References
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.queries.studies import InStudy
from samenspel.phases.plan.models import Ballot, BudgetRound, Objection, Proposal, Receipt
from samenspel.spine.initiatives.models import Initiative, Membership
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Organisation
from samenspel.tools.notices.models import Reader
from samenspel.tools.notices.tickets import Ticket
from samenspel.tools.seats.models import Places
from samenspel.tools.seats.queries import places_of
from samenspel.tools.talk.actions.talking import EMPTIED
from samenspel.tools.talk.models import Comment
from samenspel.tools.together.invitations import Invitation
from samenspel.tools.writing.texts import first_update
from tests import house
from tests.factories.design import COMMENTS, VOTES
from tests.factories.plan import clock, election_file
from tests.tools.wishes.models import Wish
from tests.world import make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SOURCE = Path(samenspel.__file__).parent
PLAIN = {
    "source": election_file(),
    "file": ContentFile(b"x", "x.pb"),
    "files": (ContentFile(b"x", "x.csv"), ContentFile(b"y", "y.csv")),
    "comments": COMMENTS,
    "votes": VOTES,
    "phase": "plan",
    "kind": "meeting",
    "count": 1,
    "content": b"x",
    "found": References("ris", "utf-8", ()),
    "update": first_update("x"),
}
NAMED_FILE = tuple[str, bytes]
NAMES = {"subject": "Initiative", "followed": "Initiative", "thing": "Survey"}
WRAPPED = {
    "Ticket": lambda: [Ticket(reader) for reader in Reader.objects.order_by("pk")],
    "Invitation": lambda: [Invitation(wish) for wish in Wish.objects.order_by("pk")],
    "InStudy": lambda: [InStudy(study, "h1") for study in Study.objects.order_by("pk")],
    "Places": lambda: [places_of(places.seated) for places in Places.objects.order_by("pk")],
}
LATER = {"certify_round": timedelta(days=40), "close_voting": timedelta(days=6)}
BY_ANYBODY = ("pass_on",)  # it asks for no account
MOST = 40
CLOSED = "the account is closed"
EVENTS = {
    CLOSED: lambda person: Person.objects.filter(pk=person.pk).update(is_active=False),
    "every role is taken": lambda person: take_roles(person),
    "everything has come to an end": lambda person: end_everything(),
}


class Passed(Exception):
    """It was allowed; what an action does then is not asked here."""


def actions():
    """By file, each function with the verb and the thing that it asks for, as it is written there."""
    found = {}
    for name, function in house.actions(SOURCE):
        for word, call in house.calls(function):
            module = import_module(f"samenspel.{name.removesuffix('.py').replace('/', '.')}")
            action = getattr(module, function.name)
            if word == "acting" and not (is_by_the_house(action) or function.name in BY_ANYBODY):
                asked = [compile(ast.unparse(part), name, "eval") for part in call.args[1:3]]
                found.setdefault(name, []).append((action, asked))
    return found


def is_by_the_house(action):
    """Nobody's account: whoever calls it says so."""
    actor = inspect.signature(action).parameters["actor"]
    return actor.annotation is None and actor.default is actor.empty


def loaded(action, person, place):
    """The words of a call as a request has them: the person and the things as they are now."""
    words = inspect.signature(action).parameters.values()
    named = {word.name: _word(word, place) for word in words if word.kind is word.KEYWORD_ONLY}
    return {**named, "actor": Person.objects.get(pk=person.pk)}


def _word(word, place):
    if word.default is not word.empty:
        return word.default
    if word.annotation == NAMED_FILE:
        return ("x.csv", b"x")
    kinds = [NAMES.get(word.name), *map(_kind, _parts(word.annotation))]
    found = next(filter(None, map(things, kinds)), [])
    return found[place % len(found)] if found else PLAIN.get(word.name, "1")


def _parts(annotation):
    return [annotation, *get_args(annotation)]


def _kind(annotation):
    """A model itself, since names come twice; else the name."""
    is_model = isinstance(annotation, type) and issubclass(annotation, Model)
    return annotation if is_model else getattr(annotation, "__name__", "")


def things(kind):
    if kind in WRAPPED:
        return WRAPPED[kind]()
    models = [model for model in apps.get_models() if kind in (model, model.__name__)]
    return list(models[0]._base_manager.order_by("-pk")[:MOST]) if models else []


def somebody_allowed(action, asked):
    """Who may, and the place of the thing with which they may."""
    room = vars(inspect.getmodule(action))
    people = Person.objects.filter(is_child=False).order_by("joined_at")
    with remembering(is_a_look=True):
        for place in range(MOST):
            words = loaded(action, people[0], place)
            verb, *thing = (eval(part, room, words) for part in asked)
            for person in people:
                if allow(person, verb, *thing):
                    return person, place
    raise AssertionError("The world has nobody who may, or nothing to do it with.")


def settle():
    """Nothing is in the way of certifying what is public."""
    Objection.objects.filter(round__activity__initiative__is_public=True).delete()
    Ballot.objects.filter(round__in=Receipt.objects.values("round")).update(count=9)


def take_roles(person):
    Person.objects.filter(pk=person.pk).update(is_administrator=False)
    Membership.objects.filter(person=person).update(left_at=timezone.now())
    for organisation in Organisation.objects.all():
        organisation.professionals.remove(person)


def end_everything():
    BudgetRound.objects.update(state=BudgetRound.State.TALLIED)
    Proposal.objects.filter(place=None).update(state=Proposal.State.WITHDRAWN)
    Initiative.objects.update(is_public=False)
    Places.objects.update(closes_at=timezone.now())
    Comment.objects.update(**EMPTIED)


def answer(action, words, happens=lambda: None):
    """What it says when that happens just before its turn to write."""
    try:
        with transaction.atomic(), pytest.MonkeyPatch.context() as patches:
            turn = acting.stay
            patches.setattr(
                acting, "stay", lambda *who: (patches.setattr(acting, "stay", turn), happens(), turn(*who))
            )
            require = acting.require
            patches.setattr(acting, "require", lambda *asked: (require(*asked), pass_on()))
            action(**words)
    except (Passed, Refused, ObjectDoesNotExist) as said:
        return type(said)
    raise AssertionError("It asked nobody.")


def pass_on():
    raise Passed


ACTIONS = actions()


@pytest.mark.parametrize("file", ACTIONS)
def test_an_action_answers_as_things_are_when_its_turn_comes(file):
    make_world()
    settle()
    for action, asked in ACTIONS[file]:
        with taken_back(), clock(timezone.now() + LATER.get(action.__name__, timedelta())):
            answers_as_things_are(action, asked)


def answers_as_things_are(action, asked):
    person, place = somebody_allowed(action, asked)
    assert (action, answer(action, loaded(action, person, place))) == (action, Passed)
    for event, happens in EVENTS.items():
        with taken_back():
            said = answer(action, loaded(action, person, place), partial(happens, person))
            happens(person)
            now = answer(action, loaded(action, person, place))
            assert (action, event, said) == (action, event, Refused if event == CLOSED else now)


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
