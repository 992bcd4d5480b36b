"""Setting up a lottery, its page, and its draws."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.foundation.ui.seeding import SeedForm
from samenspel.phases.design.actions import draws, pool
from samenspel.phases.design.actions import lotteries as actions
from samenspel.phases.design.forms.draws import AnnounceForm, MoreLettersForm
from samenspel.phases.design.forms.lotteries import (
    ChangeLotteryForm,
    LotteryForm,
    ReasonForm,
)
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.pages.candidates import write_pool, write_quotas
from samenspel.phases.design.pages.lotteries import (
    OF,
    draw_page,
    drawn_name,
    drawn_numbers,
    file_name,
    numbers_of,
    show_page,
    told_of_day,
)
from samenspel.phases.design.queries.lotteries import find_draw, find_lottery
from samenspel.phases.design.rules.lotteries import next_draw
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn

CSV = "text/csv; charset=utf-8"


@route("design.set_up_lottery", find=find_initiative, methods=FORM)
def set_up_lottery(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = LotteryForm(request.POST or None)
    if form.is_valid():
        lottery = actions.set_up_lottery(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The lottery is there."))
        return redirect(lottery)
    return form_page(request, "design/set_up_lottery", initiative, form)


@route("design.change_lottery", find=find_lottery, methods=FORM)
def change_lottery(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = ChangeLotteryForm(request.POST or None, lottery=lottery)
    if form.is_valid():
        before = lottery.erased_on
        changed = actions.change_lottery(actor=request.user, lottery=lottery, **form.cleaned_data)
        messages.success(request, told_of_day(changed, before) or _("Saved."))
        return redirect(lottery)
    return form_page(request, "design/change_lottery", lottery, form)


@route("design.call_off_lottery", find=find_lottery, methods=FORM)
def call_off_lottery(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        actions.call_off_lottery(actor=request.user, lottery=lottery, reason=form.cleaned_data["text"])
        messages.success(
            request, _("The lottery is called off. Who was asked or said yes gets a mail with the reason.")
        )
        return redirect(lottery)
    return form_page(request, "design/call_off_lottery", lottery, form)


@route("design.show_lottery", find=find_lottery)
def show_lottery(request: HttpRequest, lottery: Lottery) -> HttpResponse:
    return render(request, "design/show_lottery.html", show_page(lottery, request.user))


@route("design.announce_draw", find=find_lottery, methods=FORM)
def announce_draw(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = AnnounceForm(request.POST or None, lottery=lottery)
    if form.is_valid():
        job = draws.announce_draw_later(actor=request.user, lottery=lottery, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    title = OF[Draw.Of(next_draw(lottery))]
    return form_page(request, "design/announce_draw", lottery, form, title=title)


@route("design.announce_more_letters", find=find_lottery, methods=FORM)
def announce_more_letters(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = MoreLettersForm(request.POST or None, lottery=lottery)
    if form.is_valid():
        job = draws.announce_more_letters_later(actor=request.user, lottery=lottery, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "design/announce_more_letters", lottery, form, numbers=numbers_of(lottery))


@route("design.show_draw", find=find_draw)
def show_draw(request: HttpRequest, draw: Draw) -> HttpResponse:
    return render(request, "design/show_draw.html", draw_page(draw, request.user))


@route("design.download_list", find=find_draw)
def download_list(request: HttpRequest, draw: Draw) -> HttpResponse:
    """The very bytes of which the fingerprint was announced."""
    return download(draw.listed.encode(), file_name(draw), "application/json")


@route("design.download_drawn", find=find_draw)
def download_drawn(request: HttpRequest, draw: Draw) -> HttpResponse:
    """Their numbers, one on each line; nothing while the draw waits."""
    numbers = drawn_numbers(draw) if draw.drawn_at else ()
    drawn = "".join(f"{number}\n" for number in numbers)
    return download(drawn, drawn_name(draw), "text/plain; charset=utf-8")


@route("design.draw_lots", find=find_draw, methods=FORM)
def draw_lots(request: SignedIn, draw: Draw) -> HttpResponse:
    form = SeedForm(request.POST or None)
    if form.is_valid():
        job = draws.draw_lots_later(actor=request.user, draw=draw, **form.cleaned_data)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "design/draw_lots", draw, form)


@route("design.cancel_draw", find=find_draw, methods=FORM)
def cancel_draw(request: SignedIn, draw: Draw) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        draws.cancel_draw(actor=request.user, draw=draw, reason=form.cleaned_data["text"])
        messages.success(request, _("This draw is cancelled. Announce another one when you are ready."))
        return redirect(draw.lottery)
    return form_page(request, "design/cancel_draw", draw, form)


@route("design.download_pool", find=find_draw, methods=("POST",))
def download_pool(request: SignedIn, draw: Draw) -> HttpResponse:
    """For `samenspel lottery verify`: without names and addresses; with `quotas`, those."""
    if "quotas" in request.POST:
        return download(write_quotas(draw.lottery), "quotas.csv", CSV)
    pool.download_pool(actor=request.user, lottery=draw.lottery)
    return download(write_pool(draw), f"pool-of-draw-{draw.number}.csv", CSV)
