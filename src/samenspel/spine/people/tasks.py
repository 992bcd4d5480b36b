"""Forgetting what is past its time."""

from datetime import timedelta

from django.db import connection

from samenspel.foundation import clock
from samenspel.foundation.journal import record
from samenspel.foundation.locks import writing
from samenspel.foundation.locks.acting import stay_alone
from samenspel.foundation.tasks import each, every
from samenspel.spine.people.actions import forget
from samenspel.spine.people.models import Person, SignInRequest
from samenspel.spine.people.proofs import VALID
from samenspel.spine.people.sessions import SessionStore

UNCONFIRMED_KEPT = timedelta(days=7)
LOOKED_AT_AGAIN = timedelta(days=1)


@every(hours=1)
def forget_what_is_past() -> None:
    SignInRequest.objects.filter(asked_at__lt=clock.settled() - VALID).delete()
    SessionStore.clear_expired()
    each(_never_confirmed(), _erase)
    each(Person.objects.filter(erased_at__gt=clock.now() - LOOKED_AT_AGAIN), _erase_again)
    empty_the_log()


def _erase(person: Person) -> None:
    with writing():
        stay_alone(person, "people.erase_me")
        forget(person)
        record(actor=None, verb="people.erase_me", thing=person)


def _erase_again(person: Person) -> None:
    with writing():
        forget(person)


def _never_confirmed() -> list[Person]:
    """Came through another service and never said, by the link in our mail, that the address is theirs."""
    long_ago = clock.now() - UNCONFIRMED_KEPT
    waiting = Person.objects.filter(last_login=None, joined_at__lt=long_ago, emailaddress__verified=False)
    return list(waiting.exclude(emailaddress__verified=True).distinct())


def empty_the_log() -> None:
    """SQLite keeps old pages in its log until it is cut off; PostgreSQL's own cleaning does this."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
