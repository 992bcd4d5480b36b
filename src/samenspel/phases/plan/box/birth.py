"""The year of birth that somebody types on the ballot, where the round asks for it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.phases.plan.models import BudgetRound

OLDEST = 120


def read_birth_year(typed: str, round: BudgetRound) -> tuple[int | None, list[str]]:
    """The year, and what is wrong with it. By the year alone: who may be old enough, is."""
    text = typed.strip()
    if not round.asks_birth_year or round.votes_until is None:
        return None, []
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        return None, [_("Type the year in which you were born, in four digits, such as 1985.")]
    year, age = int(text), timezone.localtime(round.votes_until).year - int(text)
    if age < 0:
        return None, [
            _("You were born in %(year)s? That is yet to come. Look at the digits.") % {"year": text}
        ]
    if age > OLDEST:
        fault = _("You were born in %(year)s? Nobody is %(age)s years old. Look at the digits.")
        return None, [fault % {"year": text, "age": age}]
    if round.least_age and age < round.least_age:
        fault = _("In this vote you must be %(least)s years or older. Who was born in %(year)s is not yet.")
        return None, [fault % {"least": round.least_age, "year": text}]
    return year, []
