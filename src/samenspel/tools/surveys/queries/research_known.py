"""What others may know of people, in files for research: rare answers are merged, then left open, until
everyone is one of as many as the site asks for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from samenspel.methods.codebooks import Answer, Codebook, Kind, NoAnswer, Value, Variable
from samenspel.methods.disclosure import Anonymised, Merge, anonymise, anonymity
from samenspel.methods.disclosure.people import LEFT_OPEN
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.research import CHILD, PERSON, SIDE, research_codebook

Row = Mapping[str, Answer]
Rows = Callable[[], Iterable[Row]]
LEFT = {
    "en": "left open, so that nobody can be found",
    "nl": "opengelaten, zodat niemand te vinden is",
    "fr": "laissé ouvert, pour que personne ne soit reconnaissable",
}
OFFERED = {SIDE, CHILD}


def may_be_known(codebook: Codebook) -> list[Variable]:
    """Choices and numbers that people gave, their side, and whether they are children."""
    return [
        one
        for one in codebook.variables
        if one.id in OFFERED or (one.kind in (Kind.CHOICE, Kind.NUMBER) and not one.id.startswith("_"))
    ]


def known_choices(survey: Survey, language: str) -> list[tuple[str, str]]:
    """By the words of the question; nothing while nothing is asked yet."""
    if not survey.editions.exists():
        return []
    book = research_codebook(Agreement(survey=survey))
    return [(one.id, book.said(one.label, language) or one.id) for one in may_be_known(book)]


def known_said(agreement: Agreement, language: str) -> list[str]:
    choices = dict(known_choices(agreement.survey, language))
    return [choices.get(name, name) for name in agreement.known]


@dataclass(frozen=True)
class Hidden:
    """`codebook` and `rows` of the file; everyone is `alike` with as many, after these `merges`; of so many
    rows it was left open, and so many were left out."""

    codebook: Codebook
    rows: Rows
    alike: int = 0
    merges: tuple[Merge, ...] = ()
    left_open: int = 0
    left_out: int = 0

    @property
    def merged(self) -> list[str]:
        """By the name of the variable, the codes that are one now."""
        return [f"{self.codebook.by_id[one.variable].name}: {one.name}" for one in self.merges]


def hidden(codebook: Codebook, rows: Rows, names: Sequence[str], k: int) -> Hidden:
    """Reads `rows` twice, and keeps of each only what others may know. Raises UnfitTable where fewer than k
    people are in it."""
    known = [codebook.by_id[name] for name in names if name in codebook.by_id]
    if not known:
        return Hidden(codebook, rows)
    columns, people = _known_in(rows(), known)
    found = anonymise(
        columns,
        [*columns],
        k,
        [one.id for one in known if one.kind is Kind.NUMBER],
        whose=people,
        apart=[_said(one) for one in NoAnswer],
        categories={name: sorted({*column}, key=_in_order) for name, column in columns.items()},
    )
    changed = {one.id: Changed.of(one, columns[one.id], found) for one in known}
    variables = (changed[one.id].variable if one.id in changed else one for one in codebook.variables)
    return Hidden(
        replace(codebook, variables=tuple(variables)),
        partial(_rows, rows, changed, found),
        anonymity(found.columns, [*columns], [people[at] for at in found.kept]),
        found.merges,
        found.left_open,
        found.left_out,
    )


def _known_in(rows: Iterable[Row], known: Sequence[Variable]) -> tuple[dict[str, list[str]], list[str]]:
    """By variable, and whose the rows are."""
    columns: dict[str, list[str]] = {one.id: [] for one in known}
    people = []
    for row in rows:
        people.append(str(row[PERSON]))
        for name, column in columns.items():
            column.append(_said(row[name]))
    return columns, people


def _said(answer: object) -> str:
    """Numbers, whether whole or not, by one name."""
    if isinstance(answer, NoAnswer):
        return f"no answer {int(answer)}"
    return f"{float(answer):g}" if isinstance(answer, int | float) else str(answer)


def _in_order(said: str) -> tuple[int, float, str]:
    try:
        return 0, float(said), ""
    except ValueError:
        return 1, 0.0, said


def _rows(rows: Rows, changed: "Mapping[str, Changed]", found: Anonymised) -> Iterator[Row]:
    places = {place: at for at, place in enumerate(found.kept)}
    for place, row in enumerate(rows()):
        if place in places:
            at = places[place]
            told = {name: one.answer(row[name], found.columns[name][at]) for name, one in changed.items()}
            yield {**row, **told}


@dataclass(frozen=True)
class Changed:
    """A variable with codes for what was merged or left open; none of them is a code that meant something
    else."""

    variable: Variable
    codes: Mapping[str, int]

    @classmethod
    def of(cls, variable: Variable, column: Sequence[str], found: Anonymised) -> "Changed":
        merges = [one for one in found.merges if one.variable == variable.id]
        new = [
            *(one.name for one in merges),
            *([LEFT_OPEN] if LEFT_OPEN in found.columns[variable.id] else []),
        ]
        if not new:
            return cls(variable, {})
        taken = [float(one) for one in column if _in_order(one)[0] == 0]
        first = int(max([0, *taken, *(float(value.code) for value in variable.values)])) + 1
        codes = {name: first + place for place, name in enumerate(new)}
        labels = {one.name: _label(variable, one) for one in merges} | {LEFT_OPEN: LEFT}
        added = tuple(Value(code, labels[name]) for name, code in codes.items())
        return cls(replace(variable, values=(*variable.values, *added), most=None), codes)

    def answer(self, answer: Answer, said: str) -> Answer:
        return self.codes.get(said, answer)


def _label(variable: Variable, merge: Merge) -> dict[str, str]:
    """From the least number to the greatest, or all that was merged."""
    if variable.kind is Kind.NUMBER:
        numbers = sorted(merge.categories, key=_in_order)
        return dict.fromkeys(variable.label, f"{numbers[0]}–{numbers[-1]}")
    labels = {_said(value.code): value.label for value in variable.values}
    return {
        language: " + ".join(labels.get(one, {}).get(language, one) for one in merge.categories)
        for language in variable.label
    }
