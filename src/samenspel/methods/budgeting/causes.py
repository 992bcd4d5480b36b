"""Which reason applies to a project, with its numbers."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from .election import APPROVAL_FORMATS, Election
from .greedy import Turn
from .ledger import Receipt
from .phragmen import Purchase
from .reasons import Reason
from .rule import Rule
from .support import Supporters, reaches_share, reaches_threshold


def excluded(election: Election, rule: Rule, c: int) -> Reason | None:
    """Why a project could not win whatever the others did; None if it could."""
    project = election.projects[c]
    if election.votes[c] == 0:
        return Reason("no-supporters")
    if rule.utility in ("points", "borda") and election.scores[c] <= 0:
        return Reason("no-points")
    if not reaches_threshold(election, rule, c):
        return _scored("below-threshold", election, rule, c, threshold=rule.threshold)
    if project.cost > election.budget:
        return Reason("above-budget", {"cost": project.cost, "budget": election.budget})
    if not reaches_share(election, rule, c):
        needed = math.ceil(rule.share_threshold * election.voters * project.cost / election.budget)
        return Reason("below-share", {"votes": election.votes[c], "cost": project.cost, "needed": needed})
    return None


def paid(rule: Rule, one: Supporters, receipt: Receipt | None) -> Reason:
    """A winner of equal shares; without a receipt it was free."""
    numbers: dict[str, int | str] = {"supporters": one.count}
    if receipt is None:
        return Reason("free", numbers)
    numbers["price"] = _nearest(receipt.highest)
    if one.extremes[0] != one.extremes[1]:
        code = "paid-by-points" if rule.utility in ("points", "borda") else "paid-by-worth"
        return Reason(code, {**numbers, "lowest": _nearest(receipt.lowest)})
    if receipt.full == one.count:
        return Reason("paid", numbers)
    return Reason("paid-some", {**numbers, "full": receipt.full})


def short(one: Supporters, left: Fraction, rival: str | None) -> Reason:
    """A loser of equal shares whose supporters had `left` together; `rival` won a tie against it."""
    if one.count == 0:
        return Reason("no-points")
    missing = math.ceil(one.cost - left)
    numbers: dict[str, int | str] = {"supporters": one.count, "left": one.cost - missing, "missing": missing}
    return Reason("short-after-tie", {**numbers, "rival": rival}) if rival else Reason("short", numbers)


def completed(election: Election, rule: Rule, turn: Turn) -> Reason:
    """A project that was added after equal shares, with money that it left."""
    return _scored("completed", election, rule, turn.project, left=turn.left)


def ranked(election: Election, rule: Rule, turn: Turn, rival: str | None) -> Reason:
    """What became of a project when greedy came to it."""
    c, cost = turn.project, election.costs[turn.project]
    if turn.fresh is not None and turn.stopper is None and turn.rival is None and (turn.taken or not rival):
        return _covering(turn, turn.fresh, cost)
    if turn.taken:
        return _scored("ranked", election, rule, c, place=turn.place, left=turn.left)
    if turn.rival is not None and turn.stopper is None:
        found = _scored("excluded", election, rule, c, place=turn.place)
        return _beside(election, found, turn.rival)
    if turn.stopper is not None:
        return _stopped(election, rule, turn, turn.stopper)
    if rival:
        return Reason("unfit-after-tie", {"rival": rival, "left": turn.left, "cost": cost})
    return _scored("unfit", election, rule, c, place=turn.place, left=turn.left, cost=cost)


def _covering(turn: Turn, fresh: int, cost: int) -> Reason:
    numbers: dict[str, int | str] = {"supporters": fresh, "place": turn.place, "left": turn.left}
    return Reason("covering", numbers) if turn.taken else Reason("covering-unfit", {**numbers, "cost": cost})


def _stopped(election: Election, rule: Rule, turn: Turn, stopper: int) -> Reason:
    if election.costs[stopper] <= election.budget:
        return _scored("stopped", election, rule, turn.project, place=turn.place)
    found = _scored("stopped-dear", election, rule, turn.project, place=turn.place)
    return _beside(election, found, stopper)


def _beside(election: Election, reason: Reason, rival: int) -> Reason:
    return replace(reason, numbers={**reason.numbers, "rival": election.projects[rival].id})


def saved(election: Election, one: Supporters, purchase: Purchase, rival: str | None) -> Reason:
    """What became of a project of Phragmén's when its supporters had its cost together."""
    cost = election.costs[purchase.project]
    if one.cost == 0:
        return Reason("free", {"supporters": one.count})
    if rival and not purchase.taken:
        return Reason("unfit-after-tie", {"rival": rival, "left": purchase.left, "cost": cost})
    if not purchase.taken and cost <= purchase.left:
        return Reason("saved-stopped")
    numbers: dict[str, int | str] = {"supporters": one.count, "price": _nearest(purchase.given)}
    if purchase.taken:
        return Reason("saved", numbers)
    return Reason("saved-unfit", {**numbers, "left": purchase.left, "cost": cost})


def saving(one: Supporters, held: Fraction) -> Reason:
    """A project that had no turn yet when Phragmén's count ended."""
    missing = math.ceil(one.cost - held)
    return Reason("saved-short", {"supporters": one.count, "left": one.cost - missing, "missing": missing})


def weighed(election: Election, rule: Rule, margin: int, *, chosen: bool) -> Reason:
    """Why a project is in the choice of most welfare or not; `margin` is what the other way round costs."""
    code = "best" if chosen else "not-best"
    if margin == 0:
        return Reason(f"{code}-tied")
    if rule.utility == "cost":
        return Reason(code, {"loss": margin})
    if rule.utility == "cardinality":
        return Reason(f"{code}-votes", {"fewer": margin})
    return Reason(f"{code}-points", {"fewer": math.ceil(margin / election.points_scale)})


def _score(election: Election, rule: Rule, c: int) -> tuple[str, int]:
    """Whether the rule counts votes or points, and how many c has."""
    by_points = rule.utility in ("points", "borda") and election.ballot_format not in APPROVAL_FORMATS
    return ("points", election.scores[c]) if by_points else ("votes", election.votes[c])


def _scored(code: str, election: Election, rule: Rule, c: int, **numbers: int) -> Reason:
    kind, amount = _score(election, rule, c)
    whole = amount // election.points_scale if kind == "points" else amount
    return Reason(f"{code}-points" if kind == "points" else code, {kind: whole, **numbers})


def _nearest(amount: Fraction) -> int:
    return math.floor(amount + Fraction(1, 2))
