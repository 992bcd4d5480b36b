"""As files: a conversation as Polis writes it, the log of moderation, and how people tried a draft."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.ui.downloads import as_csv, plain
from samenspel.foundation.ui.figures import count_of
from samenspel.methods.opinion import Statements, Votes, read_statements, read_votes
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.prototypes import Experience, Prototype
from samenspel.phases.design.models.statements import LONGEST_IMPORTED, Ruling, State, Statement
from samenspel.phases.design.models.votes import AGREE, DISAGREE, Vote

MOST_STATEMENTS, MOST_VOTES, MOST_CELLS, MOST_NUMBER = 10_000, 2_000_000, 12_000_000, 2**31 - 1
MODERATED = {
    State.APPROVED.value: 1,
    State.SPLIT.value: 1,
    State.UNREAD.value: 0,
    State.HIDDEN.value: -1,
}
STATES = {1: State.APPROVED, 0: State.UNREAD, -1: State.HIDDEN}
MIXING = random.SystemRandom()
Row = Iterable[Any]


class UnfitConversation(ValueError):
    """Well-formed files that this house cannot keep; the text says why."""


@dataclass(frozen=True)
class Conversation:
    """What two files of Polis hold."""

    statements: Statements
    votes: Votes


def read_conversation(comments: bytes, votes: bytes) -> Conversation:
    """Raises MalformedFile or UnfitConversation."""
    _check_size(comments, votes)
    statements = read_statements(comments)
    read = Conversation(statements, read_votes(votes, statements))
    _check_storable(read)
    return read


def _check_size(comments: bytes, votes: bytes) -> None:
    """Before anything is parsed: several times what the largest conversations need."""
    counted = {
        _("statements"): (comments.count(b"\n"), MOST_STATEMENTS),
        _("votes"): (votes.count(b"\n"), MOST_VOTES),
        _("cells"): (votes.count(b",") + votes.count(b";") + votes.count(b"\t"), MOST_CELLS),
    }
    for what, (have, most) in counted.items():
        if have > most:
            words = _("These files have more than %(most)s %(what)s. Is it one conversation?")
            raise UnfitConversation(words % {"most": count_of(most), "what": what})


def _check_storable(read: Conversation) -> None:
    unknown = set(read.votes.statements) - read.statements.texts.keys()
    if unknown:
        words = _("There are votes on statement “%(id)s”, which is not in the file of statements.")
        raise UnfitConversation(words % {"id": min(unknown)[:30]})
    for id, text in read.statements.texts.items():
        if not (id.isascii() and id.isdecimal() and len(id) < 11 and int(id) <= MOST_NUMBER):
            raise UnfitConversation(
                _("The number of statement “%(id)s” is no whole number.") % {"id": id[:30]}
            )
        if not text.strip() or len(text) > LONGEST_IMPORTED:
            words = _("Statement %(id)s is empty, or longer than %(most)d signs.")
            raise UnfitConversation(words % {"id": id, "most": LONGEST_IMPORTED})


def statements_of(map: OpinionMap, read: Conversation) -> Iterator[Statement]:
    """Once for each number, whatever it is written like."""
    moderated, about_people = read.statements.moderated, read.statements.about_people
    for id, text in read.statements.texts.items():
        yield Statement(
            map=map,
            number=int(id),
            text=text,
            state=STATES[moderated.get(id, 1)],
            is_about_person=id in about_people,
        )


def write_statements(map: OpinionMap) -> str:
    """comments.csv of Polis; of no author, and of no moment."""
    names = ("comment-id", "agrees", "disagrees", "passes", "moderated", "is-meta", "comment-body")
    rows = (
        (
            one.number,
            one.agrees,
            one.disagrees,
            one.passes,
            MODERATED[one.state],
            "true" if one.is_about_person else "false",
            plain(one.text),
        )
        for one in map.statements.order_by("number")
    )
    return as_csv(names, rows)


def write_votes(map: OpinionMap) -> str:
    """votes.csv of Polis, with people by numbers that are drawn for this file alone."""
    rows = ((person, number, value) for person, votes in _people(map) for number, value in votes)
    return as_csv(("voter-id", "comment-id", "vote"), rows)


def write_participants(map: OpinionMap) -> str:
    """participants-votes.csv of Polis: a person a line."""
    numbers = list(map.statements.order_by("number").values_list("number", flat=True))
    names = ("participant", "n-votes", "n-agree", "n-disagree", *numbers)
    return as_csv(names, (_participant(person, dict(votes), numbers) for person, votes in _people(map)))


def _participant(person: int, votes: dict[int, int], numbers: list[int]) -> Row:
    values = list(votes.values())
    counts = (len(values), values.count(AGREE), values.count(DISAGREE))
    return (person, *counts, *(votes.get(number, "") for number in numbers))


def _people(map: OpinionMap) -> list[tuple[int, list[tuple[int, int]]]]:
    """Everybody's votes, in an order that tells nothing of who it is or when they came."""
    cast = Vote.objects.filter(voter__map=map).order_by("voter", "statement__number")
    rows = cast.values_list("voter", "statement__number", "value").iterator(chunk_size=10_000)
    people = [[vote[1:] for vote in votes] for _voter, votes in groupby(rows, key=itemgetter(0))]
    MIXING.shuffle(people)
    return list(enumerate(people))


def write_rulings(map: OpinionMap) -> str:
    """What moderators decided and why, in the order in which they did; of nobody's name."""
    names = ("number", "statement", "decision", "reason", "decided-at")
    rulings = Ruling.objects.filter(statement__map=map).select_related("statement").order_by("pk")
    rows = (
        (
            one.statement.number,
            plain(one.statement.text),
            one.kind,
            plain(one.reason),
            one.ruled_at.isoformat(timespec="seconds"),
        )
        for one in rulings
    )
    return as_csv(names, rows)


def write_trials(prototype: Prototype) -> str:
    """A line for each step that somebody tried; people have numbers that are drawn for this file alone."""
    names = ("version", "test", "with-helper", "step", "what-to-do", "went", "feeling", "words")
    said = Experience.objects.filter(trial__draft__prototype=prototype).select_related("step__draft", "trial")
    trials = [
        [*one] for _trial, one in groupby(said.order_by("trial", "step__place"), key=lambda one: one.trial_id)
    ]
    MIXING.shuffle(trials)
    rows = (_tried(number, one) for number, trial in enumerate(trials, 1) for one in trial)
    return as_csv(names, rows)


def _tried(number: int, one: Experience) -> Row:
    return (
        one.step.draft.number,
        number,
        "no" if one.trial.person_id else "yes",
        one.step.place,
        plain(one.step.title),
        one.went,
        one.feeling,
        "" if one.hidden_because else plain(one.text),
    )
