"""One way in for questionnaires of other programs; which it is, is found by what is in the file."""

from __future__ import annotations

from collections.abc import Callable

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .carried import Carried
from .limesurvey import read_lss
from .workbooks import MOST_BYTES, TOO_LARGE
from .xlsforms import read_xlsform

_ZIP, _BOM, _OLD = b"PK\x03\x04", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0"


def read_foreign(data: bytes, language: str = "en") -> Carried:
    """XLSForm (.xlsx) or LimeSurvey (.lss). Raises MalformedFile for what is neither."""
    if len(data) > MOST_BYTES:
        raise MalformedFile(1, TOO_LARGE)
    if data.startswith(_ZIP):
        return read_xlsform(data, language)
    if data.removeprefix(_BOM).lstrip().startswith(b"<"):
        return read_lss(data)
    if data.startswith(_OLD):
        raise MalformedFile(1, Words("this is an old .xls, or has a password; save it as .xlsx without one."))
    if data.lstrip().startswith(b"{"):
        raise MalformedFile(1, Words("QSF of Qualtrics is undocumented, and not read; nor is other JSON."))
    raise MalformedFile(1, Words("this is neither an XLSForm (.xlsx) nor a survey of LimeSurvey (.lss)."))


def read_apart(source: bytes, tell: Callable[[int, int], None]) -> Carried:
    """For a process of its own. `source`: a line with a language, and the file."""
    language, _break, data = source.partition(b"\n")
    return read_foreign(data, language.decode())
