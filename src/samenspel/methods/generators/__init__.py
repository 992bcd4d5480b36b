"""Synthetic instances with known properties, for tests and for planning, up to the size of a country.

election, truth = budget_election(BudgetShape(voters=5000, cohesive=0.1))
truth.deserving, truth.members

Each of them is made of a shape (what one asks for, with a seed) and comes with what was planted in it. The
same shape gives the same instance, with any NumPy and on any machine (`randomness.py` says why).
"""

from .budget_files import write_budget_election
from .budgets import BudgetShape, BudgetTruth, budget_election
from .gifts import GiftShape, GiftTruth, gift_round, write_gifts
from .opinions import Conversation, OpinionShape, conversation, write_conversation
from .pools import Pool, PoolShape, Quota, pool, write_pool
from .rotas import Rota, RotaShape, rota, write_rota
from .shape import BadShape

__all__ = [
    "BadShape",
    "BudgetShape",
    "BudgetTruth",
    "Conversation",
    "GiftShape",
    "GiftTruth",
    "OpinionShape",
    "Pool",
    "PoolShape",
    "Quota",
    "Rota",
    "RotaShape",
    "budget_election",
    "conversation",
    "gift_round",
    "pool",
    "rota",
    "write_budget_election",
    "write_conversation",
    "write_gifts",
    "write_pool",
    "write_rota",
]
