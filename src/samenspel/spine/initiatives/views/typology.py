"""Pages that say what an initiative is in the field's words, and the catalogue of cases."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.forms.typology import CodingForm, CoproducerForm, PlacementForm
from samenspel.spine.initiatives.models import Activity, Initiative
from samenspel.spine.initiatives.pages.cases import TABLES
from samenspel.spine.initiatives.pages.typology import catalogue_page, coding_page, typology_page
from samenspel.spine.initiatives.queries import find_activity, find_initiative
from samenspel.spine.initiatives.queries.coding import coding_by
from samenspel.spine.initiatives.rules import membership_of
from samenspel.spine.people.requests import SignedIn


@route("initiatives.show_typology", find=find_initiative)
def show_typology(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "initiatives/show_typology.html", typology_page(request.user, initiative))


@route("initiatives.place_activity", find=find_activity, methods=FORM)
def place_activity(request: SignedIn, activity: Activity) -> HttpResponse:
    form = PlacementForm(request.POST or None, activity=activity)
    if form.is_valid():
        actions.place_activity(actor=request.user, activity=activity, **form.cleaned_data)
        messages.success(request, _("It is said what “%(title)s” is.") % {"title": activity})
        return redirect("initiatives:show_typology", activity.initiative.slug)
    return form_page(request, "initiatives/place_activity", activity.initiative, form, activity=activity)


@route("initiatives.code_case", find=find_initiative, methods=FORM)
def code_case(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = CodingForm(request.POST or None, coding=coding_by(request.user, initiative))
    if form.is_valid():
        actions.code_case(actor=request.user, initiative=initiative, answers=form.cleaned_data)
        messages.success(request, _("Your answers are saved."))
        return redirect("initiatives:show_typology", initiative.slug)
    return form_page(request, "initiatives/code_case", initiative, form, **coding_page(initiative))


@route("initiatives.say_coproducer", find=find_initiative, methods=FORM)
def say_coproducer(request: SignedIn, initiative: Initiative) -> HttpResponse:
    membership = membership_of(request.user, initiative)
    kind = membership.coproducer_kind if membership else ""
    form = CoproducerForm(request.POST or None, kind=kind)
    if form.is_valid():
        actions.say_coproducer(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(initiative)
    return form_page(request, "initiatives/say_coproducer", initiative, form)


@route("initiatives.list_cases")
def list_cases(request: HttpRequest) -> HttpResponse:
    return render(request, "initiatives/list_cases.html", catalogue_page(request.GET.get("page")))


@route("initiatives.download_cases")
def download_cases(request: HttpRequest, table: str) -> HttpResponse:
    if table not in TABLES:
        raise Http404
    return download(TABLES[table](), f"{table}.csv", "text/csv; charset=utf-8")
