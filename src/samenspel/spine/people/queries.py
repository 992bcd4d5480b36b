"""Reading what is known about people."""

from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Model, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.mailboxes import mailbox
from samenspel.spine.people.models import Child, Person, SignInRequest
from samenspel.spine.people.personal_data import Personal, in_order
from samenspel.spine.people.proofs import VALID, link_digest


def request_of_link(link: str) -> SignInRequest:
    """The request that mailed this link, or DoesNotExist when it was used, is too old or never was."""
    return SignInRequest.objects.get(link_digest=link_digest(link), asked_at__gt=clock.received() - VALID)


def request_of_browser(request_id: str | None) -> SignInRequest | None:
    """The request this browser waits for."""
    valid = SignInRequest.objects.filter(asked_at__gt=clock.received() - VALID)
    return valid.filter(pk=UUID(request_id)).first() if request_id else None


def owner_of(email: str) -> Person | None:
    """Who proved to own the address. Who only claimed it at another sign-in service is not its owner."""
    email = mailbox(email)
    claimed = EmailAddress.objects.filter(email=email, verified=False)
    return Person.objects.filter(email=email).exclude(pk__in=claimed.values("user")).first()


def find_child(link: str) -> Child:
    """By the link that its guardian was mailed; of no use once either of them has left."""
    children = Child.objects.select_related("person").filter(person__is_active=True)
    children = children.exclude(guardian_email="")
    child = children.get(link_digest=link_digest(link))
    child.link = link
    return child


def data_of(person: Person) -> list[dict[str, Any]]:
    """Everything the register says is held of this person, with why and how long."""
    return [
        {
            "about": personal.model,
            "purpose": str(personal.purpose),
            "kept": str(personal.retention),
            "data": _told(personal, person),
        }
        for personal in in_order()
    ]


def _told(personal: Personal, person: Person) -> list[dict[str, Any]]:
    if personal.told:
        return personal.told(person)
    return [_values(personal, row) for row in _rows(personal, person)]


def _rows(personal: Personal, person: Person) -> QuerySet[Model]:
    """With the things that their fields lead to."""
    rows = personal.rows(person)
    led = [name for name in personal.fields if _leads_to_a_thing(rows.model._meta.get_field(name))]
    return rows.select_related(*led) if led else rows


def _leads_to_a_thing(field: Any) -> bool:
    return bool(field.is_relation and not issubclass(field.related_model, Person))


def _values(personal: Personal, row: Model) -> dict[str, Any]:
    return {name: _plain(_value(row, name)) for name in personal.fields}


def _value(row: Model, name: str) -> Any:
    """Of a thing that a field leads to, its words: a number would say nothing. Of a person, the key."""
    field: Any = row._meta.get_field(name)
    if _leads_to_a_thing(field):
        thing = getattr(row, name)
        return thing and str(thing)
    return getattr(row, field.attname)


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | dict | list | None) else str(value)
