"""Signs of fraud: how often honest elections show them, and how much fraud they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random

from benchmarks.honest_sharing import SHARING, Labels, homes_and_places, mailboxes
from benchmarks.sections import Options, Section
from samenspel.methods.budgeting.pabulib import read_ages
from samenspel.methods.budgeting.signs import HARD, Note, Report, fixes_thresholds, interval, look

Ages = Counter[int]
SIZES = {500: 100, 3_000: 100, 20_000: 20}
"""Voters, and how many votes of that size are simulated."""
PLANTS, PLANTED_AGES = (10, 20, 50, 97, 200), (8, 18, 40, 70, 97)
SHARED_PLANTS = (50, 97, 320)
SIMULATED = {
    "origin": "one address (simulated)",
    "contact": "one mailbox (simulated)",
    "contacts": "mailboxes used again (simulated)",
}


def false_alarms(options: Options) -> Section:
    """On real elections with ages, and on simulated sharing."""
    fixing, reporting = elections_with_ages(options.files)
    seen = [[_codes(look_at_ages(ages)) for ages in half] for half in (fixing, reporting)]
    rows = [_row("age", "one age", seen[1], _of("age", seen[0]))]
    rows.append(_row("impossible", "impossible ages", [*seen[0], *seen[1]]))
    simulated = [_codes(look(notes)) for notes in _simulated()]
    rows += [_row(code, name, simulated) for code, name in SIMULATED.items()]
    return Section(
        "Signs of fraud that honest votes show",
        f"Thresholds were fixed on {len(fixing)} elections whose files tell the ages of voters, and are "
        f"reported on {len(reporting)} others; the last bit of the SHA-256 of a file's name says to which "
        "half it belongs. Districts of one town and year are not independent. In brackets: 95 % by Clopper "
        "and Pearson. Of addresses and mailboxes nothing is published: those votes are simulated "
        "(`benchmarks/honest_sharing.py`: homes and places; mailboxes), so that these rates say how the "
        "method does on what we imagine, no more.",
        ("sign", "showed it, thresholds fixed on", "showed it, reported on", "rate"),
        rows,
        "That an age over 110 is impossible was fixed on no election. Ages over 110 that a file holds "
        "are typing errors most likely: the sign is right, and harmless.",
    )


def planted_ages(options: Options) -> Section:
    """Votes of one age added to real elections: Wrocław 2025 had 97 of people of 97."""
    half = elections_with_ages(options.files)[1]
    rows = []
    for votes in PLANTS:
        found = (sum(finds_age(ages, age, votes) for ages in half) for age in PLANTED_AGES)
        rows.append([str(votes), *(f"{number} of {len(half)}" for number in found)])
    return Section(
        "Signs of fraud: votes of one age that were planted",
        "Into each of the real elections that no threshold was fixed on, so many votes of people of one age "
        "are added. Shown is in how many that age is seen. The fraud of Wrocław in 2025 (97 votes of people "
        "who were 97) is the column 97 and the row 97. Among 40-year-olds, of whom a large town has "
        "thousands, as many votes do not stand out, and should not.",
        ("votes planted", *(f"age {age}" for age in PLANTED_AGES)),
        rows,
    )


def shared_addresses(options: Options) -> Section:
    """Honest sharing of several kinds, and a fraud from one address in it."""
    rows = [_sharing_row(name, draw, voters) for name, draw in SHARING.items() for voters in SIZES]
    return Section(
        "Signs of fraud: votes from one network address, simulated",
        "Honest votes of five kinds (`benchmarks/honest_sharing.py`). In the last three kinds a school, a "
        "small or a large phone company hides many people behind an address: those are the bad cases. Then, "
        "into the same votes, so many from one address: each with a mailbox of its own, or, as in Wrocław in "
        "2025, 320 with 65 mailboxes. Shown is in how many that address is seen.",
        (
            "honest votes",
            "voters",
            "honest, seen",
            "looked hard at",
            *(f"{plant} planted" for plant in SHARED_PLANTS),
            "320 with 65 mailboxes",
        ),
        rows,
    )


def elections_with_ages(folder: Path) -> tuple[list[Ages], list[Ages]]:
    """Those on which thresholds are fixed, and the others. Paid panels are no elections."""
    halves: tuple[list[Ages], list[Ages]] = [], []
    for path in sorted(folder.glob("*.pb")):
        ages = Counter() if "Mechanical_Turk" in path.stem else read_ages(path)
        if ages:
            halves[0 if fixes_thresholds(path.stem) else 1].append(ages)
    return halves


def look_at_ages(ages: Ages) -> Report:
    return look(Note(age=age) for age in ages.elements())


def finds_age(ages: Ages, age: int, votes: int) -> bool:
    report = look_at_ages(ages + Counter({age: votes}))
    return any(sign.code == "age" and sign.numbers["age"] == age for sign in report.signs)


def _codes(report: Report) -> set[str]:
    return {sign.code for sign in report.signs}


def _simulated() -> Iterable[list[Note]]:
    for voters, times in SIZES.items():
        for seed in range(times):
            origins, contacts = homes_and_places(voters, Random(seed)), mailboxes(voters, Random(seed))
            yield [Note(*both) for both in zip(origins, contacts, strict=True)]


def _row(code: str, name: str, seen: Sequence[set[str]], fixing: str = "–") -> list[str]:
    return [name, fixing, _of(code, seen), _rate(code, seen)]


def _of(code: str, seen: Sequence[set[str]]) -> str:
    return f"{sum(code in codes for codes in seen)} of {len(seen)}"


def _rate(code: str, seen: Sequence[set[str]]) -> str:
    if not seen:
        return "–"
    alarms = sum(code in codes for codes in seen)
    lower, upper = interval(alarms, len(seen))
    return f"{alarms / len(seen):.1%} ({lower:.1%} to {upper:.1%})"


def _sharing_row(name: str, draw: Callable[[int, Random], Labels], voters: int) -> list[str]:
    times = SIZES[voters]
    honest = [draw(voters, Random(seed)) for seed in range(times)]
    reports = [look(_notes(labels)) for labels in honest]
    found = [sum(_finds(labels, plant, plant) for labels in honest) for plant in SHARED_PLANTS]
    found.append(sum(_finds(labels, 320, 65) for labels in honest))
    seen, hard = (sum(map(one, reports)) for one in (lambda r: bool(r.signs), _is_hard))
    return [name, f"{voters:,}", *(f"{number} of {times}" for number in (seen, hard, *found))]


def _is_hard(report: Report) -> bool:
    return any(sign.level == HARD for sign in report.signs)


def _notes(labels: Labels) -> list[Note]:
    return [Note(label, f"own {number}") for number, label in enumerate(labels)]


def _finds(labels: Labels, votes: int, boxes: int) -> bool:
    planted = [Note("planted", f"theirs {number % boxes}") for number in range(votes)]
    report = look([*_notes(labels), *planted])
    return any(sign.code == "origin" and sign.numbers["votes"] == votes for sign in report.signs)
