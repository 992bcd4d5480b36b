"""Asking a person about one statement after another."""

from typing import Any

from django.core import signing

from samenspel.foundation.access import allow
from samenspel.phases.design.forms.statements import AT_ONCE
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.statements import Statement, is_asked
from samenspel.phases.design.models.votes import Voter
from samenspel.phases.design.queries.opinion_maps import (
    Shown,
    digest_of,
    draw_statement,
    unanswered,
    voter_of,
)
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import Visitor

SIGNER = signing.Signer(salt="design.vote")
MOST_DIGITS = 18


class Asker(Visitor):
    """Who looks at a map."""

    def voter_in(self, map: OpinionMap) -> Voter | None:
        return voter_of(map, self.person, self.device)

    def name_in(self, map: OpinionMap) -> str:
        return str(self.person.pk) if isinstance(self.person, Person) else digest_of(map, self.device)


def sealed(shown: Shown, asker: Asker) -> str:
    """How it was drawn, as the form takes it along: nobody makes another chance of it."""
    return SIGNER.sign_object([shown.statement.pk, shown.chance, asker.name_in(shown.statement.map)])


def chance_in(seal: str, statement: Statement, asker: Asker) -> float | None:
    """None where nothing was drawn, or not this, or not for this person."""
    try:
        pk, chance, name = SIGNER.unsign_object(seal)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return float(chance) if chance and (pk, name) == (statement.pk, asker.name_in(statement.map)) else None


def vote_page(map: OpinionMap, asker: Asker, asked: Any) -> dict[str, Any]:
    """`asked`: what stands in the address: the turn, which statement is wanted, and which was the last."""
    turn, voter = max(_whole(asked.get("turn")), 1), asker.voter_in(map)
    is_enough = turn > AT_ONCE
    shown = None if is_enough else _shown(map, voter, asker, asked)
    return {
        "map": map,
        "turn": turn,
        "most": AT_ONCE,
        "is_enough": is_enough,
        "shown": shown,
        "seal": sealed(shown, asker) if shown else "",
        "last": _whole(asked.get("last")),
        "left": 0 if shown else unanswered(map, voter).count(),
        "may_add": not shown and allow(asker.person, "design.add_statement", map),
    }


def _shown(map: OpinionMap, voter: Voter | None, asker: Asker, asked: Any) -> Shown | None:
    """The one that is wanted, where people vote on it, or else one that is drawn."""
    named = _whole(asked.get("statement"))
    wanted = map.statements.filter(is_asked(map), pk=named).first() if named else None
    if wanted is None:
        return draw_statement(map, voter)
    return Shown(wanted, chance_in(asked.get("shown", ""), wanted, asker))


def _whole(text: str | None) -> int:
    """0 for what is no number."""
    is_number = text and text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else 0  # type: ignore[arg-type]
