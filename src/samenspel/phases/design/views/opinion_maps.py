"""Setting up an opinion map, changing it, and reading it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import opinion_maps as actions
from samenspel.phases.design.forms.opinion_maps import HowItIsHeldForm, OpinionMapForm
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.pages.opinion_maps import show_page
from samenspel.phases.design.queries.opinion_maps import find_map
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("design.set_up_opinion_map", find=find_initiative, methods=FORM)
def set_up_opinion_map(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = OpinionMapForm(request.POST or None)
    if form.is_valid():
        map = actions.set_up_opinion_map(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The opinion map is there."))
        return redirect(map)
    return form_page(request, "design/set_up_opinion_map", initiative, form)


@route("design.change_opinion_map", find=find_map, methods=FORM)
def change_opinion_map(request: SignedIn, map: OpinionMap) -> HttpResponse:
    form = HowItIsHeldForm(request.POST or None, instance=map)
    if form.is_valid():
        actions.change_opinion_map(actor=request.user, map=map, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(map)
    return form_page(request, "design/change_opinion_map", map, form)


@route("design.show_opinion_map", find=find_map)
def show_opinion_map(request: HttpRequest, map: OpinionMap) -> HttpResponse:
    return render(request, "design/show_opinion_map.html", show_page(map, request.user, request.GET))
