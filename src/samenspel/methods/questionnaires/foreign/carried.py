"""What became of a questionnaire that was written for another program: what was taken, and what was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from samenspel.methods.questionnaires.questionnaire import Questionnaire
from samenspel.methods.words import Words

LONGEST_SHOWN = 120


@dataclass(frozen=True, order=True)
class At:
    """A place in a file: a sheet or a table of it, a row from 1 (0: the whole), and perhaps a column."""

    sheet: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        parts = (self.sheet, str(self.row) if self.row else "", self.column)
        return ", ".join(filter(None, parts))


@dataclass(frozen=True)
class Note:
    """`what` stands there, cut if it is long; `why` it was not taken, or otherwise than it stands."""

    at: At
    what: str
    why: Words


@dataclass(frozen=True)
class Became:
    """A row that asks or says something. `kind` of question and `code` here; both empty: left out."""

    at: At
    what: str
    kind: str = ""
    code: str = ""


@dataclass(frozen=True)
class Carried:
    """`questionnaire`: none where there are `faults`, which are to be mended in the file. `notes`: all that
    was not carried over, or otherwise than it stood."""

    questionnaire: Questionnaire | None
    rows: tuple[Became, ...] = ()
    notes: tuple[Note, ...] = ()
    faults: tuple[Note, ...] = ()


class Journey:
    """Collects what becomes of a file while it is read; the same is told once."""

    def __init__(self) -> None:
        self.rows: list[Became] = []
        self.notes: list[Note] = []
        self.faults: list[Note] = []
        self._said: dict[tuple[At, str], set[str]] = {}

    def became(self, at: At, what: str, kind: str = "", code: str = "") -> None:
        self.rows.append(Became(at, cut(what), kind, code))

    def renamed(self, code: str, kind: str) -> None:
        """What it is, is known by now."""
        self.rows = [replace(one, kind=kind) if one.code == code else one for one in self.rows]

    def note(self, at: At, what: str, why: Words) -> None:
        note = Note(at, cut(what), why)
        if str(why) not in (said := self._said.setdefault((at, note.what), set())):
            said.add(str(why))
            self.notes.append(note)

    def fault(self, at: At, what: str, why: Words) -> None:
        self.faults.append(Note(at, cut(what), why))

    def _all(self) -> Iterator[Note | Became]:
        yield from self.rows
        yield from self.notes
        yield from self.faults

    def ended(self, questionnaire: Questionnaire | None) -> Carried:
        """Each list in the order of the file, sheet by sheet as they were read."""
        sheets = list(dict.fromkeys(one.at.sheet for one in self._all()))

        def place(one: Note | Became) -> tuple[int, int]:
            return sheets.index(one.at.sheet), one.at.row

        notes, faults = sorted(self.notes, key=place), sorted(self.faults, key=place)
        kept = None if faults else questionnaire
        return Carried(kept, tuple(sorted(self.rows, key=place)), tuple(notes), tuple(faults))


def cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST_SHOWN else f"{one_line[: LONGEST_SHOWN - 1]}…"
