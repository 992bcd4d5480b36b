"""One way in for every file of a bank; what kind it is, is found by its content."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

from samenspel.methods.files import Source, as_bytes
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .adding import judged
from .camt import read_camt
from .csv_files import Columns, read_csv
from .mt940 import looks_like_mt940, read_mt940
from .statements import Statement, Statements

MOST_BYTES = 100 * 2**20
"""Of a file, and of all that a ZIP holds together: a year of 200,000 entries."""
MOST_FILES = 1_000
_ZIP, _XML = b"PK\x03\x04", b"<"
_BOM = b"\xef\xbb\xbf"
_TOO_LARGE = Words("this is larger than 100 MB; ask the bank for a shorter time.")
CP1252, CP852 = "cp1252", "cp852"


def read_statement(
    source: Source,
    *,
    columns: Columns | None = None,
    account: str = "",
    currency: str = "EUR",
    charset: str = "",
) -> Statements:
    """CAMT.052 to 054 (also in a ZIP), MT940, or CSV of ING, Rabobank and, with `columns`, of any other.

    `account` and `currency` are those of a CSV file that does not say them. `charset`: that of text which is
    not UTF-8, where it is known; else cp1252, said to be a guess. A path of XML is read a piece at a time.
    Raises MalformedFile, with the line.
    """
    head = _head(source)
    if head.startswith(_ZIP):
        return _of_zip(_bytes(source))
    if head.removeprefix(_BOM).startswith(_XML):
        stored = source if isinstance(source, Path) else _bytes(source)
        return _statements("camt", "utf-8", read_camt(stored))
    text, found, guessed = _text(_bytes(source), charset)
    if looks_like_mt940(text):
        return _statements("mt940", found, read_mt940(text), guessed)
    return _statements(*_csv(text, found, columns, account, currency), guessed)


def _head(source: Source) -> bytes:
    """Of a path without reading all of it; other sources are read as a whole later, so must be rewound."""
    if isinstance(source, bytes):
        return source[:8]
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file:
            return file.read(8)
    found = source.read(8)
    source.seek(0)
    return found.encode() if isinstance(found, str) else found


def _bytes(source: Source) -> bytes:
    if isinstance(source, str | Path) and Path(source).stat().st_size > MOST_BYTES:
        raise MalformedFile(1, _TOO_LARGE)
    data = as_bytes(source)
    if len(data) > MOST_BYTES:
        raise MalformedFile(1, _TOO_LARGE)
    return data


def _text(data: bytes, charset: str) -> tuple[str, str, bool]:
    """With its charset, and whether that was guessed."""
    if b"\0" in data:
        raise MalformedFile(data.count(b"\n", 0, data.index(b"\0")) + 1, Words("this is no bank statement."))
    try:
        return data.decode("utf-8-sig"), "utf-8", False
    except UnicodeDecodeError:
        return data.decode(charset or CP1252, "replace"), charset or CP1252, not charset


def _csv(
    text: str, charset: str, columns: Columns | None, account: str, currency: str
) -> tuple[str, str, tuple[Statement, ...]]:
    found, statements = read_csv(text, columns, account, currency)
    return found, charset, statements


def _statements(
    format_: str, charset: str, found: tuple[Statement, ...], guessed: bool = False
) -> Statements:
    if not found:
        raise MalformedFile(1, Words("there is no statement in this file."))
    odd = (
        (Words("its letters were read as {charset}, which is a guess.", charset=charset),) if guessed else ()
    )
    return Statements(format_, charset, tuple(judged(one) for one in found), odd)


def _of_zip(data: bytes) -> Statements:
    """As banks hand out CAMT: several XML files. What its directory says of sizes is not believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _members(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise MalformedFile(1, Words("this ZIP is damaged, or closed with a password.")) from None
    return replace(_statements("camt", "utf-8", found), format="zip")


def _members(archive: zipfile.ZipFile) -> tuple[Statement, ...]:
    names = [one for one in archive.infolist() if one.filename.lower().endswith(".xml")]
    if not names or len(names) > MOST_FILES:
        raise MalformedFile(1, Words("there is no bank statement in this ZIP, or more than 1,000 files."))
    found, left = list[Statement](), MOST_BYTES
    for one in names:
        with archive.open(one) as file:
            data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise MalformedFile(1, _TOO_LARGE)
        found.extend(read_camt(data))
    return tuple(found)
