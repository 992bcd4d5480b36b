"""Names that SPSS, Stata, R and a spreadsheet take alike, so that one script fits every file of a survey."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from .codebook import Codebook, Kind

LONGEST = 32
"""Stata's limit; SPSS takes 64 bytes."""
SUFFIXES = {Kind.TEXT: "_why", Kind.DATE: "_why", Kind.MOMENT: "_offset"}
"""Of the column beside: why there is no answer, and how far the clocks are from UTC."""
SPSS = "all and by eq ge gt le lt ne not or to with"
STATA = "byte double float if in int long using strl"
R = "else for function next repeat while break inf nan na null true false"
RESERVED = frozenset(f"{SPSS} {STATA} {R}".split())
_STR = re.compile(r"str\d+", re.IGNORECASE)


def with_legal_names(codebook: Codebook) -> Codebook:
    """The same, with a name for each variable that every format takes and that no other has, whatever the
    case of its letters. The ids stay, so that the codebook tells which name stands for which."""
    taken = set[str]()
    variables = []
    for variable in codebook.variables:
        suffix = SUFFIXES.get(variable.kind, "")
        name = _free(legal(variable.name or variable.id), suffix, taken)
        taken |= {name.casefold(), f"{name}{suffix}".casefold()}
        variables.append(replace(variable, name=name))
    return replace(codebook, variables=tuple(variables))


def legal(name: str) -> str:
    """Unaccented letters, digits and _ , a letter first; no word that means something to a program."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    bare = re.sub(r"[^A-Za-z0-9]+", "_", bare).strip("_")[:LONGEST].rstrip("_")
    if not bare or not bare[0].isalpha() or bare.lower() in RESERVED or _STR.fullmatch(bare):
        bare = f"v_{bare}".rstrip("_")[:LONGEST]
    return bare


def clashes(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of names that differ by case alone, or not at all."""
    seen = dict[str, str]()
    found = []
    for name in names:
        folded = name.casefold()
        if folded in seen:
            found.append((seen[folded], name))
        seen.setdefault(folded, name)
    return found


def _free(name: str, suffix: str, taken: set[str]) -> str:
    number = 1
    while True:
        end = f"_{number}" if number > 1 else ""
        tried = name[: LONGEST - len(suffix) - len(end)].rstrip("_") + end
        if not {tried.casefold(), f"{tried}{suffix}".casefold()} & taken:
            return tried
        number += 1
