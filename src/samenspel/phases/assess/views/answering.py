"""Reading what people said, and answering it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.assess.actions import answering as actions
from samenspel.phases.assess.forms.answering import AnswerForm, JudgeForm, ThemeForm
from samenspel.phases.assess.models.feedback import Feedback, Impression, Theme
from samenspel.phases.assess.pages.feedback import reading_page, to_answer
from samenspel.phases.assess.queries.feedback import find_feedback, find_impression, find_theme
from samenspel.phases.assess.sources.feedback import write_feedback
from samenspel.spine.people.requests import SignedIn


@route("assess.read_feedback", find=find_feedback)
def read_feedback(request: SignedIn, feedback: Feedback) -> HttpResponse:
    return render(request, "assess/read_feedback.html", reading_page(feedback, request.user, request.GET))


@route("assess.judge_impression", find=find_impression, methods=FORM)
def judge_impression(request: SignedIn, impression: Impression) -> HttpResponse:
    names = impression.feedback.themes.values_list("name", flat=True)
    form = JudgeForm(request.POST or None, impression=impression, names=names)
    if form.is_valid():
        actions.judge_impression(actor=request.user, impression=impression, **form.cleaned_data)
        messages.success(request, _("It is read."))
        return redirect("assess:read_feedback", impression.feedback_id)
    return form_page(request, "assess/judge_impression", impression.feedback, form, impression=impression)


@route("assess.change_theme", find=find_theme, methods=FORM)
def change_theme(request: SignedIn, theme: Theme) -> HttpResponse:
    form = ThemeForm(request.POST or None, theme=theme)
    if form.is_valid():
        actions.change_theme(actor=request.user, theme=theme, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("assess:read_feedback", theme.feedback_id)
    return form_page(request, "assess/change_theme", theme.feedback, form, theme=theme)


@route("assess.answer_feedback", find=find_feedback, methods=FORM)
def answer_feedback(request: SignedIn, feedback: Feedback) -> HttpResponse:
    keys = (request.POST if request.method == "POST" else request.GET).getlist("keys")
    form = AnswerForm(request.POST or None, asked=to_answer(feedback, keys))
    if form.is_valid():
        actions.answer_feedback(actor=request.user, feedback=feedback, **form.cleaned_data)
        messages.success(request, _("Your answer is here and on the page of the initiative."))
        return redirect(feedback)
    return form_page(request, "assess/answer_feedback", feedback, form)


@route("assess.download_feedback", find=find_feedback)
def download_feedback(request: HttpRequest, feedback: Feedback) -> HttpResponse:
    return download(write_feedback(feedback), f"feedback-{feedback.pk}.csv", "text/csv; charset=utf-8")
