"""Who takes which scene and plays whom."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import scenes as actions
from samenspel.phases.design.forms.scenes import CastRoleForm, ClaimSceneForm
from samenspel.phases.design.models.scenes import Casting, SceneClaim
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.playing import find_casting, find_claim, played
from samenspel.phases.design.queries.texts import find_script
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import SignedIn


@route("design.claim_scene", find=find_script, methods=FORM)
def claim_scene(request: SignedIn, text: Text) -> HttpResponse:
    form = ClaimSceneForm(request.POST or None, now=played(text), initial=request.GET.dict())
    if form.is_valid():
        actions.claim_scene(actor=request.user, text=text, **form.cleaned_data)
        messages.success(request, _("Others see that you have this scene. They can still write in it."))
        return redirect("design:show_cast", text.pk)
    return form_page(request, "design/claim_scene", text, form)


@route("design.give_back_scene", find=find_claim, methods=FORM)
def give_back_scene(request: SignedIn, claim: SceneClaim) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "design/give_back_scene", claim)
    actions.give_back_scene(actor=request.user, claim=claim)
    messages.success(request, _("The scene is free again."))
    return redirect("design:show_cast", claim.text_id)


@route("design.cast_role", find=find_script, methods=FORM)
def cast_role(request: SignedIn, text: Text) -> HttpResponse:
    chosen = {"person": request.user.pk, **request.GET.dict()}
    words: dict[str, Any] = {"roles": played(text).cast.roles, "people": _castable(request.user, text)}
    form = CastRoleForm(request.POST or None, initial=chosen, **words)
    if form.is_valid():
        actions.cast_role(actor=request.user, text=text, **form.cleaned_data)
        messages.success(request, _("It stands in the list of who plays whom."))
        return redirect("design:show_cast", text.pk)
    return form_page(request, "design/cast_role", text, form)


def _castable(person: Person, text: Text) -> list[Person]:
    if not allow(person, "design.cast_others", text):
        return [person]
    members = text.initiative.memberships.filter(left_at=None).select_related("person")
    return [member.person for member in members]


@route("design.give_back_role", find=find_casting, methods=FORM)
def give_back_role(request: SignedIn, casting: Casting) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "design/give_back_role", casting)
    actions.give_back_role(actor=request.user, casting=casting)
    messages.success(request, _("The role is free again."))
    return redirect("design:show_cast", casting.text_id)
