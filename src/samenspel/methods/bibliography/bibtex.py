"""BibTeX and BibLaTeX, divided by bibtexparser. Names are split before anything is decoded."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

from samenspel.methods.words import Words

from .csl import TYPES as CSL_TYPES
from .fields import LONGEST, MOST_RECORDS, Draft, read_date, read_month, split_keywords, too_many
from .latex import from_latex, plain_latex
from .names import of_bibtex
from .records import Fault, PartialDate, Record
from .tables import table

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it says of a file is a fault of ours
TYPES = table(
    """
    article=article-journal book=book booklet=pamphlet inbook=chapter incollection=chapter
    inproceedings=paper-conference conference=paper-conference phdthesis=thesis mastersthesis=thesis
    thesis=thesis techreport=report report=report manual=book unpublished=manuscript misc=document
    online=webpage electronic=webpage www=webpage webpage=webpage proceedings=book collection=book
    mvbook=book bookinbook=chapter suppbook=chapter reference=book inreference=entry-encyclopedia
    periodical=periodical dataset=dataset software=software patent=patent standard=standard
    legislation=legislation jurisdiction=legal_case movie=motion_picture video=motion_picture audio=song
    artwork=graphic letter=personal_communication preprint=article performance=performance
    """
)
_TEXTS = table(
    """
    title=title shorttitle=title_short journal=container_title journaltitle=container_title
    booktitle=container_title shortjournal=container_title_short series=collection_title
    eventtitle=event_title publisher=publisher institution=publisher school=publisher
    organization=publisher address=publisher_place location=publisher_place volume=volume
    edition=edition type=genre version=version language=language langid=language abstract=abstract
    note=note pagetotal=number_of_pages eid=number issue=issue
    """
)
_NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "collectioneditor": "collection_editor",
}
WITH_ISSUES = (
    "article-journal",
    "article",
    "periodical",
    "article-magazine",
    "article-newspaper",
    "chapter",
    "book",
)
_BEGINS = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_INSIDE = re.compile(r"@[ \t]*(?!comment|preamble|string)[A-Za-z]+[ \t]*\{[^\s,{}]*,", re.IGNORECASE)
_MOST_SIGNS = 1_000_000
_MOST_OF_STRING = 1_000
"""Signs of what has a name: strings are made of strings, and grow."""
_JOINT = re.compile(r"\s*#")
_PIECE = re.compile(r"\s*(?:\{|\"|([^\s#{}\"]+))")


def looks_like_bibtex(text: str) -> bool:
    return bool(_BEGINS.search(text))


def read_bibtex(text: str) -> Iterator[Record | Fault]:
    """Of entries with one key the first is kept, as BibTeX has it. Raises MalformedFile for far too much."""
    from bibtexparser.splitter import Splitter

    _count(text)
    library = Splitter(text).split()
    strings: dict[str, str] = {}
    for block in library.blocks:
        yield from _read_block(block, strings)


def _count(text: str) -> None:
    """Before anything is kept of it."""
    if sum(1 for _entry in _BEGINS.finditer(text)) > MOST_RECORDS or text.count("=") > _MOST_SIGNS:
        raise too_many()


def _read_block(block: Any, strings: dict[str, str]) -> Iterator[Record | Fault]:
    from bibtexparser import model

    line = (block.start_line or 0) + 1
    if isinstance(block, model.String):
        draft = Draft(line)
        strings[block.key.lower()] = _joined(block.value, strings, draft)[:_MOST_OF_STRING]
    elif isinstance(block, model.Entry):
        yield _entry(block, line, strings)
    elif isinstance(block, model.DuplicateBlockKeyBlock):
        yield Fault(
            line, Words("the key “{key}” stands before already; only the first is kept.", key=block.key[:80])
        )
    elif isinstance(block, model.DuplicateFieldKeyBlock):
        yield _entry(block.ignore_error_block, line, strings, tuple(sorted(block.duplicate_keys)))
    elif isinstance(block, model.ParsingFailedBlock):
        start = (block.raw or "").strip()[:40]
        problem = Words("the entry “{start}” is never closed, or lacks a comma or “=”.", start=start)
        yield Fault(line, problem)
    elif isinstance(block, model.ImplicitComment) and (lost := _INSIDE.search(block.comment)):
        line += block.comment.count("\n", 0, lost.start())
        yield Fault(line, Words("“{start}” does not begin on a line of its own.", start=lost[0][:40]))


def _entry(entry: Any, line: int, strings: dict[str, str], twice: tuple[str, ...] = ()) -> Record | Fault:
    draft = Draft(line)
    if twice:
        draft.odd.append(Words("“{name}” is given twice; the first is kept.", name=", ".join(twice)[:80]))
    kind = entry.entry_type.lower()
    draft.values["type"] = TYPES.get(kind, "document")
    draft.put("id", entry.key)
    if kind not in TYPES:
        draft.odd.append(Words("the kind “{kind}” is not known; it was kept as a document.", kind=kind[:40]))
    values: dict[str, str] = {}
    for one in entry.fields:
        key = one.key.lower()
        values.setdefault(key, draft.measured(_joined(str(one.value), strings, draft), key))
    _put_all(draft, kind, values)
    return draft.done()


def _put_all(draft: Draft, kind: str, values: dict[str, str]) -> None:
    if TYPES_BACK.get(draft.values["type"]) != kind:
        draft.extra.append(("entrytype", kind))
    if (subtype := values.get("entrysubtype")) in CSL_TYPES:
        draft.values["type"] = subtype
        del values["entrysubtype"]
    _put_dates(draft, values)
    for name, value in values.items():
        if name in _NAMES:
            names, others = of_bibtex(value)
            draft.put_names(_NAMES[name], names)
            draft.values["others"] = draft.values.get("others", False) or (others and name == "author")
        elif put := _PUT.get(name):
            put(draft, value)
        else:
            draft.put(_place(draft, name), from_latex(value), name)


def _place(draft: Draft, name: str) -> str:
    """BibTeX calls the issue of a journal its number."""
    if name == "number":
        return "issue" if draft.values["type"] in WITH_ISSUES else "number"
    return _TEXTS.get(name, "")


def _put_pages(draft: Draft, value: str) -> None:
    draft.put("page", re.sub(r"\s*[-–—]{1,3}\s*", "-", from_latex(value)), "pages")


def _put_keywords(draft: Draft, value: str) -> None:
    draft.put_keywords(split_keywords(from_latex(value)))


_PUT: dict[str, Callable[[Draft, str], None]] = {
    "doi": lambda draft, value: draft.put_doi(plain_latex(value)),
    "isbn": lambda draft, value: draft.put_numbers(plain_latex(value)),
    "issn": lambda draft, value: draft.put_numbers(plain_latex(value)),
    "url": lambda draft, value: draft.put("url", plain_latex(value), "url"),
    "pages": _put_pages,
    "keywords": _put_keywords,
    "keyword": _put_keywords,
}


def _put_dates(draft: Draft, values: dict[str, str]) -> None:
    year, month, day = (from_latex(values.pop(name, "")) for name in ("year", "month", "day"))
    date = read_date(year)
    if date and date.year and not date.month and (known := read_month(month)):
        date = PartialDate(date.year, known, int(day) if day.isdecimal() and 1 <= int(day[:3]) <= 31 else 0)
    elif month:
        draft.keep("month", month)
    draft.put_date("issued", date)
    if "date" in values:
        draft.put_date("issued", read_date(from_latex(values.pop("date"))))
    if "urldate" in values:
        draft.put_date("accessed", read_date(values.pop("urldate")))


def _joined(value: str, strings: dict[str, str], draft: Draft) -> str:
    """What stands in braces or quotes, and the strings that are named, joined at “#”; no more than fits."""
    if (value[:1] == "{" and value.find("}") == len(value) - 1) or value.isdecimal():
        return value.strip("{}")
    found, place, length = list[str](), 0, 0
    while length <= LONGEST and (piece := _PIECE.match(value, place)):
        if piece[1]:
            found.append(_named(piece[1], strings, draft))
            place = piece.end()
        else:
            place = _end(value, piece.end()) + 1
            found.append(value[piece.end() : place - 1])
        length += len(found[-1])
        joint = _JOINT.match(value, place)
        place = joint.end() if joint else place
    return "".join(found)


def _named(name: str, strings: dict[str, str], draft: Draft) -> str:
    if name.lower() in strings:
        return strings[name.lower()]
    if not name.isdecimal() and not read_month(name):
        draft.odd.append(Words("the string “{name}” is not defined.", name=name[:40]))
    return name


def _end(value: str, start: int) -> int:
    """Of the piece whose brace or quote was opened before `start`."""
    closing, depth = "}" if value[start - 1] == "{" else '"', 0
    for found in re.finditer(r"(?<!\\)[{}\"]", value[start:]):
        if found[0] == closing and not depth:
            return start + found.start()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
    return len(value)


TYPES_BACK = table(
    """
    article-journal=article book=book pamphlet=booklet chapter=incollection
    paper-conference=inproceedings thesis=phdthesis report=techreport manuscript=unpublished
    document=misc webpage=online dataset=dataset software=software patent=patent
    entry-encyclopedia=inreference periodical=periodical article=preprint standard=standard
    legislation=legislation legal_case=jurisdiction motion_picture=video song=audio graphic=artwork
    personal_communication=letter performance=performance
    """
)
