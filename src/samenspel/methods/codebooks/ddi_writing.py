"""A codebook as DDI-Codebook 2.5, which archives read. The order of elements is that of the official schema.

What DDI has no element for stands in `notes`, whose `type` says what it is: ids, kinds, the zone, the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from xml.etree.ElementTree import Element, indent, tostring

from .codebook import Code, Codebook, Kind, NoAnswer, Text, Variable
from .layout import ANSWERED, WHY, Field, Part, fields_of
from .names import with_legal_names
from .sound import check_codebook
from .xml_trees import add

NAMESPACE = "ddi:codebook:2_5"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOUSE = {int(one) for one in NoAnswer}
FORMATS = {
    Kind.TEXT: ("character", "other"),
    Kind.DATE: ("character", "date"),
    Kind.MOMENT: ("character", "time"),
}


def codebook_as_ddi(codebook: Codebook, languages: Sequence[str] = (), rows: int | None = None) -> str:
    """In these languages, or in all; with the number of answers where it is known. Raises UnfitAnswers."""
    check_codebook(codebook)
    named = with_legal_names(codebook)
    chosen = tuple(languages) or named.languages
    book = Element("codeBook", {"xmlns": NAMESPACE, "version": "2.5", LANG: chosen[0]})
    _study(add(book, "stdyDscr"), named, chosen)
    _file(add(book, "fileDscr"), named, rows)
    _data(add(book, "dataDscr"), named, chosen)
    indent(book, " ")
    return tostring(book, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _study(study: Element, codebook: Codebook, languages: Sequence[str]) -> None:
    citation = add(study, "citation")
    _titles(add(citation, "titlStmt"), codebook, languages)
    if codebook.producer:
        add(add(citation, "prodStmt"), "producer", codebook.producer)
    if codebook.version:
        add(add(citation, "verStmt"), "version", codebook.version)
    about = add(study, "stdyInfo")
    _texts(about, "abstract", codebook.abstract, languages)
    summary = add(about, "sumDscr")
    for event, day in (("start", codebook.first_day), ("end", codebook.last_day)):
        if isinstance(day, date):
            add(summary, "collDate", day.isoformat(), event=event, date=day.isoformat())
    _texts(summary, "universe", codebook.universe, languages)
    if codebook.licence:
        add(add(add(study, "dataAccs"), "useStmt"), "conditions", codebook.licence)
    _notes(study, {"zone": codebook.zone, "key": codebook.key, "wave": codebook.wave})


def _titles(statement: Element, codebook: Codebook, languages: Sequence[str]) -> None:
    """One title, and those in other languages beside it."""
    first, *others = languages
    title = add(statement, "titl", codebook.said(codebook.title, first))
    title.set(LANG, first)
    _texts(statement, "parTitl", codebook.title, others)
    add(statement, "IDNo", codebook.id)


def _file(file: Element, codebook: Codebook, rows: int | None) -> None:
    dimensions = add(add(file, "fileTxt"), "dimensns")
    if rows is not None:
        add(dimensions, "caseQnty", str(rows))
    add(dimensions, "varQnty", str(len(fields_of(codebook, codebook.languages[0]))))


def _data(data: Element, codebook: Codebook, languages: Sequence[str]) -> None:
    columns = [fields_of(codebook, language) for language in languages]
    ids = {field.name: f"V{place}" for place, field in enumerate(columns[0], 1)}
    for place, (of, options) in enumerate(_questions(codebook).items(), 1):
        variables = " ".join(ids[one.name] for one in options)
        add(data, "varGrp", ID=f"G{place}", type="multipleResp", var=variables, name=of)
    for same in zip(*columns, strict=True):
        _variable(data, ids[same[0].name], dict(zip(languages, same, strict=True)))


def _questions(codebook: Codebook) -> Mapping[str, list[Variable]]:
    found = dict[str, list[Variable]]()
    for one in codebook.variables:
        if one.kind is Kind.OPTION:
            found.setdefault(one.of, []).append(one)
    return found


def _variable(data: Element, id: str, fields: Mapping[str, Field]) -> None:
    field = next(iter(fields.values()))
    variable, is_answer = field.variable, field.part is Part.ANSWER
    is_measured = field.kind is Kind.NUMBER and is_answer
    element = add(
        data,
        "var",
        ID=id,
        name=field.name,
        dcml=str(variable.decimals) if is_measured else "",
        intrvl="contin" if is_measured else "discrete",
        measUnit=variable.unit if is_measured else "",
    )
    beside = {language: one.label for language, one in fields.items()}
    _texts(element, "labl", variable.label if is_answer else beside, fields)
    if is_answer:
        _question(element, variable, fields)
    _categories(element, fields)
    if is_answer and variable.concept:
        add(element, "concept", variable.concept)
    if is_answer and variable.derived:
        add(add(element, "derivation"), "drvdesc", variable.derived)
    type_, category = FORMATS.get(field.kind, ("numeric", "other"))
    add(element, "varFormat", type=type_, category=category)
    _notes(element, _remembered(field))


def _question(element: Element, variable: Variable, languages: Iterable[str]) -> None:
    if variable.question:
        _texts(add(element, "qstn"), "qstnLit", variable.question, languages)
    ends = {
        name: f"{end:.15g}"
        for name, end in (("min", variable.least), ("max", variable.most))
        if end is not None
    }
    if ends:
        add(add(element, "valrng"), "range", UNITS="REAL" if variable.decimals else "INT", **ends)
    _texts(element, "universe", variable.universe, languages)


def _categories(element: Element, fields: Mapping[str, Field]) -> None:
    field = next(iter(fields.values()))
    own = {value.code: value.label for value in field.variable.values}
    ours: dict[Code, Text] = {0: ANSWERED} if field.part is Part.WHY else {}
    ours |= {int(code): text for code, text in WHY.items()}
    for code in field.labels:
        is_missing = "Y" if code in field.missing else ""
        category = add(element, "catgry", missing=is_missing, missType="house" if code in HOUSE else "")
        add(category, "catValu", f"{code:.15g}")
        _texts(category, "labl", own.get(code) or ours.get(code, {}), fields)


def _remembered(field: Field) -> Mapping[str, str]:
    variable = field.variable
    found = {"id": variable.id, "part": field.part.value}
    if field.part is not Part.ANSWER:
        return found
    found |= {"kind": variable.kind.value, "source": variable.source}
    found |= {f"option {one.code:.15g}": one.id for one in variable.values}
    return found | {f"text {one.code:.15g}": one.text_in for one in variable.values}


def _texts(parent: Element, tag: str, text: Text, languages: Iterable[str]) -> None:
    for language in languages:
        if text.get(language):
            add(parent, tag, text[language]).set(LANG, language)


def _notes(parent: Element, notes: Mapping[str, str]) -> None:
    for type_, text in notes.items():
        if text:
            add(parent, "notes", text, subject="samenspel", type=type_)
