"""The pages of a draft that people try: its board, its steps, and what they say."""

from functools import partial

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download, picture
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import drafting
from samenspel.phases.design.forms.prototypes import ChangeStepForm, PrototypeForm, StepForm
from samenspel.phases.design.models.prototypes import Prototype, Step
from samenspel.phases.design.pages.prototypes import board_page, step_page
from samenspel.phases.design.queries.prototypes import find_prototype, find_step, open_findings
from samenspel.phases.design.sources import write_trials
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.initiatives.rules import is_without_children
from samenspel.spine.people.requests import SignedIn


@route("design.set_up_prototype", find=find_initiative, methods=FORM)
def set_up_prototype(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = PrototypeForm(request.POST or None)
    if form.is_valid():
        prototype = drafting.set_up_prototype(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("It is there. Now add its steps, one after the other."))
        return redirect("design:add_step", prototype.pk)
    return form_page(request, "design/set_up_prototype", initiative, form)


@route("design.show_prototype", find=find_prototype)
def show_prototype(request: HttpRequest, prototype: Prototype) -> HttpResponse:
    return render(request, "design/show_prototype.html", board_page(prototype, request.user, request.GET))


@route("design.add_step", find=find_prototype, methods=FORM)
def add_step(request: SignedIn, prototype: Prototype) -> HttpResponse:
    among = not is_without_children(request.user, prototype)
    form = StepForm(request.POST or None, request.FILES or None, among_children=among)
    if form.is_valid():
        drafting.add_step(actor=request.user, prototype=prototype, **form.cleaned_data)
        messages.success(request, _("The step is there."))
        return redirect(
            "design:add_step" if "more" in request.POST else "design:show_prototype", prototype.pk
        )
    return form_page(request, "design/add_step", prototype, form)


@route("design.show_step", find=find_step)
def show_step(request: HttpRequest, step: Step) -> HttpResponse:
    return render(request, "design/show_step.html", step_page(step, request.user, request.GET))


@route("design.show_step", find=find_step)
def show_step_picture(request: HttpRequest, step: Step) -> FileResponse:
    return picture(step.picture)


@route("design.change_step", find=find_step, methods=FORM)
def change_step(request: SignedIn, step: Step) -> HttpResponse:
    among, findings = not is_without_children(request.user, step), open_findings(step.draft.prototype)
    sent = (request.POST or None, request.FILES or None)
    form = ChangeStepForm(*sent, step=step, findings=findings, among_children=among)
    if form.is_valid() and form.saves(partial(drafting.change_step, actor=request.user, step=step)):
        messages.success(request, _("Your changes are saved."))
        return redirect(step.draft.prototype)
    return form_page(request, "design/change_step", step, form, step=step, stays=step.draft.stays)


@route("design.move_step", find=find_step, methods=("POST",))
def move_step(request: SignedIn, step: Step) -> HttpResponse:
    drafting.move_step(actor=request.user, step=step, up="up" in request.POST)
    return redirect(f"{step.draft.prototype.get_absolute_url()}#steps")


@route("design.remove_step", find=find_step, methods=FORM)
def remove_step(request: SignedIn, step: Step) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "design/remove_step", step, stays=step.draft.stays)
    drafting.remove_step(actor=request.user, step=step)
    messages.success(request, _("The step is gone. What people tried before stays as it was."))
    return redirect(step.draft.prototype)


@route("design.download_trials", find=find_prototype)
def download_trials(request: HttpRequest, prototype: Prototype) -> HttpResponse:
    """How each step went, and in which words; of nobody's name."""
    return download(write_trials(prototype), f"trials-{prototype.pk}.csv", "text/csv; charset=utf-8")
