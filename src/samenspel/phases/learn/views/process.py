"""The page that tells how an initiative went."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.foundation.access.routes import route
from samenspel.phases.learn.pages.process import process_page
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative


@route("learn.show_process", find=find_initiative)
def show_process(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "learn/show_process.html", process_page(initiative))
