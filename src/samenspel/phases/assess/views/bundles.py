"""What a report was computed from, to take home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from samenspel.foundation.access.routes import route
from samenspel.foundation.ui.downloads import download
from samenspel.methods.reporting import build_open
from samenspel.phases.assess.actions import bundles as actions
from samenspel.phases.assess.models.bundles import Bundle
from samenspel.phases.assess.models.reports import Version
from samenspel.phases.assess.queries.bundles import find_bundle, open_study_of
from samenspel.phases.assess.queries.reports import find_version
from samenspel.spine.people.requests import SignedIn


@route("assess.write_bundle", find=find_version, methods=("POST",))
def write_bundle(request: SignedIn, version: Version) -> HttpResponse:
    language = get_language() or "en"
    job = actions.write_bundle_later(actor=request.user, version=version, language=language)
    return redirect("tasks:show_job", job.pk)


@route("assess.download_bundle", find=find_bundle, methods=("POST",))
def download_bundle(request: SignedIn, bundle: Bundle) -> HttpResponse:
    content = actions.download_bundle(actor=request.user, bundle=bundle)
    version = bundle.version
    return download(content, f"report-{version.report_id}-{version.number}.zip", "application/zip")


@route("assess.download_open_bundle", find=find_version)
def download_open_bundle(request: HttpRequest, version: Version) -> HttpResponse:
    """Made anew each time: what was taken back meanwhile is not in it."""
    name = f"report-{version.report_id}-{version.number}-open.zip"
    return download(build_open(open_study_of(version)), name, "application/zip")
