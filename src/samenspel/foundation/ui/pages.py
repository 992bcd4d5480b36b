"""Answers that every app gives alike."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Context = dict[str, Any]
"""What a template is rendered with."""


def form_page(request: HttpRequest, page: str, thing: Any, form: Any = None, **more: Any) -> HttpResponse:
    """A page with a form about `thing`, drawn by `<c-form-page>`: its crumbs and its way back lead there."""
    return render(request, f"{page}.html", {"thing": thing, "form": form, **more})
