"""A site of one form, open to those who are signed in, and of one button on the same page."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from samenspel.foundation.access import Refused
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.typed.shelves import FOLDER
from tests.factories.services import make_person
from tests.foundation.typed.pages import show

SENT = []


@route("people.show_me", methods=FORM)
def write(request):
    """Takes everything but an empty title and the file `bad.txt`."""
    if request.method == "POST" and request.POST.get("title"):
        SENT.append((request.POST.dict(), {where: one.read() for where, one in request.FILES.items()}))
        return HttpResponse(status=302, headers={"Location": "/thanks/"})
    return show(request)


@route("people.show_me", methods=("POST",))
def press(request):
    return HttpResponse(status=302, headers={"Location": "/thanks/"})


@route("people.show_me", methods=FORM)
def closing(request):
    """Open to look at; whatever is sent comes too late."""
    if request.method == "POST":
        raise Refused("people.show_me", "It closed a minute ago.")
    return show(request)


handler403 = "samenspel.foundation.typed.views.show_refusal"
handler404 = "samenspel.foundation.typed.views.show_missing"
urlpatterns = [
    path("open/closing/", closing, name="closing"),
    path("open/write/", write, name="write"),
    path("open/write/press/", press, name="press"),
    path("", include("samenspel.config.urls")),
]


@pytest.fixture(autouse=True)
def site(settings, tmp_path):
    settings.ROOT_URLCONF = __name__
    settings.MEDIA_ROOT = tmp_path
    SENT.clear()
    return SENT


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def lies(tmp_path):
    """The files in which something is kept."""
    return lambda: list((tmp_path / FOLDER).glob("*/*"))


@pytest.fixture
def come_in():
    def as_somebody(visitor, name="Ina"):
        visitor.force_login(make_person(name))

    return as_somebody
