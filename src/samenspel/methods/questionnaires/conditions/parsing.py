"""From text to a condition: a small grammar, no deeper than 12 brackets and no longer than 1,000 signs.

either  = both ("or" both)*
both    = one ("and" one)*
one     = "not" one | "(" either ")" | name compare value | name ["not"] "in" "[" value ("," value)* "]"
        | "answered" "(" name ")" | "chosen" "(" name "," value ")"
compare = "=" | "==" | "!=" | "<" | "<=" | ">" | ">="
value   = number | date | word | "text in quotation marks"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from samenspel.methods.words import N_, Words

from .meaning import And, Answered, Chosen, Comparison, Condition, Constant, In, Not, Or

MOST_SIGNS, MOST_DEPTH = 1_000, 12
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TOKEN = re.compile(
    r"""(?P<text>"[^"]*")
    | (?P<date>\d{4}-\d{2}-\d{2})(?![\w.-])
    | (?P<number>-?\d{1,15}(?:\.\d{1,15})?)(?![\w.])
    | (?P<word>[A-Za-z_][A-Za-z0-9_-]*)
    | (?P<sign>==|!=|<=|>=|[=<>()\[\],])""",
    re.VERBOSE | re.ASCII,
)
_COMPARING = frozenset({"=", "==", "!=", "<", "<=", ">", ">="})
_RESERVED = frozenset({"and", "or", "not", "in", "answered", "chosen"})


class UnfitCondition(ValueError):
    """`at`: the sign, from 1, where it goes wrong; `problem` is the sentence about it."""

    def __init__(self, at: int, problem: Words) -> None:
        super().__init__(str(problem))
        self.at, self.problem = at, problem

    def __reduce__(self) -> tuple[type[UnfitCondition], tuple[int, Words]]:
        return type(self), (self.at, self.problem)


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    at: int


@lru_cache(maxsize=4_096)
def parse(text: str) -> Condition:
    """Raises UnfitCondition.

    >>> parse("not age < 18")
    Not(at=1, inside=Comparison(at=5, name='age', operator='<', value=18))
    """
    if len(text) > MOST_SIGNS:
        raise UnfitCondition(
            1, Words("a condition has at most {most} signs; split it over pages.", most=MOST_SIGNS)
        )
    parser = _Parser(_tokens(text))
    found = parser.either(0)
    if parser.now.kind != "end":
        raise parser.unexpected(N_("“{found}” is not expected here; is “and” or “or” missing?"))
    return found


def _tokens(text: str) -> list[Token]:
    found, place = list[Token](), 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _TOKEN.match(text, place)
        if match is None:
            raise UnfitCondition(
                place + 1, Words("“{sign}” cannot be in a condition.", sign=text[place : place + 12])
            )
        found.append(Token(str(match.lastgroup), match[0], place + 1))
        place = match.end()
    return [*found, Token("end", "", len(text) + 1)]


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens, self._place = tokens, 0

    @property
    def now(self) -> Token:
        return self._tokens[self._place]

    def either(self, depth: int) -> Condition:
        at, parts = self.now.at, [self._both(depth)]
        while self._took("or"):
            parts.append(self._both(depth))
        return Or(tuple(parts), at=at) if len(parts) > 1 else parts[0]

    def unexpected(self, template: str) -> UnfitCondition:
        if self.now.kind == "end":
            return UnfitCondition(self.now.at, Words("the condition ends too early."))
        return UnfitCondition(self.now.at, Words(template, found=self.now.text))

    def _both(self, depth: int) -> Condition:
        at, parts = self.now.at, [self._one(depth)]
        while self._took("and"):
            parts.append(self._one(depth))
        return And(tuple(parts), at=at) if len(parts) > 1 else parts[0]

    def _one(self, depth: int) -> Condition:
        if depth > MOST_DEPTH:
            raise UnfitCondition(
                self.now.at, Words("brackets and “not” go no deeper than {most}.", most=MOST_DEPTH)
            )
        at = self.now.at
        if self._took("not"):
            return Not(self._one(depth + 1), at=at)
        if self._took("("):
            found = self.either(depth + 1)
            self._must(")")
            return found
        if self.now.text in ("answered", "chosen") and self._tokens[self._place + 1].text == "(":
            return self._called(at)
        return self._compared(at)

    def _called(self, at: int) -> Condition:
        word = self._next().text
        self._must("(")
        name = self._name()
        if word == "answered":
            self._must(")")
            return Answered(name, at=at)
        self._must(",")
        option = self._value()
        self._must(")")
        return Chosen(name, option if isinstance(option, int) else str(option), at=at)

    def _compared(self, at: int) -> Condition:
        name = self._name()
        negated = self._took("not")
        if self._took("in"):
            found = In(name, self._values(), at=at)
            return Not(found, at=at) if negated else found
        if negated or self.now.text not in _COMPARING or self.now.kind != "sign":
            raise self.unexpected(N_("“{found}” stands where =, !=, <, <=, >, >= or in is expected."))
        sign = self._next().text
        return Comparison(name, "==" if sign == "=" else sign, self._value(), at=at)

    def _values(self) -> tuple[Constant, ...]:
        self._must("[")
        values = [self._value()]
        while self._took(","):
            values.append(self._value())
        self._must("]")
        return tuple(values)

    def _value(self) -> Constant:
        token = self.now
        if token.kind in ("end", "sign") or token.text in _RESERVED:
            raise self.unexpected(N_("“{found}” stands where a value is expected."))
        self._place += 1
        if token.kind == "number":
            return float(token.text) if "." in token.text else int(token.text)
        return token.text[1:-1] if token.kind == "text" else token.text

    def _name(self) -> str:
        if self.now.kind != "word" or self.now.text in _RESERVED or not NAME.fullmatch(self.now.text):
            raise self.unexpected(N_("“{found}” stands where the code of a question is expected."))
        return self._next().text

    def _took(self, text: str) -> bool:
        if self.now.kind in ("word", "sign") and self.now.text == text:
            self._place += 1
            return True
        return False

    def _must(self, text: str) -> None:
        if not self._took(text):
            raise self.unexpected(
                N_("“{found}” stands where another sign is expected: a bracket or a comma.")
            )

    def _next(self) -> Token:
        self._place += 1
        return self._tokens[self._place - 1]
