"""Pages of series and editions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import series as actions
from samenspel.phases.learn.forms.series import EditionForm, MailboxForm, SeriesForm
from samenspel.phases.learn.models.series import PANELS, Edition, Organiser, Series
from samenspel.phases.learn.pages.panels import edition_as_typed, edition_page, series_list, series_page
from samenspel.phases.learn.queries.panels import find_edition, find_organiser, find_series
from samenspel.spine.people.requests import SignedIn


@route("learn.list_series")
def list_series(request: HttpRequest) -> HttpResponse:
    return render(request, "learn/list_series.html", series_list(request.user))


@route("learn.add_series", methods=FORM)
def add_series(request: SignedIn) -> HttpResponse:
    form = SeriesForm(request.POST or None)
    if form.is_valid():
        return redirect(actions.add_series(actor=request.user, **form.cleaned_data))
    return form_page(request, "learn/add_series", PANELS, form)


@route("learn.show_series", find=find_series)
def show_series(request: HttpRequest, series: Series) -> HttpResponse:
    return render(request, "learn/show_series.html", series_page(series, request.user))


@route("learn.add_edition", find=find_series, methods=FORM)
def add_edition(request: SignedIn, series: Series) -> HttpResponse:
    form = EditionForm(request.POST or None, initial={"zone": "Europe/Brussels"})
    if form.is_valid():
        edition = actions.add_edition(actor=request.user, series=series, **form.cleaned_data)
        messages.success(request, _("It is there, and you organise it."))
        return redirect(edition)
    return form_page(request, "learn/add_edition", series, form)


@route("learn.show_edition", find=find_edition)
def show_edition(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "learn/show_edition.html", edition_page(edition, request.user))


@route("learn.change_edition", find=find_edition, methods=FORM)
def change_edition(request: SignedIn, edition: Edition) -> HttpResponse:
    form = EditionForm(request.POST or None, initial=edition_as_typed(edition))
    if form.is_valid():
        actions.change_edition(actor=request.user, edition=edition, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(edition)
    return form_page(request, "learn/change_edition", edition, form)


@route("learn.appoint_organiser", find=find_edition, methods=FORM)
def appoint_organiser(request: SignedIn, edition: Edition) -> HttpResponse:
    form = MailboxForm(request.POST or None)
    if form.is_valid():
        actions.appoint_organiser(actor=request.user, edition=edition, **form.cleaned_data)
        messages.success(request, _("They organise it too, from now on."))
        return redirect(edition)
    return form_page(request, "learn/appoint_organiser", edition, form)


@route("learn.dismiss_organiser", find=find_organiser, methods=("POST",))
def dismiss_organiser(request: SignedIn, organiser: Organiser) -> HttpResponse:
    actions.dismiss_organiser(actor=request.user, organiser=organiser)
    messages.success(request, _("%(name)s no longer organises it.") % {"name": organiser})
    return redirect(organiser.edition)
