"""Pages of the library's publications."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.foundation.access.routes import route
from samenspel.phases.learn.forms.publications import PublicationsList
from samenspel.phases.learn.models.publications import Publication
from samenspel.phases.learn.queries.publications import find_publication, publications_matching


@route("learn.list_publications")
def list_publications(request: HttpRequest) -> HttpResponse:
    asked = PublicationsList(request.GET)
    page = asked.page(asked.in_order(publications_matching(asked.wanted)))
    return render(request, "learn/list_publications.html", {"form": asked, "page": page})


@route("learn.show_publication", find=find_publication)
def show_publication(request: HttpRequest, publication: Publication) -> HttpResponse:
    return render(request, "learn/show_publication.html", {"publication": publication})
