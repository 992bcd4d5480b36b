"""Calls, the phases of their review, and what reviewers judge by."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.calls import Call, CallTheme, Criterion, Kind, ReviewPhase
from samenspel.phases.learn.models.reviews import Review
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.panels import locked_call, locked_phase, people_in
from samenspel.phases.learn.rules.panels import is_own
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person

untold(
    "learn.set_up_call",
    "learn.change_call",
    "learn.add_phase",
    "learn.remove_phase",
    "learn.set_criteria",
    "learn.cancel_call",
    because="Of no initiative: there is no history and no feed to tell it in.",
)
MERIT = [_("Very weak"), _("Weak"), _("Fair"), _("Good"), _("Very good")]
FIRST_CRITERIA = {
    Kind.PAPER: (
        _("Does it say clearly what is asked, and why that matters?"),
        _("Do data and method answer the question?"),
        _("What do scholars and practice learn from it?"),
    ),
    Kind.CASE: (
        _("Is it clear what was done, and for whom?"),
        _("Is it frank about what went wrong?"),
        _("Can a scholar do something with what is asked?"),
    ),
}


def set_up_call(
    *, actor: Person, edition: Edition, themes: Iterable[str], kinds: Iterable[str], **values: Any
) -> Call:
    """With criteria to begin with, in the language of whoever sets it up."""
    with acting(actor, "learn.set_up_call", edition) as edition:
        call = Call.objects.create(edition=edition, kinds=[*kinds], **values)
        CallTheme.objects.bulk_create(CallTheme(call=call, name=name) for name in themes)
        for kind, names in FIRST_CRITERIA.items():
            words = [str(word) for word in MERIT]
            rows = (Criterion(call=call, of_kind=kind, name=str(name), words=words) for name in names)
            Criterion.objects.bulk_create(rows)
        record(actor=actor, verb="learn.set_up_call", thing=call, data={"title": call.title})
    return call


def change_call(
    *,
    actor: Person,
    call: Call,
    themes: Iterable[str],
    kinds: Iterable[str],
    closes_at: datetime,
    **values: Any,
) -> Call:
    """A later end is told to those who are at work. What was promised about who knows whom stays, once
    somebody contributed."""
    with acting(actor, "learn.change_call", call, locked_call) as call:
        before, substitute = call.closes_at, call.substitute_id
        if call.contributions.exists() and values.get("blindness", call.blindness) != call.blindness:
            raise Refused("learn.change_call", _("People contributed on the promise of who knows whom."))
        _keep_a_substitute(call, values)
        set_values(call, kinds=[*kinds], closes_at=closes_at, **values)
        _set_themes(call, [*themes])
        record(actor=actor, verb="learn.change_call", thing=call)
        if closes_at > before:
            _tell_later_end(call)
        if call.substitute and call.substitute_id != substitute:
            write_to(call.substitute, "learn/substitutes", call)
    return call


def _keep_a_substitute(call: Call, values: Mapping[str, Any]) -> None:
    if "substitute" in values and not values["substitute"] and any(map(is_own, call.contributions.all())):
        raise Refused(
            "learn.change_call", _("Organisers contribute too, so somebody must run that for them.")
        )


def _set_themes(call: Call, names: list[str]) -> None:
    """What somebody chose stays."""
    call.themes.filter(contributions=None).exclude(name__in=names).delete()
    there = set(call.themes.values_list("name", flat=True))
    CallTheme.objects.bulk_create(CallTheme(call=call, name=name) for name in names if name not in there)


def _tell_later_end(call: Call) -> None:
    people = Person.objects.filter(authored__contribution__call=call, is_active=True).distinct()
    for person in people.order_by("pk"):
        write_to(person, "learn/later_end", call, call=call)


def add_phase(*, actor: Person, call: Call, **values: Any) -> ReviewPhase:
    """In place of one of that name."""
    with acting(actor, "learn.add_phase", call, locked_call) as call:
        phase, _is_new = ReviewPhase.objects.update_or_create(
            call=call, name=values.pop("name"), defaults=values
        )
        record(actor=actor, verb="learn.add_phase", thing=call)
    return phase


def remove_phase(*, actor: Person, phase: ReviewPhase) -> None:
    """Before it opens, or as long as nobody reviewed."""
    with acting(actor, "learn.remove_phase", phase, locked_phase) as phase:
        if phase.has_begun and Review.objects.filter(assignment__contribution__call=phase.call).exists():
            raise Refused("learn.remove_phase", _("Somebody reviewed in this phase already, so it stays."))
        record(actor=actor, verb="learn.remove_phase", thing=phase.call)
        phase.delete()


def cancel_call(*, actor: Person, call: Call, reason: str) -> Call:
    """Nothing more comes of it: who contributed or reviews, and who was asked to stand in, is told why."""
    with acting(actor, "learn.cancel_call", call, locked_call) as call:
        set_values(call, cancelled_because=reason)
        for person in people_in(call):
            write_to(person, "learn/call_cancelled", call, reason=reason)
        record(actor=actor, verb="learn.cancel_call", thing=call)
    return call


def set_criteria(*, actor: Person, call: Call, kind: str, criteria: Iterable[tuple[str, list[str]]]) -> None:
    """All that are for papers, or for cases. Once somebody judged by them, they stay."""
    with acting(actor, "learn.set_criteria", call, locked_call) as call:
        if Review.objects.filter(assignment__contribution__call=call).exists():
            raise Refused("learn.set_criteria", _("Somebody judged by these criteria already, so they stay."))
        call.criteria.filter(of_kind=kind).delete()
        rows = (Criterion(call=call, of_kind=kind, name=name, words=words) for name, words in criteria)
        Criterion.objects.bulk_create(rows)
        record(actor=actor, verb="learn.set_criteria", thing=call)
