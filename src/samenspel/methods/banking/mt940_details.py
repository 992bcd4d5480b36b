"""What banks of several countries put into :86: of an MT940."""

from __future__ import annotations

import re

_GERMAN = re.compile(r"\d{3}.?\?")
_NUMBERED = re.compile(r"\?(\d\d)")
_GERMAN_TEXT = {*range(20, 30), *range(60, 64)}
_GERMAN_NAMES = {0: "booking", 30: "bank", 31: "account", 32: "name", 33: "name"}
_CODES = {
    "EREF": "end_to_end",
    "MARF": "mandate",
    "RTRN": "reason",
    "NAME": "name",
    "IBAN": "account",
    "BIC": "bank",
    "REMI": "text",
    "CNTP": "counterpart",
}
_CODE = re.compile(
    r"/(EREF|MARF|RTRN|NAME|IBAN|BIC|REMI|CNTP|TRTP|BENM|ORDP|ISDT|CSID|PREF|SVCL|PURP|ULTD|ULTB|ULTC|ID|ADDR)/"
)
_NAMED = re.compile(r"(?P<text>.*?)REK: *(?P<account>[^/]*)/NAAM: *(?P<name>.*)", re.DOTALL)


def told_in(details: str) -> dict[str, str]:
    """By `name`, `account`, `bank`, `text`, `end_to_end`, `mandate`, `reason` and `booking`; what the text
    does not tell apart is left out."""
    if _GERMAN.match(details):
        return _german(details)
    if details.startswith("/") and _CODE.search(details):
        return _coded(details)
    named = _NAMED.fullmatch(details)
    return {name: text.strip() for name, text in named.groupdict().items()} if named else {}


def _german(details: str) -> dict[str, str]:
    pieces = _NUMBERED.split(details)[1:]
    found = dict[str, str]()
    for number, text in zip(map(int, pieces[::2]), pieces[1::2], strict=True):
        name = "text" if number in _GERMAN_TEXT else _GERMAN_NAMES.get(number)
        if name:
            found[name] = found.get(name, "") + text
    return {name: text if name == "text" else text.strip() for name, text in found.items() if text.strip()}


def _coded(details: str) -> dict[str, str]:
    pieces = _CODE.split(details)[1:]
    said = {code: text.strip("/ ") for code, text in zip(pieces[::2], pieces[1::2], strict=True)}
    found = {_CODES[code]: text for code, text in said.items() if code in _CODES and text}
    if "CNTP" in said:
        found |= _counterpart(found.pop("counterpart", ""))
    if found.get("text", "").startswith("USTD//"):
        found["text"] = found["text"].removeprefix("USTD//")
    return found


def _counterpart(text: str) -> dict[str, str]:
    """/CNTP/account/bank/name/city."""
    names = ("account", "bank", "name")
    return {name: piece.strip() for name, piece in zip(names, text.split("/"), strict=False) if piece.strip()}
