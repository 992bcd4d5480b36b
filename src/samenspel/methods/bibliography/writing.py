"""References as BibTeX, RIS and CSL JSON, each of which Zotero and reference managers read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from .bibtex import TYPES_BACK as BIBTEX_TYPES
from .bibtex import WITH_ISSUES
from .csl import as_csl
from .fields import joined_keywords
from .latex import to_latex
from .markup import bare
from .names import as_bibtex, turned_text
from .records import PartialDate, Record
from .ris import CARRIED
from .ris import TYPES_BACK as RIS_TYPES
from .tables import table

FORMATS = ("bibtex", "ris", "csl")
_BIBTEX = table(
    """
    title=title title_short=shorttitle collection_title=series event_title=eventtitle
    container_title_short=shortjournal publisher_place=address volume=volume edition=edition genre=type
    version=version language=language number_of_pages=pagetotal note=note abstract=abstract
    """
)
_RIS = table(
    """
    id=ID title=TI title_short=ST container_title=T2 container_title_short=J2 collection_title=T3 publisher=PB
    publisher_place=CY volume=VL issue=IS number=M1 edition=ET genre=M3 language=LA doi=DO url=UR note=N1
    abstract=AB
    """
)
_RIS_NAMES = (("author", "AU"), ("editor", "A2"), ("collection_editor", "A3"), ("translator", "A4"))
_IN_BOOKS = ("chapter", "paper-conference", "entry-encyclopedia")
_FIELD = re.compile(r"[a-z][a-z0-9_+.-]*")
_TAG = re.compile(r"[A-Z][A-Z0-9]")
_NO_KEY = re.compile(r"[\s,{}#%~\\\"'()=@]+")
_KINDS = ("entrytype", "TY")


def write_references(records: Iterable[Record], format_: str) -> str:
    """`format_`: bibtex, ris or csl (JSON). What a format has no place for goes out beside it."""
    if format_ == "csl":
        return json.dumps([as_csl(one) for one in records], ensure_ascii=False, indent=1) + "\n"
    if format_ == "ris":
        return "".join("\r\n".join((*map(_one_line, _ris(one)), "", "")) for one in records)
    keys = set[str]()
    return "\n".join(_bibtex(one, keys) for one in records)


def _bibtex(record: Record, keys: set[str]) -> str:
    kind = dict(record.extra).get("entrytype") or BIBTEX_TYPES.get(record.type, "misc")
    fields = dict[str, str]()
    for name, value in _bibtex_fields(record, kind):
        if value:
            fields.setdefault(name, value)
    told = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{_key(record, keys)}{told}\n}}\n"


def _key(record: Record, keys: set[str]) -> str:
    """Its own where that can be one; none comes twice, capitals or not."""
    first = record.author[0].family or record.author[0].literal if record.author else bare(record.title)
    wanted = _NO_KEY.sub("", record.id) or _NO_KEY.sub("", f"{first[:30]}{record.year or ''}") or "reference"
    key, count = wanted, 1
    while key.lower() in keys:
        count += 1
        key = f"{wanted}-{count}"
    keys.add(key.lower())
    return key


def _bibtex_fields(record: Record, kind: str) -> Iterator[tuple[str, str]]:
    for role in ("author", "editor", "translator"):
        names = [as_bibtex(one) for one in getattr(record, role)]
        yield role, " and ".join([*names, "others"] if record.others and role == "author" else names)
    for field, name in _BIBTEX.items():
        yield name, to_latex(getattr(record, field))
    yield "booktitle" if record.type in _IN_BOOKS else "journal", to_latex(record.container_title)
    yield _publisher(kind), to_latex(record.publisher)
    yield from _bibtex_numbers(record)
    yield from _bibtex_dates(record)
    yield "doi", _verbatim(record.doi)
    yield "url", _verbatim(record.url)
    yield "isbn", " ".join(record.isbn)
    yield "issn", ", ".join(record.issn)
    yield "keywords", to_latex(joined_keywords(record.keywords))
    yield "entrysubtype", "" if record.type in BIBTEX_TYPES else record.type
    yield "collectioneditor", " and ".join(as_bibtex(one) for one in record.collection_editor)
    for name, value in record.extra:
        if name not in _KINDS:
            yield _field(name), to_latex(value)


def _field(name: str) -> str:
    return name if _FIELD.fullmatch(name) else "x-" + re.sub(r"[^a-z0-9_+.]+", "-", name.lower())


def _publisher(kind: str) -> str:
    return {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}.get(
        kind, "publisher"
    )


def _bibtex_numbers(record: Record) -> Iterator[tuple[str, str]]:
    """BibTeX calls the issue of a journal its number."""
    yield "number" if record.type in WITH_ISSUES else "issue", to_latex(record.issue)
    yield "eid" if record.type in WITH_ISSUES else "number", to_latex(record.number)
    yield "pages", to_latex(record.page.replace("–", "-")).replace("-", "--")


def _bibtex_dates(record: Record) -> Iterator[tuple[str, str]]:
    date = record.issued
    if date is not None:
        yield "year", to_latex(date.literal) or str(date.year)
        yield "month", str(date.month or "")
        yield "date", _range(date) if date.day or date.until else ""
    if record.accessed is not None:
        yield "urldate", to_latex(_range(record.accessed))


def _range(date: PartialDate) -> str:
    until = "-".join(f"{part:02}" for part in date.until)
    return f"{date}/{until}" if until else str(date)


def _verbatim(text: str) -> str:
    """An address in which nothing ends the field."""
    return text.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _one_line(told: str) -> str:
    """Else a line of what somebody typed could end the record, or begin another."""
    return " ".join(told.splitlines())


def _ris(record: Record) -> Iterator[str]:
    yield f"TY  - {dict(record.extra).get('TY') or RIS_TYPES.get(record.type, 'GEN')}"
    for field, tag in _RIS_NAMES:
        yield from (f"{tag}  - {turned_text(one)}" for one in getattr(record, field))
    for field, tag in _RIS.items():
        if value := getattr(record, field):
            yield f"{tag}  - {value}"
    yield from _ris_dates(record)
    first, _dash, last = record.page.partition("-")
    yield from (f"{tag}  - {part}" for tag, part in (("SP", first), ("EP", last)) if part)
    yield from (f"SN  - {one}" for one in (*record.isbn, *record.issn))
    yield from (f"KW  - {one}" for one in record.keywords)
    yield from (f"RN  - {name}: {value}" for name in CARRIED if (value := getattr(record, name)))
    yield from ["RN  - others: yes"] if record.others else []
    for name, value in record.extra:
        if name not in _KINDS:
            yield f"{name}  - {value}" if _TAG.fullmatch(name) else f"RN  - {name}: {value}"
    yield "ER  - "


def _ris_dates(record: Record) -> Iterator[str]:
    date = record.issued
    if date is not None:
        yield f"PY  - {date.literal or f'{date.year:04}'}"
        if len(date.parts) > 1:
            yield f"DA  - {_slashed(date)}"
    if record.accessed is not None:
        yield f"Y2  - {record.accessed.literal or _slashed(record.accessed)}"


def _slashed(date: PartialDate) -> str:
    return "/".join(
        [f"{date.year:04}", *(f"{part:02}" if part else "" for part in (date.month, date.day)), ""]
    )
