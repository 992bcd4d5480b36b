"""Pages of those who read and talk."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives.rules import initiative_of
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.talk import actions
from samenspel.tools.talk.forms import AnswerForm, CommentForm, ReportForm
from samenspel.tools.talk.models import Comment, State
from samenspel.tools.talk.queries import find_comment
from samenspel.tools.talk.subjects import find_subject, talk_url
from samenspel.tools.talk.threads import url_of_comment


@route("talk.show_subject", find=find_subject)
def show_subject(request: HttpRequest, subject: Any) -> HttpResponse:
    shown = {"subject": subject, "initiative": initiative_of(subject), "label": card_of(subject).label}
    return render(request, "talk/show_subject.html", shown)


@route("talk.show_comment", find=find_comment)
def show_comment(request: HttpRequest, comment: Comment) -> HttpResponse:
    """Leads to its place."""
    return redirect(url_of_comment(comment, request.user))


@route("talk.write_comment", find=find_subject, methods=FORM)
def write_comment(request: SignedIn, subject: Any) -> HttpResponse:
    form = CommentForm(request.POST or None)
    comment = _written(form, actions.write_comment, actor=request.user, subject=subject)
    if comment:
        return _to_its_place(request, comment)
    home, back = initiative_of(subject), talk_url(subject)
    return form_page(request, "talk/write_comment", home, form, subject=subject, talk_url=back)


@route("talk.answer_comment", find=find_comment, methods=FORM)
def answer_comment(request: SignedIn, comment: Comment) -> HttpResponse:
    form = AnswerForm(request.POST or None)
    answer = _written(form, actions.answer_comment, actor=request.user, comment=comment)
    return (
        _to_its_place(request, answer)
        if answer
        else form_page(request, "talk/answer_comment", comment.initiative, form, comment=comment)
    )


@route("talk.edit_comment", find=find_comment, methods=FORM)
def edit_comment(request: SignedIn, comment: Comment) -> HttpResponse:
    form = CommentForm(request.POST or None, initial={"text": comment.text})
    if form.is_valid():
        actions.edit_comment(actor=request.user, comment=comment, **form.cleaned_data)
        return redirect(url_of_comment(comment, request.user))
    return form_page(request, "talk/edit_comment", comment.initiative, form, comment=comment)


@route("talk.take_back", find=find_comment, methods=FORM)
def take_back(request: SignedIn, comment: Comment) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "talk/take_back", comment.initiative, comment=comment)
    actions.take_back(actor=request.user, comment=comment)
    messages.success(request, _("Your comment is taken back."))
    return redirect(url_of_comment(comment, request.user))


@route("talk.report_comment", find=find_comment, methods=FORM)
def report_comment(request: SignedIn, comment: Comment) -> HttpResponse:
    form = ReportForm(request.POST or None)
    if form.is_valid():
        actions.report_comment(actor=request.user, comment=comment, **form.cleaned_data)
        messages.success(request, _("Thank you. A moderator will look at it."))
        return redirect(url_of_comment(comment, request.user))
    return form_page(request, "talk/report_comment", comment.initiative, form, comment=comment)


def _written(form: forms.Form, write: Callable[..., Comment], **words: Any) -> Comment | None:
    """What comes too soon or twice stays in the form, with the reason."""
    if not form.is_valid():
        return None
    try:
        return write(**words, **form.cleaned_data)
    except actions.RateLimited as refused:
        form.add_error("text", str(refused.reason))
        return None


def _to_its_place(request: SignedIn, comment: Comment) -> HttpResponse:
    if comment.state == State.WAITING:
        messages.info(request, _("Thank you. It appears as soon as a moderator has read it."))
    return redirect(url_of_comment(comment, request.user))
