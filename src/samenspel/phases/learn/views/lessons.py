"""Pages on what others learned, and making something of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import lessons as actions
from samenspel.phases.learn.forms.lessons import CarryForm
from samenspel.phases.learn.pages.lessons import lessons_page
from samenspel.phases.learn.queries.lessons import lesson_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn


@route("learn.show_lessons", find=find_initiative)
def show_lessons(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "learn/show_lessons.html", lessons_page(request.user, initiative))


@route("learn.carry_on", find=find_initiative, methods=FORM)
def carry_on(request: SignedIn, initiative: Initiative) -> HttpResponse:
    lesson = lesson_of(initiative, request.POST.get("of") or request.GET.get("of", ""))
    form = CarryForm(request.POST or None, lesson=lesson, person=request.user)
    if form.is_valid():
        made = actions.carry_on(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("It is there. You can still change it."))
        return redirect(made)
    return form_page(request, "learn/carry_on", initiative, form)
