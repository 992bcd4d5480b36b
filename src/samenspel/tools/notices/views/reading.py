"""What is new for me, what I follow, and how often I get mail."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation.access.converters import whole_number
from samenspel.foundation.access.goals import good_goal
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.lists import page_of
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.notices import actions
from samenspel.tools.notices.follows import follows_page
from samenspel.tools.notices.forms import SettingsForm
from samenspel.tools.notices.models import Follow
from samenspel.tools.notices.news import news_for
from samenspel.tools.notices.queries import find_follow, find_followed, reader_of, settled_entry

PAGE = 10


@route("notices.list_notices")
def list_notices(request: SignedIn) -> HttpResponse:
    reader, up_to = reader_of(request.user), settled_entry()
    news = news_for(request.user, reader.seen)
    page = page_of(news.groups(), request.GET.get("page"), PAGE)
    shown = {
        "page": page,
        "groups": news.in_words(list(page)),
        "follows": len(news.follows),
        "has_new": news.slips.filter(entry_id__gt=reader.seen).exists(),
        "up_to": up_to,
        "reader": reader,
    }
    return render(request, "notices/list_notices.html", shown)


@route("notices.see_all", methods=("POST",))
def see_all(request: SignedIn) -> HttpResponse:
    up_to = whole_number(request.POST.get("up_to", ""))
    if up_to is not None:
        actions.see_all(actor=request.user, up_to=up_to)
    return redirect("notices:list_notices")


@route("notices.list_follows")
def list_follows(request: SignedIn) -> HttpResponse:
    reader = reader_of(request.user)
    shown = follows_page(request.user, request.GET.get("page"))
    shown |= {"reader": reader, "form": SettingsForm(reader=reader)}
    return render(request, "notices/list_follows.html", shown)


@route("notices.change_settings", methods=FORM)
def change_settings(request: SignedIn) -> HttpResponse:
    form = SettingsForm(request.POST or None, reader=reader_of(request.user))
    if form.is_valid():
        actions.change_settings(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your choice is saved."))
        return redirect("notices:list_follows")
    return render(request, "notices/change_settings.html", {"form": form})


@route("notices.follow", find=find_followed, methods=("POST",))
def follow(request: SignedIn, followed: Any) -> HttpResponse:
    actions.follow(actor=request.user, followed=followed)
    messages.success(request, _("You follow “%(title)s” from now on.") % {"title": followed})
    return redirect(followed)


@route("notices.unfollow", find=find_follow, methods=("POST",))
def unfollow(request: SignedIn, follow: Follow) -> HttpResponse:
    actions.unfollow(actor=request.user, follow=follow)
    messages.success(request, _("You don't follow it any more."))
    return HttpResponseRedirect(_page_before(request))


def _page_before(request: SignedIn) -> str:
    """Where the button stood, when that was one of our pages."""
    return good_goal(request, request.POST.get("back", "")) or reverse("notices:list_follows")
