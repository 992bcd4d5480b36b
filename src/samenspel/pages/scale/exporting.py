"""The journal as Parquet: what is sealed and not there yet, part by part, under pseudonyms.

A part holds less than the journal: of each entry the month, initiative, phase and verb, and a number for the
person that only this site can make.
"""

import hashlib
import hmac
import json
import os
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import sealed_up_to
from samenspel.foundation.journal.verifying import JournalChanged, Sealed, sealed_after, seals_to
from samenspel.foundation.tasks import Failed
from samenspel.foundation.tasks.parsed import computed
from samenspel.foundation.ui.words import said
from samenspel.foundation.vault import Unreadable, conceal, reveal
from samenspel.methods.scale.batch import COLUMNS, Batch, Range, Sides, write_batch, write_sides
from samenspel.methods.scale.catalogue import NAME, UnfitParts, empty, keep, read_catalogue
from samenspel.spine.initiatives.models import Membership

AT_ONCE, KEY, PURPOSE = 500_000, "key", "parts of the journal"
LIBRARIES = ("duckdb", "ibis", "pyarrow")
APART = "samenspel.methods.scale.apart"
Progress = Callable[[int, int], None]


def what_is_missing() -> str:
    """A sentence, where the libraries are not installed. They are looked for, and not imported here."""
    if all(find_spec(name) for name in LIBRARIES):
        return ""
    return _("This needs libraries that are not installed: %(command)s") % {
        "command": "pip install 'samenspel[scale]'"
    }


def is_begun() -> bool:
    """Whether there are parts that every night adds to."""
    return (settings.JOURNAL_PARTS / NAME).exists()


def export(progress: Progress) -> int:
    """How many entries were added. Raises Failed: the parts are not of this journal, or it was changed."""
    if missing := what_is_missing():
        raise Failed(missing)
    added, total = 0, sealed_up_to().first() or 0
    try:
        for batch in _batches():
            _apart("add", _source({}, partial(write_batch, batch)), _unheard)
            added += len(batch)
            progress(batch.range.last, total)
    except UnfitParts as error:
        raise Failed(said(error.problem)) from error
    except JournalChanged as error:
        words = _(
            "What is under seal %(number)s of the journal is not what was sealed. Nothing of it was taken."
        )
        raise Failed(words % {"number": error}) from error
    return added


def make_months(until: int, progress: Progress) -> None:
    """Of each month before that one (202611) who did how much."""
    _apart("make_months", _source({"until": until}, _nothing), progress)


def this_month() -> int:
    today = clock.today()
    return today.year * 100 + today.month


def begin_anew() -> None:
    """Nothing of what was exported stays; who was one number before gets another."""
    empty(settings.JOURNAL_PARTS, KEY)


def renew_sides() -> None:
    """On which side each person takes part now."""
    _apart("renew_sides", _source({}, partial(write_sides, _sides(_Pseudonyms()))), _unheard)


def report(k: int, until: int, named: list[int], progress: Progress) -> dict[str, Any]:
    """What may be shown of the parts."""
    source = _source({"k": k, "until": until, "named": named}, _nothing)
    found: dict[str, Any] = _apart("report", source, progress)
    return found


def _apart(reader: str, source: bytes, progress: Progress) -> Any:
    try:
        return computed(f"{APART}:{reader}", source, progress)
    except UnfitParts as error:
        raise Failed(said(error.problem)) from error


def _source(words: dict[str, Any], write: Callable[[BytesIO], None]) -> bytes:
    source = BytesIO()
    source.write(json.dumps({**words, "folder": str(settings.JOURNAL_PARTS)}).encode() + b"\n")
    rest = BytesIO()
    write(rest)
    return source.getvalue() + rest.getvalue()


def _unheard(_done: int, _total: int) -> None:
    """A batch takes a second."""


def _nothing(_file: BytesIO) -> None:
    """Beside the words."""


def _batches() -> Iterator[Batch]:
    """Of whole seals, so that each part can be held against the journal."""
    before = read_catalogue(settings.JOURNAL_PARTS)
    if not seals_to(before.seal, before.digest):
        raise Failed(
            _("What was exported is of another journal, or of one that was put back. Begin anew with: ")
            + "samenspel scale export --anew"
        )
    pseudonyms, after = _Pseudonyms(), before.last
    rows = _Rows(pseudonyms)
    for sealed in sealed_after(before.seal, before.digest):
        rows.add(sealed)
        if len(rows) >= AT_ONCE:
            yield rows.batch(after)
            after, rows = rows.last, _Rows(pseudonyms)
    if len(rows):
        yield rows.batch(after)


class _Pseudonyms:
    """Numbers of 63 bits, made with a key that stands concealed beside the parts."""

    def __init__(self) -> None:
        self._key = _key(settings.JOURNAL_PARTS)
        self.key = hashlib.sha256(self._key).hexdigest()[:16]
        self._known = {"": 0}

    def of(self, person: str) -> int:
        found = self._known.get(person)
        if found is None:
            digest = hmac.digest(self._key, person.encode(), "sha256")
            found = self._known[person] = int.from_bytes(digest[:8], "big") >> 1 or 1
        return found


def _key(folder: Path) -> bytes:
    """Drawn once; of two who draw it at once, one wins and both use that."""
    path, mine = folder / KEY, folder / f"{KEY}-{token_hex(8)}"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        mine.write_text(conceal(token_hex(32), PURPOSE), encoding="ascii")
        keep(mine)
        try:
            os.link(mine, path)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
        keep(folder)
    try:
        return bytes.fromhex(reveal(path.read_text(encoding="ascii"), PURPOSE))
    except Unreadable as error:
        raise Failed(
            _("The key of the parts was concealed with another SECRET_KEY. Begin anew with: ")
            + "samenspel scale export --anew"
        ) from error


@dataclass
class _Rows:
    """Columns that grow seal by seal."""

    pseudonyms: _Pseudonyms
    columns: dict[str, "array[int]"] = field(default_factory=lambda: {name: array("q") for name in COLUMNS})
    phases: dict[str, int] = field(default_factory=dict)
    verbs: dict[str, int] = field(default_factory=dict)
    seals: list[int] = field(default_factory=list)
    digest: str = ""
    last: int = 0

    def __len__(self) -> int:
        return len(self.columns["month"])

    def add(self, sealed: Sealed) -> None:
        zone = timezone.get_default_timezone()
        columns = [self.columns[name].append for name in COLUMNS]
        month, initiative, phase, verb, actor = columns
        of_person = self.pseudonyms.of
        for entry in sealed.entries:
            at = entry["at"].astimezone(zone)
            month(at.year * 100 + at.month)
            initiative(int(entry["initiative_id"] or 0))
            phase(self.phases.setdefault(entry["phase"], len(self.phases)))
            verb(self.verbs.setdefault(entry["verb"], len(self.verbs)))
            actor(of_person(entry["actor"]))
        self.seals.append(sealed.seal.number)
        self.digest, self.last = sealed.digest, sealed.seal.last

    def batch(self, after: int) -> Batch:
        told = Range(after, self.last, (self.seals[0], self.seals[-1]), self.digest, self.pseudonyms.key)
        columns = {name: np.frombuffer(values, dtype=np.int64) for name, values in self.columns.items()}
        return Batch(told, columns, tuple(self.phases), tuple(self.verbs))


def _sides(pseudonyms: _Pseudonyms) -> Sides:
    """Of who came back, the side of the last time."""
    names: dict[str, int] = {}
    columns = [array("q") for _column in range(3)]
    rows = Membership.objects.order_by("joined_at", "id").values_list("initiative_id", "person_id", "side")
    for initiative, person, side in rows.iterator():
        columns[0].append(initiative)
        columns[1].append(pseudonyms.of(str(person)))
        columns[2].append(names.setdefault(side, len(names)))
    found = np.array(columns, dtype=np.int64).reshape(3, -1)[:, ::-1]
    _pairs, first = np.unique(found[:2], axis=1, return_index=True)
    initiative, actor, side = found[:, first]
    return Sides(initiative, actor, side, tuple(names), pseudonyms.key)
