"""The rules of a round as one text, whose digest is written down before anybody votes."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from samenspel.phases.plan.box.limits import whole_meta
from samenspel.phases.plan.models import BudgetRound


def rules_of(round: BudgetRound) -> dict[str, Any]:
    """Everything that decides who may vote, on what, when, and how that is counted."""
    return {
        "round": round.pk,
        "budget": round.budget,
        "scale": round.scale,
        "currency": round.currency,
        "ballot_format": round.ballot_format,
        "points_scale": round.points_scale,
        "meta": whole_meta(round),
        "rule": round.rule,
        "who": round.who,
        "least_age": round.least_age,
        **({"asks_birth_year": True} if round.asks_birth_year else {}),  # left out, as when it was not known
        "area": round.area.slug if round.area else "",
        "roll_sha256": roll_digest(round) if round.has_roll else "",
        "least_ballots": round.least_ballots,
        "votes_from": _time(round.votes_from),
        "votes_until": _time(round.votes_until),
        "objections_until": _time(round.objections_until),
        **({"papers_until": _time(round.papers_until)} if round.takes_paper else {}),
        "public_key": round.public_key,
        "proposals": [*round.proposals.filter(place__isnull=False).order_by("place").values(*ON_BALLOT)],
    }


ON_BALLOT = ("place", "number", "title", "cost")


def rules_text(round: BudgetRound) -> str:
    return json.dumps(rules_of(round), sort_keys=True, ensure_ascii=False, indent=2)


def rules_digest(round: BudgetRound) -> str:
    return hashlib.sha256(rules_text(round).encode()).hexdigest()


def roll_digest(round: BudgetRound) -> str:
    """Of who may vote, where that is a list."""
    keys = round.voters.order_by("key").values_list("key", flat=True)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()


def _time(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""
