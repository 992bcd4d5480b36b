"""Opinion maps as Polis' files: bringing one, and taking one along."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design import sources
from samenspel.phases.design.actions import importing as actions
from samenspel.phases.design.forms.importing import ConversationForm
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.queries.opinion_maps import find_map
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn

CSV = "text/csv; charset=utf-8"


@route("design.import_opinion_map", find=find_initiative, methods=FORM)
def import_opinion_map(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = ConversationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        job = actions.import_later(actor=request.user, initiative=initiative, **form.conversation)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "design/import_opinion_map", initiative, form)


@route("design.download_statements", find=find_map)
def download_statements(request: HttpRequest, map: OpinionMap) -> HttpResponse:
    return download(sources.write_statements(map), "comments.csv", CSV)


@route("design.download_votes", find=find_map)
def download_votes(request: HttpRequest, map: OpinionMap) -> HttpResponse:
    return download(sources.write_votes(map), "votes.csv", CSV)


@route("design.download_participants", find=find_map)
def download_participants(request: HttpRequest, map: OpinionMap) -> HttpResponse:
    return download(sources.write_participants(map), "participants-votes.csv", CSV)
