"""Writing the questions of a survey one by one."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.foundation.access import Overtaken
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.foundation.ui.words import said
from samenspel.methods.questionnaires import (
    FaultyFile,
    Questionnaire,
    digest,
    moved,
    plain,
    questionnaire_from,
    without,
)
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.surveys.actions import surveys as actions
from samenspel.tools.surveys.forms.kinds import KINDS, form_of
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.building import building_page
from samenspel.tools.surveys.queries.surveys import Asked, draft_of, find_asked, find_survey


@route("surveys.build_questions", find=find_survey)
def build_questions(request: SignedIn, survey: Survey) -> HttpResponse:
    return form_page(request, "surveys/build_questions", survey, **building_page(survey))


@route("surveys.add_question", find=find_survey, methods=FORM)
def add_question(request: SignedIn, survey: Survey) -> HttpResponse:
    kind = KINDS.get(request.GET.get("kind", ""))
    if kind is None:
        kinds = [(name, form.LABEL, form.ABOUT) for name, form in KINDS.items()]
        return form_page(request, "surveys/choose_kind", survey, kinds=kinds)
    form = kind(request.POST or None, within=draft_of(survey))
    if form.is_valid() and _is_saved(request, survey, form.within, form.questionnaire):
        messages.success(request, _("The question is there."))
        return redirect("surveys:build_questions", survey.pk)
    return form_page(request, "surveys/add_question", survey, form)


@route("surveys.change_question", find=find_asked, methods=FORM)
def change_question(request: SignedIn, asked: Asked) -> HttpResponse:
    kind = form_of(asked.question)
    if kind is None:
        messages.info(request, _("Questions of this kind are changed in the file."))
        return redirect("surveys:change_questions", asked.survey.pk)
    form = kind(request.POST or None, within=asked.questionnaire, question=asked.question)
    if form.is_valid() and _is_saved(request, asked.survey, asked.questionnaire, form.questionnaire):
        messages.success(request, _("Your changes are saved."))
        return redirect("surveys:build_questions", asked.survey.pk)
    return form_page(request, "surveys/change_question", asked.survey, form, question=asked.question)


@route("surveys.move_question", find=find_asked, methods=("POST",))
def move_question(request: SignedIn, asked: Asked) -> HttpResponse:
    return _changed(request, asked, lambda one: moved(one, asked.question.code, up="up" in request.POST))


@route("surveys.remove_question", find=find_asked, methods=FORM)
def remove_question(request: SignedIn, asked: Asked) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "surveys/remove_question", asked.survey, question=asked.question)
    return _changed(request, asked, lambda one: without(one, asked.question.code))


def _changed(
    request: SignedIn, asked: Asked, change: Callable[[Questionnaire], Questionnaire]
) -> HttpResponse:
    """Conditions on other questions may not bear it."""
    try:
        questions = questionnaire_from(plain(change(asked.questionnaire)))
        _is_saved(request, asked.survey, asked.questionnaire, questions)
    except FaultyFile as error:
        messages.error(request, " ".join(said(fault.problem) for fault in error.faults))
    return redirect("surveys:build_questions", asked.survey.pk)


def _is_saved(request: SignedIn, survey: Survey, was: Questionnaire, questions: Questionnaire) -> bool:
    try:
        actions.change_questions(actor=request.user, survey=survey, questions=questions, seen=digest(was))
    except (actions.OtherMeaning, Overtaken) as error:
        messages.error(request, str(error.reason))
        return False
    return True
