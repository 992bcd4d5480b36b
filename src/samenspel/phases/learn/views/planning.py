"""Pages of those who plan a programme."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import programme as actions
from samenspel.phases.learn.actions.publishing import publish_programme as publish
from samenspel.phases.learn.forms.programme import (
    DiscussantForm,
    MinutesForm,
    RoomForm,
    SessionForm,
    StepForm,
    TalkForm,
    WayForm,
)
from samenspel.phases.learn.models.programme import Discussant, Room, Session, Talk
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.pages.planning import placing, plan_page, publishing_page, session_plan
from samenspel.phases.learn.queries.panels import find_edition
from samenspel.phases.learn.queries.programme import find_discussant, find_room, find_session, find_talk
from samenspel.spine.people.requests import SignedIn

PRESS = ("POST",)


@route("learn.show_plan", find=find_edition)
def show_plan(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "learn/show_plan.html", plan_page(edition, request.user))


@route("learn.add_room", find=find_edition, methods=FORM)
def add_room(request: SignedIn, edition: Edition) -> HttpResponse:
    form = RoomForm(request.POST or None)
    if form.is_valid() and form.saves(
        lambda **words: actions.add_room(actor=request.user, edition=edition, **words)
    ):
        return redirect("learn:show_plan", edition.pk)
    return form_page(request, "learn/add_room", edition, form)


@route("learn.change_room", find=find_room, methods=FORM)
def change_room(request: SignedIn, room: Room) -> HttpResponse:
    typed = {"name": room.name, "directions": room.directions}
    form = RoomForm(request.POST or None, initial=typed)
    if form.is_valid() and form.saves(
        lambda **words: actions.change_room(actor=request.user, room=room, **words)
    ):
        return redirect("learn:show_plan", room.edition_id)
    return form_page(request, "learn/change_room", room.edition, form, room=room)


@route("learn.remove_room", find=find_room, methods=PRESS)
def remove_room(request: SignedIn, room: Room) -> HttpResponse:
    actions.remove_room(actor=request.user, room=room)
    messages.success(request, _("The room is removed. What was planned in it has no room now."))
    return redirect("learn:show_plan", room.edition_id)


@route("learn.add_session", find=find_edition, methods=FORM)
def add_session(request: SignedIn, edition: Edition) -> HttpResponse:
    form = SessionForm(request.POST or None, edition=edition)
    if form.is_valid():
        session = actions.add_session(actor=request.user, edition=edition, **form.cleaned_data)
        return redirect("learn:plan_session", session.pk)
    return form_page(request, "learn/add_session", edition, form)


@route("learn.plan_session", find=find_session)
def plan_session(request: HttpRequest, session: Session) -> HttpResponse:
    return render(request, "learn/plan_session.html", session_plan(session, request.user))


@route("learn.change_session", find=find_session, methods=FORM)
def change_session(request: SignedIn, session: Session) -> HttpResponse:
    form = SessionForm(request.POST or None, edition=session.edition, session=session)
    if form.is_valid():
        actions.change_session(actor=request.user, session=session, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect("learn:plan_session", session.pk)
    return form_page(request, "learn/change_session", session.edition, form, session=session)


@route("learn.move_session", find=find_session, methods=PRESS)
def move_session(request: SignedIn, session: Session) -> HttpResponse:
    form = StepForm(request.POST)
    if form.is_valid():
        actions.move_session(actor=request.user, session=session, **form.cleaned_data)
    plan = reverse("learn:show_plan", args=[session.edition_id])
    return redirect(f"{plan}#session-{session.number}")


@route("learn.remove_session", find=find_session, methods=FORM)
def remove_session(request: SignedIn, session: Session) -> HttpResponse:
    if request.method != "POST":
        return form_page(request, "learn/remove_session", session.edition, session=session)
    actions.remove_session(actor=request.user, session=session)
    messages.success(request, _("The session is removed. Its contributions wait to be planned again."))
    return redirect("learn:show_plan", session.edition_id)


@route("learn.place_talk", find=find_edition, methods=FORM)
def place_talk(request: SignedIn, edition: Edition) -> HttpResponse:
    known, chosen = placing(edition, request.user, request.GET)
    form = TalkForm(request.POST or None, edition=edition, known=known, initial=chosen)
    if form.is_valid() and form.saves(lambda **words: actions.place_talk(actor=request.user, **words)):
        return redirect("learn:plan_session", form.cleaned_data["session"].pk)
    return form_page(request, "learn/place_talk", edition, form)


@route("learn.move_talk", find=find_talk, methods=PRESS)
def move_talk(request: SignedIn, talk: Talk) -> HttpResponse:
    form = WayForm(request.POST)
    if form.is_valid():
        actions.move_talk(actor=request.user, talk=talk, is_earlier=form.cleaned_data["way"] == "up")
    return redirect("learn:plan_session", talk.session_id)


@route("learn.change_talk", find=find_talk, methods=FORM)
def change_talk(request: SignedIn, talk: Talk) -> HttpResponse:
    form = MinutesForm(request.POST or None, initial={"minutes": talk.minutes})
    if form.is_valid():
        actions.change_talk(actor=request.user, talk=talk, **form.cleaned_data)
        return redirect("learn:plan_session", talk.session_id)
    return form_page(request, "learn/change_talk", talk.session.edition, form, talk=talk)


@route("learn.remove_talk", find=find_talk, methods=PRESS)
def remove_talk(request: SignedIn, talk: Talk) -> HttpResponse:
    actions.remove_talk(actor=request.user, talk=talk)
    messages.success(request, _("It is out of the session, and waits to be planned again."))
    return redirect("learn:plan_session", talk.session_id)


@route("learn.add_discussant", find=find_talk, methods=FORM)
def add_discussant(request: SignedIn, talk: Talk) -> HttpResponse:
    form = DiscussantForm(request.POST or None)
    if form.is_valid() and form.saves(
        lambda **words: actions.add_discussant(actor=request.user, talk=talk, **words)
    ):
        return redirect("learn:plan_session", talk.session_id)
    return form_page(request, "learn/add_discussant", talk.session.edition, form, talk=talk)


@route("learn.remove_discussant", find=find_discussant, methods=PRESS)
def remove_discussant(request: SignedIn, discussant: Discussant) -> HttpResponse:
    actions.remove_discussant(actor=request.user, discussant=discussant)
    return redirect("learn:plan_session", discussant.talk.session_id)


@route("learn.publish_programme", find=find_edition, methods=FORM)
def publish_programme(request: SignedIn, edition: Edition) -> HttpResponse:
    if request.method != "POST":
        return render(request, "learn/publish_programme.html", publishing_page(edition))
    publish(actor=request.user, edition=edition)
    messages.success(request, _("It is public now, and all whom it touches are told by mail."))
    return redirect("learn:show_programme", edition.pk)
