"""People and quotas from tables (CSV), as other programs for citizens' assemblies write them too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from samenspel.methods.decimals import NoNumber, read_whole
from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import Table, form_of
from samenspel.methods.words import Words

from .homes import home_of
from .pool import Person, Pool, Quota

ID_COLUMNS = ("id", "nationbuilder_id")
FEATURE = ("feature", "category", "kenmerk", "critère")
VALUE = ("value", "name", "waarde", "valeur")
QUOTA_COLUMNS = {
    **dict.fromkeys(FEATURE, "feature"),
    **dict.fromkeys(VALUE, "value"),
    **dict.fromkeys(("least", "min", "minstens", "minimum"), "least"),
    **dict.fromkeys(("most", "max", "hoogstens", "maximum"), "most"),
}
COLUMNS = {
    "feature": Words("feature"),
    "value": Words("value"),
    "least": Words("least"),
    "most": Words("most"),
}
FIGURE_COLUMNS = ("people", "inwoners", "mensen", "personnes", "habitants")
MOST_SEATS = 10**6


def read_pool(
    people: Source,
    quotas: Source,
    seats: int,
    id_column: str | None = None,
    address_column: str | None = None,
    salt: str = "",
) -> Pool:
    """Raises MalformedFile for what a line says wrong, UnfitPool for what does not go together.

    quotas: a header with feature, value, least (or min), most (or max), or these in Dutch or French; or
    category, feature, min, max.
    people: a header with one column for each feature; `id_column` names the one with ids. Without it a column
    “id” is taken, else the number of the person in the file, from 1. `address_column` names the one with
    addresses, in any writing that `home_of` takes for the same. `salt`: see Pool.

    >>> people, quotas = b"id,sex\\na,f\\nb,m\\nc,m\\n", b"feature,value,min,max\\nsex,f,1,1\\nsex,m,1,1\\n"
    >>> read_pool(people, quotas, seats=2)
    <Pool: people 3, quotas 2, seats 2>
    """
    wanted = read_quotas(quotas)
    known: dict[str, set[str]] = {}
    for quota in wanted:
        known.setdefault(quota.feature, set()).add(quota.value)
    return Pool(tuple(_people(people, known, id_column, address_column)), tuple(wanted), seats, salt)


def read_quotas(source: Source) -> list[Quota]:
    """In the order of the file. Raises MalformedFile.

    >>> read_quotas(b"feature,value,min,max\\nsex,f,1,2\\n")
    [Quota(feature='sex', value='f', least=1, most=2)]
    """
    table = Table(source)
    names = [form_of(name) for name in table.names]
    if "category" in names:  # then “feature” is the value
        names = ["value" if name == "feature" else name for name in names]
    places = {QUOTA_COLUMNS[name]: place for place, name in enumerate(names) if name in QUOTA_COLUMNS}
    for column, words in COLUMNS.items():
        if column not in places:
            raise MalformedFile(
                table.line,
                Words("the quotas have no column “{column}”; name it in this header line.", column=words),
            )
    found = [_quota(line, cells, places) for line, cells in table.rows(whole=False)]
    if not found:
        raise MalformedFile(table.line, Words("there are no quotas in this file."))
    return found


def read_figures(source: Source, seats: int) -> list[Quota]:
    """As `read_quotas`; or from published figures, a column “people” with how many live there: then the least
    and the most are the seats in proportion, rounded down and up. Raises MalformedFile.

    >>> read_figures(b"feature,value,people\\nsex,f,510\\nsex,m,490\\n", seats=5)[0]
    Quota(feature='sex', value='f', least=2, most=3)
    """
    table = Table(source)
    if (place := table.place(*FIGURE_COLUMNS)) is None:
        return read_quotas(source)
    feature, value = table.required(*FEATURE), table.required(*VALUE)
    found = [
        (cells[feature], cells[value], _number(line, cells[place])) for line, cells in table.rows(whole=False)
    ]
    totals = Counter[str]()
    for name, _value, people in found:
        totals[name] += people
    shares = ((name, one, Fraction(people * seats, max(totals[name], 1))) for name, one, people in found)
    return [Quota(name, one, floor(share), ceil(share)) for name, one, share in shares]


def _quota(line: int, cells: Sequence[str], places: Mapping[str, int]) -> Quota:
    feature, value = (cells[places[name]] for name in ("feature", "value"))
    if not feature or not value:
        raise MalformedFile(line, Words("this quota names no feature, or no value."))
    least, most = (min(_number(line, cells[places[name]]), MOST_SEATS) for name in ("least", "most"))
    if least > most:
        raise MalformedFile(
            line, Words("the least ({least}) is above the most ({most}).", least=least, most=most)
        )
    return Quota(feature, value, least, most)


def _number(line: int, text: str) -> int:
    try:
        found = read_whole(text) if len(text) < 12 else -1
    except NoNumber:
        found = -1
    if found < 0:
        raise MalformedFile(line, Words("“{text}” is not a whole number from 0.", text=text))
    return found


def _people(
    source: Source, known: Mapping[str, set[str]], id_column: str | None, address_column: str | None
) -> Iterator[Person]:
    table = Table(source)
    places = {feature: table.required(feature) for feature in known}
    id_place = table.required(id_column) if id_column is not None else table.place(*ID_COLUMNS)
    address_place = None if address_column is None else table.required(address_column)
    lines: dict[str, int] = {}
    for number, (line, cells) in enumerate(table.rows(whole=False), start=1):
        id = str(number) if id_place is None else cells[id_place]
        if not id:
            raise MalformedFile(line, Words("this person has no id."))
        if id in lines:
            raise MalformedFile(
                line, Words("the id “{id}” was on line {line} before.", id=id, line=lines[id])
            )
        lines[id] = line
        values = {feature: cells[place] for feature, place in places.items()}
        _check_known(line, values, known)
        address = "" if address_place is None else cells[address_place]
        yield Person(id, values, home_of(address))


def _check_known(line: int, values: Mapping[str, str], known: Mapping[str, set[str]]) -> None:
    for feature, value in values.items():
        if value not in known[feature]:
            raise MalformedFile(
                line,
                Words(
                    "“{value}” as {feature}, which no quota names; choose from: {known}.",
                    value=value,
                    feature=feature,
                    known=", ".join(sorted(known[feature])),
                ),
            )
