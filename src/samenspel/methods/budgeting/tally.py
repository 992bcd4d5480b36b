"""Count an election by a rule, and say why."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .completion import Completion, Progress, Run, equal_share
from .election import Election
from .explanation import explain_greedy, explain_phragmen, explain_shares, explain_welfare
from .greedy import Covering, Order, Rank, Ranked, Turn, go_down, merits
from .outcome import Outcome, Preference
from .phragmen import Purchase, save
from .rule import Rule
from .satisfaction import preferring
from .shares import TiedRound
from .support import Support, eligible
from .ties import ranking
from .welfare import most_welfare
from .worth import COVERING


def tally(election: Election, rule: Rule, progress: Progress | None = None) -> Outcome:
    """Count `election` by `rule`; `progress` hears how much of the budget is spent, and the budget.

    Exact: no winner depends on rounding. Raises UnfitRule when the ballots do not hold what the rule counts.

    >>> election = Election.of_approvals({"a": 40, "b": 60}, [["a", "b"], ["a"]], budget=60)
    >>> tally(election, Rule("greedy")).winners
    ('a',)
    """
    rule.check_fits(election)
    places = ranking(election, rule.ties)
    if rule.name == "greedy":
        return explain_greedy(election, rule, *_greedy(election, rule))
    if rule.name == "max-welfare":
        return explain_welfare(election, rule, most_welfare(election, rule, places))
    support = Support(election, rule)
    if rule.name == "phragmen":
        saving = save(election, support, places, misfit=rule.misfit)
        return explain_phragmen(election, rule, support, saving)
    run = _equal_shares(election, rule, support, progress)
    if rule.completion != "add-one-comparison":
        return explain_shares(election, rule, support, run, _fill(election, rule, run))
    turns, ties = _greedy(election, rule)
    preference = _preference(election, run, turns)
    if preference.greedy > preference.equal_shares:
        return explain_greedy(election, rule, turns, ties, preference)
    return explain_shares(election, rule, support, run, [], preference)


def winners(election: Election, rule: Rule) -> tuple[int, ...]:
    """The same winners (by position) without the reasons: for those who count many times."""
    rule.check_fits(election)
    places = ranking(election, rule.ties)
    if rule.name == "greedy":
        return _taken(_greedy(election, rule)[0])
    if rule.name == "max-welfare":
        return most_welfare(election, rule, places, with_margins=False).chosen
    support = Support(election, rule)
    if rule.name == "phragmen":
        return _taken(save(election, support, places, misfit=rule.misfit).purchases)
    run = _equal_shares(election, rule, support, None)
    if rule.completion != "add-one-comparison":
        return (*run.winners, *_taken(_fill(election, rule, run)))
    turns, _ties = _greedy(election, rule)
    preference = _preference(election, run, turns)
    return _taken(turns) if preference.greedy > preference.equal_shares else run.winners


def _taken(turns: Sequence[Turn | Purchase]) -> tuple[int, ...]:
    return tuple(turn.project for turn in turns if turn.taken)


def _preference(election: Election, run: Run, greedy: Sequence[Turn]) -> Preference:
    """The comparison step."""
    masks = (_mask(election, chosen) for chosen in (run.winners, _taken(greedy)))
    return Preference(*preferring(election, *masks))


def _equal_shares(election: Election, rule: Rule, support: Support, progress: Progress | None) -> Run:
    completion = Completion(election, support, ranking(election, rule.ties), progress)
    share = equal_share(election)
    if rule.completion in ("none", "greedy"):
        return completion.count(share)
    return completion.add_one(share, to_limit=rule.completion in ("add-one-to-limit", "add-one-comparison"))


def _fill(election: Election, rule: Rule, run: Run) -> list[Turn]:
    """Offer what equal shares left to the other projects, for the completions that end in greedy."""
    if rule.completion not in ("greedy", "add-one-greedy"):
        return []
    left = election.budget - sum(election.costs[c] for c in run.winners)
    return _offer(election, rule, Ranked(*_ranked(election, rule, set(run.winners))), left)


def _greedy(election: Election, rule: Rule) -> tuple[list[Turn], Sequence[TiedRound]]:
    """The turns, and ties where these depend on what was taken before."""
    projects, ranks, places = _ranked(election, rule, set())
    if rule.utility == COVERING:
        covering = Covering(election, projects, places)
        return _offer(election, rule, covering, election.budget), covering.ties
    return _offer(election, rule, Ranked(projects, ranks, places), election.budget), ()


def _ranked(
    election: Election, rule: Rule, taken: set[int]
) -> tuple[Sequence[int], Sequence[Rank], Sequence[int]]:
    """Who takes a turn, which is only who was voted for, and enough; the ranks, and the places in a tie."""
    allowed = eligible(election, rule)
    takes_part = [c for c in range(len(election.projects)) if allowed[c] and c not in taken]
    return takes_part, merits(election, rule), ranking(election, rule.ties)


def _offer(election: Election, rule: Rule, order: Order, budget: int) -> list[Turn]:
    exclusive = [frozenset(election.position[id] for id in group) for group in rule.exclusive]
    return go_down(election, order, budget=budget, misfit=rule.misfit, exclusive=exclusive)


def _mask(election: Election, chosen: Sequence[int]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(len(election.projects), dtype=bool)
    mask[list(chosen)] = True
    return mask
