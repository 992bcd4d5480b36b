"""The best rota of tiny problems, by listing all of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations

from samenspel.methods.rota import Problem

from .checker import Chosen, faults, values


def all_rotas(problem: Problem) -> Iterator[Chosen]:
    seats = [
        (person.id, shift.id)
        for person in problem.people
        for shift in problem.shifts
        if (shift.people or shift.extra is not None) and problem.can(person, shift)
    ]
    for chosen in chain.from_iterable(combinations(seats, size) for size in range(len(seats) + 1)):
        if not faults(problem, set(chosen)):
            yield set(chosen)


def best(problem: Problem) -> list[Fraction]:
    """What the aims count at best, one after the other."""
    return min(values(problem, chosen) for chosen in all_rotas(problem))


def fewest_changes(problem: Problem, known: Chosen) -> tuple[Fraction, Fraction, int]:
    """Promised work and places missing, and then the fewest changes of what is known."""
    return min((*values(problem, chosen)[:2], len(chosen ^ known)) for chosen in all_rotas(problem))
