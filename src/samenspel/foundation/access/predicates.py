"""Small questions about a person and a thing, that combine with `&`, `|` and `~`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class AccessDecision:
    """Yes, or no with the reason in words for the person who asked."""

    allowed: bool
    reason: Text = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = AccessDecision(True)


@dataclass(frozen=True)
class Predicate:
    """`judge(person, thing)`; `name` reads as part of a sentence."""

    name: str
    judge: Callable[[Any, Any], AccessDecision]

    def __call__(self, person: Any, thing: Any = None) -> AccessDecision:
        return self.judge(person, thing)

    def __and__(self, other: "Predicate") -> "Predicate":
        def judge(person: Any, thing: Any) -> AccessDecision:
            first = self(person, thing)
            return other(person, thing) if first else first

        return Predicate(f"{self.name} and {other.name}", judge)

    def __or__(self, other: "Predicate") -> "Predicate":
        def judge(person: Any, thing: Any) -> AccessDecision:
            first = self(person, thing)
            return first if first else other(person, thing)

        return Predicate(f"({self.name} or {other.name})", judge)

    def __invert__(self) -> "Predicate":
        def judge(person: Any, thing: Any) -> AccessDecision:
            return AccessDecision(False, _("This is not open to you.")) if self(person, thing) else YES

        return Predicate(f"not {self.name}", judge)


def predicate(reason: Text) -> Callable[[Callable[[Any, Any], bool]], Predicate]:
    """Makes a predicate of a function; `reason` is what a person who fails it is told."""

    def make(function: Callable[[Any, Any], bool]) -> Predicate:
        def judge(person: Any, thing: Any) -> AccessDecision:
            return YES if function(person, thing) else AccessDecision(False, reason)

        return Predicate(function.__name__.replace("_", " "), judge)

    return make


@predicate("")
def anyone(person: Any, thing: Any) -> bool:
    return True


@predicate(_("You need to sign in first."))
def is_signed_in(person: Any, thing: Any) -> bool:
    return bool(person is not None and person.is_authenticated)
