"""Opinion maps beside red-dwarf: seconds, memory, the same groups or not, and the groups Polis published.

The real conversations are the open data of the Computational Democracy Project (CC BY 4.0); name the folder
that holds them, one folder each, with OPINION_DATA. Without it the two small ones of the tests are measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.opinion_peer import adjusted_rand
from benchmarks.planted_camps import Planted, conversation
from benchmarks.sections import Options, Section
from samenspel.methods.opinion import OpinionMap, Votes, opinion_map, read_groups, read_statements, read_votes

SMALL = Path(__file__).resolve().parent.parent / "tests/methods/opinion/conversations"
RUNS = {"tested": "ours", "polis": "ours, as Polis", "polis alone": "ours, as the peer", "peer": "red-dwarf"}
TIMES = 40
SIZES = ((60, 30), (150, 50), (400, 80), (1000, 150))
WHY = (
    "Twenty times the peer was aimed at and is not reached on one thread. *As Polis*, a third to nearly "
    "half of the time on large conversations goes into taking in the lists of names and votes, one Python "
    "object after the other; on small ones most of it goes into k-means, eight starts for each number of "
    "groups. *Ours* does much more (19 drawn conversations, every fifth of the votes held back once), so "
    "that on large conversations it takes about as long as the peer."
)
Found = dict[str, Any]


def opinion_speed(options: Options) -> Section:
    """Each way on each conversation, in a process of its own with one thread."""
    rows = [_speed_row(votes, statements, options) for votes, statements in conversation_files()]
    return Section(
        "Opinion maps: the same votes in one run",
        "CPU seconds from lists of votes to groups with everything that is said about them, on one thread, "
        "because several threads get in each other's way on matrices of this size; each in a process of its "
        f"own, the second time in it, and the fastest of {options.repeats} such processes, for ours and for "
        "the peer (red-dwarf 0.4.0). "
        "Memory is that of the whole process. *As the peer*: the compatible method without small clusters "
        "between people and groups, which is what the peer computes; *the same groups* compares those two. "
        "*Agreement* is the adjusted Rand index with the groups that Polis published (1: the same, 0: as by "
        "chance).",
        (
            "conversation (people × statements, votes)",
            "ours, s",
            "as Polis, s",
            "as the peer, s",
            "peer, s",
            "ratio to: ours / as Polis / as the peer",
            "MB: ours / peer",
            "the same groups",
            "groups: published / ours / as Polis / peer",
            "agreement: ours / as Polis / peer",
        ),
        rows,
        f"{WHY} {_million(options)}",
    )


def opinion_agreement(options: Options) -> Section:
    """How near both methods come to the groups that Polis published, where its server had a history."""
    rows = [_agreement_row(votes, statements) for votes, statements in conversation_files()]
    return Section(
        "Opinion maps: agreement with published groups",
        "Open data of the Computational Democracy Project (CC BY 4.0). *Agreement* is the adjusted Rand "
        "index with the groups that were published (1: the same, 0: as by chance), over who is in a group "
        "in both; "
        "groups of fewer than five people count here, though they are not shown.",
        (
            "conversation (people × statements, votes)",
            "groups: published / ours / as Polis",
            "agreement: ours / as Polis",
        ),
        rows,
        "The server starts from its own last groups, which the votes do not tell; see "
        "[why](../explanation/opinion-maps.md#the-other-method).",
    )


def _agreement_row(path: Path, statements: Path) -> list[str]:
    votes, published = read_votes(path, read_statements(statements)), read_groups(path)
    maps = [opinion_map(votes, method, fewest=1) for method in ("tested", "polis")]
    groups = (published, *(one.group_of for one in maps))
    number = " / ".join(str(len(set(found.values()))) for found in groups)
    agreement = " / ".join(f"{adjusted_rand(*_both(found, published)):.2f}" for found in groups[1:])
    sizes = f"{len(votes.people):,} × {len(votes.statements):,}, {len(votes.values):,}"
    return [f"{_name(path)} ({sizes})", number, agreement]


def opinion_evidence(options: Options) -> Section:
    """How often noise is called groups, and planted camps are found."""
    plans = [("no camps", Planted(0, 0, 1)), ("no camps, much yes-saying", Planted(0, 0, 1, yes_saying=1.0))]
    plans += [
        (f"{camps} camps, {name}", Planted(0, 0, camps, gap))
        for camps in (2, 3, 4)
        for name, gap in (("faint", 0.4), ("clear", 0.8), ("strong", 1.2))
    ]
    rows = [_evidence_row(name, plan, size) for name, plan in plans for size in SIZES]
    return Section(
        "Opinion maps: planted camps",
        f"Conversations of our own making (`benchmarks/planted_camps.py`), {TIMES} of each kind: everyone "
        "votes on 12 to 40 statements, passes on one in eight, and agrees more or less readily than others. "
        "On half of the statements each camp is for or against, by chance, but not all alike: the odds of "
        "agreeing are up or down by a factor of 2.2 (faint), 5 (clear) or 11 (strong). Shown is how often "
        "so many groups "
        "were found; how often more axes than none were called real; and the adjusted Rand index with the "
        "camps where there are two groups or more.",
        ("planted", "people × statements", "1", "2", "3", "4", "5", "axes called real", "agreement"),
        rows,
    )


def conversation_files() -> Iterator[tuple[Path, Path]]:
    folder = os.environ.get("OPINION_DATA")
    if folder:
        for votes in sorted(Path(folder).glob("*/participants-votes.csv")):
            yield votes, votes.with_name("comments.csv")
        return
    for statements in sorted(SMALL.glob("*-statements.csv")):
        yield statements.with_name(statements.name.replace("-statements", "")), statements


def _speed_row(votes: Path, statements: Path, options: Options) -> list[str]:
    found = {kind: _fastest(kind, votes, statements, options) for kind in RUNS}
    first, peer = found["tested"], found["peer"]
    seconds = {kind: one["seconds"] for kind, one in found.items()}
    compared = [kind for kind in RUNS if kind != "peer"]
    same = adjusted_rand(*_both(found["polis alone"]["groups"], peer["groups"]))
    shown = [kind for kind in RUNS if kind != "polis alone"]
    published = read_groups(votes)
    row = [
        f"{_name(votes)} ({first['people']:,} × {first['statements']:,}, {first['votes']:,})",
        *(_seconds(seconds[kind]) for kind in RUNS),
        " / ".join(f"{seconds['peer'] / seconds[kind]:.1f}" for kind in compared),
        f"{first['memory']:,.0f} / {peer['memory']:,.0f}",
        "yes" if same > 0.9999 else f"no ({same:.2f})",
        " / ".join(
            str(len(set(groups.values()))) for groups in (published, *(found[k]["groups"] for k in shown))
        ),
        " / ".join(f"{adjusted_rand(*_both(found[k]['groups'], published)):.2f}" for k in shown),
    ]
    print(" | ".join(row), flush=True)
    return row


def _name(votes: Path) -> str:
    return votes.parent.name if votes.name == "participants-votes.csv" else votes.stem


def _both(some: dict[str, str], others: dict[str, str]) -> tuple[list[str], list[str]]:
    people = [person for person in some if person in others]
    return [some[person] for person in people], [others[person] for person in people]


def _fastest(kind: str, votes: Path, statements: Path, options: Options) -> Found:
    command = [sys.executable, "-m", "benchmarks.opinion_one", kind, str(votes), str(statements)]
    one_thread = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    runs = [
        json.loads(subprocess.run(command, capture_output=True, text=True, check=True, env=one_thread).stdout)
        for _ in range(options.repeats)
    ]
    return min(runs, key=lambda run: float(run["seconds"]))


def _million(options: Options) -> str:
    """A conversation of a million votes, in words."""
    nothing = Path(os.devnull)
    ours, polis = (_fastest(kind, nothing, nothing, options) for kind in ("tested", "polis"))
    return (
        f"A conversation of {ours['votes']:,} votes by {ours['people']:,} people on {ours['statements']} "
        f"statements, three camps planted (each agrees with odds of 5 or 1 to 5 on half of the statements): "
        f"{_seconds(ours['seconds'])} s and {ours['memory']:,.0f} MB for ours, {ours['k']} groups; "
        f"{_seconds(polis['seconds'])} s as Polis, {polis['k']} groups. The peer was not run on it: its "
        "silhouette needs the distance between every two people."
    )


def _evidence_row(name: str, plan: Planted, size: tuple[int, int]) -> list[str]:
    numbers, axes, alike = [], 0, []
    for seed in range(TIMES):
        sized = Planted(*size, plan.camps, plan.gap, plan.divided, plan.yes_saying)
        votes, camps = conversation(sized, seed)
        found = opinion_map(votes)
        numbers.append(len(found.groups))
        axes += found.evidence.axes > 0
        if len(found.groups) > 1:
            alike.append(adjusted_rand(*_both(found.group_of, {p: str(c) for p, c in camps.items()})))
    row = [name, f"{size[0]:,} × {size[1]}", *(str(numbers.count(k) or "–") for k in range(1, 6))]
    row += [f"{axes} of {TIMES}", f"{np.mean(alike):.2f}" if alike and plan.camps > 1 else "–"]
    print(" | ".join(row), flush=True)
    return row


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def of_file(votes: Path, statements: Path) -> Votes:
    """The votes of a conversation."""
    return read_votes(votes, read_statements(statements))


Map = Callable[[Votes], OpinionMap]
OURS: dict[str, Map] = {
    "tested": opinion_map,
    "polis": lambda votes: opinion_map(votes, "polis"),
    "polis alone": lambda votes: opinion_map(votes, "polis", base=None),
}
