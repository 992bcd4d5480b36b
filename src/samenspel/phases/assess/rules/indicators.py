"""Who says what should change, who notes how it goes, and who reads it: everyone who sees the initiative."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.phases.assess.models.indicators import Indicator, Reading
from samenspel.spine.initiatives.rules import can_coordinate, can_see, is_professional
from samenspel.spine.people.rules import is_the_house


def indicator_of(thing: Any) -> Indicator:
    indicator: Indicator = thing.indicator if isinstance(thing, Reading) else thing
    return indicator


@predicate(_("It is no longer measured."))
def is_measured(person: Any, thing: Any) -> bool:
    return indicator_of(thing).ended_at is None


@predicate(_("It is still measured. End it first."))
def is_ended(person: Any, thing: Any) -> bool:
    return indicator_of(thing).ended_at is not None


@predicate(_("It is in the archive already."))
def is_not_archived(person: Any, thing: Any) -> bool:
    return indicator_of(thing).archived_at is None


@predicate(_("These values are counted in the journal; nobody types them."))
def is_not_counted(person: Any, thing: Any) -> bool:
    return not indicator_of(thing).counts


@predicate(_("This value was corrected or taken back already."))
def still_counts(person: Any, reading: Any) -> bool:
    return bool(reading.ended_at is None)


@predicate(_("No other site is asked for these values."))
def has_source(person: Any, indicator: Any) -> bool:
    return getattr(indicator, "remote", None) is not None


notes_values = can_coordinate | (is_signed_in & is_professional)

permit("assess.list_indicators", can_see)
permit("assess.show_indicator", can_see)
permit("assess.export_indicator", can_see)
permit("assess.add_indicator", can_coordinate, sees=can_see)
permit("assess.change_indicator", can_coordinate & is_measured, sees=can_see)
permit("assess.change_target", can_coordinate & is_measured, sees=can_see)
permit("assess.end_indicator", can_coordinate & is_measured, sees=can_see)
permit("assess.resume_indicator", can_coordinate & is_ended, sees=can_see)
permit("assess.archive_indicator", can_coordinate & is_ended & is_not_archived, sees=can_see)
permit("assess.add_reading", notes_values & is_measured & is_not_counted, sees=can_see)
permit("assess.import_readings", notes_values & is_measured & is_not_counted, sees=can_see)
permit("assess.correct_reading", notes_values & still_counts, sees=can_see)
permit("assess.withdraw_reading", notes_values & still_counts, sees=can_see)
permit("assess.count_entries", can_coordinate & is_measured, sees=can_see)
permit("assess.set_source", can_coordinate & is_measured & is_not_counted, sees=can_see)
permit("assess.drop_source", can_coordinate & has_source, sees=can_see)
permit("assess.ask_source", (can_coordinate | is_the_house) & is_measured & has_source, sees=can_see)
permit("assess.keep_fetched", is_the_house)
permit("assess.note_failure", is_the_house)
permit("assess.keep_weighed", is_the_house)
