"""Inviting people, reminding them, quotas, and a poster: for those who coordinate."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.addresses import mended_said
from samenspel.foundation.ui.downloads import on_paper
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.people.letters import absolute
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.surveys.actions import inviting
from samenspel.tools.surveys.forms.people import InviteForm, RemindersForm, WithdrawForm
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.people import people_page, poster_of
from samenspel.tools.surveys.queries.surveys import current_wave, find_survey, last_wave


@route("surveys.show_people", find=find_survey)
def show_people(request: SignedIn, survey: Survey) -> HttpResponse:
    return render(request, "surveys/show_people.html", people_page(survey, request.user))


@route("surveys.invite", find=find_survey, methods=FORM)
def invite(request: SignedIn, survey: Survey) -> HttpResponse:
    form = InviteForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return form_page(request, "surveys/invite", survey, form)
    count = inviting.invite(actor=request.user, survey=survey, emails=form.found.emails)
    for sentence in mended_said(form.found):
        messages.warning(request, sentence)
    messages.success(request, _invited(count))
    return redirect("surveys:show_people", survey.pk)


def _invited(count: int) -> str:
    told = ngettext(
        "%(count)d person is invited now. The letter leaves when the survey is open.",
        "%(count)d people are invited now. The letters leave when the survey is open.",
        count,
    )
    return told % {"count": count} if count else _("All of these are invited already, or want no letters.")


@route("surveys.withdraw_invitation", find=find_survey, methods=FORM)
def withdraw_invitation(request: SignedIn, survey: Survey) -> HttpResponse:
    form = WithdrawForm(request.POST or None, initial={"email": request.GET.get("email", "")})
    if form.is_valid():
        inviting.withdraw_invitation(actor=request.user, survey=survey, **form.cleaned_data)
        messages.success(request, _("The invitation is withdrawn. Its link opens nothing any more."))
        return redirect("surveys:show_people", survey.pk)
    return form_page(request, "surveys/withdraw_invitation", survey, form)


@route("surveys.choose_reminders", find=find_survey, methods=FORM)
def choose_reminders(request: SignedIn, survey: Survey) -> HttpResponse:
    wave = current_wave(survey) or last_wave(survey)
    assert wave is not None
    form = RemindersForm(request.POST or None, wave=wave)
    if request.method == "POST" and form.is_valid():
        inviting.choose_reminders(actor=request.user, survey=survey, moments=form.moments)
        messages.success(request, _("Your choice is saved."))
        return redirect("surveys:show_people", survey.pk)
    return form_page(request, "surveys/choose_reminders", survey, form)


@route("surveys.print_poster", find=find_survey)
def print_poster(request: HttpRequest, survey: Survey) -> HttpResponse:
    address = absolute(survey.get_absolute_url())
    shown = poster_of(survey, get_language() or "", address)
    return on_paper(request, "initiatives/poster.typ", shown, f"poster-of-survey-{survey.pk}.pdf", survey)
