"""The public programme, its files, and when who takes part cannot be there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import fed
from samenspel.foundation.ui.pages import form_page
from samenspel.methods.programmes import as_calendar, as_frab_json, as_linked, as_xml
from samenspel.phases.learn.actions import programme as actions
from samenspel.phases.learn.forms.programme import AbsenceForm
from samenspel.phases.learn.models.programme import Absence
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.pages.planning import absences_page
from samenspel.phases.learn.pages.programme import (
    programme_page,
    session_alone,
    session_page,
    versions_page,
)
from samenspel.phases.learn.queries.panels import find_edition
from samenspel.phases.learn.queries.programme import (
    Public,
    PublicSession,
    find_absence,
    find_public,
    find_public_session,
)
from samenspel.spine.people.requests import SignedIn

CALENDAR = "text/calendar; charset=utf-8"


@route("learn.show_programme", find=find_edition)
def show_programme(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "learn/show_programme.html", programme_page(edition, request.user))


@route("learn.list_versions", find=find_edition)
def list_versions(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "learn/list_versions.html", versions_page(edition))


@route("learn.download_frab_xml", find=find_public)
def download_frab_xml(request: HttpRequest, public: Public) -> HttpResponseBase:
    return fed(request, as_xml(public.programme), "application/xml")


@route("learn.download_frab_json", find=find_public)
def download_frab_json(request: HttpRequest, public: Public) -> HttpResponseBase:
    return fed(request, as_frab_json(public.programme).encode(), "application/json")


@route("learn.download_calendar", find=find_public)
def download_calendar(request: HttpRequest, public: Public) -> HttpResponseBase:
    return fed(request, as_calendar(public.programme), CALENDAR)


@route("learn.describe_programme", find=find_public)
def describe_programme(request: HttpRequest, public: Public) -> HttpResponseBase:
    return fed(request, as_linked(public.programme).encode(), "application/ld+json")


@route("learn.show_session", find=find_public_session)
def show_session(request: HttpRequest, told: PublicSession) -> HttpResponse:
    return render(request, "learn/show_session.html", session_page(told, request.user))


@route("learn.download_session", find=find_public_session)
def download_session(request: HttpRequest, told: PublicSession) -> HttpResponseBase:
    return fed(request, as_calendar(session_alone(told)), CALENDAR)


@route("learn.show_absences", find=find_edition)
def show_absences(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "learn/show_absences.html", absences_page(edition, request.user))


@route("learn.add_absence", find=find_edition, methods=FORM)
def add_absence(request: SignedIn, edition: Edition) -> HttpResponse:
    form = AbsenceForm(request.POST or None, edition=edition)
    if form.is_valid() and form.saves(
        lambda **words: actions.add_absence(actor=request.user, edition=edition, **words)
    ):
        messages.success(request, _("The organisers see it beside their plan."))
        return redirect("learn:show_absences", edition.pk)
    return form_page(request, "learn/add_absence", edition, form)


@route("learn.remove_absence", find=find_absence, methods=("POST",))
def remove_absence(request: SignedIn, absence: Absence) -> HttpResponse:
    actions.remove_absence(actor=request.user, absence=absence)
    return redirect("learn:show_absences", absence.edition_id)
