"""What both sides say after they met."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.people.requests import Visitor, visitor_of
from samenspel.tools.surveys.actions import encounters as actions
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.encounters import encounter_page
from samenspel.tools.surveys.queries.surveys import find_survey
from samenspel.tools.surveys.views.answering import COOKIE, device_of, is_too_fast, with_cookie


@route("surveys.answer_encounter", find=find_survey, methods=FORM)
def answer_encounter(request: HttpRequest, survey: Survey) -> HttpResponse:
    visitor = Visitor(request.user, device_of(visitor_of(request, COOKIE)))
    shown = encounter_page(survey, visitor, get_language() or "", request.POST or None)
    form = shown.pop("form")
    if not form.is_valid():
        page = form_page(request, "surveys/answer_encounter", survey, form, **shown)
        return with_cookie(page, survey, visitor.device)
    if is_too_fast(request):
        messages.error(request, _("Very many people on your network begin it. Wait a while, or sign in."))
        return redirect(survey)
    told = {"code": form.code, "answers": form.checked.answers, "language": get_language() or ""}
    actions.answer_encounter(actor=request.user, device=visitor.device, survey=survey, **told)
    messages.success(request, _("Thank you. What you said of the encounter %(code)s is kept.") % told)
    return with_cookie(redirect(survey), survey, visitor.device)
