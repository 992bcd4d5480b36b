"""Setting up a survey, and what it asks."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn, visitor_of
from samenspel.tools.surveys.actions import surveys as actions
from samenspel.tools.surveys.forms.people import BeginWaveForm
from samenspel.tools.surveys.forms.questions import QuestionsForm
from samenspel.tools.surveys.forms.surveys import SurveyForm
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.surveys import preview_page, survey_page
from samenspel.tools.surveys.queries.surveys import find_survey, newest_edition
from samenspel.tools.surveys.views.answering import COOKIE


@route("surveys.set_up_survey", find=find_initiative, methods=FORM)
def set_up_survey(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = SurveyForm(request.POST or None)
    if form.is_valid():
        survey = actions.set_up_survey(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("It is there. Now write what it asks."))
        return redirect("surveys:build_questions", survey.pk)
    return form_page(request, "surveys/set_up_survey", initiative, form)


@route("surveys.show_survey", find=find_survey)
def show_survey(request: HttpRequest, survey: Survey) -> HttpResponse:
    return render(request, "surveys/show_survey.html", survey_page(survey, visitor_of(request, COOKIE)))


@route("surveys.change_questions", find=find_survey, methods=FORM)
def change_questions(request: SignedIn, survey: Survey) -> HttpResponse:
    form = QuestionsForm(request.POST or None, request.FILES or None, edition=newest_edition(survey))
    save = partial(actions.change_questions, actor=request.user, survey=survey)
    if form.is_valid() and form.is_saved(save):
        messages.success(request, _("The questions are saved. Look at them as people will see them."))
        return redirect("surveys:show_questions", survey.pk)
    return form_page(request, "surveys/change_questions", survey, form)


@route("surveys.show_questions", find=find_survey)
def show_questions(request: HttpRequest, survey: Survey) -> HttpResponse:
    return render(request, "surveys/show_questions.html", preview_page(survey, get_language() or ""))


@route("surveys.begin_wave", find=find_survey, methods=FORM)
def begin_wave(request: SignedIn, survey: Survey) -> HttpResponse:
    form = BeginWaveForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        asks = survey.invited.exists()
        return form_page(request, "surveys/begin_wave", survey, form if asks else None)
    actions.begin_wave(actor=request.user, survey=survey, again=form.cleaned_data["again"])
    messages.success(request, _("People are asked anew from now on."))
    return redirect(survey)
