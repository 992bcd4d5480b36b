"""The public page of seals."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from samenspel.foundation.access.routes import route
from samenspel.foundation.journal.queries import latest_seals, published_seals


@route("journal.list_seals")
def list_seals(request: HttpRequest) -> HttpResponse:
    return render(request, "journal/list_seals.html", {"seals": latest_seals()})


@route("journal.download_seals")
def download_seals(request: HttpRequest) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="samenspel-seals.json"'}
    return JsonResponse({"seals": published_seals()}, headers=headers)
