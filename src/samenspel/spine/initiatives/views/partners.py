"""Pages on which organisations become partners, and further services are brought."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.fields import WordsForm
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.forms.partners import (
    AddServiceForm,
    AskPartnerForm,
    DropServiceForm,
    PromiseForm,
)
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.models.partners import FurtherService, Partner
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.initiatives.queries.partners import find_further_service, find_partner, network_of
from samenspel.spine.people.requests import SignedIn


@route("initiatives.list_partners", find=find_initiative)
def list_partners(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    network, person = network_of(initiative), request.user
    partners = [*network.asked, *(partner for partner, _services in network.partners)]
    shown = {
        "initiative": initiative,
        "network": network,
        "may_ask": allow(person, "initiatives.ask_partner", initiative),
        "may_add_service": allow(person, "initiatives.add_service", initiative),
        "may_drop": [one.pk for one in network.further if allow(person, "initiatives.drop_service", one)],
        "may": {one.pk: _may(person, one) for one in partners},
    }
    return render(request, "initiatives/list_partners.html", shown)


def _may(person: Any, partner: Partner) -> dict[str, bool]:
    verbs = ("accept_partnership", "decline_partnership", "change_promise", "end_partnership")
    return {verb: bool(allow(person, f"initiatives.{verb}", partner)) for verb in verbs}


@route("initiatives.ask_partner", find=find_initiative, methods=FORM)
def ask_partner(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = AskPartnerForm(request.POST or None, initiative=initiative)
    if form.is_valid():
        partner = actions.ask_partner(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("%(name)s is asked. You hear when it answers.") % {"name": partner})
        return _back(initiative)
    return form_page(request, "initiatives/ask_partner", initiative, form)


@route("initiatives.accept_partnership", find=find_partner, methods=FORM)
def accept_partnership(request: SignedIn, partner: Partner) -> HttpResponse:
    form = PromiseForm(request.POST or None, partner=partner)
    if form.is_valid():
        actions.accept_partnership(actor=request.user, partner=partner, **form.cleaned_data)
        messages.success(request, _("%(name)s is a partner now.") % {"name": partner})
        return _back(partner.initiative)
    return form_page(request, "initiatives/accept_partnership", partner.initiative, form, partner=partner)


@route("initiatives.decline_partnership", find=find_partner, methods=FORM)
def decline_partnership(request: SignedIn, partner: Partner) -> HttpResponse:
    form = WordsForm(request.POST or None, label=_("Why not"), help_text=_("Everyone can read it."))
    if form.is_valid():
        reason = form.cleaned_data["text"]
        actions.decline_partnership(actor=request.user, partner=partner, reason=reason)
        messages.success(request, _("Your answer is given. Who asked is told."))
        return _back(partner.initiative)
    return form_page(request, "initiatives/decline_partnership", partner.initiative, form, partner=partner)


@route("initiatives.change_promise", find=find_partner, methods=FORM)
def change_promise(request: SignedIn, partner: Partner) -> HttpResponse:
    form = PromiseForm(request.POST or None, partner=partner)
    if form.is_valid():
        actions.change_promise(actor=request.user, partner=partner, **form.cleaned_data)
        messages.success(request, _("Your promise is saved. The next version of the charter says it."))
        return _back(partner.initiative)
    return form_page(request, "initiatives/change_promise", partner.initiative, form, partner=partner)


@route("initiatives.end_partnership", find=find_partner, methods=FORM)
def end_partnership(request: SignedIn, partner: Partner) -> HttpResponse:
    form = WordsForm(request.POST or None, label=_("Why"), help_text=_("Everyone can read it."))
    if form.is_valid():
        actions.end_partnership(actor=request.user, partner=partner, reason=form.cleaned_data["text"])
        messages.success(request, _("The partnership has ended. The other side is told."))
        return _back(partner.initiative)
    return form_page(request, "initiatives/end_partnership", partner.initiative, form, partner=partner)


@route("initiatives.add_service", find=find_initiative, methods=FORM)
def add_service(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = AddServiceForm(request.POST or None, actor=request.user, initiative=initiative)
    if form.is_valid():
        further = actions.add_service(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("“%(title)s” is added.") % {"title": further})
        return _back(initiative)
    return form_page(request, "initiatives/add_service", initiative, form)


@route("initiatives.drop_service", find=find_further_service, methods=FORM)
def drop_service(request: SignedIn, further: FurtherService) -> HttpResponse:
    form = DropServiceForm(request.POST or None)
    if form.is_valid():
        actions.drop_service(actor=request.user, further=further, **form.cleaned_data)
        messages.success(request, _("“%(title)s” is taken off the list.") % {"title": further})
        return _back(further.initiative)
    return form_page(request, "initiatives/drop_service", further.initiative, form, further=further)


def _back(initiative: Initiative) -> HttpResponse:
    return redirect("initiatives:list_partners", initiative.slug)
