"""Equal shares usually leaves money unspent; these are the ways to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from .election import Election
from .shares import Count, TiedRound, Unsure
from .support import Support

RETREAT = 1 / 16  # after a leap of two that failed, five single steps before the next try, then six, seven …
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Run:
    """The winners in order, the share per voter they were counted with, and how many counts it took."""

    winners: tuple[int, ...]
    share: Fraction
    ties: tuple[TiedRound, ...]
    counts: int = 1


class Completion:
    """Counts with one support and one tie-break, again and again with a larger share."""

    def __init__(
        self, election: Election, support: Support, places: Sequence[int], progress: Progress | None = None
    ) -> None:
        self.election = election
        self.support = support
        self.places = places
        self.progress = progress
        self.counts = 0

    def count(self, share: Fraction, spread: Fraction = Fraction(0)) -> Run:
        self.counts += 1
        one = Count(self.support, share, self.places, spread)
        winners = tuple(one.run())
        if self.progress:
            self.progress(min(self.cost(winners), self.election.budget), self.election.budget)
        return Run(winners, share, tuple(one.ties), self.counts)

    def cost(self, winners: Sequence[int]) -> int:
        return sum(self.election.costs[c] for c in winners)

    def add_one(self, share: Fraction, *, to_limit: bool = False) -> Run:
        """Give every voter one currency unit more as long as the winners stay within the budget.

        Stops as soon as no supported project fits any more, unless `to_limit`.
        """
        kept, stride, retreat = self.count(share), 1.0, RETREAT
        while not self._finished(kept, to_limit=to_limit):
            following = self._leap(kept.share, int(stride))
            if following is None:
                stride, retreat = (stride / 2, RETREAT) if stride > 2 else (retreat, retreat / 2)
                continue
            if self.cost(following.winners) > self.election.budget:
                break
            if self._finished(following, to_limit=to_limit):  # and so it was after the first unit
                following = replace(following, share=kept.share + self.election.scale)
            kept, stride = following, 2 * stride
        return self.count(kept.share)

    def _leap(self, share: Fraction, stride: int) -> Run | None:
        """The run after `stride` more currency units; None unless all those skipped have the same winners."""
        unit = self.election.scale
        if stride <= 1:
            return self.count(share + unit)
        half = Fraction((stride - 1) * unit, 2)
        try:
            return replace(self.count(share + unit + half, half), share=share + stride * unit)
        except Unsure:
            return None

    def _finished(self, run: Run, *, to_limit: bool) -> bool:
        return self._everything_won(run) or not (to_limit or self._room_left(run))

    def _everything_won(self, run: Run) -> bool:
        return len(run.winners) == len(self.support.payable()) + len(self.support.free())

    def _room_left(self, run: Run) -> bool:
        left = self.election.budget - self.cost(run.winners)
        losers = set(self.support.payable()) - set(run.winners)
        return any(self.election.costs[c] <= left for c in losers)


def equal_share(election: Election) -> Fraction:
    """The budget over all voters; nothing when nobody voted."""
    return Fraction(election.budget, election.voters) if election.voters else Fraction(0)
