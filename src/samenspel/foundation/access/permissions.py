"""The register of permissions: one sentence for every verb."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samenspel.foundation.access.memory import judging
from samenspel.foundation.access.predicates import AccessDecision, Predicate, Text, anyone


class Refused(Exception):
    """An action was asked for by someone who may not do it; `reason` is for that person."""

    def __init__(self, verb: str, reason: Text) -> None:
        super().__init__(f"{verb}: {reason}")
        self.verb, self.reason = verb, reason


class Overtaken(Refused):
    """Nothing is wrong with what was asked for, but somebody else changed `row` meanwhile: now it is at
    `version`."""

    def __init__(self, verb: str, reason: Text, *, row: Any, version: str) -> None:
        super().__init__(verb, reason)
        self.row, self.version = row, version


@dataclass(frozen=True)
class Permission:
    """Who may do `verb`; who fails `sees` is not even told that the thing exists. What is done `for_oneself`
    says nothing to others, so it is open to those who may write nothing."""

    verb: str
    rule: Predicate
    sees: Predicate
    for_oneself: bool = False

    def judge(self, person: Any, thing: Any = None) -> AccessDecision:
        with judging():
            return self.rule(person, thing)


PERMISSIONS: dict[str, Permission] = {}


def permit(verb: str, rule: Predicate, sees: Predicate | None = None, *, for_oneself: bool = False) -> None:
    """Say once who may do `verb`. Without `sees`, those who may not act don't see the thing either."""
    if verb in PERMISSIONS:
        raise ValueError(f"{verb} has a permission already.")
    PERMISSIONS[verb] = Permission(verb, rule, sees or rule, for_oneself)


def allow(person: Any, verb: str, thing: Any = None) -> AccessDecision:
    """May `person` do `verb` with `thing`? A verb without permission is an error, not a no."""
    return PERMISSIONS[verb].judge(person, thing)


def may_do(person: Any, app: str, verbs: Iterable[str], thing: Any) -> dict[str, AccessDecision]:
    """For a page: its `may_change_round` says whether `person` may do plan.change_round with `thing`."""
    return {f"may_{verb}": allow(person, f"{app}.{verb}", thing) for verb in verbs}


def require(person: Any, verb: str, thing: Any = None) -> None:
    """As `allow`, but raises `Refused`."""
    verdict = allow(person, verb, thing)
    if not verdict:
        raise Refused(verb, verdict.reason)


def may_be_hidden(person: Any, verb: str) -> bool:
    """Can signing in bring to light what this person doesn't find? Not where everybody sees what there is."""
    return not person.is_authenticated and PERMISSIONS[verb].sees is not anyone
