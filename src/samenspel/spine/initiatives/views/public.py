"""Pages that everyone sees, and joining in."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.converters import whole_number
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.journal.queries import PAGE as ENTRIES
from samenspel.foundation.ui.downloads import on_paper
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.pages import form_page, took_yes
from samenspel.methods.typology import COPRODUCER
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.cycle import cycle_of
from samenspel.spine.initiatives.forms import InitiativeForm, SearchForm
from samenspel.spine.initiatives.forms.typology import JoinForm
from samenspel.spine.initiatives.hooks import FRAGMENTS, MEETING_FRAGMENTS, SECTIONS, nav_links_of
from samenspel.spine.initiatives.models import INITIATIVES, Activity, Charter, Initiative, Reply
from samenspel.spine.initiatives.printing import charter_on_paper
from samenspel.spine.initiatives.queries import (
    activities_by_phase,
    find_charter,
    find_initiative,
    find_meeting,
    initiatives_matching,
    latest_sentences,
    newest_charter,
    sides_of,
    with_cycle,
)
from samenspel.spine.initiatives.queries.partners import network_of
from samenspel.spine.initiatives.rules import membership_of, takes_children
from samenspel.spine.initiatives.things import card_of, things_at
from samenspel.spine.initiatives.to_do import doings_for
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import SignedIn, next_page

LATEST = 6


@route("initiatives.list_initiatives")
def list_initiatives(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    page = form.page(with_cycle(initiatives_matching(request.user, form.wanted)))
    cards = [(initiative, cycle_of(initiative)) for initiative in page]
    shown = {"form": form, "page": page, "cards": cards}
    return render(request, "initiatives/list_initiatives.html", shown)


@route("initiatives.show_initiative", find=find_initiative)
def show_initiative(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    return render(request, "initiatives/show_initiative.html", _story(request, initiative))


def _story(request: HttpRequest, initiative: Initiative) -> dict[str, Any]:
    return {
        "initiative": initiative,
        "cycle": cycle_of(initiative),
        "doings": [one for one in doings_for(request.user, [initiative]) if one.url != request.path],
        "membership": membership_of(request.user, initiative),
        "charter": newest_charter(initiative),
        "network": network_of(initiative),
        "decisions": initiative.decisions.all(),
        "replies": _with_places(request.user, initiative.replies.all()[:LATEST]),
        "more_replies": initiative.replies.count() > LATEST,
        "sides": sides_of(initiative),
        "activities": activities_by_phase(initiative),
        "nav_links": nav_links_of(initiative),
        "fragments": FRAGMENTS,
        "sections": SECTIONS,
        "sentences": latest_sentences(initiative)[:LATEST],
        "may_coordinate": allow(request.user, "initiatives.change_initiative", initiative),
        "may_open": not initiative.is_public
        and allow(request.user, "initiatives.open_initiative", initiative),
        "may_ask_partner": allow(request.user, "initiatives.ask_partner", initiative),
        "may_say": allow(request.user, "initiatives.say_coproducer", initiative),
        "may_leave": allow(request.user, "initiatives.leave", initiative),
        "may_add_child": allow(request.user, "initiatives.add_child", initiative),
        "may_reply": allow(request.user, "initiatives.reply", initiative),
    }


def _with_places(person: Any, replies: Iterable[Reply]) -> list[tuple[Reply, Any]]:
    """Each with the thing on whose page it was said, where this person sees it."""
    told = list(replies)
    things = things_at({reply.about for reply in told})
    seen = {address: one for address, one in things.items() if card_of(one).can_see(person, one)}
    return [(reply, seen.get(reply.about)) for reply in told]


@route("initiatives.list_replies", find=find_initiative)
def list_replies(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    page = page_of(initiative.replies.all(), request.GET.get("page"), ENTRIES)
    shown = {"initiative": initiative, "page": page, "replies": _with_places(request.user, page)}
    return render(request, "initiatives/list_replies.html", shown)


@route("initiatives.list_entries", find=find_initiative)
def list_entries(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    sentences = latest_sentences(initiative, whole_number(request.GET.get("before", "")))
    older = sentences[-1]["id"] if len(sentences) == ENTRIES else None
    shown = {"initiative": initiative, "sentences": sentences, "older": older}
    return render(request, "initiatives/list_entries.html", shown)


@route("initiatives.show_charter", find=find_initiative)
def show_charter(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    """The newest version; without one, a page that says so."""
    return _charter(request, initiative, newest_charter(initiative))


@route("initiatives.show_charter", find=find_charter)
def show_charter_version(request: HttpRequest, charter: Charter) -> HttpResponse:
    return _charter(request, charter.initiative, charter)


@route("initiatives.download_charter", find=find_charter)
def download_charter(request: HttpRequest, charter: Charter) -> HttpResponse:
    name = f"charter-{charter.initiative.slug}-{charter.number}.pdf"
    return on_paper(
        request, "initiatives/charter.typ", charter_on_paper(charter), name, back=charter.initiative
    )


def _charter(request: HttpRequest, initiative: Initiative, charter: Charter | None) -> HttpResponse:
    membership, versions = membership_of(request.user, initiative), list(initiative.charters.all())
    shown = {
        "initiative": initiative,
        "charter": charter,
        "versions": versions,
        "newest": versions[0] if versions else None,
        "membership": membership,
        "may_coordinate": allow(request.user, "initiatives.adopt_charter", initiative),
    }
    return render(request, "initiatives/show_charter.html", shown)


@route("initiatives.join", find=find_initiative, methods=FORM)
def join(request: SignedIn, initiative: Initiative) -> HttpResponse:
    if membership_of(request.user, initiative):
        return redirect(next_page(request) or initiative)
    form = join_form(request, initiative)
    if not (form.is_valid() and form.saves(partial(_join, request.user, initiative))):
        more = {"initiative": initiative, "charter": newest_charter(initiative)}
        return form_page(request, "initiatives/join", initiative, form, **more)
    messages.success(request, _("Welcome! You take part now."))
    return redirect(next_page(request) or initiative)


def _join(person: Person, initiative: Initiative, *, seen: str, **said: Any) -> None:
    kind = said[COPRODUCER.name]
    actions.join(actor=person, initiative=initiative, coproducer_kind=kind, seen=seen)


def join_form(request: SignedIn, initiative: Initiative) -> JoinForm:
    """As what one takes part. Where children take part, a grown-up says that they are one."""
    asks = not request.user.is_child and takes_children(request.user, initiative)
    charter = newest_charter(initiative)
    seen = charter.version if charter else ""
    return JoinForm(request.POST if request.method == "POST" else None, asks_age=bool(asks), seen=seen)


@route("initiatives.accept_charter", find=find_initiative, methods=("POST",))
def accept_charter(request: SignedIn, initiative: Initiative) -> HttpResponse:
    agree = partial(actions.accept_charter, actor=request.user, initiative=initiative)
    if took_yes(request, agree, _("Thank you. You accepted the charter.")):
        return redirect(initiative)
    return redirect("initiatives:show_charter", initiative.slug)


@route("initiatives.leave", find=find_initiative, methods=FORM)
def leave(request: SignedIn, initiative: Initiative) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "initiatives/leave", initiative)
    actions.leave(actor=request.user, initiative=initiative)
    messages.success(request, _("You left this initiative. You can always come back."))
    return redirect("initiatives:list_initiatives")


@route("initiatives.show_meeting", find=find_meeting)
def show_meeting(request: HttpRequest, meeting: Activity) -> HttpResponse:
    may_change = allow(request.user, "initiatives.change_activity", meeting)
    shown = {"meeting": meeting, "initiative": meeting.initiative, "may_change": may_change}
    return render(request, "initiatives/show_meeting.html", {**shown, "fragments": MEETING_FRAGMENTS})


@route("initiatives.start_initiative", methods=FORM)
def start_initiative(request: SignedIn) -> HttpResponse:
    form = InitiativeForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        initiative = actions.start_initiative(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your initiative has begun, as a draft. Write its charter next."))
        return redirect(initiative)
    return form_page(request, "initiatives/start_initiative", INITIATIVES, form)
