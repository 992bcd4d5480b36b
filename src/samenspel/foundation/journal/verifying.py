"""Compares the journal with its seals, and the seals with a copy somebody kept."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from samenspel.foundation.journal.canonical import (
    ENTRY_FIELDS,
    SEAL_FIELDS,
    entry_bytes,
    fields_bytes,
    fields_digest,
    seal_digest,
    seal_fields,
)
from samenspel.foundation.journal.models import Entry, Seal
from samenspel.foundation.journal.sealing import entries_root
from samenspel.methods import merkle

SEALS_AT_ONCE, ENTRIES_AT_ONCE = 256, 16_384


class JournalChanged(Exception):
    """What is under the seal of this number is not what was sealed."""


class MalformedSeals(Exception):
    """The file does not hold seals; the text says what is wrong and where."""


@dataclass(frozen=True)
class Fault:
    """What does not fit, at which seal."""

    seal: int
    text: str


@dataclass(frozen=True)
class Verification:
    """What was compared, and every fault; an untouched journal has none."""

    seals: int
    sealed: int
    unsealed: int
    faults: list[Fault] = field(default_factory=list)

    def __bool__(self) -> bool:
        return not self.faults


@dataclass(frozen=True)
class Sealed:
    """The entries under one seal, each by ENTRY_FIELDS, and the digest of that seal."""

    seal: Seal
    digest: str
    entries: list[dict[str, Any]]


@dataclass(frozen=True)
class Inclusion:
    """Proof that one entry is under one seal; `merkle.root_from_proof` leads from it to the seal's root."""

    entry: bytes
    seal: dict[str, Any]
    position: int
    neighbours: list[str]


def verify_journal(published: list[dict[str, Any]] | None = None) -> Verification:
    """Recompute every seal. With `published` seals, also find a history rewritten or cut off as a whole."""
    seals = list(Seal.objects.order_by("number"))
    last = seals[-1].last if seals else 0
    faults = [*_faults_in_chain(seals), *_faults_against(published or [], seals)]
    unsealed = Entry.objects.filter(id__gt=last).count()
    return Verification(len(seals), sum(seal.count for seal in seals), unsealed, faults)


def _faults_in_chain(seals: list[Seal]) -> Iterator[Fault]:
    before: Seal | None = None
    for position, seal in enumerate(seals, start=1):
        if seal.number != position:
            yield Fault(position, f"Seal {position} is missing.")
            return
        if seal.previous != seal_digest(before):
            yield Fault(seal.number, f"Seal {seal.number} does not follow from the seal before it.")
        yield from _faults_under(seal, before.last if before else 0)
        before = seal


def _faults_under(seal: Seal, after: int) -> Iterator[Fault]:
    """The range starts where the seal before ended, so that an entry put in between is found too."""
    entries = list(Entry.objects.filter(id__gt=after, id__lte=seal.last).order_by("id"))
    if len(entries) != seal.count:
        yield Fault(seal.number, f"Seal {seal.number} covers {seal.count} entries; there are {len(entries)}.")
    elif (entries[0].id, entries[-1].id) != (seal.first, seal.last) or entries_root(entries) != seal.root:
        yield Fault(seal.number, f"An entry under seal {seal.number} was changed.")


def _faults_against(published: list[dict[str, Any]], seals: list[Seal]) -> Iterator[Fault]:
    ours = {seal.number: seal_digest(seal) for seal in seals}
    for fields in published:
        number, digest = _number_and_digest(fields)
        if number not in ours:
            yield Fault(number, f"Seal {number} was published and is gone: the journal was cut off.")
        elif ours[number] != digest:
            yield Fault(number, f"Seal {number} is not the one that was published: history was rewritten.")


def seals_to(number: int, digest: str) -> bool:
    """Whether this journal is the one in which the seal of that number had that digest; 0 is before all."""
    return digest == seal_digest(Seal.objects.filter(number=number).first() if number else None)


def sealed_after(number: int, digest: str) -> Iterator[Sealed]:
    """What is sealed after that seal, verified seal by seal. Raises JournalChanged."""
    before, last = digest, Seal.objects.filter(number=number).values_list("last", flat=True).first() or 0
    while seals := _next_seals(number):
        under = Entry.objects.filter(id__gt=last, id__lte=seals[-1].last).order_by("id")
        entries = deque(under.values(*ENTRY_FIELDS))
        for seal in seals:
            number += 1
            mine = []
            while entries and entries[0]["id"] <= seal.last:
                mine.append(entries.popleft())
            root = merkle.root([merkle.leaf_hash(fields_bytes(entry)) for entry in mine]).hex()
            if (seal.number, seal.previous, seal.count, seal.root) != (number, before, len(mine), root):
                raise JournalChanged(number)
            before, last = seal_digest(seal), seal.last
            yield Sealed(seal, before, mine)


def _next_seals(number: int) -> list[Seal]:
    """A few of the night, or one of a busy hour: so many entries are read at once."""
    found: list[Seal] = []
    for seal in Seal.objects.filter(number__gt=number).order_by("number")[:SEALS_AT_ONCE]:
        if found and sum(one.count for one in found) + seal.count > ENTRIES_AT_ONCE:
            break
        found.append(seal)
    return found


def _number_and_digest(fields: Any) -> tuple[int, str]:
    try:
        digest = fields_digest({name: fields[name] for name in SEAL_FIELDS})
        if digest != fields["digest"] or type(fields["number"]) is not int:
            raise MalformedSeals(f"Seal {fields['number']} in the file was changed: it contradicts itself.")
    except (KeyError, TypeError) as error:
        raise MalformedSeals(f"A seal in the file lacks {error}.") from error
    return fields["number"], digest


def prove_inclusion(entry: Entry) -> Inclusion | None:
    """None while the entry is not sealed yet."""
    seal = Seal.objects.filter(first__lte=entry.id, last__gte=entry.id).first()
    if seal is None:
        return None
    entries = list(Entry.objects.filter(id__gte=seal.first, id__lte=seal.last).order_by("id"))
    position = entries.index(entry)
    neighbours = merkle.proof([merkle.leaf_hash(entry_bytes(each)) for each in entries], position)
    return Inclusion(entry_bytes(entry), seal_fields(seal), position, [hash.hex() for hash in neighbours])
