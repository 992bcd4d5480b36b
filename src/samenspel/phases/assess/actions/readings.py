"""Noting values: one at a time, from a file, or from another site. What was noted is corrected, never written
over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.indicators import SentRow, value_words
from samenspel.phases.assess.actions.indicators import weigh_later
from samenspel.phases.assess.models.indicators import Indicator, Reading, Side, Way
from samenspel.phases.assess.queries.indicators import locked_indicator, locked_reading, readings_of
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("assess.add_reading", _("{actor} noted a value of {title}."))
describe("assess.import_readings", _("{actor} noted values of {title}: {added} new, {corrected} corrected."))
describe("assess.correct_reading", _("{actor} corrected a value of {title}."))
describe("assess.withdraw_reading", _("{actor} took back a value of {title}."))
Key = tuple[str, date]
Said = tuple[Fraction, str]


def decimal_of(value: Fraction) -> Decimal:
    """Nothing is lost: values were read with so many places."""
    return Decimal(value_words(value))


class Taken(NamedTuple):
    added: int
    corrected: int


@dataclass(frozen=True)
class Sorted:
    """What rows would do, by side and period: `new` values with their notes, `other` ones with what stands
    there now, and how many say what is known."""

    new: Mapping[Key, Said]
    other: Mapping[Key, tuple[Said, Reading]]
    known: int


def sort_rows(indicator: Indicator, rows: Iterable[SentRow]) -> Sorted:
    standing = {(one.side, one.period): one for one in readings_of(indicator)}
    new, other, known = dict[Key, Said](), dict[Key, tuple[Said, Reading]](), 0
    for key, said in _values(rows):
        now = standing.get(key)
        if now is None:
            new[key] = said
        elif Fraction(now.value) == said[0]:
            known += 1
        else:
            other[key] = said, now
    return Sorted(new, other, known)


def _values(rows: Iterable[SentRow]) -> Iterator[tuple[Key, Said]]:
    for row in rows:
        if row.value is not None:
            yield (Side.OURS.value, row.period), (row.value, row.note)
        if row.comparison is not None:
            yield (Side.BESIDE.value, row.period), (row.comparison, row.note if row.value is None else "")


def add_reading(
    *, actor: Person, indicator: Indicator, side: str, period: date, value: Decimal, note: str = ""
) -> Reading:
    with acting(actor, "assess.add_reading", indicator, locked_indicator) as indicator:
        refuse_to_come("assess.add_reading", period)
        _refuse_without_comparison(indicator, side)
        if readings_of(indicator).filter(side=side, period=period).exists():
            raise Refused(
                "assess.add_reading",
                _("There is a value for this period. Correct it, and say what was wrong."),
            )
        reading = Reading.objects.create(
            indicator=indicator, side=side, period=period, value=value, note=note
        )
        weigh_later(indicator)
        tell(actor, "assess.add_reading", indicator, title=indicator.title)
    return reading


def refuse_to_come(verb: str, period: date) -> None:
    if period > clock.today():
        raise Refused(verb, _("This period is still to come; nobody knows its value."))


def _refuse_without_comparison(indicator: Indicator, side: str) -> None:
    if side == Side.BESIDE and not indicator.compared_with:
        raise Refused("assess.add_reading", _("Nothing is measured beside it. Say first what that would be."))


def correct_reading(
    *, actor: Person, reading: Reading, value: Decimal, reason: str, note: str = ""
) -> Reading:
    with acting(actor, "assess.correct_reading", reading, locked_reading) as reading:
        if reading.value == value and reading.note == note:
            raise Refused("assess.correct_reading", _("This is what stands there. Nothing was saved."))
        corrected = _correct(reading, value, note, reason, Way.TYPED)
        weigh_later(reading.indicator)
        tell(actor, "assess.correct_reading", reading.indicator, title=reading.indicator.title)
    return corrected


def _correct(reading: Reading, value: Decimal, note: str, reason: str, way: str) -> Reading:
    set_values(reading, ended_at=clock.now(), end_reason=reason)
    return Reading.objects.create(
        indicator=reading.indicator,
        side=reading.side,
        period=reading.period,
        value=value,
        note=note,
        way=way,
        corrects=reading,
    )


def withdraw_reading(*, actor: Person, reading: Reading, reason: str) -> Reading:
    """The period has no value then."""
    with acting(actor, "assess.withdraw_reading", reading, locked_reading) as reading:
        set_values(reading, ended_at=clock.now(), end_reason=reason)
        weigh_later(reading.indicator)
        tell(actor, "assess.withdraw_reading", reading.indicator, title=reading.indicator.title)
    return reading


def import_readings(
    *, actor: Person, indicator: Indicator, rows: Sequence[SentRow], reason: str = ""
) -> Taken:
    """The same rows again add nothing. Without a `reason`, what stands there otherwise stays."""
    with acting(actor, "assess.import_readings", indicator, locked_indicator) as indicator:
        for row in rows:
            refuse_to_come("assess.import_readings", row.period)
            if row.comparison is not None:
                _refuse_without_comparison(indicator, Side.BESIDE)
        taken = take(indicator, sort_rows(indicator, rows), Way.FILE, reason)
        if any(taken):
            tell(actor, "assess.import_readings", indicator, title=indicator.title, **taken._asdict())
    return taken


def take(indicator: Indicator, found: Sorted, way: str, reason: str) -> Taken:
    """Inside writing(), with the indicator locked."""
    Reading.objects.bulk_create(
        Reading(
            indicator=indicator,
            side=side,
            period=period,
            value=decimal_of(value),
            note=note,
            way=way,
        )
        for (side, period), (value, note) in found.new.items()
    )
    corrected = found.other.items() if reason else ()
    for _key, ((value, note), reading) in corrected:
        _correct(reading, decimal_of(value), note or reading.note, reason, way)
    if found.new or corrected:
        weigh_later(indicator)
    return Taken(len(found.new), len(corrected))
