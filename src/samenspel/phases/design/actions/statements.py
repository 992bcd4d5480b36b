"""Saying something in an opinion map, and what moderators do about it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.locks.sharing import be_alone
from samenspel.phases.design.actions.opinion_maps import mark_stale
from samenspel.phases.design.models.opinion_maps import OpinionMap, every_map
from samenspel.phases.design.models.statements import Kind, Ruling, State, Statement, every_statement
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import follow_at_first

STATEMENTS = 5_117_034  # any number, the same everywhere
MOST_UNREAD = 20


class SaidAlready(Refused):
    """`statement` says the same, word for word."""

    def __init__(self, statement: Statement) -> None:
        super().__init__("design.add_statement", _("Somebody said this already. Vote on it instead."))
        self.statement = statement


describe("design.add_statement", _("Somebody added a statement to “{title}”."), history=False)


def add_statement(*, actor: Person, map: OpinionMap, text: str) -> Statement:
    """Nobody has voted on it then, its author neither."""
    with acting(actor, "design.add_statement", map, _locked) as map:
        _refuse_too_many(actor, map)
        _refuse_twice(map, text)
        statement = _append(map, text, author=actor)
        follow_at_first(actor, map)
        tell(actor, "design.add_statement", statement)
    return statement


def _locked(map: OpinionMap) -> OpinionMap:
    """Who adds to it too waits: two statements never get the same number."""
    return fresh(every_map(), map.pk)


def _append(map: OpinionMap, text: str, **values: Any) -> Statement:
    last = map.statements.aggregate(last=Max("number"))["last"] or 0
    return Statement.objects.create(map=map, number=last + 1, text=text, **values)


def _refuse_too_many(actor: Person, map: OpinionMap) -> None:
    if map.statements.filter(author=actor, state=State.UNREAD).count() >= MOST_UNREAD:
        words = _("Moderators have not read your last %(most)d statements yet. Wait until they have.")
        raise Refused("design.add_statement", words % {"most": MOST_UNREAD})


def _refuse_twice(map: OpinionMap, text: str) -> None:
    same = map.statements.filter(text__iexact=text, state__in=(State.UNREAD, State.APPROVED)).first()
    if same is not None:
        raise SaidAlready(same)


describe("design.moderate_statements", _("{actor} moderated statements in “{title}”."), news=False)


def moderate_statements(
    *, actor: Person, map: OpinionMap, numbers: Iterable[int], kind: str, reason: str = ""
) -> list[Statement]:
    """Decide the same about several; of what is hidden the authors hear why. Those for which it changes
    nothing are left alone; returns the others."""
    with acting(actor, "design.moderate_statements", map):
        wanted = every_statement().filter(map=map, number__in=numbers).exclude(state=State.SPLIT)
        changed = [one for one in _alone_with(wanted) if _decide(one, kind)]
        for statement in changed:
            _rule(actor, statement, kind, reason)
        if changed:
            mark_stale(map)
            decided = [statement.number for statement in changed]
            tell(actor, "design.moderate_statements", map, about=[], kind=kind, numbers=decided)
    return changed


def _alone_with(wanted: Any) -> list[Statement]:
    """Nobody votes on them meanwhile; always in the same order, so that nobody waits for each other."""
    for pk in sorted(wanted.values_list("pk", flat=True)):
        be_alone(STATEMENTS, pk)
    return list(wanted)


def _decide(statement: Statement, kind: str) -> bool:
    name, value = {
        Kind.APPROVE: ("state", State.APPROVED),
        Kind.HIDE: ("state", State.HIDDEN),
        Kind.ABOUT_PERSON: ("is_about_person", True),
        Kind.NOT_ABOUT_PERSON: ("is_about_person", False),
    }[Kind(kind)]
    if getattr(statement, name) == value:
        return False
    Statement.objects.filter(pk=statement.pk).update(**{name: value})
    return True


def _rule(actor: Person, statement: Statement, kind: str, reason: str) -> None:
    Ruling.objects.create(statement=statement, kind=kind, reason=reason, by=actor)
    letters = {Kind.HIDE: "design/statement_hidden", Kind.SPLIT: "design/statement_split"}
    letter = letters.get(Kind(kind))
    if letter and statement.author and statement.author.is_active:
        write_to(statement.author, letter, statement.map, statement=statement, reason=reason)


describe("design.split_statement", _("{actor} split a statement in “{title}”."), news=False)


def split_statement(
    *, actor: Person, statement: Statement, parts: Sequence[str], reason: str = ""
) -> list[Statement]:
    """The votes stay with the words that people voted on; the parts are asked from now on, without votes."""
    with acting(actor, "design.split_statement", statement, _alone) as whole:
        if whole.state == State.SPLIT:
            raise Refused("design.split_statement", _("This statement was split already."))
        map = _locked(whole.map)
        Statement.objects.filter(pk=whole.pk).update(state=State.SPLIT)
        values = {"split_from": whole, "is_seed": whole.is_seed, "author": whole.author}
        made = [_append(map, text, state=State.APPROVED, **values) for text in parts]
        _rule(actor, whole, Kind.SPLIT, reason)
        mark_stale(map)
        numbers = [part.number for part in made]
        tell(actor, "design.split_statement", map, about=[], number=whole.number, parts=numbers)
    return made


def _alone(statement: Statement) -> Statement:
    return _alone_with(every_statement().filter(pk=statement.pk))[0]
