"""Writing down organisations, areas and services."""

from collections.abc import Iterable, Mapping
from typing import Any

from samenspel.foundation import clock
from samenspel.foundation.access import require
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting, stay
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.ui.pictures import drop_later
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Area, Channel, Organisation, Service
from samenspel.spine.services.slugs import create_with_slug

Channels = Iterable[Mapping[str, str]]


untold(
    "services.add_organisation",
    "services.change_organisation",
    "services.add_professional",
    "services.remove_professional",
    "services.add_area",
    "services.change_area",
    "services.add_service",
    "services.change_service",
    because="Of no initiative: there is no history and no feed to tell it in.",
)


def add_organisation(*, actor: Person, name: str, kind: str, **values: Any) -> Organisation:
    """`values`: homepage, contact, address, reply_address, area."""
    with acting(actor, "services.add_organisation"):
        organisation = create_with_slug(Organisation, name, name=name, kind=kind, **values)
        record(actor=actor, verb="services.add_organisation", thing=organisation, data={"name": name})
    return organisation


def change_organisation(*, actor: Person, organisation: Organisation, **values: Any) -> Organisation:
    """`values`: name, kind, homepage, contact, address, reply_address, area."""
    with acting(actor, "services.change_organisation", organisation):
        set_values(organisation, **values)
        record(
            actor=actor,
            verb="services.change_organisation",
            thing=organisation,
            data={"name": organisation.name},
        )
    return organisation


def add_professional(*, actor: Person, organisation: Organisation, person: Person) -> None:
    """From now on `person` may speak for the organisation."""
    with acting(actor, "services.add_professional", organisation):
        stay(person, "services.add_professional")
        organisation.professionals.add(person)
        record(actor=actor, verb="services.add_professional", thing=organisation)


def remove_professional(*, actor: Person, organisation: Organisation, person: Person) -> None:
    with acting(actor, "services.remove_professional", organisation):
        organisation.professionals.remove(person)
        record(actor=actor, verb="services.remove_professional", thing=organisation)


def add_area(*, actor: Person, name: str, parent: Area | None = None) -> Area:
    with acting(actor, "services.add_area"):
        area = create_with_slug(Area, name, name=name, parent=parent)
        record(actor=actor, verb="services.add_area", thing=area, data={"name": name})
    return area


def change_area(*, actor: Person, area: Area, **values: Any) -> Area:
    """`values`: name, parent; map_picture with its edges west, south, east and north, and map_credit."""
    with acting(actor, "services.change_area", area):
        old = area.map_picture
        set_values(area, **values)
        if old.name != area.map_picture.name:
            drop_later(old)
        record(actor=actor, verb="services.change_area", thing=area, data={"name": area.name})
    return area


def add_service(
    *, actor: Person, name: str, organisation: Organisation, channels: Channels = (), **values: Any
) -> Service:
    """`values`: the other fields of a service."""
    with acting(actor, "services.add_service_of", organisation):
        service = create_with_slug(Service, name, name=name, organisation=organisation, **values)
        _replace_channels(service, channels)
        record(actor=actor, verb="services.add_service", thing=service, data={"name": name})
    return service


def change_service(
    *, actor: Person, service: Service, channels: Channels | None = None, **values: Any
) -> Service:
    """`values`: fields of a service; `channels`, when given, replace the old ones."""
    if "organisation" in values:
        require(actor, "services.add_service_of", values["organisation"])
    with acting(actor, "services.change_service", service):
        set_values(service, **values, changed_at=clock.now())
        if channels is not None:
            _replace_channels(service, channels)
        record(actor=actor, verb="services.change_service", thing=service, data={"name": service.name})
    return service


def _replace_channels(service: Service, channels: Channels) -> None:
    service.channels.all().delete()
    Channel.objects.bulk_create(Channel(service=service, **channel) for channel in channels)
