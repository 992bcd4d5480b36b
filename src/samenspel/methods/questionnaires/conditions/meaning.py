"""What a condition is, and when it holds. Nothing loops, and every part is looked at once at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from samenspel.methods.questionnaires.options import Domain
from samenspel.methods.questionnaires.schema import Code

Answers = Mapping[str, Any]
Constant = int | float | str
OPERATORS = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
ORDERING = frozenset({"<", "<=", ">", ">="})


@dataclass(frozen=True)
class Part:
    """`at`: the sign where it begins, from 1."""

    at: int = field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True)
class Comparison(Part):
    name: str
    operator: str
    value: Constant


@dataclass(frozen=True)
class In(Part):
    name: str
    values: tuple[Constant, ...]


@dataclass(frozen=True)
class Answered(Part):
    name: str


@dataclass(frozen=True)
class Chosen(Part):
    name: str
    option: Code


@dataclass(frozen=True)
class Not(Part):
    inside: Condition


@dataclass(frozen=True)
class And(Part):
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Or(Part):
    parts: tuple[Condition, ...]


Atom = Comparison | In | Answered | Chosen
Condition = Atom | Not | And | Or


def holds(condition: Condition, answers: Answers, domains: Mapping[str, Domain]) -> bool:
    """`answers` are those that count: what was not shown is not among them. Without an answer no comparison
    holds, not even !=; what tells nothing (“don't know”) is neither more nor less than anything."""
    match condition:
        case And(parts):
            return all(holds(part, answers, domains) for part in parts)
        case Or(parts):
            return any(holds(part, answers, domains) for part in parts)
        case Not(inside):
            return not holds(inside, answers, domains)
        case _:
            value = answers.get(condition.name)
            return value is not None and _holds_of(condition, value, domains[condition.name])


def _holds_of(atom: Atom, value: Any, domain: Domain) -> bool:
    match atom:
        case Comparison(_, operator, constant):
            if operator in ORDERING and value in domain.unsaid:
                return False
            return bool(OPERATORS[operator](value, constant))
        case In(_, values):
            return value in values
        case Chosen(_, option):
            return option in value
        case Answered(_):
            return True


def atoms(condition: Condition) -> Iterator[Atom]:
    match condition:
        case And(parts) | Or(parts):
            for part in parts:
                yield from atoms(part)
        case Not(inside):
            yield from atoms(inside)
        case _:
            yield condition


def names_in(condition: Condition) -> frozenset[str]:
    return frozenset(atom.name for atom in atoms(condition))
