"""What all readers do with a value: cleaned, measured, put in its place, and said where it is odd."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import N_, Count, Words

from .identifiers import find_doi, find_issn, find_orcid, isbn_key
from .markup import clean, clean_title
from .records import Fault, PartialDate, Record
from .tables import table

LONGEST = 200_000
"""Signs of one value; an abstract has 2,000."""
MOST_RECORDS = 50_000
MOST_NAMES, MOST_NUMBERS = 10_000, 200
_TITLES = (
    "title",
    "title_short",
    "container_title",
    "container_title_short",
    "collection_title",
    "event_title",
)
_FOUND_BY = ("title", "doi", "author", "editor", "url", "container_title", "abstract", "note")
_UNFOUND = Words("it has no title, no author and no DOI; there is nothing to find it by.")
_CLEANED = (*_TITLES, "abstract")
_MONTHS = table(
    """
    jan=1 janv=1 januari=1 january=1 janvier=1
    feb=2 febr=2 fevr=2 févr=2 februari=2 february=2 février=2
    mar=3 mrt=3 mars=3 maart=3 march=3
    apr=4 avr=4 april=4 avril=4
    may=5 mei=5 mai=5
    jun=6 juin=6 juni=6 june=6
    jul=7 juil=7 juli=7 july=7 juillet=7
    aug=8 août=8 augustus=8 august=8
    sep=9 sept=9 september=9 septembre=9
    oct=10 okt=10 oktober=10 october=10 octobre=10
    nov=11 november=11 novembre=11
    dec=12 déc=12 december=12 décembre=12
    """
)
_DATE = re.compile(r"(-?\d{1,4})(?:[-/.](\d{1,2}|)(?:[-/.](\d{1,2}|)(?:[T/ ].*)?)?)?/?")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_SPLIT = re.compile(r"[\s,;]+")


@dataclass
class Draft:
    """A record while it is read. What is said twice, or has no place, is kept beside it."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    extra: list[tuple[str, str]] = field(default_factory=list)
    odd: list[Words] = field(default_factory=list)
    faulty: Words | None = None

    def put(self, name: str, value: str, said: str = "") -> None:
        """`said`: what the file calls it."""
        value = self.measured(value, said or name)
        text = clean_title(value) if name in _CLEANED else clean(value)
        if not text:
            return
        if name not in Record.__slots__:
            self.extra.append((said or name, text))
        elif not self.values.get(name):
            self.values[name] = text
        elif self.values[name] != text:
            self.extra.append((said or name, text))

    def keep(self, said: str, value: str) -> None:
        if text := clean(self.measured(value, said)):
            self.extra.append((said, text))

    def put_names(self, name: str, found: Iterable[Any]) -> None:
        names = tuple(one for one in found if one.family or one.literal or one.given)
        if len(names) > MOST_NAMES:
            self.faulty = Words("it has more than {count} names.", count=Count(MOST_NAMES))
        elif names:
            self.values[name] = (*self.values.get(name, ()), *names)

    def put_doi(self, text: str) -> None:
        if not (text := clean(self.measured(text, "DOI"))):
            return
        found = find_doi(text)
        if not found:
            self.odd.append(Words("“{text}” is no DOI; it was kept as a remark.", text=text[:80]))
        self.put("doi", found) if found else self.keep("doi", text)

    def put_numbers(self, text: str) -> None:
        """ISBN and ISSN, which files mix up; of each only its writing is made one."""
        for one in _numbers(clean(self.measured(text, "ISBN"))):
            issn = find_issn(one)
            if not issn and not isbn_key(one):
                problem = N_("the check digit of “{text}” is wrong, or it is no ISBN or ISSN.")
                self.odd.append(Words(problem, text=one[:40]))
            name = "issn" if issn or len(re.sub(r"[\s-]", "", one)) == 8 else "isbn"
            known = self.values.get(name, ())
            if len(known) >= MOST_NUMBERS:
                self.faulty = Words("it has more than {count} numbers.", count=Count(MOST_NUMBERS))
            elif (number := issn or one) not in known:
                self.values[name] = (*known, number)

    def put_keywords(self, found: Iterable[str]) -> None:
        cleaned = (clean(self.measured(one, "keywords")) for one in found)
        self.values["keywords"] = tuple(
            dict.fromkeys([*self.values.get("keywords", ()), *filter(None, cleaned)])
        )

    def put_date(self, name: str, date: PartialDate | None) -> None:
        """The most that is known of it: files say the year alone, and the day somewhere else."""
        known: PartialDate | None = self.values.get(name)
        if date is None or known == date:
            return
        if known is None or (date.year == known.year and len(date.parts) > len(known.parts)):
            self.values[name] = date

    def orcid(self, text: str) -> str:
        if not text.strip():
            return ""
        found = find_orcid(text)
        if not found:
            problem = N_("“{text}” is no ORCID: its check digit is wrong, or nobody was given it.")
            self.odd.append(Words(problem, text=clean(text)[:60]))
        return found

    def done(self) -> Record | Fault:
        if self.faulty:
            return Fault(self.line, self.faulty)
        url = self.values.get("url", "")
        if not self.values.get("doi") and "doi.org/" in url.lower():
            self.put("doi", find_doi(url))
        if not any(self.values.get(name) for name in _FOUND_BY):
            return Fault(self.line, _UNFOUND)
        if not self.values.get("title"):
            self.odd.append(Words("it has no title."))
        extra = tuple(dict.fromkeys(self.extra))
        return Record(line=self.line, extra=extra, odd=tuple(self.odd), **self.values)

    def measured(self, value: str, said: str) -> str:
        if len(value) <= LONGEST:
            return value
        problem = N_("“{name}” has more than {count} signs; that is no reference.")
        self.faulty = Words(problem, name=said, count=Count(LONGEST))
        return ""


def too_many() -> MalformedFile:
    problem = Words("this has more than {count} references; divide it.", count=Count(MOST_RECORDS))
    return MalformedFile(1, problem)


def split_keywords(text: str) -> list[str]:
    return text.split(";") if ";" in text else text.split(",")


def joined_keywords(keywords: tuple[str, ...]) -> str:
    """As `split_keywords` takes them apart."""
    text = "; ".join(keywords)
    return f"{text};" if len(keywords) == 1 and "," in text else text


def read_date(text: str) -> PartialDate | None:
    """2016-12-20, 2016/12/20/, 2016/12, 2016; “in press” and what is no day stay as they are."""
    text = clean(text).strip("{}[]() ")
    if not text:
        return None
    begin, slash, end = text.partition("/") if text.count("-") >= 2 else (text, "", "")
    found = _DATE.fullmatch(begin)
    if not found or not found[1].strip("-"):
        return PartialDate(literal=text[:200])
    date = dated(*(int(part or 0) for part in found.groups()))
    if date.literal or not slash:
        return PartialDate(literal=text[:200]) if date.literal else date
    last = read_date(end)
    return PartialDate(date.year, date.month, date.day, "", last.parts if last else ())


def dated(year: int, month: int = 0, day: int = 0) -> PartialDate:
    if not 0 <= month <= 12 or not 0 <= day <= 31 or (day and not month):
        return PartialDate(literal="-".join(str(part) for part in (year, month, day)))
    return PartialDate(year, month, day) if year else PartialDate(literal="0")


def read_month(text: str) -> int:
    """3, 03, mar, March, maart; 0 where it is none."""
    word = text.strip(" .{}").casefold()
    if word.isdecimal():
        return int(word) if 1 <= int(word[:3]) <= 12 else 0
    return int(_MONTHS.get(word, 0))


def year_in(text: str) -> int:
    found = _YEAR.search(text)
    return int(found[1]) if found else 0


def _numbers(text: str) -> list[str]:
    """Remarks in brackets, such as (print), are left out."""
    bare = re.sub(r"\([^()]*\)|^(?:e-?)?(?:ISBN|ISSN)(?:-1[03])?:?", " ", text, flags=re.IGNORECASE).strip()
    if isbn_key(bare) or find_issn(bare):
        return [bare]
    return [one for one in _SPLIT.split(bare) if one]
