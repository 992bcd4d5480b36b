"""Marking what was seen, and choosing how often mail comes."""

from samenspel.foundation import clock
from samenspel.foundation.locks.acting import acting
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions.following import make_reader
from samenspel.tools.notices.models import Reader
from samenspel.tools.notices.queries import settled_entry


def see_all(*, actor: Person, up_to: int) -> None:
    """All that the page showed, which went up to that entry. What came after it stays new."""
    with acting(actor, "notices.see_all"):
        make_reader(actor)
        seen = min(up_to, settled_entry())
        Reader.objects.filter(person=actor, seen__lt=seen).update(seen=seen)


def change_settings(*, actor: Person, mail: str, weekday: int, hour: int) -> Reader:
    with acting(actor, "notices.change_settings"):
        reader = make_reader(actor)
        set_mail(reader, mail, weekday, hour)
    return reader


def set_mail(reader: Reader, mail: str, weekday: int, hour: int) -> None:
    """What was mailed stays mailed; the next mail comes at the first moment that was chosen."""
    reader.mail, reader.weekday, reader.hour = mail, weekday, hour
    reader.next_at = reader.slot_after(clock.now())
    reader.save(update_fields=["mail", "weekday", "hour", "next_at"])
