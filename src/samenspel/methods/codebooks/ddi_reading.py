"""A codebook out of DDI-Codebook 2.5: ours, and as much as others' say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import TypeVar
from xml.etree.ElementTree import Element

from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .codebook import Code, Codebook, Kind, Value, Variable
from .ddi_writing import HOUSE, LANG, NAMESPACE
from .layout import Part
from .xml_trees import parsed

Read = TypeVar("Read")
NO_LANGUAGE = "und"
"""Undetermined: what an element without xml:lang is in, where the whole says nothing either."""


def read_ddi(source: Source) -> Codebook:
    """Raises MalformedFile. A variable without notes of ours is known by its name; it is a choice where it
    has categories that are answers, a text or a date by its format, and else a number."""
    book = parsed(source)
    if _tag(book) != "codeBook":
        raise MalformedFile(1, Words("this is no DDI codebook."))
    study, data = _find(book, "stdyDscr"), _find(book, "dataDscr")
    if study is None or data is None:
        raise MalformedFile(1, Words("this is no whole DDI codebook: stdyDscr or dataDscr is missing."))
    language = book.get(LANG, NO_LANGUAGE)
    groups = _groups(data)
    variables = [
        _variable(one, groups, language)
        for one in _all(data, "var")
        if _notes(one).get("part", Part.ANSWER) == Part.ANSWER
    ]
    return _codebook(study, tuple(variables), language)


def _codebook(study: Element, variables: tuple[Variable, ...], language: str) -> Codebook:
    notes = _notes(study)
    title = _texts(study, "citation/titlStmt/titl", language)
    title |= _texts(study, "citation/titlStmt/parTitl", language)
    first = next(iter(title), language)
    days = {one.get("event"): one.get("date", "") for one in _all(study, "stdyInfo/sumDscr/collDate")}
    return Codebook(
        id=_text(study, "citation/titlStmt/IDNo"),
        title=title,
        languages=tuple(dict.fromkeys([first, *title, *(one for each in variables for one in each.label)])),
        variables=variables,
        zone=notes.get("zone", "UTC"),
        key=notes.get("key", ""),
        wave=notes.get("wave", ""),
        version=_text(study, "citation/verStmt/version"),
        universe=_texts(study, "stdyInfo/sumDscr/universe", language),
        abstract=_texts(study, "stdyInfo/abstract", language),
        producer=_text(study, "citation/prodStmt/producer"),
        licence=_text(study, "dataAccs/useStmt/conditions"),
        first_day=_day(days.get("start", "")),
        last_day=_day(days.get("end", "")),
    )


def _variable(element: Element, groups: Mapping[str, str], language: str) -> Variable:
    notes = _notes(element)
    name = element.get("name", "")
    values = tuple(_values(element, notes, language))
    span = _find(element, "valrng/range")
    return Variable(
        id=notes.get("id", name),
        name=name,
        kind=Kind(notes["kind"]) if notes.get("kind") in [*Kind] else _kind(element, values),
        label=_texts(element, "labl", language),
        values=values,
        of=groups.get(element.get("ID", ""), ""),
        question=_texts(element, "qstn/qstnLit", language),
        universe=_texts(element, "universe", language),
        source=notes.get("source", ""),
        concept=_text(element, "concept"),
        unit=element.get("measUnit", ""),
        decimals=_number(element.get("dcml", ""), int) or 0,
        least=None if span is None else _number(span.get("min", ""), float),
        most=None if span is None else _number(span.get("max", ""), float),
        derived=_text(element, "derivation/drvdesc"),
    )


def _values(element: Element, notes: Mapping[str, str], language: str) -> list[Value]:
    """Without the codes of no answer of every survey of ours, which go without saying."""
    found = []
    for category in _all(element, "catgry"):
        text = _text(category, "catValu")
        code = _number(text, _code)
        if code is None:
            raise MalformedFile(1, Words("“{code}” is no number, and no code.", code=text))
        if code in HOUSE and category.get("missType") == "house":
            continue
        labels, is_missing = _texts(category, "labl", language), category.get("missing") == "Y"
        id, words = (notes.get(f"{what} {code:.15g}", "") for what in ("option", "text"))
        found.append(Value(code, labels, is_missing, id, words))
    return found


def _kind(element: Element, values: tuple[Value, ...]) -> Kind:
    if any(not value.is_missing for value in values):
        return Kind.CHOICE
    form = _find(element, "varFormat")
    if form is None or form.get("type", "numeric") == "numeric":
        return Kind.NUMBER
    return Kind.DATE if form.get("category") == "date" else Kind.TEXT


def _groups(data: Element) -> dict[str, str]:
    """By the IDs of variables the question that they are options of."""
    found = dict[str, str]()
    for group in _all(data, "varGrp"):
        if group.get("type") == "multipleResp":
            name = group.get("name") or group.get("ID") or ""
            found |= dict.fromkeys(group.get("var", "").split(), name)
    return found


def _notes(element: Element) -> dict[str, str]:
    return {
        one.get("type", ""): one.text or ""
        for one in _all(element, "notes")
        if one.get("subject") == "samenspel"
    }


def _texts(element: Element, path: str, language: str) -> dict[str, str]:
    return {one.get(LANG, language): "".join(one.itertext()) for one in _all(element, path)}


def _text(element: Element, path: str) -> str:
    found = _find(element, path)
    return "" if found is None else "".join(found.itertext())


def _all(element: Element, path: str) -> list[Element]:
    return element.findall("/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/")))


def _find(element: Element, path: str) -> Element | None:
    return next(iter(_all(element, path)), None)


def _tag(element: Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def _number(text: str, kind: Callable[[str], Read]) -> Read | None:
    try:
        return kind(text)
    except ValueError:
        return None


def _code(text: str) -> Code:
    found = float(text)
    if not isfinite(found):
        raise ValueError(text)
    return int(found) if found.is_integer() else found


def _day(text: str) -> date | None:
    return _number(text, date.fromisoformat)
