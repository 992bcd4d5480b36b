"""Remarks about a text and suggestions for it, also without JavaScript."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.writing.actions import remarks as actions
from samenspel.tools.writing.forms import AnswerForm, DeclineForm, RemarkForm, SuggestionForm
from samenspel.tools.writing.models import Document, Remark
from samenspel.tools.writing.pages import remark_page, remarks_page
from samenspel.tools.writing.queries import find_document, find_remark, text_of


@route("writing.list_remarks", find=find_document)
def list_remarks(request: HttpRequest, document: Document) -> HttpResponse:
    return render(request, "writing/list_remarks.html", remarks_page(document, request.user))


@route("writing.make_remark", find=find_document, methods=FORM)
def make_remark(request: SignedIn, document: Document) -> HttpResponse:
    form = RemarkForm(request.POST or None, words=text_of(document), initial=request.GET.dict())
    if form.is_valid():
        remark = actions.make_remark(actor=request.user, document=document, **form.cleaned_data)
        messages.success(request, _("Your remark stands beside the text."))
        return redirect(remark)
    return form_page(request, "writing/make_remark", document, form)


@route("writing.make_suggestion", find=find_document, methods=FORM)
def make_suggestion(request: SignedIn, document: Document) -> HttpResponse:
    form = SuggestionForm(request.POST or None, words=text_of(document), initial=request.GET.dict())
    if form.is_valid():
        remark = actions.make_suggestion(actor=request.user, document=document, **form.cleaned_data)
        messages.success(request, _("Your suggestion stands beside the text, until somebody takes it over."))
        return redirect(remark)
    return form_page(request, "writing/make_suggestion", document, form)


@route("writing.show_remark", find=find_remark)
def show_remark(request: HttpRequest, remark: Remark) -> HttpResponse:
    return render(request, "writing/show_remark.html", remark_page(remark, request.user))


@route("writing.anchor_remark", find=find_remark, methods=FORM)
def anchor_remark(request: SignedIn, remark: Remark) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "writing/anchor_remark", remark)
    actions.anchor_remark(actor=request.user, remark=remark)
    messages.success(request, _("The remark stands at its words again."))
    return redirect(remark)


@route("writing.settle_remark", find=find_remark, methods=FORM)
def settle_remark(request: SignedIn, remark: Remark) -> HttpResponse:
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        actions.settle_remark(actor=request.user, remark=remark, **form.cleaned_data)
        messages.success(request, _("The remark is settled."))
        return redirect("writing:list_remarks", remark.document_id)
    return form_page(request, "writing/settle_remark", remark, form)


@route("writing.accept_suggestion", find=find_remark, methods=FORM)
def accept_suggestion(request: SignedIn, remark: Remark) -> HttpResponse:
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        actions.accept_suggestion(actor=request.user, remark=remark, **form.cleaned_data)
        messages.success(request, _("The text says so now, under the name of who suggested it."))
        return redirect(remark)
    return form_page(request, "writing/accept_suggestion", remark, form)


@route("writing.decline_suggestion", find=find_remark, methods=FORM)
def decline_suggestion(request: SignedIn, remark: Remark) -> HttpResponse:
    form = DeclineForm(request.POST or None)
    if form.is_valid():
        actions.decline_suggestion(actor=request.user, remark=remark, **form.cleaned_data)
        messages.success(request, _("The suggestion is declined. Its author hears why."))
        return redirect("writing:list_remarks", remark.document_id)
    return form_page(request, "writing/decline_suggestion", remark, form)


@route("writing.take_back_remark", find=find_remark, methods=FORM)
def take_back_remark(request: SignedIn, remark: Remark) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "writing/take_back_remark", remark)
    actions.take_back_remark(actor=request.user, remark=remark)
    messages.success(request, _("The remark is gone."))
    return redirect("writing:list_remarks", remark.document_id)
