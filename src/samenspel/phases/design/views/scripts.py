"""Who is in a script, and taking a text along."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import route
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.pdf import TooMuch, pdf_of
from samenspel.methods.scripts import cast_of, read
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.pages.scripts import cast_page
from samenspel.phases.design.pages.texts import printed
from samenspel.phases.design.queries.texts import find_script, find_text
from samenspel.tools.writing.queries import document_of, text_of


@route("design.show_cast", find=find_script)
def show_cast(request: HttpRequest, text: Text) -> HttpResponse:
    document = document_of(text)
    shown = {"text": text, "document": document, **cast_page(cast_of(read(text_of(document))))}
    return render(request, "design/show_cast.html", shown)


@route("design.download_text", find=find_text)
def download_text(request: HttpRequest, text: Text) -> HttpResponse:
    """In the marks it is written in."""
    ending, kind = (".fountain", "text/plain") if text.is_script else (".md", "text/markdown")
    name = f"{slugify(str(text)) or 'text'}{ending}"
    return download(text_of(document_of(text)), name, f"{kind}; charset=utf-8")


@route("design.print_text", find=find_text)
def print_text(request: HttpRequest, text: Text) -> HttpResponse:
    """As a PDF; `?role=` for the copy of one role."""
    try:
        pdf = pdf_of(*printed(text, request.GET.get("role", "")))
    except TooMuch:
        messages.error(request, _("This text is too long to be printed in one piece. Download it instead."))
        return redirect(text)
    return download(pdf, f"{slugify(str(text)) or 'text'}.pdf", "application/pdf")
