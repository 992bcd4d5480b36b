"""What each sign says, in sentences ready to be translated."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.methods.few import LEAST_K
from samenspel.methods.words import N_, Count, Words

from .noted import Sign

FEW, ABOUT = N_("fewer than {fewest}"), N_("about {number}")


@dataclass(frozen=True)
class Text:
    """`seen` and `expected` have the sign's numbers in them; `honest` is what may lie behind it."""

    seen: str
    expected: str
    honest: str


TEXTS = {
    "age": Text(
        N_("{votes} votes were cast by people who said that they are {age} years old."),
        N_("By the ages just below and above it one would expect {expected}."),
        N_(
            "A school, a club or a home for older people that voted together, or a year of birth that is "
            "quick to type."
        ),
    ),
    "impossible": Text(
        N_("Votes were cast by people who would be more than {oldest} years old: {votes}."),
        N_("Hardly anybody in the world is that old."),
        N_("A year of birth that was typed wrongly, or left as a form had it."),
    ),
    "origin": Text(
        N_("{votes} votes came from one network address. Different mailboxes among them: {contacts}."),
        N_("Of the other addresses, the one with the most has {next}."),
        N_(
            "A school, a library, an office or a care home where people voted together, or a phone company "
            "whose customers share one address. Then each voter has a mailbox of their own."
        ),
    ),
    "origin-alone": Text(
        N_("{votes} votes came from one network address."),
        N_("Of the other addresses, the one with the most has {next}."),
        N_(
            "A school, a library, an office or a care home where people voted together, or a phone company "
            "whose customers share one address."
        ),
    ),
    "contact": Text(
        N_("{votes} votes came with one and the same mailbox, its address written in different ways."),
        N_("Of the other mailboxes, the one with the most has {next}."),
        N_("Somebody who let others vote by their own mailbox, such as a volunteer in a care home."),
    ),
    "contacts": Text(
        N_(
            "{votes} votes came with mailboxes that were used for more than {family} votes each. There are "
            "{mailboxes} such mailboxes."
        ),
        N_("Most people vote with a mailbox of their own, and a few families share one."),
        N_("Large families, or volunteers who let others vote by their own mailbox."),
    ),
}


def words_of(template: str, sign: Sign, k: int = LEAST_K) -> Words:
    """A template of TEXTS with the numbers of `sign` in it."""
    numbers = {name: _number(number, k) for name, number in sign.numbers.items()}
    if sign.numbers.get("expected"):
        numbers["expected"] = Words(ABOUT, number=numbers["expected"])
    return Words(template, **numbers)


def _number(number: int | None, k: int) -> Count | Words:
    return Words(FEW, fewest=k) if number is None else Count(number)
