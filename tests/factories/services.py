"""Organisations and services, made by the actions."""

import io
from decimal import Decimal
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samenspel.spine.people.models import Person
from samenspel.spine.services import actions
from tests.stages import stage

numbers = count(1)


def make_person(name="Noor", **values):
    return Person.objects.create(display_name=name, language="en", **values)


def make_administrator():
    return make_person("Ada", is_administrator=True)


@stage
def make_organisation(*professionals, name=None, kind="library", **values):
    actor = make_administrator()
    name = name or f"Library {next(numbers)}"
    organisation = actions.add_organisation(actor=actor, name=name, kind=kind, **values)
    for person in professionals:
        actions.add_professional(actor=actor, organisation=organisation, person=person)
    return organisation


def make_area(name=None, parent=None):
    return actions.add_area(
        actor=make_administrator(), name=name or f"Quarter {next(numbers)}", parent=parent
    )


@stage
def make_service(*professionals, organisation=None, name=None, **values):
    values = {"description": "Books and more.", "sector": "08.2", "languages": ["nl"], **values}
    return actions.add_service(
        actor=make_administrator(),
        organisation=organisation or make_organisation(*professionals),
        name=name or f"Lending {next(numbers)}",
        **values,
    )


def map_picture(size=(320, 240), kind="PNG", name="map.png"):
    """As somebody would send it."""
    stream = io.BytesIO()
    Image.new("RGB", size, "#d4f1da").save(stream, kind)
    return SimpleUploadedFile(name, stream.getvalue(), f"image/{kind.lower()}")


EDGES = {
    "west": Decimal("5.1"),
    "south": Decimal("52.05"),
    "east": Decimal("5.14"),
    "north": Decimal("52.068429"),
}


def make_map(area=None):
    """An area with a map; its picture is three by four."""
    area = area or make_area()
    return actions.change_area(
        actor=make_administrator(), area=area, map_picture=map_picture(), map_credit="© Somebody", **EDGES
    )
