"""Pages of organisations and services, and the same as linked data."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.maps.cutting import cut_out
from samenspel.foundation.ui.maps.pointing import part_named
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.people.requests import SignedIn
from samenspel.spine.services import actions, linked_data
from samenspel.spine.services.forms import (
    LANGUAGE_NAMES,
    AreaForm,
    MappedAreaForm,
    OrganisationForm,
    ProfessionalForm,
    SearchForm,
    ServiceForm,
)
from samenspel.spine.services.models import AREAS, SERVICES, Area, Organisation, Service
from samenspel.spine.services.queries import (
    areas_in_order,
    described_services,
    find_area,
    find_organisation,
    find_service,
    public_initiatives_of,
    services_matching,
    services_of,
)

A_WEEK = 7 * 24 * 3600
JSON_LD = "application/ld+json"


@route("services.list_services")
def list_services(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    page = form.page(services_matching(form.wanted))
    may_add = allow(request.user, "services.add_service")
    return render(request, "services/list_services.html", {"form": form, "page": page, "may_add": may_add})


@route("services.show_service", find=find_service)
def show_service(request: HttpRequest, service: Service) -> HttpResponse:
    shown = {
        "service": service,
        "languages": [LANGUAGE_NAMES[code] for code in service.languages if code in LANGUAGE_NAMES],
        "initiatives": public_initiatives_of(service),
        "may_change": allow(request.user, "services.change_service", service),
    }
    return render(request, "services/show_service.html", shown)


@route("services.describe_service", find=find_service)
def describe_service(request: HttpRequest, service: Service) -> HttpResponse:
    return JsonResponse(linked_data.describe_service(service), content_type=JSON_LD)


@route("services.describe_catalogue")
def describe_catalogue(request: HttpRequest) -> HttpResponse:
    return JsonResponse(linked_data.describe_catalogue(described_services()), content_type=JSON_LD)


@route("services.add_service", methods=FORM)
def add_service(request: SignedIn) -> HttpResponse:
    form = ServiceForm(request.POST or None, actor=request.user)
    if form.is_valid():
        service = actions.add_service(actor=request.user, **form.cleaned_data)
        messages.success(request, _("The service is added."))
        return redirect(service)
    return form_page(request, "services/add_service", SERVICES, form)


@route("services.change_service", find=find_service, methods=FORM)
def change_service(request: SignedIn, service: Service) -> HttpResponse:
    form = ServiceForm(request.POST or None, actor=request.user, instance=find_service(service.slug))
    if form.is_valid():
        actions.change_service(actor=request.user, service=service, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(service)
    return form_page(request, "services/change_service", service, form)


@route("services.list_areas")
def list_areas(request: HttpRequest) -> HttpResponse:
    shown = {
        "areas": areas_in_order(),
        "may_add": allow(request.user, "services.add_area"),
        "may_change": bool(getattr(request.user, "is_administrator", False)),
    }
    return render(request, "services/list_areas.html", shown)


@route("services.add_area", methods=FORM)
def add_area(request: SignedIn) -> HttpResponse:
    form = AreaForm(request.POST or None)
    if form.is_valid():
        area = actions.add_area(actor=request.user, **form.cleaned_data)
        messages.success(request, _("“%(name)s” is added.") % {"name": area})
        return redirect("services:list_areas")
    return form_page(request, "services/add_area", AREAS, form)


@route("services.change_area", find=find_area, methods=FORM)
def change_area(request: SignedIn, area: Area) -> HttpResponse:
    form = MappedAreaForm(request.POST or None, request.FILES or None, instance=area)
    if form.is_valid():
        actions.change_area(actor=request.user, area=area, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("services:list_areas")
    return form_page(request, "services/change_area", AREAS, form, area=find_area(area.slug))


@route("services.list_areas", find=find_area)
def show_area_map(request: HttpRequest, area: Area) -> HttpResponseBase:
    """The picture, or the part of it that somebody who has no script points at."""
    if not area.map_picture:
        raise Http404
    part, picture = part_named(request.GET.get("part", "")), area.map_picture.open("rb")
    answer = HttpResponse(cut_out(picture, *part)) if part else FileResponse(picture)
    answer["Content-Type"] = "image/webp"
    patch_cache_control(answer, public=True, max_age=A_WEEK)
    return answer


@route("services.show_organisation", find=find_organisation)
def show_organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    return render(request, "services/show_organisation.html", _organisation(request, organisation))


def _organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    may_change = allow(request.user, "services.change_organisation", organisation)
    return {
        "organisation": organisation,
        "services": services_of(organisation),
        "may_change": may_change,
        "professionals": organisation.professionals.all() if may_change else (),
        "form": ProfessionalForm(),
    }


@route("services.add_organisation", methods=FORM)
def add_organisation(request: SignedIn) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        organisation = actions.add_organisation(actor=request.user, **form.cleaned_data)
        messages.success(request, _("The organisation is added."))
        return redirect(organisation)
    return form_page(request, "services/add_organisation", SERVICES, form)


@route("services.change_organisation", find=find_organisation, methods=FORM)
def change_organisation(request: SignedIn, organisation: Organisation) -> HttpResponse:
    form = OrganisationForm(request.POST or None, instance=organisation)
    if form.is_valid():
        actions.change_organisation(actor=request.user, organisation=organisation, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(organisation)
    return form_page(request, "services/change_organisation", find_organisation(organisation.slug), form)


@route("services.add_professional", find=find_organisation, methods=("POST",))
def add_professional(request: SignedIn, organisation: Organisation) -> HttpResponse:
    form = ProfessionalForm(request.POST)
    if form.is_valid():
        person = form.cleaned_data["email"]
        actions.add_professional(actor=request.user, organisation=organisation, person=person)
        messages.success(request, _("%(name)s may speak for the organisation.") % {"name": person})
        return redirect(organisation)
    shown = {**_organisation(request, organisation), "form": form}
    return render(request, "services/show_organisation.html", shown)


@route("services.remove_professional", find=find_organisation, methods=("POST",))
def remove_professional(request: SignedIn, organisation: Organisation) -> HttpResponse:
    professionals = {str(one.pk): one for one in organisation.professionals.all()}
    person = professionals.get(request.POST.get("person", ""))
    if person is None:
        raise Http404
    actions.remove_professional(actor=request.user, organisation=organisation, person=person)
    messages.success(request, _("%(name)s no longer speaks for the organisation.") % {"name": person})
    return redirect(organisation)
