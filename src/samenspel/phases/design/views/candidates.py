"""Who is in a pool, what they answer, and the panel."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download, on_paper
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import pool, replies, seats
from samenspel.phases.design.forms.candidates import (
    AnswerForm,
    CandidateForm,
    ExpenseForm,
    ListForm,
    NumberForm,
    PaperReplyForm,
    RemoveExpenseForm,
    SignUpForm,
)
from samenspel.phases.design.forms.lotteries import AttendanceForm
from samenspel.phases.design.models.candidates import Candidate, Reply
from samenspel.phases.design.models.lotteries import Lottery
from samenspel.phases.design.pages.candidates import (
    LETTERS_AT_ONCE,
    invited_by_post,
    letters_on_paper,
    letters_page,
    write_chosen,
    write_remaining,
)
from samenspel.phases.design.pages.lotteries import answer_page, attendance_of, panel_page, pool_page
from samenspel.phases.design.queries.lotteries import expenses_of, find_invited, find_lottery
from samenspel.spine.people.requests import SignedIn

CSV = "text/csv; charset=utf-8"
TOO_MUCH = gettext_lazy(
    "These letters hold too much to be printed. Shorten the title, the summary or the quotas."
)


@route("design.sign_up", find=find_lottery, methods=FORM)
def sign_up(request: SignedIn, lottery: Lottery) -> HttpResponse:
    mine = lottery.candidates.filter(person=request.user).first()
    form = SignUpForm(request.POST or None, lottery=lottery, mine=mine)
    if form.is_valid():
        pool.sign_up(actor=request.user, lottery=lottery, **form.told)
        messages.success(request, _("You are in the pool. The day of the draw is announced on this page."))
        return redirect(lottery)
    return form_page(request, "design/sign_up", lottery, form, mine=mine)


@route("design.add_candidate", find=find_lottery, methods=FORM)
def add_candidate(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = CandidateForm(request.POST or None, lottery=lottery)
    if form.is_valid():
        added = pool.add_candidate(actor=request.user, lottery=lottery, **form.told)
        messages.success(request, _("In the pool, with the number %(number)s.") % {"number": added.number})
        return redirect("design:add_candidate", lottery.pk)
    return form_page(request, "design/add_candidate", lottery, form)


@route("design.remove_candidate", find=find_lottery, methods=FORM)
def remove_candidate(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = NumberForm(request.POST or None, lottery=lottery)
    if form.is_valid():
        pool.remove_candidate(actor=request.user, candidate=form.cleaned_data["number"])
        messages.success(request, _("Out of the pool, and all that was known about them is gone."))
        return redirect("design:look_at_pool", lottery.pk)
    return form_page(request, "design/remove_candidate", lottery, form)


@route("design.list_candidates", find=find_lottery, methods=FORM)
def list_candidates(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        job = pool.list_candidates_later(actor=request.user, lottery=lottery, file=file)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "design/list_candidates", lottery, form, known=lottery.candidates.count())


@never_cache
@route("design.look_at_pool", find=find_lottery, methods=FORM)
def look_at_pool(request: SignedIn, lottery: Lottery) -> HttpResponse:
    """A look at names stands in the journal first."""
    if request.method == "POST":
        pool.look_at_pool(actor=request.user, lottery=lottery)
        return redirect(request.get_full_path())
    return render(request, "design/look_at_pool.html", pool_page(lottery, request.user, request.GET))


@route("design.download_chosen", find=find_lottery, methods=("POST",))
def download_chosen(request: SignedIn, lottery: Lottery) -> HttpResponse:
    pool.download_chosen(actor=request.user, lottery=lottery)
    return download(write_chosen(lottery), f"chosen-{lottery.pk}.csv", CSV)


@route("design.download_remaining", find=find_lottery, methods=("POST",))
def download_remaining(request: SignedIn, lottery: Lottery) -> HttpResponse:
    pool.download_remaining(actor=request.user, lottery=lottery)
    return download(write_remaining(lottery), f"remaining-{lottery.pk}.csv", CSV)


@route("design.print_letters", find=find_lottery, methods=FORM)
def print_letters(request: SignedIn, lottery: Lottery) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "design/print_letters", lottery, **letters_page(lottery, request.user))
    pool.print_letters(actor=request.user, lottery=lottery)
    people = invited_by_post(lottery, everybody="everybody" in request.POST)
    part = _part(request.POST.get("part", ""))
    some = people.select_related("lottery")[(part - 1) * LETTERS_AT_ONCE : part * LETTERS_AT_ONCE]
    name, back = f"letters-{lottery.pk}-{part}.pdf", reverse("design:print_letters", args=[lottery.pk])
    return on_paper(request, "design/letter.typ", letters_on_paper(lottery, some), name, back, str(TOO_MUCH))


def _part(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 5 and int(text) else 1


@route("design.note_reply", find=find_lottery, methods=FORM)
def note_reply(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = PaperReplyForm(request.POST or None, lottery=lottery)
    if form.is_valid():
        candidate = form.cleaned_data["number"]
        replies.note_reply(actor=request.user, candidate=candidate, **form.answer)
        messages.success(request, _("Noted for %(number)s.") % {"number": candidate.number})
        return redirect("design:note_reply", lottery.pk)
    return form_page(request, "design/note_reply", lottery, form)


@never_cache
@route("design.answer_invitation", find=find_invited, methods=FORM)
def answer_invitation(request: HttpRequest, candidate: Candidate) -> HttpResponse:
    """Without an account: whoever has the letter is whom it was sent to."""
    form = AnswerForm(request.POST or None, candidate=candidate)
    if form.is_valid():
        replies.answer_invitation(actor=request.user, candidate=candidate, **form.answer)
        messages.success(request, _("Thank you. Your answer is noted."))
        return redirect(candidate)
    return render(request, "design/answer_invitation.html", {**answer_page(candidate), "form": form})


@never_cache
@route("design.answer_invitation", find=find_invited, methods=FORM)
def decline_invitation(request: HttpRequest, candidate: Candidate) -> HttpResponse:
    """Once more before a no that nobody takes back."""
    if request.method != "POST":
        return render(request, "design/decline_invitation.html", answer_page(candidate))
    replies.answer_invitation(actor=request.user, candidate=candidate, reply=Reply.NO, values={}, needs={})
    messages.success(request, _("Thank you. Your answer is noted."))
    return redirect(candidate)


@never_cache
@route("design.withdraw", find=find_invited, methods=FORM)
def withdraw(request: HttpRequest, candidate: Candidate) -> HttpResponse:
    if request.method != "POST":
        return render(request, "design/withdraw.html", answer_page(candidate))
    pool.withdraw(actor=request.user, candidate=candidate)
    messages.success(request, _("You are out of the pool, and what was known about you is gone."))
    return redirect(candidate.lottery)


@never_cache
@route("design.show_panel", find=find_lottery)
def show_panel(request: SignedIn, lottery: Lottery) -> HttpResponse:
    return render(request, "design/show_panel.html", panel_page(lottery, request.user))


@route("design.free_seat", find=find_lottery, methods=FORM)
def free_seat(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = NumberForm(request.POST or None, lottery=lottery)
    if form.is_valid():
        replies.free_seat(actor=request.user, candidate=form.cleaned_data["number"])
        messages.success(request, _("The seat is free. Announce a draw for it."))
        return redirect("design:show_panel", lottery.pk)
    return form_page(request, "design/free_seat", lottery, form)


@never_cache
@route("design.note_attendance", find=find_lottery, methods=FORM)
def note_attendance(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = AttendanceForm(request.POST or None, **attendance_of(lottery, request.user))
    if form.is_valid():
        day, numbers = form.cleaned_data["on"], form.cleaned_data["numbers"]
        seats.note_attendance(actor=request.user, lottery=lottery, day=day, numbers=numbers)
        messages.success(request, _("Saved."))
        return redirect("design:show_panel", lottery.pk)
    return form_page(request, "design/note_attendance", lottery, form)


@route("design.note_expense", find=find_lottery, methods=FORM)
def note_expense(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = ExpenseForm(request.POST or None, lottery=lottery)
    if form.is_valid():
        typed = form.cleaned_data
        seats.note_expense(
            actor=request.user, candidate=typed["number"], what=typed["what"], cents=typed["cents"]
        )
        messages.success(request, _("Saved."))
        return redirect("design:show_panel", lottery.pk)
    return form_page(request, "design/note_expense", lottery, form)


@route("design.remove_expense", find=find_lottery, methods=("POST",))
def remove_expense(request: SignedIn, lottery: Lottery) -> HttpResponse:
    form = RemoveExpenseForm(request.POST, expenses=expenses_of(lottery))
    if form.is_valid():
        seats.remove_expense(actor=request.user, lottery=lottery, **form.cleaned_data)
        messages.success(request, _("The expense is taken back."))
    return redirect("design:show_panel", lottery.pk)
