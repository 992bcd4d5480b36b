"""Trying a draft, moderating what people say there, and what comes of what is found."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.fields import WordsForm
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import finding as findings
from samenspel.phases.design.actions import trying
from samenspel.phases.design.forms.prototypes import (
    BeginForm,
    ExperienceForm,
    FindingForm,
    MakeIdeaForm,
    MakeSuggestionForm,
)
from samenspel.phases.design.models.ideas import every_board
from samenspel.phases.design.models.prototypes import Experience, Finding, Prototype, Step, Trial
from samenspel.phases.design.models.texts import every_text
from samenspel.phases.design.pages.prototypes import is_at_its_end, trial_page
from samenspel.phases.design.queries.prototypes import (
    find_experience,
    find_finding,
    find_prototype,
    find_step,
    find_trial,
    open_beside,
)
from samenspel.spine.people.requests import SignedIn


@route("design.begin_trial", find=find_prototype, methods=FORM)
def begin_trial(request: SignedIn, prototype: Prototype) -> HttpResponse:
    form = BeginForm(request.POST or None)
    if form.is_valid():
        trial = trying.begin_trial(actor=request.user, prototype=prototype, helps=form.helps)
        return redirect(trial)
    return form_page(request, "design/begin_trial", prototype, form)


@route("design.answer_step", find=find_trial, methods=FORM)
def answer_step(request: SignedIn, trial: Trial) -> HttpResponse:
    shown = trial_page(trial, request.GET)
    form = ExperienceForm(request.POST or None, said=shown["said"])
    if form.is_valid():
        trying.answer_step(actor=request.user, trial=trial, step=shown["step"], **form.cleaned_data)
        if not is_at_its_end(trial):
            return redirect(trial)
        messages.success(request, _("Thank you. What you said stands on the board, without a name."))
        return redirect(trial.draft.prototype)
    return form_page(request, "design/answer_step", trial.draft.prototype, form, **shown)


@route("design.take_back_trial", find=find_trial, methods=FORM)
def take_back_trial(request: SignedIn, trial: Trial) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "design/take_back_trial", trial.draft.prototype, trial=trial)
    trying.take_back_trial(actor=request.user, trial=trial)
    messages.success(request, _("It is taken back, as if it never was."))
    return redirect(trial.draft.prototype)


@route("design.hide_words", find=find_experience, methods=FORM)
def hide_words(request: SignedIn, experience: Experience) -> HttpResponse:
    form = WordsForm(
        request.POST or None, label=_("The reason"), help_text=_("Who wrote it down gets it by mail.")
    )
    if form.is_valid():
        trying.hide_words(actor=request.user, experience=experience, reason=form.cleaned_data["text"])
        messages.success(request, _("These words are off the board, and who wrote them hears why."))
        return redirect(experience.step)
    return form_page(request, "design/hide_words", experience.step, form, experience=experience)


@route("design.bring_back_words", find=find_experience, methods=("POST",))
def bring_back_words(request: SignedIn, experience: Experience) -> HttpResponse:
    trying.bring_back_words(actor=request.user, experience=experience)
    messages.success(request, _("These words are on the board again."))
    return redirect(experience.step)


@route("design.add_finding", find=find_step, methods=FORM)
def add_finding(request: SignedIn, step: Step) -> HttpResponse:
    form = FindingForm(request.POST or None)
    if form.is_valid():
        finding = findings.add_finding(actor=request.user, step=step, **form.cleaned_data)
        messages.success(request, _("It stands on the board. Make an idea of it, or change the draft."))
        return redirect(finding)
    return form_page(request, "design/add_finding", step, form)


@route("design.remove_finding", find=find_finding, methods=FORM)
def remove_finding(request: SignedIn, finding: Finding) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "design/remove_finding", finding.step, finding=finding)
    findings.remove_finding(actor=request.user, finding=finding)
    messages.success(request, _("The finding is taken back."))
    return redirect(finding.step)


@route("design.make_idea", find=find_finding, methods=FORM)
def make_idea(request: SignedIn, finding: Finding) -> HttpResponse:
    form = MakeIdeaForm(request.POST or None, boards=open_beside(finding, every_board), finding=finding)
    if form.is_valid():
        idea = findings.make_idea(actor=request.user, finding=finding, **form.cleaned_data)
        messages.success(request, _("Your idea is on the board. Everyone can support it."))
        return redirect(idea)
    return form_page(request, "design/make_idea", finding, form)


@route("design.make_suggestion", find=find_finding, methods=FORM)
def make_suggestion(request: SignedIn, finding: Finding) -> HttpResponse:
    form = MakeSuggestionForm(request.POST or None, texts=open_beside(finding, every_text), finding=finding)
    if form.is_valid():
        remark = findings.make_suggestion(actor=request.user, finding=finding, **form.cleaned_data)
        messages.success(request, _("Your suggestion stands beside the text, until somebody takes it over."))
        return redirect(remark)
    return form_page(request, "design/make_suggestion", finding, form)
