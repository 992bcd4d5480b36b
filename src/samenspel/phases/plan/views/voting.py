"""The ballot, the receipt, the box, and what follows."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation.access import Refused
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.locks.once import found_again
from samenspel.foundation.typed.returning import kept_by
from samenspel.foundation.ui.fields import WordsForm
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.plan import actions
from samenspel.phases.plan.forms.signs import CertifyForm
from samenspel.phases.plan.models import BudgetRound, Objection
from samenspel.phases.plan.pages import ballots as pages
from samenspel.phases.plan.pages.marking import (
    LOOK_OVER,
    keep_marks,
    kept_marks,
    look_over_at,
    put_marks,
    reader_of,
    without_marks,
)
from samenspel.phases.plan.queries import (
    FoundReceipt,
    every_round,
    find_objection,
    find_receipt,
    find_round,
    must_say_why,
    own_receipt,
)
from samenspel.spine.people.requests import SignedIn, client_ip


@kept_by(keep_marks)
@route("plan.show_ballot", find=find_round, methods=FORM)
def show_ballot(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    """What is marked travels with the form and a sealed cookie: it stands in no address, session, log or
    table. Who is signed out keeps it while signing in."""
    if request.method != "POST":
        return _ballot(request, round, kept_marks(request, round), LOOK_OVER in request.GET)
    if pages.must_sign_in(round, request.user):
        return redirect_to_login(request.path)
    response = redirect(look_over_at(request, round.pk))
    fits = put_marks(request, response, round.pk)
    return response if fits else _ballot(request, round, request.POST, "look" not in request.POST)


def _address_of_own_receipt(request: HttpRequest, round_id: int) -> str:
    """Also of a ballot whose first answer was lost; none is kept, since it would tell who voted when."""
    round = every_round().filter(pk=round_id).first()
    code = own_receipt(round, request.user, request.POST.get("code", "")) if round else ""
    return reverse("plan:show_receipt", args=[round_id, code]) if code else ""


def _ballot(request: HttpRequest, round: BudgetRound, marked: Any, is_over: bool) -> HttpResponse:
    """To mark, or what was marked looked over."""
    faults = pages.faults_of(round, marked) if marked is not None and is_over else None
    if faults == [] and not pages.must_sign_in(round, request.user):
        return render(request, "plan/ballot.html", pages.review_page(round, marked))
    shown = {**pages.ballot_page(round, request.user, reader_of(request), marked), "faults": faults}
    return render(request, "plan/show_ballot.html", shown)


@kept_by(keep_marks)
@route("plan.cast_ballot", find=find_round, methods=("POST",))
@found_again(_address_of_own_receipt)
def cast_ballot(request: Any, round: BudgetRound) -> HttpResponse:
    told = {name: request.POST.get(name, "") for name in ("code", "birth_year")}
    marks, agreed = pages.marks_of(round, request.POST), bool(request.POST.get("agreed"))
    try:
        receipt = actions.cast_ballot(
            actor=request.user, round=round, marks=marks, agreed=agreed, address=client_ip(request), **told
        )
    except Refused as refused:
        return _refused(request, round, refused)
    return without_marks(redirect("plan:show_receipt", round.pk, receipt), round)


def _refused(request: HttpRequest, round: BudgetRound, refused: Refused) -> HttpResponse:
    page = pages.ballot_page(round, request.user, reader_of(request), request.POST)
    response = render(request, "plan/show_ballot.html", {**page, "faults": [refused.reason]})
    put_marks(request, response, round.pk)
    return response


@route("plan.show_receipt", find=find_receipt)
def show_receipt(request: HttpRequest, receipt: FoundReceipt) -> HttpResponse:
    shown = {"receipt": receipt, "round": receipt.round, "initiative": receipt.initiative}
    return render(request, "plan/show_receipt.html", shown, status=200 if receipt.is_in_box else 404)


@route("plan.show_box", find=find_round)
def show_box(request: HttpRequest, round: BudgetRound) -> HttpResponse:
    code = "".join(request.GET.get("receipt", "").split()).lower()
    if code.isalnum() and code.isascii():
        return redirect("plan:show_receipt", round.pk, code[:20])
    return render(request, "plan/show_box.html", pages.box_page(round, request.user))


@route("plan.close_voting", find=find_round, methods=("POST",))
def close_voting(request: SignedIn, round: BudgetRound) -> HttpResponse:
    actions.close_voting(actor=request.user, round=round)
    messages.success(request, _("The box is open. All ballots are mixed."))
    return redirect("plan:show_box", round.pk)


@route("plan.raise_objection", find=find_round, methods=FORM)
def raise_objection(request: SignedIn, round: BudgetRound) -> HttpResponse:
    help_text = _("What happened, and when? Everyone reads this, without your name.")
    form = WordsForm(request.POST or None, label=_("What went wrong"), help_text=help_text)
    if form.is_valid():
        actions.raise_objection(actor=request.user, round=round, text=form.cleaned_data["text"])
        messages.success(request, _("Your objection is noted. It is answered before anybody certifies."))
        return redirect("plan:show_box", round.pk)
    return form_page(request, "plan/raise_objection", round, form)


@route("plan.answer_objection", find=find_objection, methods=FORM)
def answer_objection(request: SignedIn, objection: Objection) -> HttpResponse:
    form = WordsForm(request.POST or None, label=_("Answer"))
    if form.is_valid():
        actions.answer_objection(actor=request.user, objection=objection, answer=form.cleaned_data["text"])
        return redirect("plan:show_box", objection.round_id)
    return form_page(request, "plan/answer_objection", objection.round, form, objection=objection)


@route("plan.certify_round", find=find_round, methods=("POST",))
def certify_round(request: SignedIn, round: BudgetRound) -> HttpResponse:
    form = CertifyForm(request.POST, with_signs=must_say_why(round))
    if not form.is_valid():
        return render(request, "plan/show_box.html", pages.box_page(round, request.user, form))
    actions.certify_round(actor=request.user, round=round, **form.cleaned_data)
    messages.success(request, _("You certified this vote. With two people's word it is counted."))
    return redirect("plan:show_box", round.pk)
