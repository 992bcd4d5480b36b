"""Ethics of a study, its draw, its results, and what people say to it themselves."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page, took_yes
from samenspel.foundation.ui.seeding import SeedForm, SeedPlanForm
from samenspel.phases.learn.actions import ethics as actions
from samenspel.phases.learn.actions import trials
from samenspel.phases.learn.forms.ethics import EthicsForm
from samenspel.phases.learn.forms.trials import TrialForm
from samenspel.phases.learn.models.ethics import StudyConsent
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import StudyExport
from samenspel.phases.learn.pages.studies import guardian_page, stay_out_page
from samenspel.phases.learn.queries.exports import find_export
from samenspel.phases.learn.queries.studies import find_consent, find_study
from samenspel.phases.learn.rules.ethics import ethics_of
from samenspel.spine.people.requests import SignedIn


@route("learn.state_ethics", find=find_study, methods=FORM)
def state_ethics(request: SignedIn, study: Study) -> HttpResponse:
    form = EthicsForm(request.POST or None, request.FILES or None, study=study)
    if form.is_valid():
        actions.state_ethics(actor=request.user, study=study, **form.values)
        messages.success(request, _("It is kept. The page of the study says whether something is missing."))
        return redirect(study)
    return form_page(request, "learn/state_ethics", study, form)


@route("learn.download_decision", find=find_study)
def download_decision(request: HttpRequest, study: Study) -> HttpResponse:
    ethics = ethics_of(study)
    if ethics is None or not ethics.file:
        raise Http404
    with ethics.file.open("rb") as file:
        return download(file.read(), f"decision-{study.pk}.pdf", "application/pdf")


@route("learn.set_up_trial", find=find_study, methods=FORM)
def set_up_trial(request: SignedIn, study: Study) -> HttpResponse:
    form = TrialForm(request.POST or None, study=study)
    if form.is_valid() and form.saves(
        lambda **_typed: trials.set_up_trial(actor=request.user, study=study, **form.values)
    ):
        messages.success(
            request, _("The arms are there. Name a basis for what is used, then freeze the plan.")
        )
        return redirect(study)
    return form_page(request, "learn/set_up_trial", study, form)


@route("learn.announce_trial", find=find_study, methods=FORM)
def announce_trial(request: SignedIn, study: Study) -> HttpResponse:
    form = SeedPlanForm(request.POST or None)
    if form.is_valid():
        job = trials.announce_later(actor=request.user, study=study, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "learn/announce_trial", study, form)


@route("learn.draw_trial", find=find_study, methods=FORM)
def draw_trial(request: SignedIn, study: Study) -> HttpResponse:
    form = SeedForm(request.POST or None)
    if form.is_valid():
        job = trials.draw_later(actor=request.user, study=study, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "learn/draw_trial", study, form)


@route("learn.open_study", find=find_study, methods=FORM)
def open_study(request: SignedIn, study: Study) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "learn/open_study", study)
    trials.open_study(actor=request.user, study=study)
    messages.success(request, _("The first look stands in the journal. The numbers are being computed."))
    return redirect(study)


@route("learn.analyse_study", find=find_study, methods=("POST",))
def analyse_study(request: SignedIn, study: Study) -> HttpResponse:
    job = trials.analyse_later(actor=request.user, study=study)
    return redirect("tasks:show_job", job.pk)


@route("learn.export_study", find=find_study, methods=("POST",))
def export_study(request: SignedIn, study: Study) -> HttpResponse:
    job = trials.export_later(actor=request.user, study=study)
    return redirect("tasks:show_job", job.pk)


@route("learn.download_export", find=find_export, methods=("POST",))
def download_export(request: SignedIn, export: StudyExport) -> HttpResponse:
    content = trials.download_export(actor=request.user, export=export)
    return download(content, f"study-{export.study_id}.zip", "application/zip")


@route("learn.stay_out", find=find_study, methods=FORM)
def stay_out(request: SignedIn, study: Study) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "learn/stay_out", study, **stay_out_page(study, request.user))
    actions.stay_out(actor=request.user, study=study)
    messages.success(request, _("You are out of this study. Nothing of you is read for it."))
    return redirect(study)


@route("learn.come_back", find=find_study, methods=("POST",))
def come_back(request: SignedIn, study: Study) -> HttpResponse:
    actions.come_back(actor=request.user, study=study)
    messages.success(request, _("You stay out no longer."))
    return redirect(study)


@route("learn.agree_to_study", find=find_study, methods=("POST",))
def agree_to_study(request: SignedIn, study: Study) -> HttpResponse:
    agree = partial(actions.agree_to_study, actor=request.user, study=study)
    took_yes(request, agree, _("Thank you. You can stay out at any time."))
    return redirect(study)


@route("learn.ask_guardians", find=find_study, methods=("POST",))
def ask_guardians(request: SignedIn, study: Study) -> HttpResponse:
    count = actions.ask_guardians(actor=request.user, study=study)
    words = ngettext("%(count)d guardian is asked.", "%(count)d guardians are asked.", count)
    messages.success(request, words % {"count": count})
    return redirect(study)


@route("learn.allow_child", find=find_consent, methods=FORM)
def allow_child(request: HttpRequest, consent: StudyConsent) -> HttpResponse:
    if request.method != "POST":
        return render(request, "learn/allow_child.html", guardian_page(consent))
    say = partial(actions.allow_child, consent=consent, agrees="yes" in request.POST)
    took_yes(request, say, _("What you said is kept. You can change it at this link."))
    return redirect(consent)
