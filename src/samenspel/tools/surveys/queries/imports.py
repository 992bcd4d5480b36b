"""Reading what was brought from elsewhere, and holding a file against what is known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Max

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.ui.words import said
from samenspel.foundation.vault import keyed, reveal_bytes
from samenspel.methods.codebooks import Codebook, with_legal_names
from samenspel.methods.questionnaires import codebook_of
from samenspel.methods.questionnaires.imports import Misfit, Returned, ReturnedFile
from samenspel.methods.words import Words
from samenspel.tools.surveys.models.imports import AnswersImport, ImportState, every_import
from samenspel.tools.surveys.models.responses import Response, week_of
from samenspel.tools.surveys.models.surveys import Survey, Wave
from samenspel.tools.surveys.queries.research import CHILD, DYAD, OWN, WAVE, WEEK
from samenspel.tools.surveys.queries.surveys import locked_survey, questions_of

PURPOSE = "answers from elsewhere"
AT_ONCE = 500
MOST_TOLD = 50


def find_import(import_id: int) -> AnswersImport:
    return every_import().get(pk=import_id)


def locked_import(batch: AnswersImport) -> AnswersImport:
    """With its survey, so that nobody brings the same answers at once, or changes the questions."""
    locked_survey(batch.survey)
    return fresh(every_import(), batch.pk)


def imports_of(survey: Survey) -> list[AnswersImport]:
    return [*survey.imports.select_related("wave", "by")]


def taken_imports(survey: Survey) -> list[AnswersImport]:
    """For all to read."""
    return [*survey.imports.filter(state=ImportState.TAKEN).select_related("wave")]


def rooms_of(survey: Survey) -> dict[int, str]:
    """With the origin of the first file of each, in the order in which they came."""
    files = survey.imports.exclude(state=ImportState.FAULTY).order_by("room", "-id")
    return dict(files.values_list("room", "origin"))


def next_room(survey: Survey) -> int:
    last = survey.imports.aggregate(last=Max("room"))["last"]
    return 0 if last is None else int(last) + 1


def import_codebook(batch: AnswersImport) -> Codebook:
    """What a file of this survey may hold: the variables of its questions, and those of the house."""
    book = codebook_of(questions_of(batch.edition))
    return with_legal_names(Codebook(book.id, book.title, book.languages, (*OWN, *book.variables)))


def sent_file(batch: AnswersImport) -> bytes:
    """Raises FileNotFoundError, Unreadable."""
    if not batch.file:
        raise FileNotFoundError(batch.name)
    with default_storage.open(batch.file) as kept:
        return reveal_bytes(kept.read(), PURPOSE)


@dataclass(frozen=True)
class Arrival:
    """A row with the wave it belongs to, and the number under which it is kept."""

    row: Returned
    wave: Wave
    pseudonym: str
    digest: str
    week: date
    is_child: bool


@dataclass
class Sorted:
    """Rows of a file beside what is there. `changed`: known, but with other answers; what is there stays."""

    new: list[Arrival] = field(default_factory=list)
    known: int = 0
    changed: list[int] = field(default_factory=list)
    faults: list[Misfit] = field(default_factory=list)


def pseudonym_of_import(survey: Survey, room: int, key: str) -> str:
    """The same in all waves; no account and no cookie makes it. Files that came before there were rooms are
    in the first."""
    return keyed(survey.key, f"imported\n{room}\n{key}" if room else f"imported {key}")


def sort_rows(batch: AnswersImport, file: ReturnedFile) -> Sorted:
    found = Sorted(faults=[*file.faults])
    waves = {wave.number: wave for wave in batch.survey.waves.all()}
    arrivals = iter([*_arrivals(batch, file.rows, waves, found.faults)])
    while some := [*islice(arrivals, AT_ONCE)]:
        _hold_against(some, found)
    return found


def _hold_against(some: list[Arrival], found: Sorted) -> None:
    known = _known(some)
    for one in some:
        digest = known.get((one.wave.pk, one.pseudonym))
        if digest is None:
            found.new.append(one)
        elif digest in (one.digest, ""):
            found.known += 1
        else:
            found.changed.append(one.row.row)


def twins_of(batch: AnswersImport, found: Sorted) -> dict[str, int]:
    """By origin, how many rows have a name and answers that stand in another room: perhaps it is the same
    file, of which somebody said that its people are others."""
    return {
        origin: count
        for room, origin in rooms_of(batch.survey).items()
        if room != batch.room and (count := _twins(batch.survey, room, found.new))
    }


def _twins(survey: Survey, room: int, new: list[Arrival]) -> int:
    count, rows = 0, iter(new)
    while some := [*islice(rows, AT_ONCE)]:
        there = [replace(one, pseudonym=pseudonym_of_import(survey, room, one.row.key)) for one in some]
        known = _known(there)
        count += sum(known.get((one.wave.pk, one.pseudonym)) == one.digest for one in there)
    return count


def _known(some: Iterable[Arrival]) -> dict[tuple[int, str], str]:
    names = {one.pseudonym for one in some}
    there = Response.objects.filter(pseudonym__in=names, imported__isnull=False)
    return {
        (wave, name): digest
        for wave, name, digest in there.values_list("wave", "pseudonym", "imported__digest")
    }


def _arrivals(
    batch: AnswersImport, rows: Iterable[Returned], waves: Mapping[int, Wave], faults: list[Misfit]
) -> Iterator[Arrival]:
    for row in rows:
        number = row.own.get(WAVE)
        wave = batch.wave if number is None else waves.get(int(number))
        if problem := _problem(batch, row, wave):
            faults.append(Misfit(problem, row.row))
        elif wave is not None:
            yield Arrival(
                row,
                wave,
                pseudonym_of_import(batch.survey, batch.room, row.key),
                keyed(batch.survey.key, f"answers {row.digest}"),
                _week(row.own),
                row.own.get(CHILD) == 1,
            )


def _problem(batch: AnswersImport, row: Returned, wave: Wave | None) -> Words | None:
    """Why it can't be among the answers of this survey."""
    if wave is None:
        return Words("there is no wave {number} here.", number=row.own.get(WAVE))
    if wave.told_at is not None:
        return Words("the results of wave {number} are told already.", number=wave.number)
    if DYAD in row.own:
        return Words("it is about an encounter, which two people answer here.")
    if row.own.get(CHILD) == 1 and not batch.survey.asks_children:
        return Words("a child answered it, and this survey asks no children.")
    if _week(row.own) > clock.today():
        return Words("it was handed in in a week that is still to come.")
    return None


def _week(own: Mapping[str, Any]) -> date:
    day = own.get(WEEK)
    return week_of(date.fromisoformat(day) if isinstance(day, str) else clock.today())


def told_of(found: Sorted, file: ReturnedFile, twins: Mapping[str, int]) -> dict[str, Any]:
    """What the page of an import shows, in the language of who asks now."""
    return {
        "new": len(found.new),
        "known": found.known,
        "changed": len(found.changed),
        "changed_rows": found.changed[:MOST_TOLD],
        "faulty": len({one.row for one in found.faults if one.row}),
        "faults": [[one.row, one.column, said(one.problem)] for one in found.faults[:MOST_TOLD]],
        "more": max(len(found.faults) - MOST_TOLD, 0),
        "notes": [said(one) for one in file.notes],
        "has_keys": file.has_keys,
        "twins": [*twins.items()],
    }
