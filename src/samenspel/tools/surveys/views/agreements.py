"""Agreements on research use, and the files of answers that their holders take along."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.surveys.actions import agreements as actions
from samenspel.tools.surveys.forms.agreements import AgreementForm, EndForm, FilesForm
from samenspel.tools.surveys.models.agreements import Agreement, AnswerFiles
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.agreements import agreement_page
from samenspel.tools.surveys.queries.agreements import asks_for_consent, find_agreement, find_files
from samenspel.tools.surveys.queries.surveys import find_survey


@route("surveys.agree_on_research", find=find_survey, methods=FORM)
def agree_on_research(request: SignedIn, survey: Survey) -> HttpResponse:
    form = AgreementForm(request.POST or None, survey=survey, language=get_language() or "")
    if form.is_valid():
        agreement = actions.agree_on_research(actor=request.user, survey=survey, **form.cleaned_data)
        messages.success(request, _("It is agreed, and stands on the page of the survey."))
        return redirect(agreement)
    asks = asks_for_consent(survey)
    return form_page(request, "surveys/agree_on_research", survey, form, asks_for_consent=asks)


@route("surveys.show_agreement", find=find_agreement)
def show_agreement(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    return render(request, "surveys/show_agreement.html", agreement_page(agreement, request.user))


@route("surveys.end_agreement", find=find_agreement, methods=FORM)
def end_agreement(request: SignedIn, agreement: Agreement) -> HttpResponse:
    form = EndForm(request.POST or None)
    if form.is_valid():
        actions.end_agreement(actor=request.user, agreement=agreement, **form.cleaned_data)
        messages.success(request, _("The agreement is over. Its holder is told why."))
        return redirect(agreement)
    return form_page(request, "surveys/end_agreement", agreement, form)


@route("surveys.write_files", find=find_agreement, methods=("POST",))
def write_files(request: SignedIn, agreement: Agreement) -> HttpResponse:
    form = FilesForm(request.POST, survey=agreement.survey)
    if not form.is_valid():
        return redirect(agreement)
    job = actions.write_files_later(actor=request.user, agreement=agreement, **form.cleaned_data)
    return redirect("tasks:show_job", job.pk)


@route("surveys.download_answers", find=find_files, methods=("POST",))
def download_answers(request: SignedIn, files: AnswerFiles) -> HttpResponse:
    content = actions.download_answers(actor=request.user, files=files)
    return download(content, f"answers-of-survey-{files.agreement.survey_id}.zip", "application/zip")
