"""Sheets of paper: printing them, typing them in, and withdrawing what was on one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access import Refused
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import on_paper
from samenspel.foundation.ui.fields import WordsForm
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives.sheets import SheetState
from samenspel.spine.people.requests import SignedIn, visitor_of
from samenspel.tools.surveys.actions import papers as actions
from samenspel.tools.surveys.actions import printing
from samenspel.tools.surveys.forms.papers import CodeForm, PapersForm, PrintForm, SlipForm
from samenspel.tools.surveys.models.papers import AnswerSheet
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages import papers as pages
from samenspel.tools.surveys.pages.printing import most_at_once, sheets_to_print
from samenspel.tools.surveys.queries.papers import find_answer_sheet, sheet_of_code
from samenspel.tools.surveys.queries.surveys import find_survey
from samenspel.tools.surveys.views.answering import COOKIE

TEMPLATE = "surveys/sheets.typ"


@route("surveys.take_papers", find=find_survey, methods=FORM)
def take_papers(request: SignedIn, survey: Survey) -> HttpResponse:
    wave = survey.paper_wave
    begun = {"until": wave.papers_until, "to": wave.papers_to} if wave else {}
    form = PapersForm(request.POST or None, initial=begun)
    if form.is_valid():
        printing.take_papers(actor=request.user, survey=survey, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("surveys:list_sheets", survey.pk)
    return form_page(request, "surveys/take_papers", survey, form)


@route("surveys.list_sheets", find=find_survey)
def list_sheets(request: SignedIn, survey: Survey) -> HttpResponse:
    shown = pages.sheets_page(survey, request.user, request.GET)
    return render(request, "surveys/list_sheets.html", shown)


@route("surveys.print_sheets", find=find_survey, methods=FORM)
def print_sheets(request: SignedIn, survey: Survey) -> HttpResponse:
    """The codes are in this answer and nowhere else."""
    form = PrintForm(request.POST or None, survey=survey, most=most_at_once(survey))
    if not form.is_valid():
        return form_page(request, "surveys/print_sheets", survey, form)
    made = printing.print_sheets(actor=request.user, survey=survey, **form.cleaned_data)
    return _printed(request, survey, made, f"sheets-of-survey-{survey.pk}.pdf")


def _printed(request: HttpRequest, survey: Survey, made: list[printing.Coded], name: str) -> HttpResponse:
    return on_paper(request, TEMPLATE, sheets_to_print(survey, made), name, survey)


@route("surveys.go_on_on_paper", find=find_survey, methods=("POST",))
def go_on_on_paper(request: HttpRequest, survey: Survey) -> HttpResponse:
    visitor = visitor_of(request, COOKIE)
    try:
        made = printing.go_on_on_paper(
            actor=request.user, device=visitor.device, survey=survey, language=get_language() or ""
        )
    except Refused as refused:
        messages.error(request, str(refused.reason))
        return redirect(survey)
    return _printed(request, survey, [made], f"survey-{survey.pk}.pdf")


@route("surveys.find_sheet", find=find_survey, methods=FORM)
def find_sheet(request: SignedIn, survey: Survey) -> HttpResponse:
    """The code itself stands in no address."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        sheet = sheet_of_code(survey, form.cleaned_data["code"])
        if sheet is not None:
            return redirect("surveys:enter_sheet", survey.pk, sheet.pk)
        form.add_error("code", actions.NO_SHEET)
    return form_page(request, "surveys/find_sheet", survey, form)


@route("surveys.enter_sheet", find=find_answer_sheet, methods=FORM)
def enter_sheet(request: SignedIn, sheet: AnswerSheet) -> HttpResponse:
    reason = actions.why_no_entry(sheet, request.user)
    if reason:
        messages.error(request, str(reason))
        return redirect("surveys:find_sheet", sheet.survey.pk)
    language = get_language() or ""
    form = pages.entry_form(sheet, request.POST or None, language)
    if form.is_valid():
        entered = actions.enter_sheet(actor=request.user, sheet=sheet, reading=form.sheet.reading)
        return _next(request, entered)
    shown = pages.entry_page(sheet, form, language)
    return form_page(request, "surveys/enter_sheet", sheet.survey, form, **shown)


def _next(request: HttpRequest, sheet: AnswerSheet) -> HttpResponse:
    differs = sheet.state == SheetState.DIFFERS
    messages.add_message(request, messages.WARNING if differs else messages.SUCCESS, pages.said_of(sheet))
    where: Any = ("surveys:find_sheet", sheet.survey.pk)
    return redirect("surveys:enter_sheet", sheet.survey.pk, sheet.pk) if differs else redirect(*where)


@route("surveys.void_sheet", find=find_answer_sheet, methods=FORM)
def void_sheet(request: SignedIn, sheet: AnswerSheet) -> HttpResponse:
    help_text = _("Everyone who runs this survey reads it. Say nothing about what stands on the sheet.")
    form = WordsForm(request.POST or None, label=_("Why it is void"), help_text=help_text)
    if form.is_valid():
        actions.void_sheet(actor=request.user, sheet=sheet, reason=form.cleaned_data["text"])
        messages.success(request, _("%(sheet)s is declared void.") % {"sheet": sheet})
        return redirect("surveys:list_sheets", sheet.survey.pk)
    return form_page(request, "surveys/void_sheet", sheet.survey, form, sheet=sheet)


@route("surveys.withdraw_sheet", find=find_survey, methods=FORM)
def withdraw_sheet(request: HttpRequest, survey: Survey) -> HttpResponse:
    form = SlipForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_sheet(actor=request.user, survey=survey, slip=form.cleaned_data["slip"])
        except Refused as refused:
            form.add_error("slip", str(refused.reason))
        else:
            messages.success(request, _("Your answers are withdrawn. Nobody reads them any more."))
            return redirect(survey)
    return form_page(request, "surveys/withdraw_sheet", survey, form)
