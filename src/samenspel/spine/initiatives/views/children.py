"""Putting children on the list, and asking their guardians."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.forms import ChildForm, GuardianForm
from samenspel.spine.initiatives.models import Initiative, Membership
from samenspel.spine.initiatives.queries import find_initiative, find_membership
from samenspel.spine.initiatives.rules import may_put_any_child_on_the_list
from samenspel.spine.people.requests import SignedIn


@route("initiatives.add_child", find=find_initiative, methods=FORM)
def add_child(request: SignedIn, initiative: Initiative) -> HttpResponse:
    asks_guardian = bool(may_put_any_child_on_the_list(request.user, initiative))
    form = ChildForm(request.POST or None, initiative=initiative, asks_guardian=asks_guardian)
    if form.is_valid():
        child = actions.add_child(actor=request.user, initiative=initiative, **form.cleaned_data).person
        messages.success(request, _("%(name)s is on the list. The guardian gets a mail.") % {"name": child})
        return redirect("initiatives:add_child", initiative.slug)
    return form_page(request, "initiatives/add_child", initiative, form)


@route("initiatives.ask_guardian", find=find_membership, methods=FORM)
def ask_guardian(request: SignedIn, membership: Membership) -> HttpResponse:
    form = GuardianForm(request.POST or None, initiative=membership.initiative)
    if form.is_valid():
        actions.ask_guardian(actor=request.user, membership=membership, **form.cleaned_data)
        messages.success(request, _("The guardian gets a mail. Until a yes, this child writes nothing."))
        return redirect("initiatives:list_members", membership.initiative.slug)
    return form_page(request, "initiatives/ask_guardian", membership.initiative, form, membership=membership)
