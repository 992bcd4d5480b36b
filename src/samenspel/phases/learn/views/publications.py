"""Pages of the library's publications, and of who looks after them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.locks.versions import version_of
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pages import form_page
from samenspel.methods.bibliography import write_references
from samenspel.phases.learn.actions import publications as actions
from samenspel.phases.learn.forms.publications import CitedList, MergeForm, PublicationForm, PublicationsList
from samenspel.phases.learn.models.publications import LIBRARY, Curator, Publication
from samenspel.phases.learn.pages.publications import (
    FILES,
    alike_page,
    cited_page,
    file_of,
    list_page,
    publication_page,
)
from samenspel.phases.learn.queries.publications import (
    curators,
    find_curator,
    find_publication,
    publications_matching,
)
from samenspel.spine.people.requests import SignedIn
from samenspel.spine.services.forms import ProfessionalForm


@route("learn.list_publications")
def list_publications(request: HttpRequest) -> HttpResponse:
    shown = list_page(request.user, PublicationsList(request.GET))
    return render(request, "learn/list_publications.html", shown)


@route("learn.cite_publications")
def cite_publications(request: HttpRequest) -> HttpResponse:
    return render(request, "learn/cite_publications.html", cited_page(CitedList(request.GET)))


@route("learn.download_publications")
def download_publications(request: HttpRequest, format: str) -> StreamingHttpResponse:
    """All that a list shows, page after page, in a file."""
    if format not in FILES:
        raise Http404
    ending, kind, _label = FILES[format]
    asked = PublicationsList(request.GET)
    found = publications_matching(asked.wanted).defer("text").order_by("pk")
    content = file_of(found.iterator(500), format)
    answer = StreamingHttpResponse(content, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = str(content_disposition_header(True, f"library.{ending}"))
    return answer


@route("learn.show_publication", find=find_publication)
def show_publication(request: HttpRequest, publication: Publication) -> HttpResponse:
    shown = publication_page(request.user, publication, request.GET.get("language", ""))
    return render(request, "learn/show_publication.html", shown)


@route("learn.download_publication", find=find_publication)
def download_publication(request: HttpRequest, publication: Publication) -> HttpResponse:
    """In the format that is asked for by `as`."""
    wanted = request.GET.get("as", "bibtex")
    if wanted not in FILES:
        raise Http404
    ending, kind, _label = FILES[wanted]
    content = write_references([publication.described], wanted)
    return download(content, f"publication-{publication.pk}.{ending}", f"{kind}; charset=utf-8")


@route("learn.add_publication", methods=FORM)
def add_publication(request: SignedIn) -> HttpResponse:
    form = PublicationForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        publication = actions.add_publication(
            actor=request.user, record=typed["record"], basis=typed["basis"]
        )
        messages.success(request, _("The publication is in the library."))
        return redirect(publication)
    return form_page(request, "learn/add_publication", LIBRARY, form)


@route("learn.change_publication", find=find_publication, methods=FORM)
def change_publication(request: SignedIn, publication: Publication) -> HttpResponse:
    seen = version_of(publication, actions.VERSIONED)
    form = PublicationForm(request.POST or None, publication=publication, seen=seen)
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("record", "basis", "seen")}
        actions.change_publication(actor=request.user, publication=publication, **typed)
        messages.success(request, _("Your changes are saved."))
        return redirect(publication)
    return form_page(request, "learn/change_publication", publication, form)


@route("learn.merge_publication", find=find_publication, methods=FORM)
def merge_publication(request: SignedIn, publication: Publication) -> HttpResponse:
    form = MergeForm(request.POST or None)
    if form.is_valid():
        into = actions.merge_publication(
            actor=request.user, publication=publication, into=form.cleaned_data["into"]
        )
        messages.success(request, _("The two are one now. Both records are kept."))
        return redirect(into)
    return form_page(request, "learn/merge_publication", publication, form, **alike_page(publication))


@route("learn.take_apart", find=find_publication, methods=("POST",))
def take_apart(request: SignedIn, publication: Publication) -> HttpResponse:
    actions.take_apart(actor=request.user, publication=publication)
    messages.success(request, _("They are two publications again."))
    return redirect(publication)


@route("learn.list_curators")
def list_curators(request: HttpRequest) -> HttpResponse:
    may_appoint = allow(request.user, "learn.appoint_curator")
    knows = may_appoint or allow(request.user, "learn.add_publication")
    shown = {"curators": curators() if knows else (), "knows": knows, "may_appoint": may_appoint}
    return render(request, "learn/list_curators.html", {**shown, "form": ProfessionalForm()})


@route("learn.appoint_curator", methods=("POST",))
def appoint_curator(request: SignedIn) -> HttpResponse:
    form = ProfessionalForm(request.POST)
    if form.is_valid():
        person = form.cleaned_data["email"]
        actions.appoint_curator(actor=request.user, person=person)
        messages.success(request, _("%(name)s looks after the library now.") % {"name": person})
        return redirect("learn:list_curators")
    shown = {"curators": curators(), "knows": True, "may_appoint": True, "form": form}
    return render(request, "learn/list_curators.html", shown)


@route("learn.dismiss_curator", find=find_curator, methods=("POST",))
def dismiss_curator(request: SignedIn, curator: Curator) -> HttpResponse:
    actions.dismiss_curator(actor=request.user, curator=curator)
    messages.success(request, _("%(name)s no longer looks after the library.") % {"name": curator})
    return redirect("learn:list_curators")
