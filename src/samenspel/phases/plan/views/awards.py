"""Following up what was chosen."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import picture
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions
from samenspel.phases.plan.forms.awards import UpdateForm
from samenspel.phases.plan.models import Award, BudgetRound, Update
from samenspel.phases.plan.pages.awards import awards_page
from samenspel.phases.plan.queries import find_award, find_round, find_update
from samenspel.spine.initiatives.rules import is_without_children
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.promises.forms import PromiseForm, VerdictForm


@route("plan.list_awards", find=find_round)
def list_awards(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    return render(request, "plan/list_awards.html", awards_page(round))


@route("plan.change_award", find=find_award, methods=FORM)
def change_award(request: SignedIn, award: Award) -> HttpResponse:
    form = PromiseForm(request.POST or None, promise=award)
    if form.is_valid():
        actions.change_award(actor=request.user, award=award, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(award)
    return form_page(request, "plan/change_award", award.thing, form)


@route("plan.add_update", find=find_award, methods=FORM)
def add_update(request: SignedIn, award: Award) -> HttpResponse:
    initial = {"state": award.state, "spent": award.spent}
    among = not is_without_children(request.user, award)
    form = UpdateForm(request.POST or None, request.FILES or None, initial=initial, among_children=among)
    if form.is_valid():
        actions.add_update(actor=request.user, award=award, **form.cleaned_data)
        messages.success(request, _("Your news is on the page."))
        return redirect(award)
    return form_page(request, "plan/add_update", award.thing, form)


@route("plan.list_awards", find=find_update)
def show_update_picture(request: HttpRequest, update: Update) -> FileResponse:
    return picture(update.picture)


@route("plan.give_verdict", find=find_award, methods=FORM)
def give_verdict(request: SignedIn, award: Award) -> HttpResponse:
    form = VerdictForm(request.POST or None, question=_("Is it what you voted for?"))
    if form.is_valid():
        actions.give_verdict(actor=request.user, award=award, **form.cleaned_data)
        messages.success(request, _("Thank you. Your answer counts."))
        return redirect(award)
    return form_page(request, "plan/give_verdict", award.thing, form)
