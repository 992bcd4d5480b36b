"""Of how many people answers are taken."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.surveys.actions import quotas as actions
from samenspel.tools.surveys.forms.people import HoldForm, NumberForm, QuotaForm
from samenspel.tools.surveys.models.quotas import Quota
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.people import quotas_page
from samenspel.tools.surveys.queries.quotas import find_quota, question_with_options
from samenspel.tools.surveys.queries.surveys import find_survey


@route("surveys.list_quotas", find=find_survey)
def list_quotas(request: SignedIn, survey: Survey) -> HttpResponse:
    shown = quotas_page(survey, request.user, get_language() or "")
    return render(request, "surveys/list_quotas.html", shown)


@route("surveys.add_quota", find=find_survey, methods=FORM)
def add_quota(request: SignedIn, survey: Survey) -> HttpResponse:
    question = question_with_options(survey, request.GET.get("question", ""))
    if question is None:
        return redirect("surveys:list_quotas", survey.pk)
    form = QuotaForm(request.POST or None, question=question, language=get_language() or "")
    if form.is_valid():
        actions.add_quota(actor=request.user, survey=survey, question=question.code, **form.cleaned_data)
        messages.success(request, _("The quota is set."))
        return redirect("surveys:list_quotas", survey.pk)
    return form_page(request, "surveys/add_quota", survey, form, question=form.text)


@route("surveys.change_quota", find=find_quota, methods=FORM)
def change_quota(request: SignedIn, quota: Quota) -> HttpResponse:
    form = NumberForm(request.POST or None, initial={"number": quota.number})
    if form.is_valid():
        actions.change_quota(actor=request.user, quota=quota, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("surveys:list_quotas", quota.survey_id)
    return form_page(request, "surveys/change_quota", quota.survey, form)


@route("surveys.remove_quota", find=find_quota, methods=FORM)
def remove_quota(request: SignedIn, quota: Quota) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "surveys/remove_quota", quota.survey)
    actions.remove_quota(actor=request.user, quota=quota)
    messages.success(request, _("The quota is removed."))
    return redirect("surveys:list_quotas", quota.survey_id)


@route("surveys.hold_places", find=find_survey, methods=FORM)
def hold_places(request: SignedIn, survey: Survey) -> HttpResponse:
    form = HoldForm(request.POST or None, initial={"minutes": survey.hold_minutes})
    if form.is_valid():
        actions.hold_places(actor=request.user, survey=survey, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("surveys:list_quotas", survey.pk)
    return form_page(request, "surveys/hold_places", survey, form)
