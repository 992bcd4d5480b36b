"""Letting chance decide who is asked: the pages of those who run it, and what everybody can check."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.addresses import mended_said
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.foundation.ui.seeding import SeedForm, SeedPlanForm
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.surveys.actions import drawing
from samenspel.tools.surveys.actions import randomisations as actions
from samenspel.tools.surveys.forms.randomisations import (
    ArmForm,
    CancelForm,
    DesignForm,
    PeopleForm,
    RandomisationForm,
)
from samenspel.tools.surveys.models.randomisations import Arm, Randomisation
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.randomisations import (
    arms_name,
    assigned_name,
    list_name,
    list_written,
    randomisation_page,
)
from samenspel.tools.surveys.queries.randomisations import arms_written, find_arm, find_randomisation
from samenspel.tools.surveys.queries.surveys import find_survey

JSON = "application/json"


@route("surveys.set_up_randomisation", find=find_survey, methods=FORM)
def set_up_randomisation(request: SignedIn, survey: Survey) -> HttpResponse:
    form = RandomisationForm(request.POST or None)
    if form.is_valid():
        made = actions.set_up_randomisation(actor=request.user, survey=survey, **form.cleaned_data)
        messages.success(request, _("Now list the people from whom is drawn."))
        return redirect(made)
    return form_page(request, "surveys/set_up_randomisation", survey, form)


@route("surveys.show_randomisation", find=find_randomisation)
def show_randomisation(request: HttpRequest, randomisation: Randomisation) -> HttpResponse:
    shown = randomisation_page(randomisation, request.user)
    return render(request, "surveys/show_randomisation.html", shown)


@route("surveys.change_randomisation", find=find_randomisation, methods=FORM)
def change_randomisation(request: SignedIn, randomisation: Randomisation) -> HttpResponse:
    now = {"strata": ", ".join(randomisation.strata), "cluster": randomisation.cluster}
    form = DesignForm(request.POST or None, initial={**now, "sample": randomisation.sample})
    if form.is_valid():
        actions.change_randomisation(actor=request.user, randomisation=randomisation, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(randomisation)
    return form_page(request, "surveys/change_randomisation", randomisation, form)


@route("surveys.add_arm", find=find_randomisation, methods=FORM)
def add_arm(request: SignedIn, randomisation: Randomisation) -> HttpResponse:
    form = ArmForm(request.POST or None, randomisation=randomisation)
    if form.is_valid():
        actions.add_arm(actor=request.user, randomisation=randomisation, **form.cleaned_data)
        messages.success(request, _("The arm is there."))
        return redirect(randomisation)
    return form_page(request, "surveys/change_arm", randomisation, form)


@route("surveys.change_arm", find=find_arm, methods=FORM)
def change_arm(request: SignedIn, arm: Arm) -> HttpResponse:
    form = ArmForm(request.POST or None, randomisation=arm.randomisation, arm=arm)
    if form.is_valid():
        actions.change_arm(actor=request.user, arm=arm, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(arm.randomisation)
    return form_page(request, "surveys/change_arm", arm.randomisation, form, arm=arm)


@route("surveys.remove_arm", find=find_arm, methods=("POST",))
def remove_arm(request: SignedIn, arm: Arm) -> HttpResponse:
    randomisation = actions.remove_arm(actor=request.user, arm=arm)
    messages.success(request, _("The arm is gone."))
    return redirect(randomisation)


@route("surveys.keep_questions", find=find_randomisation, methods=("POST",))
def keep_questions(request: SignedIn, randomisation: Randomisation) -> HttpResponse:
    actions.keep_questions(actor=request.user, randomisation=randomisation)
    messages.success(request, _("They are kept. What you change in the questions now is the next edition."))
    return redirect(randomisation)


@route("surveys.list_people", find=find_randomisation, methods=FORM)
def list_people(request: SignedIn, randomisation: Randomisation) -> HttpResponse:
    form = PeopleForm(request.POST or None, request.FILES or None, randomisation=randomisation)
    if not form.is_valid():
        return form_page(request, "surveys/list_people", randomisation, form)
    count = actions.list_people(actor=request.user, randomisation=randomisation, people=form.people)
    for sentence in mended_said(form.found):
        messages.warning(request, sentence)
    messages.success(request, _listed(count))
    return redirect(randomisation)


def _listed(count: int) -> str:
    words = ngettext("%(count)d person more is on the list.", "%(count)d people more are on the list.", count)
    return words % {"count": count} if count else _("All of these stand on the list; what changed is kept.")


@route("surveys.announce_randomisation", find=find_randomisation, methods=FORM)
def announce_randomisation(request: SignedIn, randomisation: Randomisation) -> HttpResponse:
    form = SeedPlanForm(request.POST or None)
    if form.is_valid():
        job = drawing.announce_later(actor=request.user, randomisation=randomisation, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "surveys/announce_randomisation", randomisation, form)


@route("surveys.draw_randomisation", find=find_randomisation, methods=FORM)
def draw_randomisation(request: SignedIn, randomisation: Randomisation) -> HttpResponse:
    form = SeedForm(request.POST or None)
    if form.is_valid():
        job = drawing.draw_later(actor=request.user, randomisation=randomisation, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "surveys/draw_randomisation", randomisation, form)


@route("surveys.cancel_randomisation", find=find_randomisation, methods=FORM)
def cancel_randomisation(request: SignedIn, randomisation: Randomisation) -> HttpResponse:
    form = CancelForm(request.POST or None)
    if form.is_valid():
        drawing.cancel_randomisation(actor=request.user, randomisation=randomisation, **form.cleaned_data)
        messages.success(request, _("It is cancelled. Begin another one when you are ready."))
        return redirect("surveys:show_people", randomisation.survey_id)
    return form_page(request, "surveys/cancel_randomisation", randomisation, form)


@route("surveys.download_frame", find=find_randomisation)
def download_frame(request: HttpRequest, randomisation: Randomisation) -> HttpResponse:
    """The very bytes of which the fingerprint was announced."""
    return download(list_written(randomisation), list_name(randomisation), JSON)


@route("surveys.download_assigned", find=find_randomisation)
def download_assigned(request: HttpRequest, randomisation: Randomisation) -> HttpResponse:
    return download(randomisation.allotted, assigned_name(randomisation), JSON)


@route("surveys.download_arms", find=find_randomisation)
def download_arms(request: HttpRequest, randomisation: Randomisation) -> HttpResponse:
    """Once outcomes are told by arm: what the arms were when nobody knew the seed."""
    return download(arms_written(randomisation), arms_name(randomisation), JSON)
