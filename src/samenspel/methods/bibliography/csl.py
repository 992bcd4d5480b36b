"""CSL JSON, as Zotero and citation processors have it; both ways."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from samenspel.methods.words import Words

from .fields import Draft, dated, joined_keywords, read_date, split_keywords
from .markup import clean
from .records import Fault, Name, PartialDate, Record
from .tables import table

TEXTS = table(
    """
    title=title title-short=title_short shortTitle=title_short container-title=container_title
    container-title-short=container_title_short journalAbbreviation=container_title_short
    collection-title=collection_title event-title=event_title event=event_title publisher=publisher
    publisher-place=publisher_place volume=volume issue=issue page=page number=number
    number-of-pages=number_of_pages edition=edition genre=genre version=version language=language
    abstract=abstract note=note URL=url
    """
)
_BACK = {field: name for name, field in reversed(TEXTS.items())}
NAMES = ("author", "editor", "translator", "collection-editor")
_NAME_PARTS = (
    ("family", "family"),
    ("given", "given"),
    ("non-dropping-particle", "particle"),
    ("dropping-particle", "dropping"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)
_JSON = "json:"
"""Before the name of what is no text: it stands in `extra` as JSON."""
TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)
Json = dict[str, Any]


def read_csl(found: Json, line: int) -> Record | Fault:
    """One item of CSL JSON, parsed; `line`: where it stands in its file. A Fault where nothing of it is left
    to find it by."""
    draft = Draft(line)
    kind = text_of(found.get("type"))
    draft.values["type"] = kind if kind in TYPES else "document"
    if kind not in TYPES:
        draft.odd.append(Words("the kind “{kind}” is not known; it was kept as a document.", kind=kind[:40]))
        draft.keep("type", kind)
    draft.put("id", text_of(found.get("id")))
    for name, value in found.items():
        if name not in ("id", "type"):
            _put(draft, name, value)
    return draft.done()


def _put(draft: Draft, name: str, value: Any) -> None:
    if name in NAMES:
        draft.put_names(name.replace("-", "_"), _names(draft, value))
    elif put := _PUT.get(name):
        put(draft, value)
    elif name == "publisher" and isinstance(value, dict):
        draft.put("publisher", text_of(value.get("name")))
    elif isinstance(value, str | int | float):
        draft.put(TEXTS.get(name, ""), text_of(value), name)
    elif value:
        draft.keep(f"{_JSON}{name}", json.dumps(value, ensure_ascii=False, sort_keys=True))


def _put_numbers(draft: Draft, value: Any) -> None:
    for one in value if isinstance(value, list) else [value]:
        draft.put_numbers(text_of(one))


def _put_custom(draft: Draft, found: Any) -> None:
    """What we write there ourselves; and what others do."""
    if not isinstance(found, dict):
        return
    draft.values["others"] = found.get("others") is True
    extra = found.get("extra")
    pairs = extra if isinstance(extra, list) else []
    for pair in pairs:
        if isinstance(pair, list) and len(pair) == 2:
            draft.keep(clean(text_of(pair[0])), text_of(pair[1]))
    rest = {name: value for name, value in found.items() if name not in ("others", "extra")}
    if rest:
        draft.keep(f"{_JSON}custom", json.dumps(rest, ensure_ascii=False, sort_keys=True))


_PUT: dict[str, Callable[[Draft, Any], None]] = {
    "custom": _put_custom,
    "DOI": lambda draft, value: draft.put_doi(text_of(value)),
    "ISBN": _put_numbers,
    "ISSN": _put_numbers,
    "keyword": lambda draft, value: draft.put_keywords(split_keywords(text_of(value))),
    "issued": lambda draft, value: draft.put_date("issued", csl_date(value)),
    "accessed": lambda draft, value: draft.put_date("accessed", csl_date(value)),
}


def _names(draft: Draft, found: Any) -> Iterable[Name]:
    for one in found if isinstance(found, list) else ():
        if not isinstance(one, dict):
            continue
        parts = {field: clean(draft.measured(text_of(one.get(name)), name)) for name, field in _NAME_PARTS}
        if not parts["literal"] and not parts["family"]:
            parts["literal"] = clean(draft.measured(text_of(one.get("name")), "name"))
        orcid = draft.orcid(text_of(one.get("ORCID")))
        yield Name(**parts, orcid=orcid, affiliation=affiliations(one.get("affiliation")))


def affiliations(found: Any) -> tuple[str, ...]:
    """A list of names, or of objects with one."""
    told = (
        [one.get("name") if isinstance(one, dict) else one for one in found]
        if isinstance(found, list)
        else [found]
    )
    return tuple(text[:1000] for one in told if (text := clean(text_of(one))))


def csl_date(found: Any) -> PartialDate | None:
    """Date parts are 1 to 3 numbers, as text too, or [null]; two of them are from and until."""
    if isinstance(found, str):
        return read_date(found)
    if not isinstance(found, dict):
        return None
    parts = [_numbers(one) for one in found.get("date-parts") or () if isinstance(one, list)]
    if not parts or not parts[0]:
        said = next((found[name] for name in ("raw", "literal", "date-time") if found.get(name)), None)
        return read_date(text_of(said)) if said else None
    date = dated(*parts[0][:3])
    if date.literal:
        return date
    until = tuple(parts[1][:3]) if len(parts) > 1 else ()
    return PartialDate(date.year, date.month, date.day, "", until, bool(found.get("circa")))


def _numbers(found: list[Any]) -> list[int]:
    numbers = list[int]()
    for part in found:
        text = text_of(part).strip()
        if not text.lstrip("-").isdecimal() or len(text) > 5:
            break
        numbers.append(int(text))
    return numbers


def text_of(found: Any) -> str:
    """A text, or a number as one; of anything else nothing."""
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return found if isinstance(found, str) else str(found)


def as_csl(record: Record, *, ours: bool = True) -> Json:
    """A CSL JSON item. Not `ours`: only what a citation is made of."""
    found: Json = {"id": record.id or record.doi or f"line-{record.line}", "type": record.type}
    for field, name in _BACK.items():
        if value := getattr(record, field):
            found[name] = value
    for name in NAMES:
        if names := getattr(record, name.replace("-", "_")):
            found[name] = [_as_name(one, ours) for one in names]
    found |= _as_rest(record)
    return found | (_as_custom(record) if ours else {})


def _as_rest(record: Record) -> Json:
    listed = {
        "issued": _as_date(record.issued),
        "accessed": _as_date(record.accessed),
        "DOI": record.doi,
        "ISBN": " ".join(record.isbn),
        "ISSN": ", ".join(record.issn),
        "keyword": joined_keywords(record.keywords),
    }
    return {name: value for name, value in listed.items() if value}


def _as_custom(record: Record) -> Json:
    found: Json = {}
    texts = list[list[str]]()
    for name, value in record.extra:
        plain = name.removeprefix(_JSON)
        if name.startswith(_JSON) and plain not in ("custom", *found):
            found[plain] = json.loads(value)
        else:
            texts.append([name, value])
    custom = {"others": record.others, "extra": texts}
    return found | (
        {"custom": told} if (told := {name: value for name, value in custom.items() if value}) else {}
    )


def _as_name(name: Name, ours: bool) -> Json:
    found: Json = {said: value for said, field in _NAME_PARTS if (value := getattr(name, field))}
    if ours and name.orcid:
        found["ORCID"] = f"https://orcid.org/{name.orcid}"
    if ours and name.affiliation:
        found["affiliation"] = [{"name": one} for one in name.affiliation]
    return found


def _as_date(date: PartialDate | None) -> Json | None:
    if date is None:
        return None
    if date.literal:
        return {"literal": date.literal}
    found: Json = {"date-parts": [list(date.parts), *([list(date.until)] if date.until else [])]}
    return found | ({"circa": True} if date.circa else {})
