"""Which works are here already: those with the same DOI; and those a person looks at."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from samenspel.methods.words import Words

from .identifiers import isbn_key
from .markup import bare
from .records import Record

ALIKE = 90
"""Of 100: how much two titles must have in common, by the edits that lead from one to the other."""
UNLIKE = 55
"""Of 100: below which two titles with one DOI, a subtitle left out, are of two works."""
MOST_ALIKE = 300
"""Works of one name and year that are compared by likeness; of more, only those with the same title."""
SHORT = 4
"""Words of a title below which it says little: “Introduction” is no likeness."""
_WORD = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+|\b[ivx]+\b")


class Kind(StrEnum):
    """`SAME` is the same DOI; `PERHAPS` is never joined without a person."""

    NEW = "new"
    SAME = "same"
    PERHAPS = "perhaps"


class Likeness(NamedTuple):
    """Of the record at `place`. `known`: places among those that are here; `before`: among those before it in
    the file. `reason` is None for what is new."""

    place: int
    kind: Kind
    known: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    reason: Words | None = None


class _Work(NamedTuple):
    place: int
    doi: str
    title: str
    names: frozenset[str]
    year: int
    numbers: tuple[str, ...]
    isbn: frozenset[str]


def compare(records: Iterable[Record], known: Iterable[Record] = ()) -> Iterator[Likeness]:
    """One for each record, in their order: with those that are here, and with those before it in the file."""
    here, before = _Shelf(), _Shelf()
    for place, record in enumerate(known):
        here.put(_work(place, record))
    for place, record in enumerate(records):
        work = _work(place, record)
        yield _likeness(work, here, before)
        before.put(work)


def same_work(one: Record, other: Record) -> Words | None:
    """Why two records may be one work; None where nothing says so."""
    return next((found.reason for found in compare([one], [other])), None)


def _likeness(work: _Work, here: _Shelf, before: _Shelf) -> Likeness:
    same, twice = here.with_doi(work), before.with_doi(work)
    if same or twice:
        return Likeness(work.place, Kind.SAME, same, twice, _same(work, here, before, same, twice))
    found, again = here.like(work), before.like(work)
    if found or again:
        reason = (found or again)[0][1]
        return Likeness(work.place, Kind.PERHAPS, _places(found), _places(again), reason)
    return Likeness(work.place, Kind.NEW)


def _places(found: Sequence[tuple[int, Words]]) -> tuple[int, ...]:
    return tuple(place for place, _reason in found)


def _same(work: _Work, here: _Shelf, before: _Shelf, same: Sequence[int], twice: Sequence[int]) -> Words:
    from rapidfuzz.fuzz import token_set_ratio

    other = here.works[same[0]] if same else before.works[twice[0]]
    if work.title and other.title and token_set_ratio(work.title, other.title) < UNLIKE:
        return Words("the same DOI, and another title: one of the two is wrong.")
    return Words("the same DOI.")


class _Shelf:
    """Works by what finds them again."""

    def __init__(self) -> None:
        self.works: dict[int, _Work] = {}
        self._dois: dict[str, list[int]] = defaultdict(list)
        self._titles: dict[str, list[int]] = defaultdict(list)
        self._isbns: dict[str, list[int]] = defaultdict(list)
        self._people: dict[tuple[str, int], list[int]] = defaultdict(list)

    def put(self, work: _Work) -> None:
        self.works[work.place] = work
        if work.doi:
            self._dois[work.doi].append(work.place)
        if work.title:
            self._titles[work.title].append(work.place)
        for one in work.isbn:
            self._isbns[one].append(work.place)
        for name in _blocking(work):
            self._people[name, work.year].append(work.place)

    def with_doi(self, work: _Work) -> tuple[int, ...]:
        return tuple(self._dois.get(work.doi, ())[:MOST_ALIKE]) if work.doi else ()

    def like(self, work: _Work) -> list[tuple[int, Words]]:
        """Each with the reason; the likest first."""
        found: dict[int, Words] = {}
        for place in self._titles.get(work.title, ())[:MOST_ALIKE]:
            if reason := _with_title(work, self.works[place]):
                found[place] = reason
        for one in work.isbn:
            for place in self._isbns.get(one, ())[:MOST_ALIKE]:
                found.setdefault(place, Words("the same ISBN."))
        for place in self._near(work):
            if place not in found and (reason := _by_likeness(work, self.works[place])):
                found[place] = reason
        return list(found.items())

    def _near(self, work: _Work) -> Iterator[int]:
        years = (work.year - 1, work.year, work.year + 1, 0) if work.year else (0,)
        for name in _blocking(work):
            for year in dict.fromkeys(years):
                places = self._people.get((name, year), ())
                if len(places) <= MOST_ALIKE:
                    yield from places


def _blocking(work: _Work) -> list[str]:
    """Names are mistyped at their end: the first letters of each of the first ones."""
    return sorted({name[:4] for name in work.names})[:3]


def _with_title(work: _Work, other: _Work) -> Words | None:
    """Of two works with the same title."""
    related = bool(work.names & other.names) or not (work.names and other.names)
    if not related or (work.title.count(" ") + 1 < SHORT and work.year != other.year):
        return None
    if work.doi and other.doi:
        return Words("the same title and name, and another DOI: a preprint, a reprint or a correction.")
    if work.year and other.year and abs(work.year - other.year) > 1:
        return Words("the same title and name, and another year.")
    return Words("the same title, name and year.")


def _by_likeness(work: _Work, other: _Work) -> Words | None:
    """Of two works of nearly one year and name. Parts I and II are two."""
    if not work.title or not other.title or work.numbers != other.numbers:
        return None
    if min(work.title.count(" "), other.title.count(" ")) + 1 < SHORT or (work.doi and other.doi):
        return None
    if _ratio(work.title, other.title) < ALIKE or not _share_a_name(work, other):
        return None
    return Words("nearly the same title, the same name and nearly the same year.")


def _share_a_name(work: _Work, other: _Work) -> bool:
    return any(_ratio(one, two) >= ALIKE for one in work.names for two in other.names)


def _ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return float(ratio(one, other, score_cutoff=ALIKE / 2))


def _work(place: int, record: Record) -> _Work:
    title = folded(bare(record.title))
    people = (record.author or record.editor)[:5]
    books = record.isbn if record.type == "book" else ()
    return _Work(
        place,
        record.doi_key,
        title,
        frozenset(folded(one.family or one.literal) for one in people),
        record.year,
        tuple(_NUMBERS.findall(title)),
        frozenset(filter(None, map(isbn_key, books))),
    )


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """Words without accents, case and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))
