"""The list of parts. What it does not name is not there: a file that a killed program left is nothing.

It is replaced as a whole, after everything it names is on the disk.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Any

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import N_, Words

try:
    import fcntl
except ImportError:  # Windows: nobody else is at it
    fcntl = None  # type: ignore[assignment]

NAME, LOCK, SPILL, FORMAT = "parts.json", "lock", "spill-", 1
START = "0" * 64
NO_PARTS = N_("There are no parts of a journal in this folder.")
NO_MONTH = N_("No month of this journal is over yet, so there is nothing to count.")
NO_LIST = N_("This is no list of parts of a journal.")
OTHERS = N_("Another program added to these parts meanwhile; nothing was added twice. Try again.")
CHANGED = N_("{path} is not the file that was written.")
GONE = N_("{path} is missing.")


class UnfitParts(Unfitting):
    """`problem` says what is wrong with a folder of parts."""


@dataclass(frozen=True)
class File:
    """Where it stands in the folder, and what is in it."""

    path: str
    month: int
    rows: int
    sha256: str


@dataclass(frozen=True)
class Part:
    """The entries after `after`, up to `last`, under these seals; a file for each month."""

    after: int
    last: int
    seals: tuple[int, int]
    digest: str
    key: str
    rows: int
    files: tuple[File, ...]


@dataclass(frozen=True)
class Catalogue:
    """`people` and `doings` are made of the parts, a file for each month; `sides` is put in anew."""

    parts: tuple[Part, ...] = ()
    people: dict[int, File] = field(default_factory=dict)
    doings: dict[int, File] = field(default_factory=dict)
    sides: File | None = None

    @property
    def last(self) -> int:
        """The number of the last entry."""
        return self.parts[-1].last if self.parts else 0

    @property
    def seal(self) -> int:
        return self.parts[-1].seals[1] if self.parts else 0

    @property
    def digest(self) -> str:
        return self.parts[-1].digest if self.parts else START

    def goes_on_with(self, key: str) -> bool:
        """Whether whoever is in it has the same pseudonym by this key."""
        return not self.parts or self.parts[-1].key == key

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)

    @property
    def files(self) -> list[File]:
        entries = [file for part in self.parts for file in part.files]
        return [*entries, *self.people.values(), *self.doings.values(), *([self.sides] if self.sides else [])]

    def entries_of(self, month: int) -> list[File]:
        return [file for part in self.parts for file in part.files if file.month == month]

    @property
    def months(self) -> list[int]:
        return sorted({file.month for part in self.parts for file in part.files})

    def path_of(self, name: str, month: int) -> str:
        """Where what is made of a month stands, when it is made of all its entries."""
        last = max(part.last for part in self.parts for file in part.files if file.month == month)
        return f"{name}/{month}-{last}.parquet"

    def is_made(self, month: int) -> bool:
        made = self.doings.get(month)
        return made is not None and made.path == self.path_of("doings", month)

    def with_part(self, part: Part) -> Catalogue:
        return replace(self, parts=(*self.parts, part))

    def with_month(self, month: int, people: File, doings: File) -> Catalogue:
        return replace(self, people={**self.people, month: people}, doings={**self.doings, month: doings})


def read_catalogue(folder: Path) -> Catalogue:
    """An empty one where there is none yet. Raises UnfitParts."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if told.pop("format") != FORMAT:
            raise UnfitParts(Words(NO_LIST))
        return Catalogue(
            parts=tuple(_part(one) for one in told["parts"]),
            people={int(month): File(**one) for month, one in told["people"].items()},
            doings={int(month): File(**one) for month, one in told["doings"].items()},
            sides=File(**told["sides"]) if told["sides"] else None,
        )
    except FileNotFoundError:
        return Catalogue()
    except UnfitParts:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnfitParts(Words(NO_LIST)) from error


def _part(told: dict[str, Any]) -> Part:
    first, last = told["seals"]
    files = tuple(File(**one) for one in told["files"])
    return Part(**{**told, "seals": (first, last), "files": files})


def write_catalogue(folder: Path, catalogue: Catalogue) -> None:
    """All at once, and kept when the power fails right after."""
    path = folder / f"{NAME}.new"
    with path.open("w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, **asdict(catalogue)}, file)
        file.flush()
        os.fsync(file.fileno())
    path.replace(folder / NAME)
    keep(folder)


def keep(path: Path) -> None:
    """On the disk, whatever happens next: a file, or the names in a folder."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def held(folder: Path, *, alone: bool) -> Iterator[Catalogue]:
    """The list, while nobody changes it; `alone`: to change it. A killed program holds nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield read_catalogue(folder)


def empty(folder: Path, *others: str) -> None:
    """Nothing is in it any more from the moment on that the list is gone; nor these `others`."""
    with held(folder, alone=True):
        for name in (NAME, *others):
            (folder / name).unlink(missing_ok=True)
        drop_strays(folder, Catalogue())


def drop_strays(folder: Path, catalogue: Catalogue) -> None:
    """What a killed program left, and what is replaced."""
    known = {folder / file.path for file in catalogue.files}
    for path in folder.rglob("*.parquet"):
        if path not in known:
            path.unlink(missing_ok=True)
    for spill in folder.glob(f"{SPILL}*"):
        rmtree(spill, ignore_errors=True)


def file_at(folder: Path, path: str, month: int, rows: int) -> File:
    """What was just written, from now on kept."""
    keep(folder / path)
    keep((folder / path).parent)
    return File(path, month, rows, digest_of(folder / path))


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        found = sha256()
        while some := file.read(1 << 20):
            found.update(some)
    return found.hexdigest()


def faults(folder: Path) -> list[Words]:
    """What is not as it was written."""
    with held(folder, alone=False) as catalogue:
        if not catalogue.parts:
            return [Words(NO_PARTS)]
        return [words for file in catalogue.files for words in _faults_of(folder, file)]


def _faults_of(folder: Path, file: File) -> list[Words]:
    path = folder / file.path
    if not path.exists():
        return [Words(GONE, path=file.path)]
    return [] if digest_of(path) == file.sha256 else [Words(CHANGED, path=file.path)]
