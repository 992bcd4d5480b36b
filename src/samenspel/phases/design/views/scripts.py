"""Who is in a script, and taking a text along."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import route
from samenspel.foundation.ui.downloads import download, on_paper
from samenspel.foundation.ui.pages import Context
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.pages.casting import cast_page
from samenspel.phases.design.pages.exporting import taken_along
from samenspel.phases.design.pages.texts import printed
from samenspel.phases.design.queries.texts import find_script, find_text


@route("design.show_cast", find=find_script)
def show_cast(request: HttpRequest, text: Text) -> HttpResponse:
    return render(request, "design/show_cast.html", cast_page(text, request.user))


@route("design.download_text", find=find_text)
def download_text(request: HttpRequest, text: Text) -> HttpResponse:
    """In the marks it is written in; `?as=html` or `markdown`, and `&role=` to mark somebody's lines."""
    file = taken_along(text, request.GET.get("as", ""), request.GET.get("role", ""))
    return download(file.content, f"{_name(text)}{file.ending}", f"{file.kind}; charset=utf-8")


@route("design.print_text", find=find_text)
def print_text(request: HttpRequest, text: Text) -> HttpResponse:
    """As a PDF; `?role=` for the copy of one role."""
    return _on_paper(request, text, *printed(text, request.GET.get("role", "")))


@route("design.print_booklet", find=find_script)
def print_booklet(request: HttpRequest, text: Text) -> HttpResponse:
    """For the evening itself, on paper: the one place with names as guardians allowed them."""
    return _on_paper(request, text, *printed(text, in_print=True))


def _on_paper(request: HttpRequest, text: Text, template: str, shown: Context) -> HttpResponse:
    instead = _("This text is too long to be printed in one piece. Download it instead.")
    return on_paper(request, template, shown, f"{_name(text)}.pdf", back=text, sentence=instead)


def _name(text: Text) -> str:
    return slugify(str(text)) or "text"
