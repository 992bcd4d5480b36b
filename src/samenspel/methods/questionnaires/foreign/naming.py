"""Codes of ours for names of others, and texts without what no text should have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from samenspel.methods.codebooks import NoAnswer
from samenspel.methods.questionnaires.codes import NAME, OF_THE_LANGUAGE, WORD
from samenspel.methods.questionnaires.schema import Code, Said

LONGEST_NAME = 32
_NO_SIGN, _WHOLE = re.compile(r"[^a-z0-9_]+"), re.compile(r"0|-?[1-9][0-9]{0,4}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
YES_NO: Mapping[str, Mapping[str, str]] = {
    "yes": {"en": "Yes", "nl": "Ja", "fr": "Oui"},
    "no": {"en": "No", "nl": "Nee", "fr": "Non"},
}
OTHER: Mapping[str, str] = {"en": "Other", "nl": "Anders", "fr": "Autre"}


def code_for(name: str, taken: Iterable[str] = ()) -> str:
    """The name itself where it can be a code and is free; else what comes nearest."""
    found = _plain(name)
    found = found if found[:1].isalpha() else f"q_{found}".rstrip("_")
    found = f"{found}_1" if found in OF_THE_LANGUAGE else found
    assert NAME.fullmatch(found), found
    return _free(found, {*taken})


def option_codes(names: Sequence[str]) -> dict[str, Code]:
    """Whole numbers where all of them are; else words."""
    reserved = {str(int(one)) for one in NoAnswer}
    if all(_WHOLE.fullmatch(name) and name not in reserved for name in names):
        return {name: int(name) for name in names}
    found: dict[str, Code] = {name: name for name in names if WORD.fullmatch(name)}
    for name in names:
        if name not in found:
            found[name] = _free(_plain(name) or "option", {str(code) for code in found.values()})
    return {name: found[name] for name in names}


def _plain(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NO_SIGN.sub("_", ascii_only).strip("_")[: LONGEST_NAME - 2].strip("_")


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    numbered = (f"{name[: LONGEST_NAME - len(str(n)) - 1]}_{n}" for n in range(2, len(taken) + 3))
    return next(one for one in numbered if one not in taken)


def clean(text: str) -> str:
    return _CONTROL.sub("", text).strip()


def in_words(words: Mapping[str, str], languages: Iterable[str]) -> Said:
    """What programs say by themselves; in English where we have no words."""
    return {language: words.get(language, words["en"]) for language in languages}
