"""Registering for an edition, and who comes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download, on_paper
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import registering as actions
from samenspel.phases.learn.forms.programme import RegistrationForm
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.pages.registrations import badges, first_typed, registered_csv, registered_page
from samenspel.phases.learn.queries.panels import find_edition
from samenspel.phases.learn.queries.registrations import registration_of
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.seats.models import Seat

REGISTERED = {
    Seat.State.HELD: gettext_lazy("You are registered, and have a place."),
    Seat.State.WAITING: gettext_lazy("All places are taken. You are on the waiting list."),
}


@route("learn.register", find=find_edition, methods=FORM)
def register(request: SignedIn, edition: Edition) -> HttpResponse:
    form = RegistrationForm(request.POST or None, initial=first_typed(request.user))
    if form.is_valid():
        made = actions.register(actor=request.user, edition=edition, **form.cleaned_data)
        messages.success(request, str(REGISTERED[Seat.State(made.seat.state)]))
        return redirect(edition)
    return form_page(request, "learn/register", edition, form)


@route("learn.change_registration", find=find_edition, methods=FORM)
def change_registration(request: SignedIn, edition: Edition) -> HttpResponse:
    form = RegistrationForm(request.POST or None, instance=registration_of(request.user, edition))
    if form.is_valid():
        actions.change_registration(actor=request.user, edition=edition, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(edition)
    return form_page(request, "learn/change_registration", edition, form)


@route("learn.unregister", find=find_edition, methods=FORM)
def unregister(request: SignedIn, edition: Edition) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "learn/unregister", edition)
    actions.unregister(actor=request.user, edition=edition)
    messages.success(request, _("You are not registered any more. What you wrote with it is erased."))
    return redirect(edition)


@route("learn.list_registered", find=find_edition)
def list_registered(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "learn/list_registered.html", registered_page(edition))


@route("learn.download_registered", find=find_edition)
def download_registered(request: HttpRequest, edition: Edition) -> HttpResponse:
    return download(registered_csv(edition), f"registered-{edition.pk}.csv", "text/csv; charset=utf-8")


@route("learn.print_badges", find=find_edition)
def print_badges(request: HttpRequest, edition: Edition) -> HttpResponse:
    return on_paper(request, "learn/badges.typ", badges(edition), f"badges-{edition.pk}.pdf", edition)
