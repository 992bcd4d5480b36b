"""`{% load panels %}`: how editions and their days are called."""

from calendar import monthrange
from datetime import date

from django import template
from django.utils import formats

from samenspel.phases.learn.models.series import Edition

register = template.Library()


@register.filter
def days_of(edition: Edition) -> str:
    """{{ edition|days_of }}: where a whole year or a month stands, no day is known."""
    first, last = edition.begins_on, edition.ends_on
    if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
        return str(first.year)
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return formats.date_format(first, "YEAR_MONTH_FORMAT")
    days = dict.fromkeys((first, last))
    return " – ".join(formats.date_format(one, "DATE_FORMAT") for one in days)


@register.filter
def with_days(edition: Edition) -> str:
    """{{ edition|with_days }}: unless its name says them."""
    days = days_of(edition)
    return edition.name if days in edition.name else f"{edition.name}, {days}"
