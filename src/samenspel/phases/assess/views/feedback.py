"""Asking for feedback, its page, and giving it."""

import secrets
from datetime import timedelta

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.typed.cookies import put_in_cookie
from samenspel.foundation.ui.downloads import on_paper
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.assess.actions import feedback as actions
from samenspel.phases.assess.actions import impressions
from samenspel.phases.assess.forms.feedback import DelayForm, FeedbackForm, ImpressionForm, PromiseForm
from samenspel.phases.assess.models.feedback import Feedback, Impression
from samenspel.phases.assess.pages.feedback import feedback_page, feedback_poster
from samenspel.phases.assess.queries.feedback import find_feedback, find_impression
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn, visitor_of

COOKIE, KEPT = "feedback_visitor", timedelta(days=180)


@route("assess.set_up_feedback", find=find_initiative, methods=FORM)
def set_up_feedback(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = FeedbackForm(request.POST or None, initiative=initiative, person=request.user)
    if form.is_valid():
        feedback = actions.set_up_feedback(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("It is there. People can say what they think as soon as it opens."))
        return redirect(feedback)
    return form_page(request, "assess/set_up_feedback", initiative, form)


@route("assess.change_feedback", find=find_feedback, methods=FORM)
def change_feedback(request: SignedIn, feedback: Feedback) -> HttpResponse:
    form = PromiseForm(request.POST or None, initial={"reply_days": feedback.reply_days})
    if form.is_valid():
        actions.change_feedback(actor=request.user, feedback=feedback, **form.cleaned_data)
        messages.success(request, _("This is what you promise from now on."))
        return redirect(feedback)
    return form_page(request, "assess/change_feedback", feedback, form)


@route("assess.postpone_answers", find=find_feedback, methods=FORM)
def postpone_answers(request: SignedIn, feedback: Feedback) -> HttpResponse:
    form = DelayForm(request.POST or None)
    if form.is_valid():
        actions.postpone_answers(actor=request.user, feedback=feedback, **form.cleaned_data)
        messages.success(request, _("Whoever waits reads this now."))
        return redirect(feedback)
    return form_page(request, "assess/postpone_answers", feedback, form)


@route("assess.show_feedback", find=find_feedback)
def show_feedback(request: HttpRequest, feedback: Feedback) -> HttpResponse:
    shown = feedback_page(feedback, visitor_of(request, COOKIE), request.GET.get("page"))
    return render(request, "assess/show_feedback.html", shown)


@route("assess.print_poster", find=find_feedback)
def print_poster(request: SignedIn, feedback: Feedback) -> HttpResponse:
    name = f"feedback-{feedback.pk}.pdf"
    return on_paper(request, "initiatives/poster.typ", feedback_poster(feedback), name, back=feedback)


@route("assess.give_feedback", find=find_feedback, methods=FORM)
def give_feedback(request: HttpRequest, feedback: Feedback) -> HttpResponse:
    """A visitor gets a cookie that no other feedback sees."""
    form = ImpressionForm(request.POST or None)
    if form.is_valid() and _is_too_fast(request):
        form.add_error(None, _("Very many people on your network do this. Wait a while, or sign in."))
    if not form.is_valid():
        return form_page(request, "assess/give_feedback", feedback, form)
    visitor = visitor_of(request, COOKIE)
    device = visitor.device if visitor.is_known else secrets.token_urlsafe(24)
    told = {"device": device, "language": get_language() or "", **form.cleaned_data}
    impressions.give_feedback(actor=request.user, feedback=feedback, **told)
    messages.success(request, _("Thank you. On this page you find what you said, and later the answer."))
    response = redirect(feedback)
    put_in_cookie(response, COOKIE, device, path=feedback.get_absolute_url(), kept=KEPT)
    return response


def _is_too_fast(request: HttpRequest) -> bool:
    """Who has an account is known."""
    return not (request.user.is_authenticated or ratelimit.consume(request, action="feedback"))


@route("assess.take_back_feedback", find=find_impression, methods=FORM)
def take_back_feedback(request: HttpRequest, impression: Impression) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "assess/take_back_feedback", impression.feedback, impression=impression)
    device = visitor_of(request, COOKIE).device
    impressions.take_back_feedback(actor=request.user, impression=impression, device=device)
    messages.success(request, _("It is deleted. Nobody reads it any more."))
    return redirect(impression.feedback)
