"""The polling desk and sheets of paper."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import Refused
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.fields import WordsForm
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions
from samenspel.phases.plan.box.papers import receipt_of_code
from samenspel.phases.plan.forms.papers import DeskForm, EntryForm, LettersForm, SheetsForm
from samenspel.phases.plan.models import BudgetRound, Sheet
from samenspel.phases.plan.pages import papers as pages
from samenspel.phases.plan.queries import find_round, find_sheet
from samenspel.spine.people.requests import SignedIn


@route("plan.show_desk", find=find_round, methods=FORM)
def show_desk(request: SignedIn, round: BudgetRound) -> HttpResponse:
    """First who it is, then the mark; what the voter showed stands in no address."""
    find = partial(actions.look_up_voter, actor=request.user, round=round)
    form = DeskForm(round, request.POST or None, find=find)
    if form.is_valid() and "mark" in request.POST:
        try:
            had_voted = actions.mark_voter(actor=request.user, round=round, shown=form.cleaned_data["shown"])
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, pages.said_at_desk(had_voted=had_voted))
            return redirect("plan:show_desk", round.pk)
    return render(request, "plan/show_desk.html", pages.desk_page(round, form))


@route("plan.list_sheets", find=find_round)
def list_sheets(request: SignedIn, round: BudgetRound) -> HttpResponse:
    return render(request, "plan/list_sheets.html", pages.sheets_page(round, request.user, request.GET))


@route("plan.print_sheets", find=find_round, methods=FORM)
def print_sheets(request: SignedIn, round: BudgetRound) -> HttpResponse:
    """The codes are in this answer and nowhere else."""
    form, printed = SheetsForm(round, request.POST or None), {}
    if form.is_valid():
        codes = actions.print_sheets(actor=request.user, round=round, count=form.cleaned_data["count"])
        printed = pages.printed_page(round, codes, form.cleaned_data["languages"], by_letter=False)
    return form_page(request, "plan/print_sheets", round, form, **printed)


@route("plan.print_letters", find=find_round, methods=FORM)
def print_letters(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form, printed = LettersForm(round, request.POST or None, request.FILES or None), {}
    if form.is_valid():
        codes, languages = form.cleaned_data["codes"], form.cleaned_data["languages"]
        actions.print_letters(actor=request.user, round=round, codes=codes)
        printed = pages.printed_page(round, codes, languages, by_letter=True)
    return form_page(request, "plan/print_letters", round, form, **printed)


@route("plan.enter_sheet", find=find_round, methods=FORM)
def enter_sheet(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form = EntryForm(round, request.POST or None)
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("code", "marks", "invalid")}
        try:
            sheet = actions.enter_sheet(actor=request.user, round=round, **typed)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            level = messages.WARNING if sheet.state == Sheet.State.DIFFERS else messages.SUCCESS
            messages.add_message(request, level, pages.said_of(sheet))
            return redirect("plan:enter_sheet", round.pk)
    return render(request, "plan/enter_sheet.html", pages.entry_page(round, form))


@route("plan.void_sheet", find=find_sheet, methods=FORM)
def void_sheet(request: SignedIn, sheet: Sheet) -> HttpResponse:
    help_text = _("Everyone reads this. Say nothing about what stands on the sheet.")
    form = WordsForm(request.POST or None, label=_("Why it is void"), help_text=help_text)
    if form.is_valid():
        actions.void_sheet(actor=request.user, sheet=sheet, reason=form.cleaned_data["text"])
        messages.success(request, _("%(sheet)s is declared void.") % {"sheet": sheet})
        return redirect("plan:list_sheets", sheet.round_id)
    return form_page(request, "plan/void_sheet", sheet.round, form, sheet=sheet)


@route("plan.look_for_sheet", find=find_round, methods=("POST",))
def look_for_sheet(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    """The code itself stands in no address."""
    return redirect("plan:show_receipt", round.pk, receipt_of_code(round, request.POST.get("code", "")))


@route("plan.explain_papers", find=find_round, methods=FORM)
def explain_papers(request: SignedIn, round: BudgetRound) -> HttpResponse:
    help_text = _("Everyone reads this before the vote is certified.")
    form = WordsForm(request.POST or None, label=_("How that came"), help_text=help_text)
    if form.is_valid():
        actions.explain_papers(actor=request.user, round=round, text=form.cleaned_data["text"])
        return redirect("plan:show_box", round.pk)
    return form_page(request, "plan/explain_papers", round, form)
