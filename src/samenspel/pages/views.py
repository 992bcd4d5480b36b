"""Pages that show several phases at once."""

from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.foundation.access.routes import route
from samenspel.pages.cycle import CYCLE
from samenspel.pages.forms import SearchForm
from samenspel.pages.queries import busy_cards, figures, great_election, start_page_of
from samenspel.pages.sitemap import sections
from samenspel.phases.plan.rule_words import rules_told
from samenspel.spine.initiatives.search import found_by
from samenspel.spine.people.requests import SignedIn


@route("pages.home")
def home(request: HttpRequest) -> HttpResponse:
    shown = {"cycle": CYCLE, "busy": busy_cards(), "figures": figures(), "election": great_election()}
    return render(request, "pages/home.html", shown)


@route("pages.start")
def start(request: SignedIn) -> HttpResponse:
    return render(request, "pages/start.html", start_page_of(request.user))


@route("pages.search")
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET or None)
    found = found_by(request.user, form.cleaned_data["q"]) if form.is_valid() else []
    return render(request, "pages/search.html", {"form": form, "found": found})


@route("pages.show_how_it_works")
def show_how_it_works(request: HttpRequest) -> HttpResponse:
    shown = {"cycle": CYCLE, "rules": rules_told()}
    return render(request, "pages/show_how_it_works.html", shown)


@route("pages.show_accessibility")
def show_accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/show_accessibility.html")


@route("pages.show_sitemap")
def show_sitemap(request: HttpRequest) -> HttpResponse:
    return sitemaps.index(request, sections(), sitemap_url_name="pages:show_sitemap_part")


@route("pages.show_sitemap_part")
def show_sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    return sitemaps.sitemap(request, sections(), section)


@route("pages.show_robots")
def show_robots(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/robots.txt", content_type="text/plain")
