"""The guards of generated instances: what was planted is there, and a seed gives the same again."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_make = partial(method, "generators")

GUARDS = [
    _make(
        "what is in a folder stays",
        "command.py",
        "        if any(folder.iterdir()):\n",
        "        if False:\n",
        "command",
    ),
    _make("a cohesive group can pay", "budgets.py", " and costs[place] <= left:", ":", "budgets"),
    _make(
        "a generated ballot names a project once",
        "ballots.py",
        "            first[:, turn] &= picks[:, turn] != picks[:, before]\n",
        "            pass\n",
        "budgets",
    ),
    _make(
        "a ballot names no more than allowed",
        "ballots.py",
        "        kept &= np.cumsum(kept, axis=1) <= lengths[:, None]\n",
        "",
        "budgets",
    ),
    _make(
        "a planted rota has rest",
        "rotas.py",
        "last = np.where(works, kind, 0)",
        "last = np.zeros(shape.people, dtype=np.int64)",
        "others",
    ),
    _make("a planted rota has days off", "rotas.py", " & (row < shape.row)", "", "others"),
    _make(
        "a quota lets the planted panel in",
        "pools.py",
        "max(0, n - shape.slack), min(",
        "n + 1, min(",
        "others",
    ),
    _make(
        "shares are in range",
        "shape.py",
        "    if not 0 <= value <= most:\n",
        "    if False:\n",
        "others",
        "budgets",
    ),
]
