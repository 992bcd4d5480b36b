"""One way in for every file of references; what kind it is, is found by its content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .bibtex import looks_like_bibtex, read_bibtex
from .datacite_xml import read_datacite_xml
from .decoding import decode, read_bytes
from .fields import MOST_RECORDS, too_many
from .interfaces import read_record
from .json_files import looks_like_json, records_in
from .records import Fault, Record, References
from .ris import looks_like_ris, read_ris

_XML = ("<?xml", "<resource", "<OAI-PMH", "<crossref", "<Pubmed", "<mods", "<!DOCTYPE", "<xml")
Found = Iterable[Record | Fault]


def read_references(source: Source, *, charset: str = "") -> References:
    """BibTeX, RIS, CSL JSON, Crossref's, OpenAlex's and DataCite's JSON, DataCite's XML.

    `charset`: that of text which is not Unicode, where it is known; else a guess, which is told. What of the
    file cannot be kept stands in `faults`. Raises MalformedFile where nothing can be.
    """
    data = read_bytes(source)
    text, found, odd = decode(data, charset)
    start = text[:1000].lstrip()
    if start.startswith(_XML):
        return _references("datacite-xml", "xml", read_datacite_xml(data), ())
    del data
    if looks_like_json(text):
        return _of_json(text, found, odd)
    if looks_like_ris(text):
        return _references("ris", found, read_ris(text), odd)
    if looks_like_bibtex(text):
        return _references("bibtex", found, read_bibtex(text), odd)
    raise MalformedFile(
        1, Words("there are no references here; BibTeX, RIS, JSON and DataCite's XML are read.")
    )


def _of_json(text: str, charset: str, odd: tuple[Words, ...]) -> References:
    """Where the file breaks off, what stands before is kept."""
    kinds: dict[str, int] = {}

    def read() -> Iterator[Record | Fault]:
        try:
            for line, one in records_in(text):
                kind, record = read_record(one, line)
                kinds[kind] = kinds.get(kind, 0) + bool(kind)
                yield record
        except MalformedFile as error:
            if not any(kinds.values()):
                raise
            yield Fault(error.line, error.problem)

    found = _references("csl", charset, read(), odd)
    if not found.records and not any(kinds.values()):
        line, reason = (found.faults[0].line, found.faults[0].reason) if found.faults else (1, _EMPTY)
        raise MalformedFile(line, reason)
    return References(max(kinds, key=lambda one: kinds[one]), charset, found.records, found.faults, odd)


def _references(format_: str, charset: str, found: Found, odd: tuple[Words, ...]) -> References:
    records, faults = list[Record](), list[Fault]()
    for one in found:
        if len(records) + len(faults) >= MOST_RECORDS:
            raise too_many()
        records.append(one) if isinstance(one, Record) else faults.append(one)
    if not records and not faults:
        raise MalformedFile(1, _EMPTY)
    return References(format_, charset, tuple(records), tuple(faults), odd)


_EMPTY = Words("there is no reference in this file.")


def read_apart(source: bytes, progress: Callable[[int, int], None]) -> References:
    """For a process of its own: the first line names the charset, if any, the rest is the file."""
    charset, _end, data = source.partition(b"\n")
    found = read_references(data, charset=charset.decode())
    progress(len(found.records), len(found.records))
    return found
