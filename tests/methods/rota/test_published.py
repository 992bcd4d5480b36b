"""An instance whose best value is published.

The employee scheduling example with requests of OR-Tools' guide (Google, Apache-2.0,
developers.google.com/optimization/scheduling/employee_scheduling): five nurses, three shifts on each of seven
days, at most one a day, four or five for each; at best 13 of 20 requests are met.
"""

from __future__ import annotations

from samenspel.methods.rota import Person, Problem, make_rota

from .checker import faults
from .problems import shift

REQUESTS = {
    "nurse 0": ("0-2", "4-2", "5-1", "6-2"),
    "nurse 1": ("2-1", "3-1", "4-0", "6-2"),
    "nurse 2": ("0-1", "1-1", "3-0", "5-1"),
    "nurse 3": ("0-2", "2-0", "3-1", "5-0"),
    "nurse 4": ("1-2", "2-1", "4-0", "5-1"),
}
"""Day and shift, from 0."""


def test_as_many_requests_are_met_as_was_published() -> None:
    shifts = tuple(shift(f"{day}-{turn}", 24 * day + 8 * turn, 8) for day in range(7) for turn in range(3))
    nurses = tuple(
        Person(id, wishes=dict.fromkeys(wanted, 1), least_hours=32, most_shifts=5, most_per_day=1)
        for id, wanted in REQUESTS.items()
    )
    problem = Problem(nurses, shifts)
    rota = make_rota(problem)
    assert faults(problem, rota.chosen) == []
    assert [(aim.name, aim.value, aim.proven) for aim in rota.aims[:2]] == [
        ("promised", 0, True),
        ("filled", 0, True),
    ]
    assert sum(load.granted for load in rota.loads) == 13
    assert rota.aim("wishes").proven
