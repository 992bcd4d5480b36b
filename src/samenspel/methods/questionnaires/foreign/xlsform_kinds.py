"""Each type of question of an XLSForm as one of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samenspel.methods.questionnaires.kinds import (
    Day,
    Multiple,
    Note,
    Number,
    Question,
    Ranking,
    Rating,
    Single,
    Text,
)
from samenspel.methods.questionnaires.options import Option
from samenspel.methods.words import Words

from .carried import Journey
from .choices import Choices
from .constraints import Limits, limits_of
from .expressions import Known
from .naming import YES_NO, in_words
from .tables import Line, filled

_MOMENT = Words("we keep no moments, devices and numbers of those who answer.")
_FILE = Words("pictures, sounds and files can't be sent as an answer.")
_MAP = Words("places on a map can't be given as an answer.")
_COMPUTED = Words("nothing is computed while somebody answers.")
_TIME = Words("a time of the day can't be given as an answer.")
_OUTSIDE = Words("options from another file are not read; put them into the sheet of choices.")
AUTOMATIC: Mapping[str, Words] = {
    **dict.fromkeys(
        ("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber"), _MOMENT
    ),
    **dict.fromkeys(("username", "email", "audit", "start-geopoint"), _MOMENT),
    **dict.fromkeys(("background-geopoint", "background-audio"), _MOMENT),
}
UNCARRIED: Mapping[str, Words] = {
    **dict.fromkeys(
        ("image", "photo", "audio", "video", "file", "barcode", "xml-external", "csv-external"), _FILE
    ),
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "location", "gps"), _MAP),
    **dict.fromkeys(("calculate", "hidden"), _COMPUTED),
    **dict.fromkeys(("time", "datetime"), _TIME),
    **dict.fromkeys(("select_one_from_file", "select_multiple_from_file", "select_one_external"), _OUTSIDE),
}
_HOW_IT_LOOKS = Words("how it looks is decided by the page here.")
_OWN_WORDS = Words("what is said of a fault is said in our words.")
_PICTURE = Words("pictures and sounds are not carried over.")
_NEVER_FILLED = Words("nothing is filled in before somebody answers.")
DROPPED: Mapping[str, Words] = {
    "appearance": _HOW_IT_LOOKS,
    "body": _HOW_IT_LOOKS,
    "constraint": Words("only the least and the most can be said here."),
    "constraint_message": _OWN_WORDS,
    "required_message": _OWN_WORDS,
    "required": Words("a question is always required here, or never."),
    "guidance_hint": Words("there is no second hint."),
    "choice_filter": Words("all options are always offered."),
    "calculation": _COMPUTED,
    "trigger": _COMPUTED,
    "default": _NEVER_FILLED,
    "read_only": Words("every question that is shown can be answered."),
    "readonly": Words("every question that is shown can be answered."),
    "parameters": Words("this setting has no counterpart."),
    "repeat_count": Words("nothing is asked again and again."),
    **dict.fromkeys(("media", "image", "audio", "video", "big-image", "autoplay"), _PICTURE),
}
_WHOLE_MOST, _DECIMALS = 999_999_999, 2
_TYPES = {
    "int": "integer",
    "string": "text",
    "trigger": "acknowledge",
    "select1": "select_one",
    "select": "select_multiple",
}
_LIST = re.compile(
    r"(select[ _](?:one|multiple)(?:[ _]from[ _]file|[ _]external)?|select1|rank)\s+(\S+)(\s+or[ _]other)?",
    re.I,
)


@dataclass
class Row:
    line: Line
    word: str
    listed: str
    other: bool
    code: str
    text: Mapping[str, str]
    languages: Sequence[str]


def splitted(type_: str) -> tuple[str, str, bool]:
    """“select_one list or_other”: the type, its list, and whether something else can be written."""
    if match := _LIST.fullmatch(type_):
        word = re.sub(r"\s", "_", match[1].lower())
        return _TYPES.get(word, word), match[2], bool(match[3])
    word = type_.lower()
    return _TYPES.get(word, word), "", False


def made(row: Row, choices: Choices, journey: Journey) -> tuple[Question, Known] | None:
    """With what its name stands for in conditions; None for a type that is not known."""
    make = _MAKERS.get(row.word)
    if make is None:
        return None
    said = row.line.said.pop("hint", {})
    hint = dict(filled(said, row.languages, row.line.at, journey))
    words: dict[str, Any] = {"code": row.code, "text": row.text, "help": hint if any(hint.values()) else {}}
    return make(row, {**words, "required": _is_required(row.line)}, choices, journey)


def _is_required(line: Line) -> bool:
    """A condition on it stays in its cell, and is told."""
    said = line.cells.get("required", "").strip().lower()
    if said in ("yes", "true", "true()", "1", "no", "false", "false()", "0", ""):
        line.take("required")
    return said in ("yes", "true", "true()", "1")


def _limits(row: Row, of: str = "", *, whole: bool = True) -> Limits:
    """What cannot be said as a limit stays in its cell, and is told."""
    found = limits_of(row.line.cells.get("constraint", ""), of)
    if found is None or (not whole and (found.above or found.below)):
        return Limits()
    row.line.take("constraint")
    return found


def _settings(row: Row) -> dict[str, str]:
    """Of its parameters."""
    found = dict(
        part.partition("=")[::2] for part in re.split(r"[\s,;]+", row.line.take("parameters")) if part
    )
    return {name.lower(): value for name, value in found.items()}


def _put_back(row: Row, settings: Mapping[str, str]) -> None:
    if settings:
        row.line.cells["parameters"] = " ".join(f"{name}={value}" for name, value in settings.items())


def _offered(row: Row, choices: Choices) -> tuple[dict[str, Any], dict[str, Any]]:
    options, codes = choices.of(row.listed, row.line.at)
    settings = _settings(row)
    shuffle = settings.pop("randomize", "").lower() == "true"
    _put_back(row, settings)
    return {"options": choices.with_other(options) if row.other else options, "shuffle": shuffle}, {**codes}


def _single(row: Row, words: dict[str, Any], choices: Choices, journey: Journey) -> tuple[Question, Known]:
    offered, codes = _offered(row, choices)
    return Single(**words, **offered), Known(row.code, "single", codes)


def _multiple(row: Row, words: dict[str, Any], choices: Choices, journey: Journey) -> tuple[Question, Known]:
    offered, codes = _offered(row, choices)
    limits = _limits(row, "count-selected")
    least, most = limits.whole(max(limits.least or 0, 0), limits.most or 0)
    return Multiple(**words, **offered, least=max(int(least), 1), most=int(most)), Known(
        row.code, "multiple", codes
    )


def _rank(row: Row, words: dict[str, Any], choices: Choices, journey: Journey) -> tuple[Question, Known]:
    offered, _codes = _offered(row, choices)
    return Ranking(**words, **offered), Known(row.code, "text")


def _number(row: Row, words: dict[str, Any], choices: Choices, journey: Journey) -> tuple[Question, Known]:
    whole, limits = row.word == "integer", _limits(row, whole=row.word == "integer")
    least = limits.least if limits.least is not None else 0
    most = limits.most if limits.most is not None else _WHOLE_MOST
    if limits.least is None or limits.most is None:
        why = Words("a number needs a least and a most; they are {least} and {most}.", least=least, most=most)
        journey.note(row.line.in_column("constraint"), row.code, why)
    if whole:
        least, most = limits.whole(least, most)
    number = Number(**words, least=_plain(least), most=_plain(most), decimals=0 if whole else _DECIMALS)
    return number, Known(row.code, "number")


def _range(row: Row, words: dict[str, Any], choices: Choices, journey: Journey) -> tuple[Question, Known]:
    settings = _settings(row)
    start, end, step = (_measure(row, settings.pop(name, usual), usual, journey) for name, usual in _RANGE)
    _put_back(row, settings)
    known = Known(row.code, "number")
    if step == 1 and start.is_integer() and end.is_integer() and 1 <= end - start <= 100:
        return Rating(**words, least=int(start), most=int(end)), known
    if not step.is_integer():
        journey.note(row.line.in_column("parameters"), f"step={step:g}", DROPPED["parameters"])
    decimals = 0 if step.is_integer() and start.is_integer() else _DECIMALS
    return Number(**words, least=_plain(start), most=_plain(end), decimals=decimals), known


def _measure(row: Row, text: str, usual: str, journey: Journey) -> float:
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", text):
        journey.fault(row.line.in_column("parameters"), text, Words("“{text}” is no number.", text=text))
        return float(usual)
    return float(text)


_RANGE = (("start", "1"), ("end", "10"), ("step", "1"))


def _text(row: Row, words: dict[str, Any], choices: Choices, journey: Journey) -> tuple[Question, Known]:
    limits, many = _limits(row, "string-length"), row.line.cells.get("appearance", "") == "multiline"
    if many:
        row.line.take("appearance")
    most = int(limits.whole(0, limits.most)[1]) if limits.most else Text.most
    return Text(**words, most=most, lines=4 if many else 1), Known(row.code, "text")


def _date(row: Row, words: dict[str, Any], choices: Choices, journey: Journey) -> tuple[Question, Known]:
    limits = _limits(row)
    return Day(**words, least=limits.first, most=limits.last), Known(row.code, "date")


def _note(row: Row, words: dict[str, Any], choices: Choices, journey: Journey) -> tuple[Question, Known]:
    return Note(**{**words, "required": False}), Known(row.code, "lost")


def _acknowledge(
    row: Row, words: dict[str, Any], choices: Choices, journey: Journey
) -> tuple[Question, Known]:
    options = tuple(Option(code=code, text=in_words(said, row.languages)) for code, said in YES_NO.items())
    why = Words("it became a question with yes and no; whoever says no can go on.")
    journey.note(row.line.at, row.code, why)
    return Single(**words, options=options), Known(row.code, "single", {"OK": "yes"}, given="yes")


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value


Make = Callable[[Row, dict[str, Any], Choices, Journey], tuple[Question, Known]]
_MAKERS: Mapping[str, Make] = {
    "select_one": _single,
    "select_multiple": _multiple,
    "rank": _rank,
    "integer": _number,
    "decimal": _number,
    "range": _range,
    "text": _text,
    "date": _date,
    "note": _note,
    "acknowledge": _acknowledge,
}
