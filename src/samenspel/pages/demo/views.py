"""Signing in as somebody of the demo town, with one button."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samenspel.foundation.access.routes import route
from samenspel.pages.demo.cast import SignIn
from samenspel.pages.demo.queries import find_sign_ins, find_visitor
from samenspel.spine.people.models import Person


@route("demo.list_sign_ins", find=find_sign_ins)
def list_sign_ins(request: HttpRequest, sign_ins: list[SignIn]) -> HttpResponse:
    return render(request, "demo/list_sign_ins.html", {"sign_ins": sign_ins})


@route("demo.sign_in", find=find_visitor, methods=("POST",))
def sign_in(request: HttpRequest, person: Person) -> HttpResponse:
    logout(request)
    login(request, person)
    return redirect("pages:start")
