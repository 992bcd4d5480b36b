"""An outcome as JSON, and as a table for a terminal."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .election import Election
from .outcome import Outcome, ProjectOutcome

SYMBOLS = {"EUR": "€", "PLN": "zł", "USD": "$", "GBP": "£", "CHF": "CHF", "HUF": "Ft"}
WIDTH = 80


def amount_text(election: Election) -> Callable[[int], str]:
    """Shows an amount in 1/scale as people write it in English: € 1,234.50, or € 1,234."""
    currency = election.meta.get("currency", "")
    symbol = SYMBOLS.get(currency, currency)

    def show(amount: int) -> str:
        cents = round(Fraction(amount * 100, election.scale))
        text = f"{cents // 100:,}" if cents % 100 == 0 else f"{cents // 100:,}.{cents % 100:02d}"
        return f"{symbol} {text}".strip()

    return show


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Amounts are numbers of currency units; what may be a fraction is also there exactly, as a string."""
    election = outcome.election
    return {
        "rule": outcome.rule.as_dict(),
        "currency": election.meta.get("currency", ""),
        "budget": units(election, election.budget),
        "spent": units(election, outcome.spent),
        "left": units(election, outcome.left),
        "voters": election.voters,
        "winners": list(outcome.winners),
        "projects": [_project(outcome, one) for one in outcome.projects],
        "ties": [
            {
                "projects": list(tie.projects),
                "winner": tie.winner,
                "criterion": tie.criterion,
                "decisive": tie.decisive,
            }
            for tie in outcome.ties
        ],
        "satisfaction": _satisfaction(outcome),
        **_payments(outcome),
        **_welfare(outcome),
    }


def _project(outcome: Outcome, one: ProjectOutcome) -> dict[str, Any]:
    election = outcome.election
    return {
        "id": one.id,
        "name": election.projects[election.position[one.id]].name,
        "votes": one.votes,
        "points": _plain(one.points),
        "cost": units(election, one.cost),
        "cost_per_vote": units(election, Fraction(one.cost, one.votes)) if one.votes else None,
        "selected": one.selected,
        "order": one.order,
        "price": units(election, one.price),
        "price_exact": _exact(election, one.price),
        "effective_votes": _float(one.effective_votes),
        "effective_support": _float(one.effective_support),
        "paid_max": units(election, one.paid_by_supporters_max),
        "paid_min": units(election, one.paid_by_supporters_min),
        "missing": units(election, one.missing),
        "missing_exact": _exact(election, one.missing),
        "reason": one.reason.sentence(amount_text(election)),
        "reason_code": one.reason.code,
    }


def _satisfaction(outcome: Outcome) -> dict[str, Any]:
    satisfaction, steered = outcome.satisfaction, outcome.satisfaction.steered
    shown = {
        "represented": satisfaction.represented,
        "represented_share": satisfaction.share,
        "mean_winners": float(satisfaction.mean),
        "distribution": list(satisfaction.distribution),
    }
    if steered is None:
        return shown
    names = ("lowest", "median", "mean", "highest")
    amounts = {name: units(outcome.election, getattr(steered, name)) for name in names}
    return {**shown, "steered": amounts}


def _payments(outcome: Outcome) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    if outcome.payments:
        share = outcome.payments.share
        shown["share"] = units(outcome.election, share)
        shown["share_exact"] = _exact(outcome.election, share)
        shown["counts"] = outcome.payments.counts
    if outcome.preference:
        shown["preference"] = {
            "equal_shares": outcome.preference.equal_shares,
            "greedy": outcome.preference.greedy,
        }
    return shown


def _welfare(outcome: Outcome) -> dict[str, Any]:
    if outcome.welfare is None:
        return {}
    election, utility = outcome.election, outcome.rule.utility
    scales = {"cost": election.scale, "cardinality": 1}
    return {"welfare": _plain(Fraction(outcome.welfare, scales.get(utility, election.points_scale)))}


def units(election: Election, amount: int | Fraction | None) -> int | float | None:
    """An amount in currency units."""
    return None if amount is None else _plain(Fraction(amount, election.scale))


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _exact(election: Election, amount: Fraction | None) -> str | None:
    return None if amount is None else str(amount / election.scale)
