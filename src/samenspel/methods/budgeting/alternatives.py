"""Every outcome of a rule: all that another tie-break would choose.

Whatever is taken from a tie, some order of the projects takes it: the order in which they were taken. So a
count that goes on differently from some step is one with a tie-break that begins with the steps before. Steps
that lead to the same prices are gone from but once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from samenspel.methods.shown import Telling, Told

from .completion import equal_share
from .election import Election
from .greedy import Covering, Ranked, Turn, go_down, merits
from .ledger import Ledger
from .phragmen import save
from .rule import Rule, UnfitRule, describe
from .shares import Count, TiedRound
from .support import Support, eligible
from .ties import ranking
from .worth import COVERING

MOST = 1000


@dataclass(frozen=True)
class Outcomes(Telling):
    """Each of `winners` (ids in the order of the ballot) is what some tie-break chooses. `complete`: there
    are no others; otherwise so many counts as were allowed did not find them all."""

    rule: Rule
    winners: tuple[tuple[str, ...], ...]
    complete: bool
    counts: int

    def __repr__(self) -> str:
        return f"<Outcomes of {self.rule.name}: {len(self.winners)}{'' if self.complete else ' or more'}>"

    @cached_property
    def always(self) -> tuple[str, ...]:
        """Chosen however ties are broken."""
        return tuple(id for id in self.winners[0] if all(id in one for one in self.winners))

    @cached_property
    def sometimes(self) -> tuple[str, ...]:
        """Chosen or not, as ties are broken."""
        found = dict.fromkeys(id for one in self.winners for id in one)
        return tuple(id for id in found if id not in self.always)

    def told(self) -> Told:
        number = f"{len(self.winners)} outcome{'' if len(self.winners) == 1 else 's'}"
        cut = "" if self.complete else f" found in {self.counts} counts, and there may be more"
        sentence = f"{number}{cut}. However ties are broken: {', '.join(self.always) or 'nothing'}."
        rows = [(place, ", ".join(one)) for place, one in enumerate(self.winners, start=1)]
        rule = describe(self.rule).partition("; ties")[0]
        return Told(sentence, [("", ("", "chosen"), rows)], [("rule", rule)])


def all_outcomes(election: Election, rule: Rule, most: int = MOST) -> Outcomes:
    """Of greedy, Phragmén and equal shares (completion none or greedy) whatever ties can bring, found in at
    most so many counts; the first is that of the rule's own tie-break. Raises UnfitRule.

    >>> election = Election.of_approvals({"a": 5, "b": 5}, [["a", "b"]], budget=5)
    >>> all_outcomes(election, Rule("greedy")).winners
    (('a',), ('b',))
    """
    rule.check_fits(election)
    steps = _steps_of(election, rule)
    usual = sorted(range(len(election.projects)), key=ranking(election, rule.ties).__getitem__)
    waiting, seen, counts = [list[int]()], set[Hashable](), 0
    found: dict[tuple[str, ...], None] = {}
    while waiting and counts < most:
        prefix = waiting.pop(0)
        order = [*prefix, *(c for c in usual if c not in prefix)]
        taken = steps({c: place for place, c in enumerate(order)})
        counts += 1
        chosen = {step.project for step in taken if step.taken}
        found[tuple(one.id for c, one in enumerate(election.projects) if c in chosen)] = None
        waiting += _branches(taken, len(prefix), seen, all_fit=rule.name != "equal-shares")
    return Outcomes(rule, tuple(found), not waiting, counts)


@dataclass(frozen=True)
class Step:
    """`project` was taken or passed over at this `price` (what the rule compares), and tied with `tied`."""

    project: int
    taken: bool
    price: Hashable
    tied: tuple[int, ...] = ()


Steps = Callable[[dict[int, int]], list[Step]]
"""The steps of a count with these places in a tie."""


def _branches(
    taken: Sequence[Step], begun: int, seen: set[Hashable], *, all_fit: bool
) -> Iterator[list[int]]:
    """The steps up to a tie, and another that could be taken then. Where all that tied are taken at the same
    price one after the other, their order means nothing; nor does it when from there on all are taken, by
    rules that take whatever the budget pays (`all_fit`)."""
    for place, step in enumerate(taken):
        rest = {one.project for one in taken[place:] if (one.taken, one.price) == (step.taken, step.price)}
        if place < begun or rest.issuperset(step.tied):
            continue
        if all_fit and all(one.taken for one in taken[place:]):
            return
        for other in step.tied:
            state = frozenset((one.project, one.taken, one.price) for one in taken[:place]), other
            if other != step.project and state not in seen:
                seen.add(state)
                yield [*(one.project for one in taken[:place]), other]


def _steps_of(election: Election, rule: Rule) -> Steps:
    if rule.name == "greedy":
        return lambda places: _greedy(election, rule, places)
    support = Support(election, rule)
    if rule.name == "phragmen":
        return lambda places: _phragmen(election, rule, support, places)
    if rule.name == "equal-shares" and rule.completion in ("none", "greedy"):
        return lambda places: _shares(election, rule, support, places)
    raise UnfitRule(
        "All outcomes are found of greedy, phragmen, and equal shares with completion none or greedy."
    )


def _shares(election: Election, rule: Rule, support: Support, places: dict[int, int]) -> list[Step]:
    share = equal_share(election)
    count, ledger = Count(support, share, [places[c] for c in range(len(places))]), Ledger(support, share)
    winners = count.run()
    tied = _tied(count.ties)
    steps = [
        Step(c, True, ledger.pay(c).price / support.units[c], tied.get(place, ()))
        for place, c in enumerate(count.bought)
    ]
    free = [Step(c, True, 0) for c in support.free()]
    if rule.completion == "none":
        return [*steps, *free]
    return [*steps, *_greedy(election, rule, places, winners), *free]


def _phragmen(election: Election, rule: Rule, support: Support, places: dict[int, int]) -> list[Step]:
    saving = save(election, support, [places[c] for c in range(len(places))], misfit=rule.misfit)
    tied = _tied(saving.ties)
    return [
        Step(one.project, one.taken, one.given, tied.get(place, ()))
        for place, one in enumerate(saving.purchases)
    ]


def _greedy(
    election: Election, rule: Rule, places: dict[int, int], winners: Sequence[int] = ()
) -> list[Step]:
    """With what the `winners` leave of the budget."""
    allowed, ranks = eligible(election, rule), merits(election, rule)
    projects = [c for c in places if allowed[c] and c not in winners]
    order = [places[c] for c in range(len(places))]
    left = election.budget - sum(election.costs[c] for c in winners)
    covering = Covering(election, projects, order)
    turns = go_down(
        election,
        covering if rule.utility == COVERING else Ranked(projects, ranks, order),
        budget=left,
        misfit=rule.misfit,
        exclusive=[frozenset(election.position[id] for id in group) for group in rule.exclusive],
    )
    if rule.utility == COVERING:
        tied = _tied(covering.ties)
        return [Step(one.project, one.taken, one.fresh, tied.get(one.place - 1, ())) for one in turns]
    return [Step(one.project, one.taken, ranks[one.project], _equals(turns, one, ranks)) for one in turns]


def _equals(turns: Sequence[Turn], turn: Turn, ranks: Sequence[Hashable]) -> tuple[int, ...]:
    """Those of the same rank whose turn came no earlier; nobody, when the count had ended before."""
    if turn.stopper is not None:
        return ()
    return tuple(one.project for one in turns[turn.place - 1 :] if ranks[one.project] == ranks[turn.project])


def _tied(rounds: Sequence[TiedRound]) -> dict[int, tuple[int, ...]]:
    return {one.round: one.tied for one in rounds}
