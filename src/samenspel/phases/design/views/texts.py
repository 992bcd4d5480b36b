"""Setting up a text that people write together, and reading it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import texts as actions
from samenspel.phases.design.forms.texts import TextForm
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.pages.texts import text_page
from samenspel.phases.design.queries.texts import find_text
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("design.set_up_text", find=find_initiative, methods=FORM)
def set_up_text(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = TextForm(request.POST or None)
    if form.is_valid():
        text = actions.set_up_text(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The text is there. Everyone who takes part can write in it."))
        return redirect(text)
    return form_page(request, "design/set_up_text", initiative, form)


@route("design.set_up_script", find=find_initiative, methods=FORM)
def set_up_script(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = TextForm(request.POST or None)
    if form.is_valid():
        text = actions.set_up_script(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The script is there. Everyone who takes part can write in it."))
        return redirect(text)
    return form_page(request, "design/set_up_script", initiative, form)


@route("design.show_text", find=find_text)
def show_text(request: HttpRequest, text: Text) -> HttpResponse:
    return render(request, "design/show_text.html", text_page(text, request.user))
