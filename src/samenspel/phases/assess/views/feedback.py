"""Asking for feedback, and its page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.assess.actions import feedback as actions
from samenspel.phases.assess.forms.feedback import FeedbackForm
from samenspel.phases.assess.models.feedback import Feedback
from samenspel.phases.assess.pages.feedback import feedback_page
from samenspel.phases.assess.queries.feedback import find_feedback
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn, visitor_of

COOKIE = "feedback_visitor"


@route("assess.set_up_feedback", find=find_initiative, methods=FORM)
def set_up_feedback(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = FeedbackForm(request.POST or None, initiative=initiative, person=request.user)
    if form.is_valid():
        feedback = actions.set_up_feedback(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("It is there. People can say what they think as soon as it opens."))
        return redirect(feedback)
    return form_page(request, "assess/set_up_feedback", initiative, form)


@route("assess.show_feedback", find=find_feedback)
def show_feedback(request: HttpRequest, feedback: Feedback) -> HttpResponse:
    visitor = visitor_of(request, COOKIE)
    return render(request, "assess/show_feedback.html", feedback_page(feedback, visitor))
