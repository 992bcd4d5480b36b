"""Pages of the catalogue, of signs, and of the check before an initiative begins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import on_paper
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import watching as actions
from samenspel.phases.learn.forms.risks import RiskForm
from samenspel.phases.learn.forms.watching import BarriersList, NotedForm, ReadinessForm, SignForm
from samenspel.phases.learn.models.watching import SignSeen
from samenspel.phases.learn.pages.barriers import barriers_page, signs_page
from samenspel.phases.learn.pages.watching import (
    noted_page,
    readiness_on_paper,
    readiness_page,
    sign_in_words,
)
from samenspel.phases.learn.queries.watching import find_sign, readiness_of
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("learn.list_barriers")
def list_barriers(request: HttpRequest) -> HttpResponse:
    asked = BarriersList(request.GET)
    return render(request, "learn/list_barriers.html", {"form": asked, **barriers_page(asked.wanted)})


@route("learn.list_signs")
def list_signs(request: HttpRequest) -> HttpResponse:
    return render(request, "learn/list_signs.html", signs_page())


@route("learn.answer_sign", find=find_sign, methods=FORM)
def answer_sign(request: SignedIn, sign: SignSeen) -> HttpResponse:
    form = SignForm(request.POST or None, sign=sign)
    if form.is_valid():
        actions.answer_sign(actor=request.user, sign=sign, **form.cleaned_data)
        messages.success(request, _("Your answer is saved."))
        return redirect("learn:list_risks", sign.initiative.slug)
    return form_page(request, "learn/answer_sign", sign.initiative, form, **sign_in_words(sign))


@route("learn.make_risk", find=find_sign, methods=FORM)
def make_risk(request: SignedIn, sign: SignSeen) -> HttpResponse:
    shown = sign_in_words(sign)
    form = RiskForm(request.POST or None, initiative=sign.initiative, entry=shown["entry"])
    if form.is_valid():
        risk = actions.make_risk(actor=request.user, sign=sign, **form.cleaned_data)
        messages.success(request, _("The risk is in the register. Both sides are asked to score it."))
        return redirect(risk)
    return form_page(request, "learn/make_risk", sign.initiative, form, **shown)


@route("learn.note_gauge", find=find_initiative, methods=FORM)
def note_gauge(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = NotedForm(request.POST or None)
    if form.is_valid():
        actions.note_gauge(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("It is noted. Signs are read from it once a day."))
        return redirect("learn:list_risks", initiative.slug)
    return form_page(request, "learn/note_gauge", initiative, form, noted=noted_page(initiative))


@route("learn.show_readiness", find=find_initiative)
def show_readiness(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "learn/show_readiness.html", readiness_page(initiative, request.user))


@route("learn.print_readiness", find=find_initiative)
def print_readiness(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    shown = readiness_on_paper(initiative)
    return on_paper(
        request, "learn/readiness.typ", shown, f"readiness-{initiative.slug}.pdf", back=initiative
    )


@route("learn.check_readiness", find=find_initiative, methods=FORM)
def check_readiness(request: SignedIn, initiative: Initiative) -> HttpResponse:
    side = side_of(request.user, initiative)
    last = readiness_of(initiative).get(side)
    form = ReadinessForm(request.POST or None, initiative=initiative, side=side, last=last)
    if form.is_valid():
        actions.check_readiness(actor=request.user, initiative=initiative, answers=form.cleaned_data)
        messages.success(request, _("Your side's answers are saved."))
        return redirect("learn:show_readiness", initiative.slug)
    return form_page(request, "learn/check_readiness", initiative, form)
