"""Reading the journal, its seals and the outbox."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Min, QuerySet

from samenspel.foundation.journal.canonical import seal_fields
from samenspel.foundation.journal.models import Entry, Message, Seal

PAGE = 50


def entries_of_initiative(initiative: Any) -> QuerySet[Entry]:
    """Newest first."""
    return Entry.objects.filter(initiative_id=str(initiative.pk))


def entries_of_actor(person: Any) -> QuerySet[Entry]:
    """Newest first."""
    return Entry.objects.filter(actor=str(person.pk))


def entries_of_thing(thing: Any) -> QuerySet[Entry]:
    """Newest first."""
    return Entry.objects.filter(object_type=thing._meta.label_lower, object_id=str(thing.pk))


def address_of(thing: Any) -> str:
    """As the journal's index knows it, and as addresses of pages may name it: plan.proposal/12."""
    return f"{thing._meta.label_lower}/{thing.pk}"


def sealed_up_to() -> QuerySet[Seal, int]:
    """One number, or none: among entries up to it, none can appear any more. Entries get their numbers before
    they are saved, so on PostgreSQL a lower one may still follow a higher one until both are sealed."""
    return Seal.objects.order_by("-number").values_list("last", flat=True)[:1]


def page_of_entries(entries: QuerySet[Entry], before: int | None = None) -> list[Entry]:
    """The next page after the entry with number `before`: stays right while new entries come in."""
    return list((entries.filter(id__lt=before) if before else entries)[:PAGE])


def published_seals() -> list[dict[str, Any]]:
    """All seals, oldest first, as anyone may keep them."""
    return [seal_fields(seal) for seal in Seal.objects.order_by("number").iterator()]


def latest_seals() -> list[dict[str, Any]]:
    return [{**seal_fields(seal), "sealed_at": seal.sealed_at} for seal in Seal.objects.all()[:PAGE]]


def latest_seal_time() -> datetime | None:
    return Seal.objects.values_list("sealed_at", flat=True).first()


def outbox_backlog() -> dict[str, Any]:
    """How many messages wait, and since when the most urgent one is due."""
    waiting = Message.objects.exclude(state__in=Message.FINAL)
    return waiting.aggregate(count=Count("id"), due_since=Min("next_at"))
