"""From the bytes of a file to rows that fit a survey and rows that do not, in a process of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from samenspel.methods.codebooks import Chunk, Codebook, NoAnswer, UnfitAnswers
from samenspel.methods.codebooks.book_json import as_object, from_object
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.questionnaires.files import questionnaire_from
from samenspel.methods.questionnaires.questionnaire import Questionnaire
from samenspel.methods.questionnaires.schema import plain
from samenspel.methods.words import Words

from .matching import Matched, listed, matched
from .opening import OpenedFile, opened
from .returned import Misfit, Returned, ReturnedFile, digest_of_row
from .rows import SIDES, answers_of, told_of

MOST_ROWS = 50_000
PERSON, WAVE, SIDE, OWN = "_person", "_wave", "_side", "_"
"""Variables that are no questions begin with a dash below."""
Tell = Callable[[int, int], None]


def asked_of(
    questionnaire: Questionnaire, ours: Codebook, name: str, file: bytes, book: tuple[str, bytes]
) -> bytes:
    """What `read_returned` reads: the questions, our codebook of them, the file, and its codebook, if any."""
    head = {
        "questions": plain(questionnaire),
        "codebook": as_object(ours),
        "name": PurePath(name).name,
        "size": len(file),
        "book": PurePath(book[0]).name,
    }
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + file + book[1]


def read_returned(source: bytes, tell: Tell) -> ReturnedFile:
    """Raises MalformedFile, and UnfitAnswers where the whole file can't be used."""
    line, _break, rest = source.partition(b"\n")
    head = json.loads(line)
    questionnaire, ours = questionnaire_from(head["questions"]), from_object(head["codebook"])
    with TemporaryDirectory() as folder:
        path = _put(folder, "answers", head["name"], rest[: head["size"]])
        book = _put(folder, "codebook", head["book"], rest[head["size"] :]) if head["book"] else None
        file = opened(path, book, ours)
        return _Reader(questionnaire, ours, file, matched(file.codebook, ours), tell).read()


def _put(folder: str, name: str, given: str, data: bytes) -> Path:
    path = Path(folder, f"{name}{PurePath(given).suffix.lower()[:8]}")
    path.write_bytes(data)
    return path


class _Reader:
    def __init__(
        self, questionnaire: Questionnaire, ours: Codebook, file: OpenedFile, found: Matched, tell: Tell
    ) -> None:
        self._questionnaire, self._ours, self._file, self._found, self._tell = (
            questionnaire,
            ours,
            file,
            found,
            tell,
        )
        self._names = {
            one.id: file.codebook.by_id[found.ids[one.id]].name
            for one in ours.variables
            if one.id in found.ids
        }
        self._key = file.codebook.key or found.ids.get(PERSON, "")
        self._times, self._seen = Counter[str](), dict[tuple[str, Any], int]()
        self._faults = list[Misfit]()

    def read(self) -> ReturnedFile:
        if self._found.faults:
            return ReturnedFile(faults=tuple(self._found.faults), notes=tuple(self._notes()))
        rows = [*self._rows()]
        wrong = {one.row for one in self._faults}
        if 0 in wrong:
            rows = []
        kept = tuple(one for one in rows if one.row not in wrong)
        faults = tuple(sorted(self._faults, key=lambda one: one.row))
        return ReturnedFile(kept, faults, tuple(self._notes()), bool(self._key))

    def _notes(self) -> Iterator[Words]:
        yield from self._file.notes
        yield from self._found.notes
        if self._file.unknown:
            yield Words("Not asked here, so not taken: {names}", names=listed(self._file.unknown))
        questions = [one for one in self._ours.variables if not one.id.startswith(OWN) and not one.derived]
        absent = [one.name for one in questions if one.id not in self._found.ids]
        if absent:
            yield Words("Not in the file, so skipped by everybody: {names}", names=listed(absent))

    def _rows(self) -> Iterator[Returned]:
        """What is wrong with a cell is known once all of them were read."""
        row = self._file.before
        try:
            for chunk in self._file.chunks:
                for told, key in zip(told_of(self._ours, self._found, chunk), self._keys(chunk), strict=True):
                    row += 1
                    if row - self._file.before > MOST_ROWS:
                        raise MalformedFile(
                            row, Words("these are more than {most} rows; split the file.", most=MOST_ROWS)
                        )
                    yield from self._row(row, told, key)
                self._tell(row, row)
        except UnfitAnswers as error:
            found = [Misfit(one.problem, one.row or 0, one.column) for one in error.faults]
            places = {(one.row, one.column) for one in found}
            self._faults = [one for one in self._faults if (one.row, one.column) not in places] + found

    def _keys(self, chunk: Chunk) -> Iterator[str]:
        if not self._key:
            size = len(next(iter(chunk.values())))
            yield from [""] * size
            return
        column = chunk[self._key]
        for value, why in zip(column.values.tolist(), column.why.tolist(), strict=True):
            yield "" if why else f"{value:.15g}" if isinstance(value, float) else str(value).strip()

    def _row(self, row: int, told: Mapping[str, object], key: str) -> Iterator[Returned]:
        own = {
            id: value for id, value in told.items() if id.startswith(OWN) and not isinstance(value, NoAnswer)
        }
        said = {id: value for id, value in told.items() if not id.startswith(OWN)}
        if said and all(value is NoAnswer.WITHDRAWN for value in said.values()):
            self._fault(row, Words("whoever answered this withdrew; it is left out."))
            return
        side = SIDES.get(str(own.get(SIDE, "")), "")
        answers, unclear, draws, problems = answers_of(self._questionnaire, said, side)
        for name, words in problems.items():
            self._fault(row, words, self._names.get(name, name))
        if not answers and not unclear and not problems:
            self._fault(row, Words("nothing is answered in this row."))
        digest = digest_of_row(answers, unclear, plain(draws), own.get(WAVE))
        key = self._named(row, key, digest, own.get(WAVE))
        yield Returned(row, key, digest, answers, unclear, plain(draws), own)

    def _named(self, row: int, key: str, digest: str, wave: object) -> str:
        if not self._key:
            self._times[digest] += 1
            return f"{digest}-{self._times[digest]}"
        before = self._seen.setdefault((key, wave), row)
        if not key:
            self._fault(row, Words("the row has no name."))
        elif before != row:
            self._fault(row, Words("row {row} is called “{key}” too.", row=before, key=key))
        return key

    def _fault(self, row: int, words: Words, column: str = "") -> None:
        self._faults.append(Misfit(words, row, column))
