"""Citations as a list of references has them, in five styles and three languages, by citeproc-py."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from .csl import as_csl
from .markup import as_html, bare
from .records import Name, Record
from .styles import LANGUAGES, STYLES, Style, prepared

_NUMBER = "\ue020"
_SIGNS = {"&": "\ue021", "<": "\ue022", ">": "\ue023"}
_TAGS = {f"{slash}{tag}": chr(0xE030 + place) for place, (slash, tag) in enumerate(
    (slash, tag) for tag in ("i", "b", "sub", "sup") for slash in ("", "/"))}  # fmt: skip
_TO_PRIVATE = {f"<{tag}>": sign for tag, sign in _TAGS.items()}
_FROM_PRIVATE = str.maketrans(
    {"\ue021": "&amp;", "\ue022": "&lt;", "\ue023": "&gt;"}
    | {sign: f"<{tag}>" for tag, sign in _TAGS.items()}
)
_SIGNS_ALONE = str.maketrans(_SIGNS)
_OURS = re.compile("|".join(map(re.escape, (*_TO_PRIVATE, *_SIGNS))))
_UNCITED: dict[str, Any] = {"line": 0, "abstract": "", "note": "", "keywords": (), "extra": (), "odd": ()}
_MOST_NAMES = 50
_TITLES = (
    "title",
    "title-short",
    "container-title",
    "container-title-short",
    "collection-title",
    "event-title",
)
_AND_OTHERS = re.compile(r"(?:,?\s(?:&amp;|and|en|et)\s)?\ue024\.?")
_OTHERS, _ET_AL = "\ue024", {"en": " et al.", "nl": " e.a.", "fr": " et al."}


def cite(records: Iterable[Record], style: str = "apa", language: str = "en") -> tuple[str, ...]:
    """HTML with `<i>`, `<b>`, `<sub>` and `<sup>` alone, safe to be shown, in the order of the records.

    `style`: apa, chicago, harvard, ieee, mla. `language`: en, nl, fr. Two people with one name are not told
    apart, and two works of one year have no a and b behind it.
    """
    if style not in STYLES or language not in LANGUAGES:
        raise ValueError(f"{style} in {language} is none of {', '.join(STYLES)} in {', '.join(LANGUAGES)}")
    return tuple(
        _cited(replace(record, **_UNCITED), style, language).replace(_NUMBER, str(number))
        for number, record in enumerate(records, 1)
    )


def arranged(records: Iterable[Record], style: str = "apa") -> list[Record]:
    """As a list of references has them: by name, year and title; a numbered style keeps the order."""
    if prepared(style, "en").is_numbered:
        return list(records)
    return sorted(records, key=_by_name)


def as_plain(citation: str) -> str:
    """Of what `cite` gives, the text alone."""
    return html.unescape(re.sub(r"</?(?:i|b|sub|sup)>", "", citation))


def _by_name(record: Record) -> tuple[str, int, str]:
    from unicodedata import normalize

    names = record.author or record.editor
    first = (names[0].literal or f"{names[0].family} {names[0].given}") if names else bare(record.title)
    return normalize("NFKD", first.casefold()), record.year, record.title.casefold()


@lru_cache(maxsize=10_000)
def _cited(record: Record, style: str, language: str) -> str:
    ready = prepared(style, language)
    with ready.lock:
        try:
            text = _rendered(record, ready)
        except Exception:  # of what it was not made for it says so in any way
            return _plainly(record)
    text = re.sub(rf"^(\[{_NUMBER}\])(?=\S)", r"\1 ", _AND_OTHERS.sub(_ET_AL[language], text))
    return text.translate(_FROM_PRIVATE).strip() or _plainly(record)


def _rendered(record: Record, style: Style) -> str:
    from citeproc.source.json import CiteProcJSON

    item = {name: _guarded(value, name in _TITLES) for name, value in _item(record).items()}
    (reference,) = CiteProcJSON([item]).values()
    return style.render(_Item(reference), _Formatter)


def _item(record: Record) -> dict[str, Any]:
    """What citeproc-py knows of an item, with as few names as any style shows. A title is written in the
    capitals of English only where the record says that it is English."""
    found = as_csl(record, ours=False)
    for role in ("author", "editor", "translator", "collection-editor"):
        if role in found:
            found[role] = [_named(one) for one in found[role][:_MOST_NAMES]]
    if record.others and "author" in found:
        found["author"] += [{"literal": _OTHERS}]
    return {**found, "id": "it", "language": record.language.lower()[:2] or "no"}


def _named(name: dict[str, str]) -> dict[str, str]:
    return {"literal": name["literal"]} if name.get("literal") else name


def _guarded(found: Any, is_title: bool = False) -> Any:
    """Signs that mean something in HTML pass through the style as others, so that it escapes none twice."""
    if isinstance(found, str):
        return _OURS.sub(_to_private, found) if is_title else found.translate(_SIGNS_ALONE)
    if isinstance(found, dict):
        return {name: _guarded(value) for name, value in found.items()}
    return [_guarded(one) for one in found] if isinstance(found, list) else found


def _to_private(found: re.Match[str]) -> str:
    return _TO_PRIVATE.get(found[0]) or _SIGNS[found[0]]


class _Item(dict[str, Any]):
    """What a style asks of an item of a citation."""

    key, has_locator, number = "it", False, _NUMBER

    def __init__(self, reference: Any) -> None:
        self.reference = reference

    def get_field(self, field: str) -> Any:
        return self.reference.get(field)


class _Formatter:
    """Small capitals and underlines have no place here."""

    @staticmethod
    def preformat(text: object) -> str:
        return html.escape(str(text), quote=False)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802 -- as citeproc-py calls them
        return f"<i>{text}</i>"

    @staticmethod
    def Bold(text: object) -> str:  # noqa: N802
        return f"<b>{text}</b>"

    @staticmethod
    def Superscript(text: object) -> str:  # noqa: N802
        return f"<sup>{text}</sup>"

    @staticmethod
    def Subscript(text: object) -> str:  # noqa: N802
        return f"<sub>{text}</sub>"

    Oblique = Italic
    Light = Underline = SmallCaps = staticmethod(str)


def _plainly(record: Record) -> str:
    """A citation of no style, where a style cannot make one."""
    people = "; ".join(_shown(record.author or record.editor))
    when = f"({record.issued})" if record.issued else ""
    parts = (html.escape(people), html.escape(when), as_html(record.title), as_html(record.container_title))
    doi = f"https://doi.org/{record.doi}" if record.doi else record.url
    return ". ".join(part for part in (*parts, html.escape(doi)) if part) or html.escape(record.label)


def _shown(names: Sequence[Name]) -> list[str]:
    return [one.sorted for one in names[:_MOST_NAMES]]
