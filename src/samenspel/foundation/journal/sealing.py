"""Seals: a batch of settled entries under one Merkle root, chained to the seal before."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import Max

from samenspel.foundation.journal.canonical import entry_bytes, seal_digest
from samenspel.foundation.journal.models import Entry, Seal
from samenspel.foundation.journal.protection import APPENDING
from samenspel.methods import merkle

BATCH = 4096
PATIENCE = "200ms"


def seal_entries(now: datetime) -> list[Seal]:
    """Seal every entry that is settled, in batches. None are while a long transaction is adding entries."""
    settled = _settled()
    seals = []
    with suppress(IntegrityError):  # another worker gave out this number: it seals the same entries
        while seal := _seal_batch(settled, now):
            seals.append(seal)
    return seals


def _settled() -> int:
    """The highest number below which no entry can still appear."""
    try:
        with transaction.atomic():
            _wait_for_writers()
            return Entry.objects.aggregate(last=Max("id"))["last"] or 0
    except OperationalError:  # somebody is still writing: next time
        return 0


def _wait_for_writers() -> None:
    """On SQLite this very transaction is the only writer."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [APPENDING])


def _seal_batch(settled: int, now: datetime) -> Seal | None:
    with transaction.atomic():
        before = Seal.objects.first()
        after = before.last if before else 0
        entries = list(Entry.objects.filter(id__gt=after, id__lte=settled).order_by("id")[:BATCH])
        if not entries:
            return None
        return Seal.objects.create(
            number=before.number + 1 if before else 1,
            first=entries[0].id,
            last=entries[-1].id,
            count=len(entries),
            root=entries_root(entries),
            previous=seal_digest(before),
            sealed_at=now,
        )


def entries_root(entries: list[Entry]) -> str:
    return merkle.root([merkle.leaf_hash(entry_bytes(entry)) for entry in entries]).hex()
