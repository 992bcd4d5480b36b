"""A page that shows every component."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.foundation.access.routes import route


@route("ui.show_components")
def show_components(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/show_components.html", {})
