"""Share the pot among the projects by a rule, and say why."""

from __future__ import annotations

from fractions import Fraction

from .cents import whole_cents
from .filling import fill
from .formulas import Raw, raw_amounts
from .gifts import Gifts
from .outcome import Outcome, ProjectMatch, Tie
from .rule import Rule


def match(gifts: Gifts, rule: Rule) -> Outcome:
    """What each project gets. The payouts never cost more than the pot, nor more than a project's cap.

    Proportional and per-head shares are exact; quadratic ones are off by less than 2^-98 of themselves;
    pairwise ones by `Outcome.error`, about 10^-14. Where that, or an exact tie, decides who gets a cent,
    `Outcome.tie` says so.
    """
    raw = raw_amounts(gifts, rule)
    caps = [_lower(project.cap, rule.project_cap) for project in gifts.projects]
    factor, shares = fill(
        raw.amounts, caps, rule.pot, fit=rule.scaling == "fit", redistribute=rule.redistribute
    )
    error = 3 * raw.error  # a share rises with its own amount, and falls with those of all others
    rounded = whole_cents(shares, error, _order(gifts))
    ids = [project.id for project in gifts.projects]
    tie = Tie(tuple(ids[p] for p in rounded.tied), tuple(ids[p] for p in rounded.lucky))
    projects = tuple(
        _project(gifts, raw, place, cap, share, payout)
        for place, (cap, share, payout) in enumerate(zip(caps, shares, rounded.payouts, strict=True))
    )
    return Outcome(rule, gifts.givers, projects, factor, error, tie if tie.projects else None)


def _project(
    gifts: Gifts, raw: Raw, place: int, cap: int | None, share: Fraction, payout: int
) -> ProjectMatch:
    return ProjectMatch(
        id=gifts.projects[place].id,
        name=gifts.projects[place].name,
        givers=gifts.givers_of[place],
        own=gifts.own[place],
        counted=raw.counted[place],
        unbounded=raw.unbounded[place],
        taken=raw.taken[place],
        pairs=raw.pairs[place],
        amount=raw.amounts[place],
        cap=cap,
        share=share,
        payout=payout,
    )


def _lower(one: int | None, other: int | None) -> int | None:
    given = [cap for cap in (one, other) if cap is not None]
    return min(given) if given else None


def _order(gifts: Gifts) -> list[int]:
    """Whose turn it is when remainders are equal: more givers, then more gifts, then the id as text."""
    return sorted(
        range(len(gifts.projects)),
        key=lambda p: (-gifts.givers_of[p], -gifts.own[p], gifts.projects[p].id),
    )
