"""Who speaks: one key for each human being, by whichever of their addresses they stand in a programme."""

from collections.abc import Iterable
from typing import Any

from django.utils.crypto import salted_hmac

from samenspel.methods.programmes import Speaker
from samenspel.phases.learn.models.contributions import Author
from samenspel.phases.learn.rules.conflicts import addresses_of, owners_of

CHAIR = "chair"
DISCUSSANT = "discussant: {side}"


def key_of(person: Any) -> str:
    return f"person {person.pk}"


def keys_of_person(person: Any) -> list[str]:
    """All under which they may stand in a version: by their account, or by an address before they had one."""
    addresses = addresses_of([person])[person.pk]
    return [key_of(person), *sorted(_key(f"2 {address}") for address in addresses)]


def person_of(key: str) -> str:
    """Whose account it is; nothing for somebody without."""
    kind, _space, pk = key.partition(" ")
    return pk if kind == "person" and pk else ""


def keys_of(authors: Iterable[Author]) -> dict[int, str]:
    """By author: that of the account which confirmed the address, or else of address, ORCID or name. No
    address is in it: keys come out in files, hashed, and who knows an address could try."""
    rows = [*authors]
    owners = owners_of(one.email for one in rows)
    marks = {one.pk: _marks(one, owners) for one in rows}
    groups: dict[str, set[str]] = {}
    for mine in marks.values():
        together = set().union(mine, *(groups.get(mark, set()) for mark in mine))
        groups |= dict.fromkeys(together, together)
    surest = {mark: min(group) for mark, group in groups.items()}
    keys = {mark: _key(mark) for mark in {*surest.values()}}
    return {one.pk: keys[surest[marks[one.pk][0]]] if marks[one.pk] else one.name for one in rows}


def _marks(author: Author, owners: dict[str, Any]) -> list[str]:
    """The surest first."""
    owner = author.person or owners.get(author.email)
    found = [f"1 {owner.pk}" if owner else ""]
    found += [f"2 {author.email}" if author.email else "", f"3 {author.orcid}" if author.orcid else ""]
    return [one for one in found if one]


def _key(surest: str) -> str:
    kind, _space, mark = surest.partition(" ")
    return f"person {mark}" if kind == "1" else salted_hmac("learn.speaker", mark).hexdigest()


def speaker(person: Any, role: str) -> Speaker:
    return Speaker(str(person), key_of(person), role)
