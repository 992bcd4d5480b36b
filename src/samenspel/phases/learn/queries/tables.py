"""The table that a study is analysed from, and what its columns are: there before anybody has data."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from samenspel.methods.codebooks import Codebook, Kind, Value, Variable, chunks_of
from samenspel.methods.reporting.analysis_table import analysis_table
from samenspel.phases.assess.queries.answers import table_codebook, table_rows
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import Trial
from samenspel.phases.learn.queries.trials import rows_of
from samenspel.phases.learn.rules.ethics import trial_of
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.invitations import pseudonym_of
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.queries.agreements import keys_for, number_of
from samenspel.tools.surveys.queries.arms import ARM, STRATUM
from samenspel.tools.surveys.queries.research import PERSON

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
NAMES = ("id", "arm", "stratum", "chance", "entries", "took_part")


@dataclass(frozen=True)
class StudyTable:
    """As CSV, of so many rows. `left_out`: how many people are not in it, by reason."""

    content: bytes
    rows: int
    left_out: dict[str, int]


def codebook_of(study: Study) -> Codebook | None:
    trial = trial_of(study)
    if trial is not None:
        return Codebook(f"study-{study.pk}", {"en": study.title}, LANGUAGES, (*_variables(study, trial),))
    return table_codebook(study.survey) if study.survey else None


def _variables(study: Study, trial: Trial) -> Iterator[Variable]:
    arms = tuple(Value(arm.number, dict.fromkeys(LANGUAGES, arm.name)) for arm in trial.arms.all())
    yield Variable(ARM, "arm", Kind.CHOICE, {
        "en": "Arm into which chance drew the person",
        "nl": "Groep waarin het lot de persoon plaatste",
        "fr": "Groupe dans lequel le sort a placé la personne",
    }, arms)  # fmt: skip
    if trial.strata:
        yield Variable(STRATUM, "stratum", Kind.CHOICE, {
            "en": "Stratum within which was drawn", "nl": "Groep waarbinnen is geloot",
            "fr": "Strate dans laquelle on a tiré",
        })  # fmt: skip
    if trial.verbs:
        yield Variable("entries", "entries", Kind.NUMBER, {
            "en": "How often somebody did what counts", "nl": "Hoe vaak iemand deed wat telt",
            "fr": "Combien de fois quelqu’un a fait ce qui compte",
        }, least=0)  # fmt: skip
        yield Variable("took_part", "took_part", Kind.NUMBER, {
            "en": "Whether somebody did anything that counts", "nl": "Of iemand iets deed wat telt",
            "fr": "Si quelqu’un a fait quelque chose qui compte",
        }, least=0, most=1)  # fmt: skip
    if study.survey_id:
        yield Variable("handed_in", "answered", Kind.NUMBER, {
            "en": "Whether somebody handed in the survey", "nl": "Of iemand de vragenlijst inleverde",
            "fr": "Si quelqu’un a remis le questionnaire",
        }, least=0, most=1)  # fmt: skip


def columns_of(study: Study) -> list[str]:
    """Names that a plan may use."""
    book = codebook_of(study)
    return [one.name for one in book.variables] if book else []


def table_of(study: Study) -> StudyTable | None:
    """Only of people whose data this study may read; None where nothing of it is here."""
    if trial_of(study) is not None:
        return _of_trial(study)
    return _of_survey(study) if study.survey else None


def _of_trial(study: Study) -> StudyTable:
    found = rows_of(study)
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([*NAMES, *(["answered"] if study.survey_id else [])])
    for row in found.rows:
        told = [row.id, row.arm, row.stratum, row.chance, row.entries, row.took_part]
        writer.writerow(told if row.answered is None else [*told, row.answered])
    return StudyTable(lines.getvalue().encode(), len(found.rows), found.left_out)


def _of_survey(study: Study) -> StudyTable | None:
    """Of who handed in and said yes to research, or did not say no where another basis is named."""
    survey = study.survey
    assert survey is not None
    agreement = Agreement(survey=survey, key=study.key)
    book = table_codebook(survey, agreement)
    if book is None:
        return None
    out = {number_of(agreement, name) for name in _staying_out(study)}
    known, left = book.by_id, 0
    rows = []
    for row in table_rows(survey, book, agreement, keys_for(agreement)):
        if row[PERSON] in out:
            left += 1
        else:
            rows.append(row)
    assert PERSON in known
    content = analysis_table(book, chunks_of(book, iter(rows)))
    return StudyTable(content, len(rows), {"no_basis": left} if left else {})


def _staying_out(study: Study) -> Iterator[str]:
    assert study.survey is not None
    for one in study.opt_outs.select_related("person"):
        yield pseudonym_of(study.survey, Visitor(one.person, ""))
