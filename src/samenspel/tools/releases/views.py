"""The ledger of releases, what each tells, and making one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.releases import actions
from samenspel.tools.releases.forms import ReleaseForm, TakeBackForm
from samenspel.tools.releases.models import Release
from samenspel.tools.releases.pages import ledger_page, release_page, site_page
from samenspel.tools.releases.queries import FILES, find_counted, find_release
from samenspel.tools.releases.wording import content_of, name_of


@route("releases.list_releases")
def list_releases(request: HttpRequest) -> HttpResponse:
    return render(request, "releases/list_releases.html", site_page(request.user, request.GET))


@route("releases.show_releases", find=find_initiative)
def show_releases(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "releases/show_releases.html", ledger_page(initiative, request.user, request.GET))


@route("releases.show_release", find=find_release)
def show_release(request: HttpRequest, release: Release) -> HttpResponse:
    shown = release_page(release, request.user, request.GET, get_language() or "")
    return render(request, "releases/show_release.html", shown)


@route("releases.download_release", find=find_release)
def download_release(request: HttpRequest, release: Release) -> HttpResponse:
    """As what is asked for, or else as JSON."""
    kind = request.GET.get("as", "")
    kind = kind if kind in FILES else "json"
    return download(content_of(release, kind), name_of(release, kind), FILES[kind])


@route("releases.prepare_release", find=find_counted, methods=FORM)
def prepare_release(request: SignedIn, thing: Any) -> HttpResponse:
    form = ReleaseForm(request.POST or None, thing=thing, language=get_language() or "")
    if form.is_valid():
        job = actions.prepare_release(actor=request.user, thing=thing, **form.words)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "releases/prepare_release", thing, form)


@route("releases.take_back_release", find=find_release, methods=FORM)
def take_back_release(request: SignedIn, release: Release) -> HttpResponse:
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        actions.take_back_release(actor=request.user, release=release, **form.cleaned_data)
        messages.success(request, _("It is taken back. The ledger tells why."))
        return redirect(release)
    return form_page(request, "releases/take_back_release", release, form)
