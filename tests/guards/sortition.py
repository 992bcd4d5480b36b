"""The guards of fair lotteries: quotas hold, likes have like chances, and what is not proven is not said."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_draw = partial(method, "sortition")
SWAPS, MENDING, LISTING, FAIREST = "swaps.py", "mending.py", "listing.py", "fairest.py"
LIMITS, COVERAGE, SEARCH, RELAXATION = "limits.py", "coverage.py", "search.py", "relaxation.py"

CHANCES = [
    _draw(
        "exchanges keep the quotas",
        SWAPS,
        " or not self._allowed(now, out, into):",
        ":",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "a kind leaves or comes once a turn",
        SWAPS,
        "if out in gone or into in gone or not",
        "if not",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "no more of a kind than there are",
        SWAPS,
        "wanted[found[wanted] < sizes[wanted]][:width]",
        "wanted[:width]",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "mending keeps the least",
        MENDING,
        "        fits &= (self.counts[:, leaving] > program.least[leaving]).all(axis=1)\n",
        "",
        "hard_pools",
    ),
    _draw(
        "mending keeps the most",
        MENDING,
        "        fits &= (self.counts[:, coming] < program.most[coming]).all(axis=1)\n",
        "",
        "hard_pools",
    ),
    _draw(
        "mending seats nobody twice", MENDING, " & (panels[:, into] < program.homes[into])", "", "hard_pools"
    ),
    _draw(
        "a list keeps the chances",
        LISTING,
        "    Mending(panels, wanted, program).run(clock)\n",
        "",
        "hard_pools",
    ),
    _draw("a hand holds nobody twice", LISTING, "[id for id in turn if id not in hand]", "turn", "lottery"),
    _draw(
        "a weight is rounded down first",
        LISTING,
        "sure = weights * length // total",
        "sure = -(-weights * length // total)",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "one seat is equally likely for all",
        "lottery.py",
        "if pool.seats == 1 else list_panels",
        "if False else list_panels",
        "lottery",
    ),
    _draw(
        "what floats prove is not called exact",
        FAIREST,
        "    if solver > float(found.ceiling) - 1e-7:\n",
        "    if True:\n",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "a ceiling holds whatever the prices",
        "ceiling.py",
        "max(Fraction(0), left)",
        "left",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "the relaxation must be attained",
        FAIREST,
        "found is not None and found.level >= ATTAINED",
        "found is not None",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "who can rise is not fixed",
        FAIREST,
        "held = free & (found.duals * sizes > DUAL)",
        "held = free.copy()",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "who can rise is not fixed in the relaxation",
        RELAXATION,
        "fixed = free & (model.duals()[rows] > BINDING)",
        "fixed = free.copy()",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "a solver's panel is checked",
        SEARCH,
        "(panel if self.program.is_panel(panel) else None)",
        "panel",
        "limits",
    ),
    _draw(
        "no lottery is called best before the solver says so",
        SEARCH,
        "panel, most = self.panels.best(found.duals)",
        "panel, most = None, above",
        "hard_pools",
        "lottery",
    ),
    _draw(
        "only who fits on no panel is barred",
        COVERAGE,
        "            best, most = panels.best(worth)\n",
        "            best, most = None, 0.0\n",
        "hard_pools",
        "lottery",
    ),
]
CLOCKS = [
    _draw(name, path, old, new, "limits")
    for name, path, old, new in [
        (
            "the search ends with its time",
            LIMITS,
            "return not (self.is_over() or self.reached)",
            "return not self.reached",
        ),
        (
            "the search ends with its rounds",
            LIMITS,
            "self.reached |= self.rounds > self.limits.rounds",
            "pass",
        ),
        (
            "a proof ends with the time",
            LIMITS,
            "max(0.01, min(self.left, self.limits.proof))",
            "self.limits.proof",
        ),
        (
            "what was not found in time may exist",
            COVERAGE,
            "    if answer.values is None and not answer.infeasible:\n        clock.reached = True\n",
            "",
        ),
        (
            "who was not found in time may have a seat",
            COVERAGE,
            "                clock.reached |= most >= ONE\n",
            "",
        ),
        (
            "bounds not judged in time may hold together",
            "conflict.py",
            "        if answer.infeasible:\n",
            "        if answer.values is None:\n",
        ),
        (
            "a way out that was not found in time may exist",
            "relief.py",
            "            clock.reached |= not answer.infeasible\n",
            "",
        ),
        ("more ways out may exist", "relief.py", "complete = not clock.reached", "complete = True"),
        (
            "the relaxation ends with the time",
            RELAXATION,
            "answer = model.solve(clock.for_proof())",
            "answer = model.solve()",
        ),
        (
            "a relaxation that is not solved bounds nothing",
            RELAXATION,
            "1.0 if free.all() else chances.max()",
            "chances.max()",
        ),
        ("the relaxation of Nash ends with the time", RELAXATION, " or self.clock.is_over()", ""),
        (
            "a walk leaves half the time",
            SWAPS,
            "            if clock.left < clock.limits.seconds / 2:\n                break\n",
            "",
        ),
        (
            "mending ends with the time",
            MENDING,
            "            if clock.is_over():\n                return\n",
            "",
        ),
        (
            "a gap that is left is said",
            SEARCH,
            "                if not found.proven:\n                    self.panels.clock.reached = True\n",
            "",
        ),
        ("a gap of Nash that is left is said", "nash.py", "            clock.reached |= gap > CLOSE\n", ""),
    ]
]

GUARDS = [*CHANCES, *CLOCKS]
