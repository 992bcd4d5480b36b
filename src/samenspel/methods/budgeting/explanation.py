"""From a count to an outcome: replays the payments exactly and says what happened to every project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

import numpy as np

from . import causes
from .completion import Run
from .election import Election
from .greedy import Turn, merits
from .ledger import Ledger, Receipt
from .outcome import Outcome, Payments, Preference, ProjectOutcome, Tie
from .phragmen import Purchase, Saving
from .reasons import Reason
from .rule import Rule
from .satisfaction import measure
from .shares import TiedRound
from .support import Support
from .ties import deciding
from .welfare import Choice
from .worth import COVERING


def explain_shares(
    election: Election,
    rule: Rule,
    support: Support,
    run: Run,
    turns: Sequence[Turn],
    preference: Preference | None = None,
) -> Outcome:
    """The outcome of equal shares; `turns` is what a greedy completion did afterwards."""
    ledger = Ledger(support, run.share)
    receipts = {c: ledger.pay(c) for c in run.winners if election.costs[c]}
    added = {turn.project: turn for turn in turns if turn.taken}
    winners = [*run.winners, *added]
    order = {c: place for place, c in enumerate(winners, start=1)}
    rivals = {c: election.projects[tie.tied[0]].id for tie in run.ties for c in tie.tied[1:]}

    def explain(c: int) -> ProjectOutcome:
        one = support.projects[c]
        if c in added:
            return _project(election, order, c, causes.completed(election, rule, added[c]))
        if c in order:
            receipt = receipts.get(c)
            reason, had = causes.paid(rule, one, receipt), receipt.had if receipt else None
            return _project(election, order, c, reason, receipt=receipt, had=had)
        left = ledger.left_behind(c)
        reason = causes.excluded(election, rule, c) or causes.short(one, left, rivals.get(c))
        return _project(election, order, c, reason, missing=one.cost - left, had=left)

    return _outcome(
        election,
        rule,
        winners,
        explain,
        ties=(*_tied_rounds(election, rule, run.ties, order), *_tied_turns(election, rule, turns)),
        payments=Payments(run.share, run.counts, float(run.share) - ledger.as_floats()),
        preference=preference,
    )


def explain_greedy(
    election: Election,
    rule: Rule,
    turns: Sequence[Turn],
    rounds: Sequence[TiedRound] = (),
    preference: Preference | None = None,
) -> Outcome:
    """The outcome of greedy, by itself or because more voters preferred it; `rounds` are ties that depend on
    what was taken before."""
    winners = [turn.project for turn in turns if turn.taken]
    order = {c: place for place, c in enumerate(winners, start=1)}
    ties = tuple(_tied_rounds(election, rule, rounds, order)) or _tied_turns(election, rule, turns)
    rivals = {id: tie.winner for tie in ties if tie.decisive for id in tie.projects}
    by_project = {turn.project: turn for turn in turns}

    def explain(c: int) -> ProjectOutcome:
        turn, reason = by_project.get(c), causes.excluded(election, rule, c)
        if turn is None:
            return _project(election, order, c, reason or Reason("no-supporters"))
        reason = reason or causes.ranked(election, rule, turn, rivals.get(election.projects[c].id))
        missing = None if turn.taken else Fraction(max(election.costs[c] - turn.left, 0))
        return _project(election, order, c, reason, missing=missing)

    return _outcome(election, rule, winners, explain, ties=ties, preference=preference)


def explain_phragmen(election: Election, rule: Rule, support: Support, saving: Saving) -> Outcome:
    """The outcome of sequential Phragmén."""
    purchases = {purchase.project: purchase for purchase in saving.purchases}
    winners = [c for c, purchase in purchases.items() if purchase.taken]
    order = {c: place for place, c in enumerate(winners, start=1)}
    decided = [tie.tied for tie in saving.ties if tie.tied[0] in order]
    rivals = {c: election.projects[tied[0]].id for tied in decided for c in tied[1:]}

    def explain(c: int) -> ProjectOutcome:
        one, reason = support.projects[c], causes.excluded(election, rule, c)
        if c in purchases:
            reason = causes.saved(election, one, purchases[c], rivals.get(c))
            return _bought(election, order, purchases[c], reason)
        if reason:
            return _project(election, order, c, reason)
        return _project(
            election, order, c, causes.saving(one, saving.held[c]), missing=one.cost - saving.held[c]
        )

    return _outcome(
        election, rule, winners, explain, ties=tuple(_tied_rounds(election, rule, saving.ties, order))
    )


def _outcome(
    election: Election,
    rule: Rule,
    winners: Sequence[int],
    explain: Callable[[int], ProjectOutcome],
    *,
    ties: tuple[Tie, ...],
    payments: Payments | None = None,
    preference: Preference | None = None,
    welfare: int | None = None,
) -> Outcome:
    chosen = np.zeros(len(election.projects), dtype=bool)
    chosen[list(winners)] = True
    return Outcome(
        rule=rule,
        currency=election.currency,
        scale=election.scale,
        points_scale=election.points_scale,
        budget=election.budget,
        winners=_ids(election, winners),
        projects=tuple(explain(c) for c in range(len(election.projects))),
        ties=ties,
        satisfaction=measure(election, chosen, payments.paid if payments else None),
        payments=payments,
        preference=preference,
        welfare=welfare,
    )


def _bought(election: Election, order: dict[int, int], purchase: Purchase, reason: Reason) -> ProjectOutcome:
    missing = Fraction(max(election.costs[purchase.project] - purchase.left, 0))
    found = _project(election, order, purchase.project, reason, missing=None if purchase.taken else missing)
    if not purchase.taken:
        return found
    return replace(
        found,
        price=purchase.given,
        paid_by_supporters_max=purchase.highest,
        paid_by_supporters_min=purchase.lowest,
    )


def explain_welfare(election: Election, rule: Rule, choice: Choice) -> Outcome:
    """The outcome of maximum welfare; several choices of the same worth are one tie."""
    order = {c: place for place, c in enumerate(choice.chosen, start=1)}
    even = [c for c in choice.margins if choice.margins[c] == 0]
    winners = [c for c in even if c in order]
    losers = [c for c in even if c not in order]

    def explain(c: int) -> ProjectOutcome:
        reason = causes.excluded(election, rule, c)
        if c in choice.margins:
            reason = causes.weighed(election, rule, choice.margins[c], chosen=c in order)
        elif c in order:
            reason = Reason("free", {"supporters": election.votes[c]})
        return _project(election, order, c, reason or Reason("no-points"))

    ids = _ids(election, [*winners, *losers])
    criterion = deciding(election, rule.ties, winners[0], losers) if winners and losers else ""
    return _outcome(
        election,
        rule,
        choice.chosen,
        explain,
        ties=(Tie(ids, ids[0], criterion, decisive=True),) if criterion else (),
        welfare=choice.worth,
    )


def _project(
    election: Election,
    order: dict[int, int],
    c: int,
    reason: Reason,
    *,
    receipt: Receipt | None = None,
    missing: Fraction | None = None,
    had: Fraction | None = None,
) -> ProjectOutcome:
    return ProjectOutcome(
        id=election.projects[c].id,
        selected=c in order,
        order=order.get(c),
        votes=election.votes[c],
        points=Fraction(election.scores[c], election.points_scale),
        cost=election.costs[c],
        price=receipt.price if receipt else None,
        paid_by_supporters_max=receipt.highest if receipt else None,
        paid_by_supporters_min=receipt.lowest if receipt else None,
        missing=missing,
        reason=reason,
        effective_support=had / election.costs[c] if had is not None and election.costs[c] else None,
        name=election.projects[c].name,
    )


def _tied_rounds(
    election: Election, rule: Rule, ties: Sequence[TiedRound], order: dict[int, int]
) -> list[Tie]:
    return [_tie(election, rule, tie.tied, decisive=any(c not in order for c in tie.tied)) for tie in ties]


def _tied_turns(election: Election, rule: Rule, turns: Sequence[Turn]) -> tuple[Tie, ...]:
    """Equal ranks of which some were chosen and some not; it mattered if a loser would have fitted first."""
    if rule.utility == COVERING:
        return ()
    ranks = merits(election, rule)
    ties = []
    for _, equals in groupby(turns, key=lambda turn: ranks[turn.project]):
        group = list(equals)
        losers = [turn for turn in group if not turn.taken]
        if losers and len(losers) < len(group):
            decisive = any(election.costs[turn.project] <= group[0].left for turn in losers)
            ties.append(_tie(election, rule, [turn.project for turn in group], decisive=decisive))
    return tuple(ties)


def _tie(election: Election, rule: Rule, tied: Sequence[int], *, decisive: bool) -> Tie:
    ids = _ids(election, tied)
    return Tie(ids, ids[0], deciding(election, rule.ties, tied[0], tied[1:]), decisive)


def _ids(election: Election, projects: Sequence[int]) -> tuple[str, ...]:
    return tuple(election.projects[c].id for c in projects)
