"""Problems that make no sense are refused with a sentence."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from samenspel.methods.rota import Pair, Person, Problem, Shift, UnfitProblem

from .problems import START, at, shift

ANNA = Person("Anna")
NIGHT = shift("night", 0)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"people": (ANNA, ANNA)}, "There are 2 times a person “Anna”; give each its own name."),
        ({"shifts": (NIGHT, NIGHT)}, "There are 2 times a shift “night”; give each its own name."),
        ({"people": (Person(" "),)}, "A person has no name."),
        ({"shifts": (shift("", 0),)}, "A shift has no name."),
        ({"rest_hours": float("nan")}, "The rest is nan hours; it must be a number from 0 up."),
        ({"rest_hours": -1}, "The rest is -1 hours; it must be a number from 0 up."),
        ({"fairness": "luck"}, "Fairness is “luck”; choose from: agreed, available, equal."),
        (
            {"shifts": (Shift("s", datetime(2026, 1, 1), at(3)),)},
            "Shift “s” does not say in which time zone it is.",
        ),
        ({"shifts": (shift("s", 0, 0),)}, "Shift “s” ends before it begins, or at once."),
        ({"shifts": (shift("s", 0, 169),)}, "Shift “s” lasts longer than a week; is its date right?"),
        ({"shifts": (shift("s", 0, people=-1),)}, "The numbers of shift “s” must be whole, from 0 up."),
        (
            {"shifts": (shift("s", 0, skills={"key": 2}),)},
            "Shift “s” asks for 2 with “key” among 1 person.",
        ),
        (
            {"people": (Person("Anna", most_hours=float("inf")),)},
            "The hours of “Anna” must be numbers from 0 up.",
        ),
        (
            {"people": (Person("Anna", agreed_hours=float("nan")),)},
            "The agreed hours of “Anna” must be a number above 0; leave them out otherwise.",
        ),
        (
            {"people": (Person("Anna", most_shifts=-1),)},
            "The limits of “Anna” must be whole numbers from 0 up.",
        ),
        (
            {"people": (Person("Anna", away=((START, START),)),)},
            "“Anna” is away in a period that ends before it begins.",
        ),
        (
            {"people": (Person("Anna", wishes={"s9": 1}),)},
            "“Anna” answers for shift “s9”, which does not exist.",
        ),
        ({"pairs": (Pair("alone", "Anna", "Ben"),)}, "A pair is “alone”; choose from: apart"),
        ({"pairs": (Pair("apart", "Anna", "Ben"),)}, "A pair names “Ben”, who is not among the people."),
        ({"pairs": (Pair("apart", "Anna", "Anna"),)}, "“Anna” is paired with themselves."),
    ],
)
def test_what_makes_no_sense_is_refused(parts: dict[str, Any], says: str) -> None:
    with pytest.raises(UnfitProblem) as refused:
        Problem(**{"people": (ANNA,), "shifts": (NIGHT,), **parts})
    assert str(refused.value).startswith(says)
