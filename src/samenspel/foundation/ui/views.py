"""A page that shows every component."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.foundation.access.routes import route
from samenspel.foundation.ui.samples import samples


@route("ui.show_components")
def show_components(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/show_components.html", samples())
