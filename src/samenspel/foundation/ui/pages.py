"""Answers that every app gives alike."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.foundation.access import Overtaken

Context = dict[str, Any]
"""What a template is rendered with."""


def form_page(request: HttpRequest, page: str, thing: Any, form: Any = None, **more: Any) -> HttpResponse:
    """A page with a form about `thing`, drawn by `<c-form-page>`: its crumbs and its way back lead there."""
    return render(request, f"{page}.html", {"thing": thing, "form": form, **more})


def took_yes(request: HttpRequest, agree: Callable[..., object], thanks: str) -> bool:
    """By a button alone, with what was read as `seen`; what was said, or why not, stands on the next page."""
    try:
        agree(seen=request.POST.get("seen", ""))
    except Overtaken as overtaken:
        messages.error(request, str(overtaken.reason))
        return False
    messages.success(request, thanks)
    return True
