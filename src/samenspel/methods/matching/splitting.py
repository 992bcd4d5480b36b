"""What would it bring to give by several accounts instead of one? Ask it before you trust a formula."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .gifts import Gifts, Integers
from .match import match
from .rule import Rule


def gain_by_splitting(gifts: Gifts, rule: Rule, *, giver: int, accounts: int) -> int:
    """Cents that the giver's projects get more from the pot when the giver (a number in `gifts`) splits every
    gift as evenly as whole cents allow among so many accounts; below zero if they get less.

    Only the formula is asked: whether accounts are people is for the sign-in to see. Raises ValueError when a
    gift has fewer cents than there are accounts.
    """
    mine = gifts.giver == giver
    if not mine.any() or accounts < 1 or int(gifts.amount[mine].min()) < accounts:
        raise ValueError("The giver must have given one cent or more for every account, to each project.")
    before, after = match(gifts, rule), match(_split(gifts, mine, accounts), rule)
    projects = set(gifts.project[mine].tolist())
    return sum(after.projects[p].payout - before.projects[p].payout for p in projects)


def _split(gifts: Gifts, mine: np.ndarray, accounts: int) -> Gifts:
    rows = np.column_stack([gifts.giver, gifts.project, gifts.amount])
    others = rows[~mine]
    return Gifts.from_arrays(gifts.projects, np.vstack([others, *_parts(rows[mine], gifts.givers, accounts)]))


def _parts(rows: Integers, givers: int, accounts: int) -> Iterator[Integers]:
    for account in range(accounts):
        part = rows.copy()
        part[:, 0] = givers + account
        part[:, 2] = rows[:, 2] // accounts + (account < rows[:, 2] % accounts)
        yield part
