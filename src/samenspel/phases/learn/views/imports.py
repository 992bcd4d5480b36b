"""Pages on which references come in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import imports as actions
from samenspel.phases.learn.forms.imports import DecisionForm, ReferencesForm, RowsList
from samenspel.phases.learn.models.imports import IMPORTS, ReferenceImport
from samenspel.phases.learn.pages.imports import import_page
from samenspel.phases.learn.queries.imports import find_import, imports_in_order
from samenspel.spine.people.requests import SignedIn


@route("learn.list_imports")
def list_imports(request: HttpRequest) -> HttpResponse:
    page = page_of(imports_in_order(), request.GET.get("page"), 20)
    return render(request, "learn/list_imports.html", {"page": page})


@route("learn.import_references", methods=FORM)
def import_references(request: SignedIn) -> HttpResponse:
    form = ReferencesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, charset = form.cleaned_data["file"], form.cleaned_data["charset"]
        job = actions.import_references(actor=request.user, file=file, name=file.name or "?", charset=charset)
        return redirect("tasks:show_job", job.pk)
    return form_page(request, "learn/import_references", IMPORTS, form)


@route("learn.show_import", find=find_import)
def show_import(request: HttpRequest, batch: ReferenceImport) -> HttpResponse:
    shown = import_page(request.user, batch, RowsList(request.GET))
    return render(request, "learn/show_import.html", shown)


@route("learn.decide_references", find=find_import, methods=("POST",))
def decide_references(request: SignedIn, batch: ReferenceImport) -> HttpResponse:
    form = DecisionForm(request.POST)
    if form.is_valid():
        choice = form.cleaned_data["choice"]
        count = actions.decide_references(actor=request.user, batch=batch, choice=choice, rows=form.rows)
        said = ngettext("%(count)d is decided.", "%(count)d are decided.", count) % {"count": count}
        messages.success(request, said)
    return redirect(f"{batch.get_absolute_url()}?sort={request.POST.get('sort', '')[:10]}")


@route("learn.save_references", find=find_import, methods=("POST",))
def save_references(request: SignedIn, batch: ReferenceImport) -> HttpResponse:
    job = actions.save_references(actor=request.user, batch=batch)
    return redirect("tasks:show_job", job.pk)


@route("learn.undo_import", find=find_import, methods=("POST",))
def undo_import(request: SignedIn, batch: ReferenceImport) -> HttpResponse:
    gone, stay = actions.undo_import(actor=request.user, batch=batch)
    words = ngettext("%(count)d publication was taken out again.", "%(count)d were taken out again.", gone)
    messages.success(request, words % {"count": gone})
    if stay:
        words = _("%(count)d stay: somebody corrected, merged or cited them since.")
        messages.warning(request, words % {"count": stay})
    return redirect(batch)


@route("learn.drop_import", find=find_import, methods=("POST",))
def drop_import(request: SignedIn, batch: ReferenceImport) -> HttpResponse:
    actions.drop_import(actor=request.user, batch=batch)
    messages.success(request, _("The file is dropped. Nothing of it was saved."))
    return redirect("learn:list_imports")
