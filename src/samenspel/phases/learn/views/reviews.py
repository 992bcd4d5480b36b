"""Pages of reviewers. None of them is given a contribution, only the blind view of one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.fields import WordsForm
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import reviewing, reviews
from samenspel.phases.learn.forms.reviews import HAND_IN, DeclareForm, ReviewForm, ReviewingForm
from samenspel.phases.learn.models.reviews import Assignment, Reviewer
from samenspel.phases.learn.pages.reviewing import review_page, reviewing_as_typed, reviewing_page
from samenspel.phases.learn.queries.blind import newest_copy
from samenspel.phases.learn.queries.panels import find_assignment, find_reviewer
from samenspel.spine.people.requests import SignedIn

SAY = gettext_lazy("What you say to the other reviewers")


@route("learn.show_reviewing", find=find_reviewer)
def show_reviewing(request: HttpRequest, reviewer: Reviewer) -> HttpResponse:
    return render(request, "learn/show_reviewing.html", reviewing_page(reviewer))


@route("learn.change_reviewing", find=find_reviewer, methods=FORM)
def change_reviewing(request: SignedIn, reviewer: Reviewer) -> HttpResponse:
    form = ReviewingForm(request.POST or None, initial=reviewing_as_typed(reviewer))
    if form.is_valid():
        reviewing.change_reviewing(actor=request.user, reviewer=reviewer, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(reviewer)
    return form_page(request, "learn/change_reviewing", reviewer, form)


@route("learn.declare_conflict", find=find_assignment, methods=FORM)
def declare_conflict(request: SignedIn, assignment: Assignment) -> HttpResponse:
    form = DeclareForm(request.POST or None)
    if form.is_valid():
        reviewer = reviewing.declare_conflict(actor=request.user, assignment=assignment, **form.cleaned_data)
        messages.success(
            request, _("Thank you. You no longer review this; the organisers ask somebody else.")
        )
        return redirect(reviewer)
    return form_page(request, "learn/declare_conflict", assignment.reviewer, form, assignment=assignment)


@route("learn.show_review", find=find_assignment)
def show_review(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    return render(request, "learn/show_review.html", review_page(assignment, request.user))


@route("learn.write_review", find=find_assignment, methods=FORM)
def write_review(request: SignedIn, assignment: Assignment) -> HttpResponse:
    form = ReviewForm(request.POST or None, assignment=assignment)
    if form.is_valid():
        texts = {name: form.cleaned_data[name] for name in ("for_authors", "for_organisers")}
        done = HAND_IN in request.POST
        reviews.write_review(
            actor=request.user, assignment=assignment, marks=form.marks, is_handed_in=done, **texts
        )
        messages.success(request, _("Thank you: it is handed in.") if done else _("Your draft is kept."))
        return redirect(assignment)
    shown = review_page(assignment, request.user)
    return form_page(request, "learn/write_review", assignment.reviewer, form, **shown)


@route("learn.download_copy", find=find_assignment)
def download_copy(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    version = newest_copy(assignment.contribution)
    if version is None:
        raise Http404
    with version.copy.open("rb") as file:
        return download(file.read(), version.neutral_name, version.content_type)


@route("learn.add_remark", find=find_assignment, methods=FORM)
def add_remark(request: SignedIn, assignment: Assignment) -> HttpResponse:
    form = WordsForm(request.POST or None, label=SAY)
    if form.is_valid():
        reviews.add_remark(actor=request.user, assignment=assignment, **form.cleaned_data)
        return redirect(assignment)
    return form_page(request, "learn/add_remark", assignment.reviewer, form, assignment=assignment)
