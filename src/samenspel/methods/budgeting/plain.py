"""An outcome as plain values, and back. See docs/reference/tally.md."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from .money import amount_text, plain_number, units
from .outcome import Outcome, Payments, Preference, ProjectOutcome, Tie
from .reasons import Reason
from .rule import Rule
from .satisfaction import Satisfaction, Steered

Plain = dict[str, Any]
Numbers = Mapping[str, dict[str, int | str]]
"""Of each project, by its id, the numbers of its reason."""
STEERED = ("lowest", "median", "mean", "highest")


def as_json(outcome: Outcome) -> Plain:
    """Amounts are numbers of currency units; what may be a fraction is also there exactly, as a string.

    >>> from samenspel.methods.budgeting import Election, Rule, tally
    >>> election = Election.of_approvals({"a": 40, "b": 60}, [["a", "b"], ["a"]], budget=60)
    >>> as_json(tally(election, Rule()))["projects"][0]["cost"]
    40
    """
    return {
        "rule": outcome.rule.as_dict(),
        "currency": outcome.currency,
        "budget": units(outcome, outcome.budget),
        "spent": units(outcome, outcome.spent),
        "left": units(outcome, outcome.left),
        "voters": outcome.voters,
        "winners": list(outcome.winners),
        "projects": [_project(outcome, one) for one in outcome.projects],
        "ties": [{**vars(tie), "projects": list(tie.projects)} for tie in outcome.ties],
        "satisfaction": _satisfaction(outcome),
        **_payments(outcome),
        **_welfare(outcome),
    }


def numbers_of(outcome: Outcome) -> dict[str, dict[str, int | str]]:
    """What `from_json` asks for besides: the JSON has the sentences.

    >>> from samenspel.methods.budgeting import Election, Rule, tally
    >>> election = Election.of_approvals({"a": 40, "b": 60}, [["a", "b"], ["a"]], budget=60)
    >>> numbers_of(tally(election, Rule()))["a"]
    {'supporters': 2, 'price': 2000}
    """
    return {one.id: one.reason.numbers for one in outcome.projects}


def from_json(plain: Plain, numbers: Numbers, *, scale: int, points_scale: int = 1) -> Outcome:
    """The outcome that `as_json` and `numbers_of` were made of.

    Exact, but for what supporters paid and had (`paid_…`, `effective_support`): those are as near as JSON has
    them. What each ballot paid was not kept.

    >>> from samenspel.methods.budgeting import Election, Rule, tally
    >>> election = Election.of_approvals({"a": 40, "b": 60}, [["a", "b"], ["a"]], budget=60)
    >>> outcome = tally(election, Rule())
    >>> from_json(as_json(outcome), numbers_of(outcome), scale=election.scale).winners
    ('a',)
    """
    return Outcome(
        rule=Rule.from_dict(plain["rule"]),
        currency=plain["currency"],
        scale=scale,
        points_scale=points_scale,
        budget=_whole(plain["budget"], scale),
        winners=tuple(plain["winners"]),
        projects=tuple(
            _project_from(one, numbers[one["id"]], scale, points_scale) for one in plain["projects"]
        ),
        ties=tuple(Tie(**{**tie, "projects": tuple(tie["projects"])}) for tie in plain["ties"]),
        satisfaction=_satisfaction_from(plain["satisfaction"], plain["voters"], scale),
        payments=_payments_from(plain, scale),
        preference=Preference(**plain["preference"]) if "preference" in plain else None,
        welfare=_welfare_from(plain, scale, points_scale),
    )


def _project(outcome: Outcome, one: ProjectOutcome) -> Plain:
    return {
        "id": one.id,
        "name": one.name,
        "votes": one.votes,
        "points": plain_number(one.points),
        "cost": units(outcome, one.cost),
        "cost_per_vote": units(outcome, Fraction(one.cost, one.votes)) if one.votes else None,
        "selected": one.selected,
        "order": one.order,
        "price": units(outcome, one.price),
        "price_exact": _exact(outcome, one.price),
        "effective_votes": _float(one.effective_votes),
        "effective_support": _float(one.effective_support),
        "paid_max": units(outcome, one.paid_by_supporters_max),
        "paid_min": units(outcome, one.paid_by_supporters_min),
        "missing": units(outcome, one.missing),
        "missing_exact": _exact(outcome, one.missing),
        "reason": one.reason.sentence(amount_text(outcome)),
        "reason_code": one.reason.code,
    }


def _project_from(
    plain: Plain, numbers: dict[str, int | str], scale: int, points_scale: int
) -> ProjectOutcome:
    return ProjectOutcome(
        id=plain["id"],
        name=plain["name"],
        selected=plain["selected"],
        order=plain["order"],
        votes=plain["votes"],
        points=Fraction(_whole(plain["points"], points_scale), points_scale),
        cost=_whole(plain["cost"], scale),
        price=_amount(plain["price_exact"], scale),
        paid_by_supporters_max=_amount(plain["paid_max"], scale),
        paid_by_supporters_min=_amount(plain["paid_min"], scale),
        missing=_amount(plain["missing_exact"], scale),
        reason=Reason(plain["reason_code"], numbers),
        effective_support=_amount(plain["effective_support"]),
    )


def _satisfaction(outcome: Outcome) -> Plain:
    satisfaction, steered = outcome.satisfaction, outcome.satisfaction.steered
    shown = {
        "represented": satisfaction.represented,
        "represented_share": satisfaction.share,
        "mean_winners": float(satisfaction.mean),
        "distribution": list(satisfaction.distribution),
    }
    if steered is None:
        return shown
    return {**shown, "steered": {name: units(outcome, getattr(steered, name)) for name in STEERED}}


def _satisfaction_from(plain: Plain, voters: int, scale: int) -> Satisfaction:
    steered = plain.get("steered")
    return Satisfaction(
        voters=voters,
        represented=plain["represented"],
        distribution=tuple(plain["distribution"]),
        steered=Steered(**{name: _whole(steered[name], scale) for name in STEERED}) if steered else None,
    )


def _payments(outcome: Outcome) -> Plain:
    shown: Plain = {}
    if outcome.payments:
        share = outcome.payments.share
        shown["share"] = units(outcome, share)
        shown["share_exact"] = _exact(outcome, share)
        shown["counts"] = outcome.payments.counts
    if outcome.preference:
        shown["preference"] = dict(vars(outcome.preference))
    return shown


def _payments_from(plain: Plain, scale: int) -> Payments | None:
    share = _amount(plain.get("share_exact"), scale)
    return None if share is None else Payments(share, plain["counts"])


def _welfare(outcome: Outcome) -> Plain:
    if outcome.welfare is None:
        return {}
    worth = Fraction(
        outcome.welfare, _welfare_scale(outcome.rule.utility, outcome.scale, outcome.points_scale)
    )
    return {"welfare": plain_number(worth)}


def _welfare_from(plain: Plain, scale: int, points_scale: int) -> int | None:
    if "welfare" not in plain:
        return None
    return _whole(plain["welfare"], _welfare_scale(plain["rule"]["utility"], scale, points_scale))


def _welfare_scale(utility: str, scale: int, points_scale: int) -> int:
    return {"cost": scale, "cardinality": 1}.get(utility, points_scale)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _exact(outcome: Outcome, amount: Fraction | None) -> str | None:
    return None if amount is None else str(amount / outcome.scale)


def _amount(plain: str | int | float | None, scale: int = 1) -> Fraction | None:
    """In 1/scale."""
    return None if plain is None else Fraction(plain) * scale


def _whole(plain: int | float, scale: int) -> int:
    """A whole number of 1/scale."""
    return plain * scale if isinstance(plain, int) else round(Fraction(plain) * scale)
