"""Conditions of XLSForm (XPath) and LimeSurvey (ExpressionScript) as ours, where ours can say it.

Both take a missing answer for an empty text, so that != holds without an answer: it becomes “not … =”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from samenspel.methods.questionnaires.schema import Code
from samenspel.methods.words import N_, Words

Sort = Literal["single", "multiple", "option", "number", "date", "text", "lost"]
MOST_DEPTH, MOST_SIGNS = 12, 4_000
_TOKEN = re.compile(
    r"""\$\{\s*(?P<ref>[^{}]*?)\s*\}
    | (?P<text>'[^']*'|"[^"]*")
    | (?P<sgqa>\d+X\d+X\w+(?:\.\w+)?)
    | (?P<number>-?\d{1,15}(?:\.\d{1,15})?)(?![\w.])
    | (?P<word>[A-Za-z_][\w:-]*(?:\.\w+)*)
    | (?P<sign>&&|\|\||==|!=|<=|>=|[=<>!(),.])""",
    re.VERBOSE | re.ASCII,
)
_SAME = {
    "&&": "and",
    "||": "or",
    "==": "=",
    "eq": "=",
    "ne": "!=",
    "lt": "<",
    "gt": ">",
    "le": "<=",
    "ge": ">=",
}
_COMPARING = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""Each with what it is when both sides change places."""
_SUFFIXES = re.compile(r"\.(?:NAOK|naok|code|value|valueNAOK)$")
_LENGTHS = {"string-length", "strlen", "count-selected", "count"}
NOT_SAID = N_("conditions here can't say “{part}”.")


class NotCarried(ValueError):
    """`words`: why. `is_fault`: nobody could answer so; it is to be mended in the file."""

    def __init__(self, words: Words, *, is_fault: bool = False) -> None:
        super().__init__(str(words))
        self.words, self.is_fault = words, is_fault


@dataclass(frozen=True)
class Known:
    """What a name in the file stands for here; `lost`: it was not carried over. `codes` by theirs. `option`:
    of several that may be chosen, the one that the name stands for. `given`: the code of what was there,
    where it was one thing or nothing."""

    name: str
    sort: Sort
    codes: Mapping[str, Code] = field(default_factory=dict)
    option: Code = ""
    given: Code = ""


Find = Callable[[str], Known | None]


@dataclass(frozen=True)
class _Size:
    """How many signs or options."""

    of: Known


_Operand = Known | _Size | str | int | float


def condition_of(text: str, find: Find) -> str:
    """Ours. Raises NotCarried."""
    if len(text) > MOST_SIGNS:
        raise NotCarried(Words(NOT_SAID, part=f"{text[:40]}…"))
    return _Translator(text, find).all()


class _Translator:
    def __init__(self, text: str, find: Find) -> None:
        self._tokens, self._at, self._find = [*_tokens(text), ("end", "")], 0, find

    def all(self) -> str:
        found = self._either(0)
        if self._now[0] != "end":
            raise self._cannot()
        return found

    def _either(self, depth: int) -> str:
        parts = [self._both(depth)]
        while self._took("or"):
            parts.append(self._both(depth))
        return " or ".join(parts)

    def _both(self, depth: int) -> str:
        parts = [self._one(depth)]
        while self._took("and"):
            parts.append(self._one(depth))
        return " and ".join(parts)

    def _one(self, depth: int) -> str:
        if depth > MOST_DEPTH:
            raise self._cannot()
        if self._took("!") or self._took("not"):
            return f"not {self._one(depth + 1)}"
        if self._took("("):
            found = self._either(depth + 1)
            self._must(")")
            return f"({found})"
        word, follows = self._now[1], self._tokens[self._at + 1 : self._at + 2]
        if follows == [("sign", "(")] and word in ("selected", "is_empty"):
            self._at += 2
            return self._selected() if word == "selected" else self._is_empty()
        return self._compared()

    def _selected(self) -> str:
        known = self._operand()
        self._must(",")
        option = self._operand()
        self._must(")")
        if not isinstance(known, Known) or isinstance(option, Known | _Size):
            raise self._cannot()
        if known.sort == "multiple":
            return f"chosen({known.name}, {_value(known, option)})"
        return _is(known, option)

    def _is_empty(self) -> str:
        known = self._operand()
        self._must(")")
        if not isinstance(known, Known):
            raise self._cannot()
        return _compare(known, "=", "") or self._fail()

    def _compared(self) -> str:
        left = self._operand()
        sign = self._now[1]
        if self._now[0] == "end" or sign not in _COMPARING:
            raise self._cannot()
        self._at += 1
        right = self._operand()
        if not isinstance(left, Known | _Size):
            left, sign, right = right, _COMPARING[sign], left
        if not isinstance(left, Known | _Size) or isinstance(right, Known | _Size):
            raise self._cannot()
        return _compare(left, sign, right) or self._fail()

    def _operand(self) -> _Operand:
        (kind, text), self._at = self._now, self._at + 1
        if kind == "text":
            return text[1:-1]
        if kind == "number":
            return float(text) if "." in text else int(text)
        if kind == "word" and self._now == ("sign", "("):
            return self._called(text)
        if kind in ("ref", "word", "sgqa"):
            return self._known(text)
        self._at -= 1
        raise self._cannot()

    def _called(self, word: str) -> _Operand:
        self._must("(")
        inside = self._operand()
        self._must(")")
        if word == "date" and isinstance(inside, str):
            return inside
        if word in _LENGTHS and isinstance(inside, Known):
            return _Size(inside)
        raise NotCarried(Words(NOT_SAID, part=f"{word}(…)"))

    def _known(self, text: str) -> Known:
        found = self._find(_SUFFIXES.sub("", text))
        if found is None:
            raise NotCarried(Words("“{name}” is asked nowhere.", name=text), is_fault=True)
        if found.sort == "lost":
            raise NotCarried(Words("it hangs on “{name}”, which was not carried over.", name=text))
        return found

    @property
    def _now(self) -> tuple[str, str]:
        return self._tokens[min(self._at, len(self._tokens) - 1)]

    def _took(self, text: str) -> bool:
        if self._now in (("sign", text), ("word", text)):
            self._at += 1
            return True
        return False

    def _must(self, text: str) -> None:
        if not self._took(text):
            raise self._cannot()

    def _cannot(self) -> NotCarried:
        return NotCarried(Words(NOT_SAID, part=self._now[1] or "…"))

    def _fail(self) -> str:
        raise NotCarried(Words(NOT_SAID, part=self._tokens[self._at - 2][1]))


def _tokens(text: str) -> list[tuple[str, str]]:
    found, place = list[tuple[str, str]](), 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _TOKEN.match(text, place)
        if match is None:
            raise NotCarried(Words(NOT_SAID, part=text[place : place + 12]))
        kind, said = str(match.lastgroup), match[match.lastgroup or 0]
        small = said.lower()
        if kind == "word" and small in (*_SAME, "and", "or", "not"):
            said = _SAME.get(small, small)
        kind = "sign" if kind == "word" and said in _COMPARING else kind
        found.append((kind, _SAME.get(said, said) if kind == "sign" else said))
        if found[-1][1] in ("and", "or"):
            found[-1] = ("word", found[-1][1])
        place = match.end()
    return found


def _compare(left: Known | _Size, sign: str, right: str | int | float) -> str:
    """Empty where ours cannot say it."""
    if isinstance(left, _Size):
        return _of_size(left.of, sign, right)
    if left.sort == "option":
        return _of_option(left, sign, right)
    if right == "" and left.given:
        given = _is(left, left.given)
        return {"=": f"not {given}", "!=": given}.get(sign, "")
    if right == "":
        return {"=": f"not answered({left.name})", "!=": f"answered({left.name})"}.get(sign, "")
    if left.sort in ("multiple", "text"):
        return ""
    if sign == "!=":
        return f"not {_is(left, right)}"
    return _is(left, right) if sign == "=" else f"{left.name} {sign} {_value(left, right)}"


def _of_size(known: Known, sign: str, right: str | int | float) -> str:
    if (sign, right) in ((">", 0), ("!=", 0), (">=", 1)):
        return f"answered({known.name})"
    return f"not answered({known.name})" if (sign, right) in (("=", 0), ("<", 1), ("<=", 0)) else ""


def _of_option(known: Known, sign: str, right: str | int | float) -> str:
    """LimeSurvey has a variable for each option: Y or empty."""
    chosen = f"chosen({known.name}, {_word(known.option)})"
    if (sign, right) in (("=", "Y"), ("!=", "")):
        return chosen
    return f"not {chosen}" if (sign, right) in (("=", ""), ("!=", "Y")) else ""


def _is(known: Known, value: str | int | float) -> str:
    return f"{known.name} = {_value(known, value)}"


def _value(known: Known, value: str | int | float) -> str:
    """As it must be to be compared here; what no answer can be is left for our own check to refuse."""
    if known.codes:
        said = str(value)
        return _word(known.codes.get(said, said)) if value != known.given else _word(known.given)
    if known.sort == "number" and isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            return _word(value)
        return f"{number:.12g}"
    return _word(value)


def _word(value: Code | float) -> str:
    if isinstance(value, str):
        if '"' in value:
            raise NotCarried(Words(NOT_SAID, part=value))
        return f'"{value}"' if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", value) else _unreserved(value)
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _unreserved(word: str) -> str:
    return f'"{word}"' if word in ("and", "or", "not", "in", "answered", "chosen") else word
