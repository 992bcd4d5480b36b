"""Answering a survey, page by page, with an account or by a cookie of one's browser."""

import secrets
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access import Refused, allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.typed.cookies import drop_cookie, put_in_cookie
from samenspel.foundation.ui.pages import form_page
from samenspel.methods.questionnaires import ShownPage, Walk
from samenspel.spine.people.requests import Visitor, visitor_of
from samenspel.tools.surveys.actions import answering as actions
from samenspel.tools.surveys.forms.answering import BeginForm, ConsentForm
from samenspel.tools.surveys.forms.fields import Asking
from samenspel.tools.surveys.forms.pages import PageForm
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.surveys import answering_page, asking_of, page_asked, uses_of, way_of
from samenspel.tools.surveys.queries.consents import standing_consents
from samenspel.tools.surveys.queries.surveys import draws_of, find_survey, response_of

COOKIE, KEPT = "survey_visitor", timedelta(days=180)


@route("surveys.begin_response", find=find_survey, methods=FORM)
def begin_response(request: HttpRequest, survey: Survey) -> HttpResponse:
    """A visitor gets a cookie that no other survey sees."""
    visitor = visitor_of(request, COOKIE)
    form = BeginForm(request.POST if request.method == "POST" else None, survey=survey, visitor=visitor)
    if not form.is_valid():
        return form_page(request, "surveys/begin_response", survey, form, **uses_of(survey))
    if is_too_fast(request):
        messages.error(request, _("Very many people on your network begin it. Wait a while, or sign in."))
        return redirect(survey)
    device, language = device_of(visitor), get_language() or ""
    actions.begin_response(
        actor=request.user, device=device, survey=survey, language=language, **form.cleaned_data
    )
    return with_cookie(redirect("surveys:answer_page", survey.pk), survey, device)


def device_of(visitor: Visitor) -> str:
    """What the cookie holds, or is going to hold."""
    return visitor.device if visitor.is_known else secrets.token_urlsafe(24)


def with_cookie(response: HttpResponse, survey: Survey, device: str) -> HttpResponse:
    put_in_cookie(response, COOKIE, device, path=survey.get_absolute_url(), kept=KEPT)
    return response


def is_too_fast(request: HttpRequest) -> bool:
    """Who has an account is known, and answers once."""
    return not (request.user.is_authenticated or ratelimit.consume(request, action="survey_response"))


@route("surveys.answer_page", find=find_survey, methods=FORM)
def answer_page(request: HttpRequest, survey: Survey) -> HttpResponse:
    visitor = visitor_of(request, COOKIE)
    response = response_of(survey, visitor)
    if response is None or response.state != State.BEGUN:
        return _not_answering(request, survey, response)
    way = way_of(response)
    page = page_asked(way, request.GET.get("page", ""))
    if page is None:
        return redirect("surveys:hand_in", survey.pk)
    return _page(request, survey, visitor, response, page, way)


def _not_answering(request: HttpRequest, survey: Survey, response: Response | None) -> HttpResponse:
    """Whoever sends a page nevertheless was signed out meanwhile, or another wave began, or another window
    handed in: what was typed is kept."""
    if request.method != "POST":
        return _at_begin(request, survey) if response is None else redirect(survey)
    if not request.user.is_authenticated and response is None:
        if survey.invited.exists():
            words = _("If you came by a letter: open its link again, and go on where you were.")
            messages.info(request, words)
        return redirect_to_login(request.get_full_path())
    raise Refused("surveys.answer_page", actions.NOT_BEGUN if response is None else actions.HANDED_IN)


def _at_begin(request: HttpRequest, survey: Survey) -> HttpResponse:
    """Whoever needs a letter to begin is told so on the page of the survey."""
    if allow(request.user, "surveys.begin_response", survey):
        return redirect("surveys:begin_response", survey.pk)
    return redirect(survey)


def _page(
    request: HttpRequest, survey: Survey, visitor: Visitor, response: Response, page: ShownPage, way: Walk
) -> HttpResponse:
    shown = answering_page(survey, response, page, way, get_language() or "")
    form = PageForm(request.POST or None, way=way, page=page, asking=shown["asking"])
    if not form.is_valid():
        return form_page(request, "surveys/answer_page", survey, form, **shown)
    checked = form.checked
    saved = actions.save_page(
        actor=request.user, device=visitor.device, survey=survey, answers=checked.answers, names=checked.names
    )
    if saved.state == State.FULL:
        return redirect(survey)
    return _go_on(request, survey, way_of(saved), page)


def _go_on(request: HttpRequest, survey: Survey, way: Walk, page: ShownPage) -> HttpResponse:
    """To where the button says. What an answer made appear on the same page is asked first."""
    if "pause" in request.POST:
        messages.success(request, _("Your answers are kept. Go on when you like, until the survey closes."))
        return redirect(survey)
    if "back" in request.POST:
        return _to(survey, way.previous(page.code) or page)
    to = page if _is_new(way, page) else way.next(page.code)
    return _to(survey, to) if to else redirect("surveys:hand_in", survey.pk)


def _is_new(way: Walk, page: ShownPage) -> bool:
    """Questions stand on the page now that were not there when it was sent."""
    here = way.page.get(page.code)
    before = {question.code for question in page.questions}
    return here is not None and any(question.code not in before for question in here.questions)


def _to(survey: Survey, page: ShownPage) -> HttpResponse:
    return redirect(f"{reverse('surveys:answer_page', args=[survey.pk])}?{urlencode({'page': page.code})}")


@route("surveys.hand_in", find=find_survey, methods=FORM)
def hand_in(request: HttpRequest, survey: Survey) -> HttpResponse:
    visitor = visitor_of(request, COOKIE)
    response = response_of(survey, visitor)
    if response is None or response.state in (State.WITHDRAWN, State.FULL):
        return redirect(survey)
    if request.method != "POST":
        return form_page(request, "surveys/hand_in", survey, **_left(response))
    handed = actions.hand_in(actor=request.user, device=visitor.device, survey=survey)
    if handed.state != State.FULL:
        messages.success(request, _("Thank you. Your answers are handed in."))
    return redirect(survey)


def _left(response: Response) -> dict[str, Any]:
    """Pages on which something is open."""
    way, asking = way_of(response), Asking(draws_of(response), get_language() or "")
    left = [(page, asking.say(page.page.title)) for page in way.pages if way.open(page.code)]
    return {"open_pages": [(page.code, title or way.progress(page.code)[0] + 1) for page, title in left]}


@route("surveys.withdraw_response", find=find_survey, methods=FORM)
def withdraw_response(request: HttpRequest, survey: Survey) -> HttpResponse:
    visitor = visitor_of(request, COOKIE)
    if request.method != "POST":
        return form_page(request, "surveys/withdraw_response", survey)
    actions.withdraw_response(actor=request.user, device=visitor.device, survey=survey)
    messages.success(request, _("Your answers are withdrawn. Nobody reads them any more."))
    return redirect(survey)


@route("surveys.change_consent", find=find_survey, methods=FORM)
def change_consent(request: HttpRequest, survey: Survey) -> HttpResponse:
    visitor = visitor_of(request, COOKIE)
    standing, asking = standing_consents(survey, visitor), asking_of(survey, get_language() or "")
    form = ConsentForm(request.POST or None, standing=standing, asking=asking)
    if not standing:
        return redirect(survey)
    if not form.is_valid():
        return form_page(request, "surveys/change_consent", survey, form)
    actions.change_consent(actor=request.user, device=visitor.device, survey=survey, said=form.said)
    messages.success(request, _("What you said is kept. It holds for everything that is given from now on."))
    return redirect(survey)


@route("surveys.begin_anew", find=find_survey, methods=("POST",))
def begin_anew(request: HttpRequest, survey: Survey) -> HttpResponse:
    """Somebody else answers on this device: what was begun stays with whoever began it."""
    response = _at_begin(request, survey)
    drop_cookie(response, COOKIE, path=survey.get_absolute_url())
    return response
