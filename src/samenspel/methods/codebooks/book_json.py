"""A codebook as JSON: one object whose keys are the fields of the classes; what is empty is left out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any, TypeVar

from samenspel.methods.files import Source, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .codebook import Codebook, Kind, Value, Variable

FORMAT = "samenspel-codebook/1"
Part = TypeVar("Part", Codebook, Variable, Value)
TUPLES: Mapping[str, Any] = {"values": Value, "variables": Variable}


def codebook_as_json(codebook: Codebook) -> str:
    """All of it, in all of its languages; `read_codebook` reads the same back."""
    return json.dumps(as_object(codebook), ensure_ascii=False, indent=1)


def read_codebook(source: Source) -> Codebook:
    """Raises MalformedFile; whether it makes sense is for `check_codebook` to say."""
    text = read_text(source)
    try:
        return from_object(json.loads(text))
    except json.JSONDecodeError as error:
        raise MalformedFile(error.lineno, Words("this is not JSON: {problem}.", problem=error.msg)) from None
    except RecursionError:
        raise MalformedFile(1, Words("this is no codebook: too much stands within each other.")) from None


def as_object(codebook: Codebook) -> dict[str, Any]:
    return {"format": FORMAT, **_plain(codebook)}


def from_object(found: Any) -> Codebook:
    """Raises MalformedFile."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise MalformedFile(1, Words("this is no codebook: its “format” is not {format}.", format=FORMAT))
    return _made(Codebook, {key: value for key, value in found.items() if key != "format"}, "codebook")


def _plain(part: Codebook | Variable | Value) -> dict[str, Any]:
    found = {}
    for one in fields(part):
        value = getattr(part, one.name)
        if value != _default(one):
            found[one.name] = _value(value)
    return found


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [one if isinstance(one, str) else _plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _made(kind: type[Part], found: Any, where: str) -> Part:
    if not isinstance(found, dict):
        raise _wrong(where)
    known = {one.name: one for one in fields(kind)}
    if strange := next((key for key in found if key not in known), None):
        raise MalformedFile(1, Words("{where}: “{key}” is not known.", where=where, key=strange))
    lacking = [one.name for one in known.values() if _default(one) is MISSING and one.name not in found]
    if lacking:
        raise MalformedFile(1, Words("{where}: “{key}” is missing.", where=where, key=lacking[0]))
    name = found.get("id", found.get("code", ""))
    read = {key: _read(str(known[key].type), key, value, f"{where} {name}") for key, value in found.items()}
    return kind(**read)


def _read(type_: str, key: str, value: Any, where: str) -> Any:
    """By what the field is said to be."""
    if key in TUPLES and isinstance(value, list):
        return tuple(_made(TUPLES[key], one, f"{where}, {key}") for one in value)
    if type_ == "Kind" and value in [*Kind]:
        return Kind(value)
    if type_ == "Text" and isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        return value
    if type_ == "tuple[str, ...]" and isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(map(str, value))
    if type_.startswith("date") and isinstance(value, str):
        return _day(value, f"{where}, {key}")
    if _fits(type_, value):
        return value
    raise _wrong(f"{where}, {key}")


def _fits(type_: str, value: Any) -> bool:
    if isinstance(value, bool) or type_ == "bool":
        return isinstance(value, bool) and type_ == "bool"
    numbers: tuple[type, ...] = (int, float) if type_ in ("Code", "float | None") else (int,)
    return isinstance(value, str) if type_ == "str" else type_ in NUMBERS and isinstance(value, numbers)


NUMBERS = {"Code", "float | None", "int"}


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _wrong(where) from None


def _wrong(where: str) -> MalformedFile:
    return MalformedFile(1, Words("{where}: this is not what belongs here.", where=where))
