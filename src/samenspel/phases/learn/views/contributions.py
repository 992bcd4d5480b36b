"""Handing in, changing and withdrawing a contribution, and its files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.fields import filled_rows
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import contributions as actions
from samenspel.phases.learn.forms.contributions import (
    AuthorFormSet,
    ContributionForm,
    VersionForm,
    WithdrawForm,
)
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution, Version
from samenspel.phases.learn.pages.contributions import authors_as_typed, contribution_page, first_author
from samenspel.phases.learn.queries.panels import find_call, find_contribution, find_version
from samenspel.spine.people.requests import SignedIn


@route("learn.submit_contribution", find=find_call, methods=FORM)
def submit_contribution(request: SignedIn, call: Call) -> HttpResponse:
    form = ContributionForm(request.POST or None, call=call)
    authors = AuthorFormSet(request.POST or None, initial=first_author(request.user), prefix="authors")
    if form.is_valid() and authors.is_valid():
        words = {**form.cleaned_data, "authors": filled_rows(authors, "name")}
        made = actions.submit_contribution(actor=request.user, call=call, **words)
        messages.success(
            request, _("It is handed in. You can add a file, and change it until the call closes.")
        )
        return redirect(made)
    return form_page(request, "learn/submit_contribution", call, form, authors=authors)


@route("learn.show_contribution", find=find_contribution)
def show_contribution(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    return render(request, "learn/show_contribution.html", contribution_page(contribution, request.user))


@route("learn.change_contribution", find=find_contribution, methods=FORM)
def change_contribution(request: SignedIn, contribution: Contribution) -> HttpResponse:
    form = ContributionForm(request.POST or None, call=contribution.call, contribution=contribution)
    rows = authors_as_typed(contribution)
    authors = AuthorFormSet(request.POST or None, initial=rows, prefix="authors")
    if form.is_valid() and authors.is_valid():
        words = {**form.cleaned_data, "authors": filled_rows(authors, "name")}
        actions.change_contribution(actor=request.user, contribution=contribution, **words)
        messages.success(request, _("Your changes are saved."))
        return redirect(contribution)
    return form_page(request, "learn/change_contribution", contribution, form, authors=authors)


@route("learn.add_version", find=find_contribution, methods=FORM)
def add_version(request: SignedIn, contribution: Contribution) -> HttpResponse:
    form = VersionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        actions.add_version(actor=request.user, contribution=contribution, **form.cleaned_data)
        messages.success(request, _("Your file is here. A copy for reviewers is being made."))
        return redirect(contribution)
    return form_page(request, "learn/add_version", contribution, form)


@route("learn.withdraw_contribution", find=find_contribution, methods=FORM)
def withdraw_contribution(request: SignedIn, contribution: Contribution) -> HttpResponse:
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        actions.withdraw_contribution(actor=request.user, contribution=contribution, **form.cleaned_data)
        messages.success(request, _("It is withdrawn."))
        return redirect(contribution)
    return form_page(request, "learn/withdraw_contribution", contribution, form)


@route("learn.download_version", find=find_version)
def download_version(request: HttpRequest, version: Version) -> HttpResponse:
    """As it was sent, for its authors and those who run it; with `?copy`, as reviewers get it."""
    kept = version.copy if "copy" in request.GET and version.is_ready else version.file
    with kept.open("rb") as file:
        return download(file.read(), version.neutral_name, version.content_type)
