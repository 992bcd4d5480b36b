"""Who wrote what, and how the text stood at other times."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.writing.actions import versions as actions
from samenspel.tools.writing.comparing import compared
from samenspel.tools.writing.forms import VersionForm
from samenspel.tools.writing.models import Document, Version
from samenspel.tools.writing.pages import authors_page
from samenspel.tools.writing.queries import find_document, find_version, text_of


@route("writing.show_authors", find=find_document)
def show_authors(request: HttpRequest, document: Document) -> HttpResponse:
    return render(request, "writing/show_authors.html", authors_page(document, request.user))


@route("writing.list_versions", find=find_document)
def list_versions(request: HttpRequest, document: Document) -> HttpResponse:
    shown = {
        "document": document,
        "versions": document.versions.select_related("by"),
        "may_name": allow(request.user, "writing.name_version", document),
        "may_begin_anew": allow(request.user, "writing.begin_anew", document),
    }
    return render(request, "writing/list_versions.html", shown)


@route("writing.name_version", find=find_document, methods=FORM)
def name_version(request: SignedIn, document: Document) -> HttpResponse:
    form = VersionForm(request.POST or None)
    if form.is_valid():
        actions.name_version(actor=request.user, document=document, **form.cleaned_data)
        messages.success(request, _("This version is kept."))
        return redirect("writing:list_versions", document.pk)
    return form_page(request, "writing/name_version", document, form)


@route("writing.begin_anew", find=find_document, methods=FORM)
def begin_anew(request: SignedIn, document: Document) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "writing/begin_anew", document)
    actions.begin_anew(actor=request.user, document=document)
    messages.success(request, _("The text begins anew, with the same words."))
    return redirect(document)


@route("writing.show_version", find=find_version)
def show_version(request: HttpRequest, version: Version) -> HttpResponse:
    shown = {
        "version": version,
        "document": version.document,
        "lines": compared(version.text, text_of(version.document)),
        "may_restore": allow(request.user, "writing.restore_version", version),
    }
    return render(request, "writing/show_version.html", shown)


@route("writing.restore_version", find=find_version, methods=FORM)
def restore_version(request: SignedIn, version: Version) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "writing/restore_version", version.document, version=version)
    actions.restore_version(actor=request.user, version=version)
    messages.success(request, _("The text says again what it said then."))
    return redirect(version.document)
