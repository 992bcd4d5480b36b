"""A number with what it counts: one person, or more people. Said in sentences that fit both."""

from __future__ import annotations

from .words import Count, Words


def counted(number: object, one: Words, many: Words) -> Words:
    """The words for exactly one, or those for any other number."""
    return one if number in (1, "1") else many


def people(number: int) -> Words:
    return counted(number, Words("1 person"), Words("{number} people", number=Count(number)))


def panels(number: int) -> Words:
    return counted(number, Words("1 panel"), Words("{number} panels", number=Count(number)))


def seats(number: int) -> Words:
    return counted(number, Words("1 seat"), Words("{number} seats", number=Count(number)))


def votes(number: int) -> Words:
    return counted(number, Words("1 vote"), Words("{number} votes", number=Count(number)))


def statements(number: int) -> Words:
    return counted(number, Words("1 statement"), Words("{number} statements", number=Count(number)))


def projects(number: int) -> Words:
    return counted(number, Words("1 project"), Words("{number} projects", number=Count(number)))


def voters(number: int) -> Words:
    return counted(number, Words("1 voter"), Words("{number} voters", number=Count(number)))


def givers(number: int) -> Words:
    return counted(number, Words("1 giver"), Words("{number} givers", number=Count(number)))


def hours(text: str) -> Words:
    """As they are written already: 7.5."""
    return counted(text, Words("1 hour"), Words("{number} hours", number=text))
