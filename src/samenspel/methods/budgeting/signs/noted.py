"""From what is noted of each vote to what is to be looked at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from math import ceil
from typing import Any, NamedTuple

from samenspel.methods.few import LEAST_K

from .ages import OLDEST, AgeCount, ages_beside_neighbours
from .sharing import ADDRESS, MAILBOX, Group, groups_beside_others

LOOK, HARD = "look", "hard"
LEAST_VOTES = 50
LEAST_OF_AN_AGE = 10
AGE_LIMITS = {HARD: 1e-6, LOOK: 1e-3}
SHARING_LIMITS = {HARD: 1e-3, LOOK: 0.02}
FAMILY, LEAST_MULTIPLIED, SHARE_MULTIPLIED = 3, 20, 0.01
Numbers = dict[str, int | None]
NO_COUNTS = frozenset({"age", "oldest", "family"})


class Note(NamedTuple):
    """What is known of one vote. Who shares an `origin` came from one network address, who shares a
    `contact` has one mailbox; both may be any text, empty when not known. `age` is in years."""

    origin: str = ""
    contact: str = ""
    age: int | None = None


@dataclass(frozen=True)
class Sign:
    """Something to look at: `code` says what (see TEXTS), `level` how hard; `p` is the chance that an honest
    round shows it, under the assumptions of its method (None: there is no such chance)."""

    code: str
    level: str
    numbers: Numbers
    p: float | None = None


@dataclass(frozen=True)
class Report:
    """`looked` maps "age", "origin" and "contact" to how many votes told that; what nobody told is not there.
    A number of fewer than k is None, here and in the signs: it could point at people."""

    votes: int | None = 0
    looked: Mapping[str, int | None] = field(default_factory=dict)
    signs: tuple[Sign, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "votes": self.votes,
            "looked": dict(self.looked),
            "signs": [asdict(one) for one in self.signs],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Report:
        return cls(kept["votes"], kept["looked"], tuple(Sign(**one) for one in kept["signs"]))


def look(notes: Iterable[Note], k: int = LEAST_K) -> Report:
    """The order of `notes` means nothing. Fewer than LEAST_VOTES votes show no sign, and no number of fewer
    than `k` is told."""
    kept = list(notes)
    told = {name: sum(getattr(note, name) not in ("", None) for note in kept) for name in Note._fields}
    looked = {name: guarded(count, k) for name, count in told.items() if count}
    if len(kept) < LEAST_VOTES:
        return Report(guarded(len(kept), k), looked)
    found = [*_of_ages(kept), *_of_origins(kept), *_of_contacts(kept)]
    signs = [replace(one, numbers=_guarded(one.numbers, k)) for one in found]
    return Report(len(kept), looked, tuple(sorted(signs, key=_order)))


def _guarded(numbers: Numbers, k: int) -> Numbers:
    return {name: one if name in NO_COUNTS else guarded(one or 0, k) for name, one in numbers.items()}


def guarded(number: float, k: int = LEAST_K) -> int | None:
    """Rounded up; None for what could point at single people."""
    whole = ceil(number)
    return whole if whole == 0 or whole >= k else None


def _order(sign: Sign) -> tuple[bool, str, tuple[int, ...]]:
    return sign.level != HARD, sign.code, tuple(-(number or 0) for number in sign.numbers.values())


def _level(p: float, limits: Mapping[str, float]) -> str:
    return next((level for level, limit in limits.items() if p < limit), "")


def _of_ages(notes: Sequence[Note]) -> list[Sign]:
    votes = Counter(note.age for note in notes if note.age is not None)
    signs = [_of_age(one) for one in ages_beside_neighbours(votes)]
    too_old = sum(count for age, count in votes.items() if age > OLDEST or age < 0)
    if too_old:
        signs.append(Sign("impossible", LOOK, {"votes": too_old, "oldest": OLDEST}))
    return [sign for sign in signs if sign]


def _of_age(one: AgeCount) -> Sign | None:
    level = _level(one.p, AGE_LIMITS)
    if not level or one.votes < LEAST_OF_AN_AGE:
        return None
    numbers: Numbers = {"votes": one.votes, "age": one.age, "expected": ceil(one.expected)}
    return Sign("age", level, numbers, one.p)


def _of_origins(notes: Sequence[Note]) -> list[Sign]:
    """An address from which half of the votes came with mailboxes used before is looked at harder."""
    contacts: defaultdict[str, list[str]] = defaultdict(list)
    for note in notes:
        if note.origin:
            contacts[note.origin].append(note.contact)
    groups = list(contacts.values())
    signs = []
    for one in groups_beside_others(map(len, groups), ADDRESS):
        known = [contact for contact in groups[one.place] if contact]
        is_multiplied = 2 * len(set(known)) <= len(known)
        level = HARD if known and is_multiplied else _level(one.p, SHARING_LIMITS)
        if level and known:
            signs.append(_of_group("origin", level, one, contacts=len(set(known))))
        elif level:
            signs.append(_of_group("origin-alone", level, one))
    return signs


def _of_contacts(notes: Sequence[Note]) -> list[Sign]:
    votes = Counter(note.contact for note in notes if note.contact)
    groups = groups_beside_others(votes.values(), MAILBOX)
    levels = [(one, _level(one.p, SHARING_LIMITS)) for one in groups]
    signs = [_of_group("contact", level, one) for one, level in levels if level]
    multiplied = sum(count for count in votes.values() if count > FAMILY)
    if multiplied >= max(LEAST_MULTIPLIED, SHARE_MULTIPLIED * votes.total()):
        mailboxes = sum(count > FAMILY for count in votes.values())
        numbers: Numbers = {"votes": multiplied, "mailboxes": mailboxes, "family": FAMILY}
        signs.append(Sign("contacts", LOOK, numbers))
    return signs


def _of_group(code: str, level: str, one: Group, **numbers: int | None) -> Sign:
    return Sign(code, level, {"votes": one.votes, **numbers, "next": ceil(one.next)}, one.p)
