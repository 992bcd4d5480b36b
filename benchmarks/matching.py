"""Matching: ours beside the formula as it is published, how time grows, and how much cheats gain."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from typing import Any

import numpy as np

from benchmarks import matching_formula
from benchmarks.memory import most_memory
from benchmarks.sections import Options, Section
from samenspel.methods.generators import GiftShape, gift_round
from samenspel.methods.matching import FORMULAS, Gifts, Rule, match

SIZES = ((100, 10), (1_000, 30), (10_000, 100), (100_000, 300), (1_000_000, 1_000))
ODD_UP_TO = 100_000
PLAIN_UP_TO = 10_000
POT = 10**9
Found = dict[str, Any]


def matching_speed(options: Options) -> Section:
    """From a hundred givers to a country."""
    sizes = [(*size, True) for size in SIZES] + [(*size, False) for size in SIZES if size[0] <= ODD_UP_TO]
    rows = [_row(givers, projects, alike=alike, options=options) for givers, projects, alike in sizes]
    return Section(
        title="Matching funds: how time grows",
        before=(
            "Gifts by `samenspel.methods.generators` (seed 1), in memory already; every measurement of ours"
            f" is a process of its own, the fastest of {options.repeats} (of one from 100,000 givers on); "
            "seconds are of the processor. *Round amounts* are those of eight notes, so that many givers "
            "gave exactly alike; *any amounts* have odd cents, so that hardly any did. *Kinds* are the "
            "givers that ours tells apart. *Plain* is the published pairwise formula in Python, pair by "
            f"pair (`benchmarks/matching_formula.py`), up to {PLAIN_UP_TO:,} givers. *Apart* is the largest "
            "difference between both, as a fraction of a project's amount (the plain one rounds too); "
            "*stated* is by how much ours says that a share may be off at most. No kept package for this "
            "was found on PyPI."
        ),
        header=(
            "gifts",
            "givers × projects",
            "kinds",
            "quadratic, s",
            "pairwise, s",
            "MB",
            "plain, s",
            "ratio",
            "apart",
            "stated",
        ),
        rows=rows,
    )


def matching_cheats(_options: Options) -> Section:
    """What a ring and a person with many accounts get under each formula."""
    rows = [_cheat_row(name, formula) for name in CHEATS for formula in FORMULAS]
    return Section(
        title="Matching funds: what cheats gain",
        before=(
            "500 honest givers and 20 projects (seeds 0 to 19, mean), and a pot of 10,000 that is paid out."
            " Then one person gives 500 to one project, by one account or by 20; or a ring of 6 people "
            "gives 200 each to the same two projects that few others want. Shown is what the cheats' "
            "projects get from the pot. M = 25."
        ),
        header=("cheats", "formula", "from the pot without them", "with them", "gain"),
        rows=rows,
    )


CHEATS = {
    "one person, one account": GiftShape(accounts=1),
    "one person, 20 accounts": GiftShape(accounts=20),
    "a ring of 6": GiftShape(ring=6),
}


def _cheat_row(name: str, formula: str) -> list[str]:
    without, with_ = (
        np.mean([_theirs(CHEATS[name], formula, seed, k) for seed in range(20)]) for k in (0, 1)
    )
    return [name, formula, f"{without:,.0f}", f"{with_:,.0f}", f"{with_ - without:+,.0f}"]


def _theirs(shape: GiftShape, formula: str, seed: int, which: int) -> float:
    """What the cheats' projects get, in currency units."""
    found, truth = gift_round(GiftShape(**{**vars(shape), "seed": seed}))
    projects = truth.ring_projects or (truth.account_project,)
    if which == 0:
        honest = ~np.isin(found.giver, truth.ring + truth.accounts)
        rows = np.column_stack([found.giver, found.project, found.amount])[honest]
        found = Gifts.from_arrays(found.projects, rows)
    outcome = match(found, Rule(formula, pot=10**6, scaling="fit"))
    return sum(outcome.projects[place].payout for place in projects if place is not None) / 100


def _row(givers: int, projects: int, *, alike: bool, options: Options) -> list[str]:
    repeats = options.repeats if givers < 100_000 else 1
    runs = [_ours(givers, projects, alike=alike) for _ in range(repeats)]
    ours = min(runs, key=lambda run: float(run["pairwise"]))
    plain = _plain(givers, projects, alike=alike) if givers <= PLAIN_UP_TO else None
    row = [
        "round amounts" if alike else "any amounts",
        f"{givers:,} × {projects:,}",
        f"{ours['kinds']:,}",
        f"{min(run['quadratic'] for run in runs):.3f}",
        f"{ours['pairwise']:.3f}",
        f"{ours['memory']:.0f}",
        f"{plain['seconds']:.2f}" if plain else "–",
        f"{plain['seconds'] / ours['pairwise']:,.0f}" if plain else "–",
        f"{plain['apart']:.0e}" if plain else "–",
        f"{ours['error']:.0e}",
    ]
    print(" | ".join(row), flush=True)
    return row


def _ours(givers: int, projects: int, *, alike: bool) -> Found:
    command = [
        sys.executable,
        "-m",
        "benchmarks.matching",
        str(givers),
        str(projects),
        "alike" if alike else "any",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Found = json.loads(done.stdout)
    return found


def _gifts(givers: int, projects: int, *, alike: bool) -> Gifts:
    found, _ = gift_round(GiftShape(givers=givers, projects=projects, seed=1))
    if alike:
        return found
    odd = np.arange(len(found.amount)) * 7919 % 499
    rows = np.column_stack([found.giver, found.project, found.amount + odd])
    return Gifts.from_arrays(found.projects, rows)


def _plain(givers: int, projects: int, *, alike: bool) -> Found:
    gifts = _gifts(givers, projects, alike=alike)
    given: dict[str, dict[str, int]] = defaultdict(dict)
    for giver, project, cents in zip(
        gifts.giver.tolist(), gifts.project.tolist(), gifts.amount.tolist(), strict=True
    ):
        given[gifts.projects[project].id][str(giver)] = cents
    start = time.process_time()
    amounts = matching_formula.pairwise(given, Rule().bound)
    seconds = time.process_time() - start
    outcome = match(gifts, Rule("pairwise", pot=POT))
    apart = max(
        abs(amounts[one.id] - float(one.amount)) / float(one.amount) for one in outcome.projects if one.amount
    )
    return {"seconds": seconds, "apart": apart}


def main() -> None:
    """One measurement: prints JSON."""
    from samenspel.methods.matching.kinds import merge

    gifts = _gifts(int(sys.argv[1]), int(sys.argv[2]), alike=sys.argv[3] == "alike")
    found: Found = {}
    for formula in ("quadratic", "pairwise"):
        start = time.process_time()
        outcome = match(gifts, Rule(formula, pot=POT))
        found[formula] = time.process_time() - start
    found["error"] = float(outcome.error)
    found["memory"] = most_memory()
    found["kinds"] = len(merge(gifts, gifts.amount).weights)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
