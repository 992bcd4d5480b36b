"""What a survey found out, and what the visitor answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from samenspel.foundation.access.routes import route
from samenspel.spine.people.requests import visitor_of
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.own import own_answers_page
from samenspel.tools.surveys.pages.results import results_page
from samenspel.tools.surveys.pages.sides import talk_page
from samenspel.tools.surveys.queries.surveys import find_survey
from samenspel.tools.surveys.views.answering import COOKIE


@route("surveys.show_results", find=find_survey)
def show_results(request: HttpRequest, survey: Survey) -> HttpResponse:
    shown = results_page(survey, request.GET.get("wave", ""), get_language() or "")
    return render(request, "surveys/show_results.html", shown)


@route("surveys.show_talk", find=find_survey)
def show_talk(request: HttpRequest, survey: Survey) -> HttpResponse:
    return render(request, "surveys/show_talk.html", talk_page(survey, get_language() or ""))


@route("surveys.show_answers", find=find_survey)
def show_answers(request: HttpRequest, survey: Survey) -> HttpResponse:
    shown = own_answers_page(survey, visitor_of(request, COOKIE), get_language() or "")
    return render(request, "surveys/show_answers.html", shown)
