"""A page that shows every component, and one for what went wrong."""

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from samenspel.foundation.access.routes import route
from samenspel.foundation.ui.samples import samples


@route("ui.show_components")
def show_components(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/show_components.html", samples())


def show_mishap(request: HttpRequest) -> HttpResponse:
    """What failed may be anything, so nothing is asked of the site; the log tells of it under this number."""
    request.mishap = secrets.token_hex(4)  # type: ignore[attr-defined]
    return HttpResponseServerError(render_to_string("500.html", {"number": request.mishap}))  # type: ignore[attr-defined]
