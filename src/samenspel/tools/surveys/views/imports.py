"""Questions and answers from elsewhere."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import Refused
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.methods.questionnaires.foreign import write_xlsform
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.surveys.actions import imports as actions
from samenspel.tools.surveys.forms.imports import AnswersForm, ForeignForm, ForgetForm, TakeBackForm
from samenspel.tools.surveys.models.imports import AnswersImport
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.imports import carried_page, import_page, imports_page
from samenspel.tools.surveys.queries.imports import find_import
from samenspel.tools.surveys.queries.surveys import draft_of, find_survey

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@route("surveys.bring_questions", find=find_survey, methods=FORM)
def bring_questions(request: SignedIn, survey: Survey) -> HttpResponse:
    form = ForeignForm(request.POST or None, request.FILES or None, survey=survey)
    if not form.is_valid():
        return form_page(request, "surveys/bring_questions", survey, form)
    return form_page(request, "surveys/preview_questions", survey, form, **carried_page(survey, form.carried))


@route("surveys.download_xlsform", find=find_survey)
def download_xlsform(request: SignedIn, survey: Survey) -> HttpResponse:
    content, _notes = write_xlsform(draft_of(survey))
    return download(content, f"survey-{survey.pk}.xlsx", XLSX)


@route("surveys.list_imports", find=find_survey)
def list_imports(request: SignedIn, survey: Survey) -> HttpResponse:
    return render(request, "surveys/list_imports.html", imports_page(survey))


@route("surveys.import_answers", find=find_survey, methods=FORM)
def import_answers(request: SignedIn, survey: Survey) -> HttpResponse:
    form = AnswersForm(request.POST or None, request.FILES or None, survey=survey)
    if form.is_valid():
        job = actions.import_answers(actor=request.user, survey=survey, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "surveys/import_answers", survey, form)


@route("surveys.show_import", find=find_import)
def show_import(request: SignedIn, batch: AnswersImport) -> HttpResponse:
    return render(request, "surveys/show_import.html", import_page(batch, request.user))


@route("surveys.take_answers", find=find_import, methods=("POST",))
def take_answers(request: SignedIn, batch: AnswersImport) -> HttpResponse:
    return redirect("tasks:show_job", actions.take_later(actor=request.user, batch=batch).pk)


@route("surveys.drop_import", find=find_import, methods=("POST",))
def drop_import(request: SignedIn, batch: AnswersImport) -> HttpResponse:
    actions.drop_import(actor=request.user, batch=batch)
    messages.success(request, _("The file is gone. Nothing of it was taken."))
    return redirect("surveys:list_imports", batch.survey_id)


@route("surveys.withdraw_import", find=find_import, methods=FORM)
def withdraw_import(request: SignedIn, batch: AnswersImport) -> HttpResponse:
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        actions.withdraw_import(actor=request.user, batch=batch, **form.cleaned_data)
        messages.success(request, _("These answers are gone from the survey."))
        return redirect(batch)
    return form_page(request, "surveys/withdraw_import", batch, form)


@route("surveys.forget_imported", find=find_survey, methods=FORM)
def forget_imported(request: SignedIn, survey: Survey) -> HttpResponse:
    form = ForgetForm(request.POST or None, survey=survey)
    if form.is_valid() and _is_done(
        form, partial(actions.forget_imported, actor=request.user, survey=survey)
    ):
        messages.success(request, _("Their answers are gone, and do not come back with the same file."))
        return redirect("surveys:list_imports", survey.pk)
    return form_page(request, "surveys/forget_imported", survey, form)


def _is_done(form: ForgetForm, forget: "partial[None]") -> bool:
    try:
        forget(**form.cleaned_data)
    except Refused as refused:
        form.add_error("key", str(refused.reason))
    return not form.errors
