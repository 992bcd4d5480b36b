"""Who may not see what: what is known of reviewers, organisers and authors, held against each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q

from samenspel.foundation import clock
from samenspel.methods.reviewing import Conflict, Party, Work, find_conflicts
from samenspel.methods.reviewing.conflicts import YEARS
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Author, Contribution, Opposed, State
from samenspel.phases.learn.models.publications import Contributor
from samenspel.phases.learn.models.reviews import Declared, Reviewer
from samenspel.spine.people.models import Person

Found = dict[tuple[int, int], tuple[Conflict, ...]]
"""By the keys of contribution and reviewer."""


def addresses_of(people: Iterable[Any]) -> dict[Any, set[str]]:
    """All that are confirmed, by the person's key."""
    known = {person.pk: {person.email} - {None} for person in people}
    confirmed = EmailAddress.objects.filter(user__in=known, verified=True).values_list("user", "email")
    for key, email in confirmed:
        known[key].add(email.lower())
    return known


def owners_of(addresses: Iterable[str]) -> dict[str, Person]:
    """Whose these addresses are, where somebody confirmed them."""
    wanted = {address for address in addresses if address}
    found = {one.email: one for one in Person.objects.filter(email__in=wanted) if one.email}
    claims = EmailAddress.objects.filter(email__in=wanted, verified=True).select_related("user")
    return {**{claim.email.lower(): claim.user for claim in claims}, **found}


def conflicts_in(call: Call) -> Found:
    """Of everybody with everything in a call."""
    reviewers = [*Reviewer.objects.filter(call=call).select_related("person")]
    contributions = [*Contribution.objects.filter(call=call, state=State.SUBMITTED)]
    return dict(_held(reviewers, contributions))


def conflicts_of(contribution: Contribution) -> list[tuple[Reviewer, tuple[Conflict, ...]]]:
    """Of all who review for its call."""
    rows = Reviewer.objects.filter(call=contribution.call_id).select_related("person")
    reviewers = {one.pk: one for one in rows}
    return [(reviewers[key], found) for (_c, key), found in _held([*reviewers.values()], [contribution])]


def conflicts_between(person: Any, contribution: Contribution) -> tuple[Conflict, ...]:
    return conflicts_with(person, contribution.call, [contribution]).get(contribution.pk, ())


def conflicts_with(
    person: Any, call: Call, contributions: list[Contribution]
) -> dict[int, tuple[Conflict, ...]]:
    """Of one person, whether they review or organise, by the keys of contributions in a call."""
    reviewer = Reviewer.objects.filter(call=call, person=person).select_related("person").first()
    held = _held([reviewer or Reviewer(call=call, person=person)], contributions)
    return {contribution: found for (contribution, _reviewer), found in held}


def _held(
    reviewers: list[Reviewer], contributions: list[Contribution]
) -> Iterator[tuple[tuple[int, int], tuple[Conflict, ...]]]:
    authors = _authors_of(contributions)
    mine = _parties_of(reviewers)
    works = [*_works(reviewers, mine)]
    declared = {(one.contribution_id, one.reviewer_id) for one in _declared(reviewers, contributions)}
    opposed = _opposed(contributions)
    year = clock.today().year
    for contribution in contributions:
        theirs = authors[contribution.pk]
        keys = {key for party in theirs for key in party.keys}
        for reviewer, party in zip(reviewers, mine, strict=True):
            unwanted = party.addresses & opposed[contribution.pk]
            said = keys if unwanted or (contribution.pk, reviewer.pk) in declared else ()
            if found := find_conflicts(party, theirs, year=year, works=works, declared=said):
                yield (contribution.pk, reviewer.pk), found


def _declared(reviewers: list[Reviewer], contributions: list[Contribution]) -> Any:
    known = [one.pk for one in reviewers if one.pk]
    return Declared.objects.filter(contribution__in=contributions, reviewer__in=known)


def _opposed(contributions: list[Contribution]) -> dict[int, set[str]]:
    """By contribution, the addresses of whom its authors do not want."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Opposed.objects.filter(contribution__in=contributions)
    for contribution, email in rows.values_list("contribution", "email"):
        found[contribution].add(email)
    return found


def _authors_of(contributions: list[Contribution]) -> dict[int, list[Party]]:
    rows = [*Author.objects.filter(contribution__in=contributions).select_related("person")]
    addresses = addresses_of({row.person for row in rows if row.person})
    found: dict[int, list[Party]] = defaultdict(list)
    for row in rows:
        ids = {f"author:{row.pk}"}
        ids |= {f"person:{row.person_id}"} if row.person_id else set()
        ids |= {f"orcid:{row.orcid}"} if row.orcid else set()
        theirs = {*addresses.get(row.person_id, ()), row.email} - {""}
        party = Party(frozenset(ids), frozenset(theirs), frozenset({row.affiliation}), frozenset({row.name}))
        found[row.contribution_id].append(party)
    return found


def _parties_of(reviewers: list[Reviewer]) -> list[Party]:
    addresses = addresses_of([one.person for one in reviewers])
    works_for = defaultdict(set)
    people = [one.person for one in reviewers]
    for person, name in Person.objects.filter(pk__in=[one.pk for one in people]).values_list(
        "pk", "organisations__name"
    ):
        works_for[person].add(name or "")
    return [_party(one, addresses[one.person.pk], works_for[one.person.pk]) for one in reviewers]


def _party(reviewer: Reviewer, addresses: set[str], works_for: set[str]) -> Party:
    ids = {f"person:{reviewer.person.pk}"} | ({f"orcid:{reviewer.orcid}"} if reviewer.orcid else set())
    return Party(
        frozenset(ids),
        frozenset(addresses),
        frozenset({reviewer.organisation, *works_for}),
        frozenset({reviewer.person.display_name}),
    )


def _works(reviewers: list[Reviewer], parties: list[Party]) -> Iterator[Work]:
    """What these people made with others in the last years: here, and in the library."""
    since = clock.today().year - YEARS
    orcids = {one.orcid for one in reviewers} - {""}
    addresses = {address for party in parties for address in party.addresses}
    mine = Q(person__in=[one.person.pk for one in reviewers]) | Q(orcid__in=orcids) | Q(email__in=addresses)
    here = Author.objects.filter(mine).values("contribution")
    rows = Author.objects.filter(contribution__in=here, contribution__submitted_at__year__gte=since)
    columns = ("contribution", "contribution__submitted_at__year", "person", "email", "orcid")
    yield from _grouped(
        (key, year, (f"person:{person}" if person else "", email, f"orcid:{orcid}" if orcid else ""))
        for key, year, person, email, orcid in rows.values_list(*columns)
    )
    names = {one.person.display_name for one in reviewers} - {""}
    theirs = Contributor.objects.filter(Q(name__in=names) | Q(orcid__in=orcids)).values("publication")
    listed = Contributor.objects.filter(publication__in=theirs, publication__year__gte=since)
    yield from _grouped(
        (key, year, (name, f"orcid:{orcid}" if orcid else ""))
        for key, year, name, orcid in listed.values_list("publication", "publication__year", "name", "orcid")
    )


def _grouped(rows: Iterable[tuple[int, int | None, tuple[str, ...]]]) -> Iterator[Work]:
    """A work that one person made alone joins nobody."""
    people: dict[tuple[int, int], set[str]] = defaultdict(set)
    for key, year, keys in rows:
        people[key, year or 0] |= {one for one in keys if one}
    return (Work(year, frozenset(found)) for (_key, year), found in people.items())
