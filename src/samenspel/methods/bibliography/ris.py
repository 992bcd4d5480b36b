"""RIS, read record by record with rispy, so that what it would lose (a record without end) is not lost."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .fields import LONGEST, Draft, read_date
from .names import turned
from .records import Fault, PartialDate, Record
from .tables import table

TYPES = table(
    """
    JOUR=article-journal EJOUR=article-journal JFULL=periodical MGZN=article-magazine
    NEWS=article-newspaper BOOK=book EBOOK=book EDBOOK=book CHAP=chapter ECHAP=chapter CONF=book
    CPAPER=paper-conference THES=thesis RPRT=report GOVDOC=report UNPB=manuscript MANSCPT=manuscript
    INPR=article-journal ELEC=webpage BLOG=post-weblog DATA=dataset COMP=software PAT=patent
    PAMP=pamphlet DICT=entry-dictionary ENCYC=entry-encyclopedia STAND=standard STAT=legislation
    BILL=bill CASE=legal_case HEAR=hearing MAP=map VIDEO=motion_picture MPCT=motion_picture SOUND=song
    SLIDE=speech PCOMM=personal_communication ICOMM=personal_communication ART=graphic FIGURE=figure
    SER=book GEN=document
    """
)
TYPES_BACK = table(
    """
    article-journal=JOUR periodical=JFULL article-magazine=MGZN article-newspaper=NEWS book=BOOK
    chapter=CHAP paper-conference=CPAPER thesis=THES report=RPRT manuscript=UNPB webpage=ELEC
    post-weblog=BLOG dataset=DATA software=COMP patent=PAT pamphlet=PAMP entry-dictionary=DICT
    entry-encyclopedia=ENCYC standard=STAND legislation=STAT bill=BILL legal_case=CASE hearing=HEAR
    map=MAP motion_picture=MPCT song=SOUND speech=SLIDE personal_communication=PCOMM graphic=ART
    figure=FIGURE document=GEN
    """
)
_TEXTS = table(
    """
    ID=id TI=title T1=title ST=title_short T2=container_title JF=container_title JO=container_title
    BT=container_title JA=container_title_short J2=container_title_short T3=collection_title
    PB=publisher CY=publisher_place PP=publisher_place VL=volume VO=volume IS=issue CP=issue M1=number
    ET=edition M3=genre LA=language AB=abstract N2=abstract UR=url
    """
)
_NAMES = {
    "AU": "author",
    "A1": "author",
    "A2": "editor",
    "ED": "editor",
    "A3": "collection_editor",
    "A4": "translator",
}
_ORDER = ("TI", "T1", "T2", "JF", "JO", "BT", "JA", "J2", "AB", "N2")
_TAG = re.compile(r"([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](.*)|)$")
_START = re.compile(r"TY[ \t]{1,2}-", re.MULTILINE)
CARRIED = ("version", "event_title", "number_of_pages")
_CARRIED_NAME = re.compile(r"(?!RN$)[A-Za-z][\w:.-]{1,60}")
_FOREIGN = (
    (
        re.compile(r"FN .*\nVR |PT [JBSP]\n"),
        Words("this is Web of Science's own format; export it as BibTeX or as RIS."),
    ),
    (re.compile(r"PMID- ?\d"), Words("this is PubMed's own format; export it as RIS or as CSL JSON.")),
)
Chunk = tuple[int, list[str], bool]
"""The line on which a record begins, its lines, and whether it has an end."""


def looks_like_ris(text: str) -> bool:
    for pattern, problem in _FOREIGN:
        if pattern.match(text.lstrip()):
            raise MalformedFile(1, problem)
    return any(found.start() == 0 or text[found.start() - 1] == "\n" for found in _START.finditer(text))


def read_ris(text: str) -> Iterator[Record | Fault]:
    return (found if isinstance(found, Fault) else _record(*found) for found in _chunks(text))


def _chunks(text: str) -> Iterator[Chunk | Fault]:
    """Lines between records are titles of the export, mostly; a tag there is said."""
    start, lines = 0, list[str]()
    for number, name, value in _tagged(text):
        if name == "TY":
            if lines:
                yield start, lines, False
            start, lines = number, []
        elif name == "ER":
            if lines:
                yield start, lines, True
            lines = []
        elif not lines and value.strip():
            line = f"{name}  - {value}"[:40]
            yield Fault(number, Words("“{line}” stands in no reference: TY is missing before it.", line=line))
        if name != "ER" and (lines or name == "TY"):
            lines.append(f"{name}  - {value}")
    if lines:
        yield start, lines, False


def _tagged(text: str) -> Iterator[tuple[int, str, str]]:
    """Each tag with its line and its value, of which lines without a tag are the rest."""
    begun, name, parts, length = 0, "", list[str](), 0
    for number, line in enumerate(io.StringIO(text), 1):
        tag = _TAG.match(line.rstrip())
        if not tag:
            rest = line.strip()
            if rest and name not in ("", "ER") and length <= 2 * LONGEST:
                parts.append(rest)
                length += len(rest) + 1
            continue
        if name:
            yield begun, name, " ".join(parts)
        begun, name, parts = number, tag[1], [(tag[2] or "").strip()]
        length = len(parts[0])
    if name:
        yield begun, name, " ".join(parts)


def _record(line: int, lines: list[str], ended: bool) -> Record | Fault:
    draft = Draft(line)
    if not ended:
        draft.odd.append(Words("it has no end (ER); it was read as far as it goes."))
    (tags,) = _parser().parse_lines(iter([*lines, "ER  - "]))
    _put_type(draft, tags.pop("TY", ""))
    for name in sorted(tags, key=lambda one: _ORDER.index(one) if one in _ORDER else -1):
        _put(draft, name, tags[name])
    _put_pages(draft, tags)
    return draft.done()


def _put_type(draft: Draft, said: str) -> None:
    code = _codes().get(said.strip().casefold(), "")
    draft.values["type"] = TYPES.get(code, "document")
    if not code:
        draft.odd.append(
            Words("the kind “{kind}” is not known; it was kept as a document.", kind=said.strip()[:40])
        )
    if TYPES_BACK.get(draft.values["type"]) != said.strip():
        draft.keep("TY", said)


def _put(draft: Draft, name: str, found: list[str]) -> None:
    if name in _NAMES:
        draft.put_names(_NAMES[name], [turned(draft.measured(one, name)) for one in found])
    elif put := _PUT.get(name):
        put(draft, found)
    elif name not in ("SP", "EP"):
        for one in found:
            draft.put(_place(draft, name), one, name)


def _put_doi(draft: Draft, found: list[str]) -> None:
    draft.put_doi(found[0])
    for other in found[1:]:
        draft.keep("DO", other)


def _put_dates(draft: Draft, found: list[str]) -> None:
    draft.put_date("issued", _date(found[0]))


def _put_numbers(draft: Draft, found: list[str]) -> None:
    for one in found:
        draft.put_numbers(one)


def _put_remarks(draft: Draft, found: list[str]) -> None:
    for one in found:
        _put_named(draft, one)


def _put_named(draft: Draft, value: str) -> None:
    """What RIS has no tag for goes out as “name: value”, and comes back so."""
    name, colon, rest = value.partition(": ")
    if colon and name in CARRIED:
        draft.put(name, rest)
    elif (name, rest) == ("others", "yes"):
        draft.values["others"] = True
    elif colon and _CARRIED_NAME.fullmatch(name):
        draft.keep(name, rest)
    else:
        draft.keep("RN", value)


_PUT: dict[str, Callable[[Draft, list[str]], None]] = {
    "DO": _put_doi,
    "SN": _put_numbers,
    "PY": _put_dates,
    "Y1": _put_dates,
    "DA": _put_dates,
    "Y2": lambda draft, found: draft.put_date("accessed", _date(found[0])),
    "RN": _put_remarks,
    "KW": lambda draft, found: draft.put_keywords(found),
    "N1": lambda draft, found: draft.put("note", " ".join(found), "N1"),
}


def _place(draft: Draft, name: str) -> str:
    """IS of a report is its number."""
    if name in ("IS", "CP", "M1") and draft.values["type"] == "report":
        return "number"
    return _TEXTS.get(name, "")


def _put_pages(draft: Draft, tags: dict[str, list[str]]) -> None:
    first, last = (" ".join(tags.get(name, [])).strip() for name in ("SP", "EP"))
    draft.put("page", "-".join(part for part in (first, last) if part), "SP")


def _date(text: str) -> PartialDate | None:
    """2014/02/11/spring."""
    parts = text.strip().split("/")
    if len(parts) < 2 or not parts[0].isdecimal():
        return read_date(text)
    return read_date("-".join(part for part in parts[:3] if part.strip()))


def _parser() -> Any:
    """rispy with the names of the tags themselves, each of which may come more than once."""
    from rispy.parser import RisParser

    return RisParser(mapping=_Same(), list_tags=_All(), delimiter_tags_mapping={})


class _Same(dict[str, str]):
    def __missing__(self, tag: str) -> str:
        return tag


class _All(list[str]):
    def __contains__(self, _tag: object) -> bool:
        return True


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Types by their code and, as some write them, by their name (“Journal Article”)."""
    from rispy.config import TYPE_OF_REFERENCE_MAPPING

    codes = {name.casefold(): code for code, name in TYPE_OF_REFERENCE_MAPPING.items()}
    more = {"journal article": "JOUR", "conference paper": "CPAPER", "thesis": "THES", "web page": "ELEC"}
    return codes | more | {code.casefold(): code for code in (*TYPE_OF_REFERENCE_MAPPING, *TYPES)}
