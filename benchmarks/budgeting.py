"""Budgeting beside pabutools: seconds, memory and the same winners or not, on the same real files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.sections import Options, Section
from benchmarks.tasks import KINDS, rule_for
from samenspel.methods.budgeting import Election, read_pabulib
from samenspel.methods.budgeting.welfare import worths

SPEED_KINDS = ("equal shares", "add-one", "greedy", "phragmen", "max welfare")
PEERS = ("pabutools", "pabutools-merged")
TIMES = 1_100
"""The peer counts add-one for so many times as long as ours, since a ratio of 1,000 is aimed at."""
Found = dict[str, Any]


def speed(options: Options) -> Section:
    """Ours and the peer's on the largest files."""
    paths = sorted(options.files.glob("*.pb"), key=lambda path: -path.stat().st_size)[: options.largest]
    suits = [(path, kind) for path in paths for kind in SPEED_KINDS if rule_for(kind, read_pabulib(path))]
    rows = [_speed_row(path, kind, options) for path, kind in suits]
    return Section(
        title="Budgeting: from a file to its winners",
        before=(
            "Every measurement is a process of its own, after a first small election. *Count* is the rule "
            "by itself (ours with the reasons), *in all* is reading the file and counting. "
            "Seconds are those of the clock or of the processor, whichever are fewer. "
            f"Ours is the fastest of {options.repeats} runs; the peer, pabutools 1.2.3, runs once and is "
            f"stopped after {options.limit:g} s, with ballots one by one and add-one not before it took "
            f"{TIMES:,} times as long as our count. It is measured with ballots one by one, and with equal "
            "ballots merged (its `as_multiprofile`); figures and ratios are in that order. Ties are broken "
            "by id in both."
        ),
        header=(
            "election (voters × projects)",
            "rule",
            "ours: read, s",
            "ours: count, s",
            "ours: MB",
            "peer: read, s",
            "peer: count, s",
            "peer: MB",
            "ratio: count",
            "ratio: in all",
            "same winners",
        ),
        rows=rows,
        after=(
            "For add-one with more than 20,000 voters and ballots one by one, 1,000 times the peer's count "
            "was aimed at, and 30 times in all. Where the former is not reached, many projects win in each "
            "of many counts, and the time goes into calls of NumPy: docs/decisions/no-compiled-kernel.md."
        ),
    )


def agreement(options: Options) -> Section:
    """Whether the winners are the same, on every file."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for path in sorted(options.files.glob("*.pb")):
        election = read_pabulib(path)
        for kind in KINDS:
            if rule_for(kind, election) is None:
                continue
            found = run("pabutools-merged", kind, path, options.agreement)
            answer = _judged(election, kind, run("ours", kind, path, None), found)
            counts[kind][answer] += 1
            print(f"{path.stem}: {kind}: {answer}", flush=True)
    answers = ("yes, in the same order", "yes", "no", "not finished")
    return Section(
        title="Budgeting: the same winners on every file",
        before="The number of elections. Ties are broken by id in both.",
        header=("rule", "same, in the same order", "same", "different", "peer not finished"),
        rows=[[kind, *(str(counts[kind][answer]) for answer in answers)] for kind in KINDS],
        after=(
            "Points on point ballots, Borda on rankings, otherwise cost utility. Phragmén needs approvals. "
            "Maximum welfare is the same when the peer's choice is worth as much as ours, since of several "
            "best choices it gives any. Its Phragmén tells no order. "
            f"The peer had {options.agreement:g} s for each and ballots merged."
        ),
    )


def _judged(election: Election, kind: str, ours: Found | None, theirs: Found | None) -> str:
    answer, rule = same(ours, [theirs]), rule_for(kind, election)
    if answer != "no" or kind != "max welfare" or rule is None or not ours or not theirs:
        return answer
    worth = worths(election, rule)
    ours_is, theirs_is = (
        sum(worth[election.position[id]] for id in one["winners"]) for one in (ours, theirs)
    )
    return "yes" if ours_is == theirs_is else "no"


def run(who: str, kind: str, path: Path, limit: float | None) -> Found | None:
    """One measurement in a fresh process; None when it takes longer than `limit` seconds."""
    command = [sys.executable, "-m", "benchmarks.one", who, kind, str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    except subprocess.TimeoutExpired:
        return None
    found: Found = json.loads(done.stdout)
    return found


def same(ours: Found | None, theirs: list[Found | None]) -> str:
    finished = [found["winners"] for found in theirs if found]
    if not finished or ours is None:
        return "not finished"
    if all(ours["winners"] == winners for winners in finished):
        return "yes, in the same order"
    return "yes" if all(set(ours["winners"]) == set(winners) for winners in finished) else "no"


def _speed_row(path: Path, kind: str, options: Options) -> list[str]:
    election = read_pabulib(path)
    runs = [run("ours", kind, path, None) for _ in range(options.repeats)]
    ours = min((found for found in runs if found), key=_in_all)
    limits = [max(options.limit, TIMES * ours["count"] * (kind == "add-one")), options.limit]
    theirs = [run(who, kind, path, limit) for who, limit in zip(PEERS, limits, strict=True)]
    late, in_all = [f"> {limit:,.0f}" for limit in limits], _in_all(ours)
    row = [
        f"{path.stem.replace('_', ' ')} ({election.voters:,} × {len(election.projects)})",
        kind,
        _seconds(ours["read"]),
        _seconds(ours["count"]),
        f"{ours['memory']:,.0f}",
        _each(theirs, lambda found: _seconds(found["read"]), late),
        _each(theirs, lambda found: _seconds(found["count"]), late),
        _each(theirs, lambda found: f"{found['memory']:,.0f}", ["–"] * len(theirs)),
        _each(
            theirs,
            lambda found: _ratio(found["count"] / ours["count"]),
            [f"> {_ratio(limit / ours['count'])}" for limit in limits],
        ),
        _each(
            theirs,
            lambda found: _ratio(_in_all(found) / in_all),
            [f"> {_ratio(limit / in_all)}" for limit in limits],
        ),
        same(ours, theirs),
    ]
    print(" | ".join(row), flush=True)
    return row


def _in_all(found: Found) -> float:
    return float(found["read"] + found["count"])


def _each(theirs: list[Found | None], show: Callable[[Found], str], late: list[str]) -> str:
    """One figure for each way to run the peer; what is `late` for those that did not finish."""
    return " / ".join(show(found) if found else more for found, more in zip(theirs, late, strict=True))


def _seconds(value: float) -> str:
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.4f}"


def _ratio(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
