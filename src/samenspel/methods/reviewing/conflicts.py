"""Who may not review whom: rules on all that is known of both, over all addresses of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .asked import word_key

KINDS = ("author", "declared", "co-author", "organisation", "domain")
"""The strongest first."""
YEARS = 3
ANYBODYS = frozenset(
    [
        "aol.com",
        "fastmail.com",
        "free.fr",
        "gmail.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hetnet.nl",
        "home.nl",
        "hotmail.be",
        "hotmail.com",
        "hotmail.fr",
        "hotmail.nl",
        "icloud.com",
        "kpnmail.nl",
        "kpnplanet.nl",
        "laposte.net",
        "live.be",
        "live.com",
        "live.fr",
        "live.nl",
        "mac.com",
        "mail.com",
        "me.com",
        "msn.com",
        "neuf.fr",
        "orange.fr",
        "outlook.com",
        "planet.nl",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "proximus.be",
        "scarlet.be",
        "sfr.fr",
        "skynet.be",
        "telenet.be",
        "tuta.io",
        "tutanota.com",
        "voo.be",
        "wanadoo.fr",
        "web.de",
        "xs4all.nl",
        "yahoo.com",
        "yahoo.fr",
        "ziggo.nl",
        "zoho.com",
    ]
)
"""Domains that give mailboxes to anybody: to share one says nothing."""
_SECOND = frozenset(["ac", "co", "com", "edu", "gob", "gouv", "gov", "net", "nhs", "org", "sch"])


@dataclass(frozen=True)
class Party:
    """A person as author or reviewer. `ids`: whatever stands for this person and nobody else: an account, an
    ORCID. `addresses` are in one form (lower case); `names` in the form in which works have them."""

    ids: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset({*self.ids, *self.addresses})

    @property
    def known_as(self) -> frozenset[str]:
        return frozenset({*self.keys, *map(word_key, self.names)} - {""})


@dataclass(frozen=True)
class Work:
    """Of a year, by people who are known by an id, an address or only a name."""

    year: int
    people: frozenset[str]


@dataclass(frozen=True)
class Conflict:
    """`about`: the organisation, domain or work in question."""

    kind: str
    about: str = ""


def find_conflicts(
    reviewer: Party,
    authors: Iterable[Party],
    *,
    year: int,
    works: Iterable[Work] = (),
    declared: Iterable[str] = (),
) -> tuple[Conflict, ...]:
    """All there are, the strongest first. `works` of the last three years count; `declared`: the keys of
    those authors with whom a conflict was declared, by whichever side."""
    people, told = [*authors], frozenset(declared)
    written = [frozenset(map(word_key, work.people)) for work in works if year - YEARS <= work.year <= year]
    found = {one for author in people for one in _between(reviewer, author, told, written)}
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.about)))


def _between(
    reviewer: Party, author: Party, declared: frozenset[str], written: list[frozenset[str]]
) -> Iterator[Conflict]:
    if reviewer.keys & author.keys:
        yield Conflict("author")
    if declared & author.keys:
        yield Conflict("declared")
    if any(_among(reviewer, people) and _among(author, people) for people in written):
        yield Conflict("co-author")
    ours = {word_key(name): name for name in reviewer.organisations if word_key(name)}
    for name in author.organisations:
        if word_key(name) in ours:
            yield Conflict("organisation", ours[word_key(name)])
    for domain in _domains(reviewer) & _domains(author):
        yield Conflict("domain", domain)


def _among(party: Party, people: frozenset[str]) -> bool:
    return any(word_key(key) in people for key in party.known_as)


def _domains(party: Party) -> frozenset[str]:
    return frozenset(filter(None, map(mail_domain, party.addresses)))


def mail_domain(address: str) -> str:
    """The part of an address that stands for an organisation: faculties of a university have one. Empty for
    domains that are anybody's."""
    host = address.rpartition("@")[2].strip().casefold().rstrip(".")
    labels = host.split(".")
    keep = 3 if len(labels[-1]) == 2 and labels[-2:-1] and labels[-2] in _SECOND else 2
    domain = ".".join(labels[-keep:])
    return "" if len(labels) < keep or domain in ANYBODYS else domain
