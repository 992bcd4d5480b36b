"""Pages on how coproduction changes who governs."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import governance as actions
from samenspel.phases.learn.forms.governance import FiveForm
from samenspel.phases.learn.pages.governance import governance_page
from samenspel.phases.learn.queries.governance import last_of
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("learn.show_governance", find=find_initiative)
def show_governance(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "learn/show_governance.html", governance_page(request.user, initiative))


@route("learn.answer_five", find=find_initiative, methods=FORM)
def answer_five(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = FiveForm(request.POST or None, last=last_of(initiative, side_of(request.user, initiative)))
    if form.is_valid():
        actions.answer_five(actor=request.user, initiative=initiative, answers=form.cleaned_data)
        messages.success(request, _("Your side's answers are saved."))
        return redirect("learn:show_governance", initiative.slug)
    return form_page(request, "learn/answer_five", initiative, form)
