"""A small site whose one form makes a person."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from samenspel.config.urls import urlpatterns as product
from samenspel.foundation.locks import writing
from samenspel.foundation.locks.once import found_again
from samenspel.spine.people.models import Person

FORM = '{% load once %}<form method="post">{% csrf_token %}{% once %}<input name="name"></form>'


def add_person(request):
    if not request.POST.get("name"):
        return HttpResponse(engines["django"].from_string(FORM).render({}, request))
    with writing():
        person = Person.objects.create(display_name=request.POST["name"])
        if request.POST["name"] == "twin trouble":
            raise RuntimeError
    with writing():
        Person.objects.filter(pk=person.pk).update(language="fr")
    if request.POST["name"] == "broken answer":
        raise RuntimeError
    return (
        HttpResponse("Saved.") if request.POST["name"] == "stay here" else redirect(f"/people/{person.pk}/")
    )


def add_only_person(request):
    """A rule that the form's own effect turns into a refusal."""
    if Person.objects.exists():
        return HttpResponse("There is a person already.", status=403)
    return add_person(request)


def add_second_try(request):
    """What it wants first is rolled back; what it does instead is saved."""
    with suppress(RuntimeError), writing():
        raise RuntimeError
    return add_person(request)


calls = []


def count_calls(request):
    calls.append(request.method)
    return add_person(request)


def show_again(request, number):
    return f"/again/{number}/"


@found_again(show_again)
def add_hidden(request, number):
    return add_person(request)


urlpatterns = [
    path("add-hidden/", add_hidden, {"number": 1}),
    path("add/", add_person),
    path("add-only/", add_only_person),
    path("add-second-try/", add_second_try),
    path("count-calls/", count_calls),
    *product,
]
