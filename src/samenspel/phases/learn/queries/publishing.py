"""What would be public now, what is different from what is, and whom that touches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from samenspel.methods.programmes import Change, Programme, changes, from_kept, with_revisions
from samenspel.phases.learn.models.contributions import Author
from samenspel.phases.learn.models.programme import Session
from samenspel.phases.learn.models.registrations import Registration
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.programme import accepted_in, drafted, latest, planned_in
from samenspel.phases.learn.queries.speakers import keys_of, person_of
from samenspel.spine.people.models import Person
from samenspel.tools.seats.models import Seat

HELD = (Seat.State.HELD, Seat.State.OFFERED)


@dataclass(frozen=True)
class Next:
    """`number`: of the version that it would be. `is_new`: it says something else than what is public."""

    number: int
    programme: Programme
    changes: tuple[Change, ...]
    is_new: bool


@dataclass(frozen=True)
class Reached:
    """Somebody to tell: what of it is about them, which is nothing for who only comes."""

    address: str
    language: str | None
    mine: tuple[Change, ...]


def next_version(edition: Edition, planned: Iterable[Session] | None = None) -> Next:
    """Of accepted contributions only, whoever asks. `planned`: the sessions, where they are known already."""
    accepted = accepted_in(edition)
    sessions = planned_in(edition, accepted) if planned is None else planned
    now = drafted(edition, sessions, accepted)
    before = latest(edition)
    number = before.number + 1 if before else 1
    now = replace(now, version=str(number))
    if before is None:
        return Next(number, now, changes(replace(now, sessions=()), now), bool(now.sessions))
    was = from_kept(before.kept)
    then = with_revisions(was, now)
    is_new = replace(then, version=was.version, changed=was.changed) != was
    return Next(number, then, changes(was, now), is_new)


def reached(edition: Edition, after: Next) -> list[Reached]:
    """Each address once, those who speak before those who come."""
    mine: dict[str, list[Change]] = defaultdict(list)
    for one in after.changes:
        for person in one.people:
            mine[person.key].append(one)
    found = {address: (language, mine[key]) for key, address, language in _addresses(edition, mine)}
    for address, language in _registered(edition):
        found.setdefault(address, (language, []))
    return [Reached(address, language, tuple(told)) for address, (language, told) in found.items()]


def _addresses(edition: Edition, keys: Iterable[str]) -> Iterator[tuple[str, str, str | None]]:
    """Of an account, or as it was typed where nobody has one."""
    wanted = {person_of(key): key for key in keys}
    people = Person.objects.filter(pk__in=[pk for pk in wanted if pk], is_active=True, email__isnull=False)
    for one in people.order_by("pk"):
        yield wanted[str(one.pk)], str(one.email), one.language
    authors = [
        *Author.objects.filter(contribution__call__edition=edition).select_related("contribution", "person")
    ]
    by_author = keys_of(authors)
    for author in authors:
        key = by_author[author.pk]
        if key in keys and not person_of(key) and author.email:
            yield key, author.email, author.contribution.language


def _registered(edition: Edition) -> Iterator[tuple[str, str | None]]:
    rows = Registration.objects.filter(edition=edition, seat__state__in=HELD, seat__person__is_active=True)
    people = rows.order_by("seat__person").values_list("seat__person__email", "seat__person__language")
    yield from ((email, language) for email, language in people if email)
