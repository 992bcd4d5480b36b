"""Pages of proceedings, for who reads them, who organises them, and who writes for them."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download, on_paper
from samenspel.foundation.ui.pages import form_page, took_yes
from samenspel.foundation.ui.words import said
from samenspel.methods.bibliography import UnfitProceedings
from samenspel.phases.learn.actions import proceedings as actions
from samenspel.phases.learn.forms.proceedings import (
    PaperForm,
    ProceedingsForm,
    PublishForm,
    WithdrawPaperForm,
)
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.proceedings import Volume
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.pages import proceedings as pages
from samenspel.phases.learn.queries.panels import find_contribution, find_edition
from samenspel.phases.learn.queries.proceedings import (
    PublicPaper,
    find_numbered,
    find_paper,
    find_volume,
    proceedings_of,
)
from samenspel.phases.learn.queries.volumes import paper_on_paper
from samenspel.phases.learn.rules.proceedings import paper_of
from samenspel.spine.people.requests import SignedIn

PDF = "application/pdf"


@route("learn.show_proceedings", find=find_volume)
def show_proceedings(request: HttpRequest, volume: Volume) -> HttpResponse:
    return render(request, "learn/show_proceedings.html", pages.proceedings_page(volume, request.user))


@route("learn.set_up_proceedings", find=find_edition, methods=FORM)
def set_up_proceedings(request: SignedIn, edition: Edition) -> HttpResponse:
    form = ProceedingsForm(request.POST or None, instance=proceedings_of(edition))
    if form.is_valid():
        actions.set_up_proceedings(actor=request.user, edition=edition, **form.cleaned_data)
        messages.success(request, _("Authors can hand in their final versions now."))
        return redirect("learn:prepare_proceedings", edition.pk)
    return form_page(request, "learn/set_up_proceedings", edition, form)


@route("learn.prepare_proceedings", find=find_edition)
def prepare_proceedings(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "learn/prepare_proceedings.html", pages.preparing_page(edition, request.user))


@route("learn.publish_proceedings", find=find_edition, methods=FORM)
def publish_proceedings(request: SignedIn, edition: Edition) -> HttpResponse:
    form = PublishForm(request.POST or None)
    proceedings = proceedings_of(edition)
    assert proceedings is not None
    if form.is_valid() and form.saves(
        lambda **words: actions.publish_proceedings(actor=request.user, proceedings=proceedings, **words)
    ):
        messages.success(request, _("They are public. The PDF of the volume is being made."))
        return redirect(proceedings)
    return form_page(request, "learn/publish_proceedings", edition, form, **pages.publishing_page(edition))


@route("learn.download_proceedings", find=find_volume)
def download_proceedings(request: HttpRequest, volume: Volume) -> HttpResponse:
    """For who cites: `as` bibtex, ris or csl."""
    form = request.GET.get("as", "bibtex")
    if form not in pages.REFERENCES:
        raise Http404
    ending, kind = pages.REFERENCES[form]
    return download(pages.references(volume, form), f"proceedings.{ending}", f"{kind}; charset=utf-8")


@route("learn.deposit_proceedings", find=find_volume)
def deposit_proceedings(request: HttpRequest, volume: Volume) -> HttpResponse:
    """For agencies that register DOIs; the organisers send it."""
    form = request.GET.get("as", "crossref")
    if form not in pages.DEPOSITS:
        raise Http404
    ending, kind, make = pages.DEPOSITS[form]
    try:
        return download(make(volume), f"{form}.{ending}", kind)
    except UnfitProceedings as error:
        messages.error(request, said(error.problem))
        return redirect("learn:prepare_proceedings", volume.proceedings.edition_id)


@route("learn.download_volume", find=find_numbered)
def download_volume(request: HttpRequest, volume: Volume) -> HttpResponse:
    if not volume.file:
        messages.info(request, _("The PDF is being made. Come back in a minute."))
        return redirect(volume.proceedings)
    with volume.file.open("rb") as file:
        return download(file.read(), f"proceedings-{volume.number}.pdf", PDF)


@route("learn.show_paper", find=find_paper)
def show_paper(request: HttpRequest, public: PublicPaper) -> HttpResponse:
    return render(request, "learn/show_paper.html", pages.paper_page(public))


@route("learn.download_paper", find=find_paper)
def download_paper(request: HttpRequest, public: PublicPaper) -> HttpResponse:
    """The authors' own file, or the text as we set it."""
    if public.is_withdrawn:
        raise Http404
    name = f"paper-{public.kept['id']}.pdf"
    if kept := public.kept["file"]:
        with public.paper.file.storage.open(kept) as file:
            return download(file.read(), name, PDF)
    shown = paper_on_paper(public.volume, public.kept)
    return on_paper(request, "learn/volume.typ", shown, name, public.paper)


@route("learn.hand_in_paper", find=find_contribution, methods=FORM)
def hand_in_paper(request: SignedIn, contribution: Contribution) -> HttpResponse:
    form = PaperForm(request.POST or None, request.FILES or None, paper=paper_of(contribution))
    if form.is_valid() and form.saves(
        lambda **words: actions.hand_in_paper(actor=request.user, contribution=contribution, **words)
    ):
        messages.success(request, _("It is handed in. Your co-authors are asked whether they agree."))
        return redirect(contribution)
    return form_page(request, "learn/hand_in_paper", contribution, form)


@route("learn.agree_to_paper", find=find_contribution, methods=("POST",))
def agree_to_paper(request: SignedIn, contribution: Contribution) -> HttpResponse:
    agree = partial(actions.agree_to_paper, actor=request.user, contribution=contribution)
    took_yes(request, agree, _("You agree. Thank you."))
    return redirect(contribution)


@route("learn.download_final", find=find_contribution)
def download_final(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """What was handed in, for those who are asked to agree."""
    paper = paper_of(contribution)
    if paper is None or not paper.file:
        raise Http404
    with paper.file.open("rb") as file:
        return download(file.read(), f"final-{contribution.number}.pdf", PDF)


@route("learn.withdraw_paper", find=find_contribution, methods=FORM)
def withdraw_paper(request: SignedIn, contribution: Contribution) -> HttpResponse:
    form = WithdrawPaperForm(request.POST or None)
    if form.is_valid():
        actions.withdraw_paper(actor=request.user, contribution=contribution, **form.cleaned_data)
        messages.success(request, _("It is withdrawn. A line with your reason stays in its place."))
        return redirect(contribution.call.edition)
    return form_page(request, "learn/withdraw_paper", contribution, form)
