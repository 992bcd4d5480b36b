"""Pages of those who run an initiative."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.activity_kinds import offered_kinds
from samenspel.spine.initiatives.cycle import cycle_of
from samenspel.spine.initiatives.forms import (
    AppointForm,
    ChangeInitiativeForm,
    CharterForm,
    DecisionForm,
    MeetingForm,
    PhaseForm,
    ReplyForm,
    form_for,
)
from samenspel.spine.initiatives.models import Activity, Initiative, Membership
from samenspel.spine.initiatives.queries import (
    erased_members,
    find_activity,
    find_initiative,
    find_membership,
    members_of,
    newest_charter,
)
from samenspel.spine.initiatives.rules import takes_children
from samenspel.spine.people.requests import SignedIn


@route("initiatives.change_initiative", find=find_initiative, methods=FORM)
def change_initiative(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = ChangeInitiativeForm(request.POST or None, instance=find_initiative(initiative.slug))
    change = partial(actions.change_initiative, actor=request.user, initiative=initiative)
    if form.is_valid() and form.saves(change):
        messages.success(request, _("Your changes are saved."))
        return redirect(initiative)
    return form_page(request, "initiatives/change_initiative", initiative, form)


@route("initiatives.open_initiative", find=find_initiative, methods=("POST",))
def open_initiative(request: SignedIn, initiative: Initiative) -> HttpResponse:
    actions.open_initiative(actor=request.user, initiative=initiative)
    messages.success(request, _("Everyone can see this initiative now, and join it."))
    return redirect(initiative)


@route("initiatives.adopt_charter", find=find_initiative, methods=FORM)
def adopt_charter(request: SignedIn, initiative: Initiative) -> HttpResponse:
    newest = newest_charter(initiative)
    form = CharterForm(request.POST or None, newest=newest)
    if form.is_valid():
        actions.adopt_charter(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The charter is adopted. Members are asked to accept it."))
        return redirect("initiatives:show_charter", initiative.slug)
    return form_page(request, "initiatives/adopt_charter", initiative, form, newest=newest)


@route("initiatives.list_members", find=find_initiative)
def list_members(request: SignedIn, initiative: Initiative) -> HttpResponse:
    shown = {
        "initiative": initiative,
        "members": members_of(initiative),
        "erased": erased_members(initiative),
        "newest": newest_charter(initiative),
        "takes_children": takes_children(request.user, initiative),
    }
    return render(request, "initiatives/list_members.html", shown)


@route("initiatives.appoint", find=find_membership, methods=FORM)
def appoint(request: SignedIn, membership: Membership) -> HttpResponse:
    form = AppointForm(request.POST or None, membership=membership)
    if form.is_valid():
        actions.appoint(actor=request.user, membership=membership, **form.cleaned_data)
        messages.success(request, _("%(name)s has a new role.") % {"name": membership.person})
        return redirect("initiatives:list_members", membership.initiative.slug)
    return form_page(request, "initiatives/appoint", membership.initiative, form, membership=membership)


@route("initiatives.plan_phase", find=find_initiative, methods=FORM)
def plan_phase(request: SignedIn, initiative: Initiative) -> HttpResponse:
    wanted = request.GET.get("phase", "")
    period = initiative.periods.filter(phase=wanted).first()
    form = PhaseForm(request.POST or None, initial=vars(period) if period else {"phase": wanted})
    if form.is_valid():
        actions.plan_phase(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The dates are saved."))
        return redirect("initiatives:plan_phase", initiative.slug)
    return form_page(request, "initiatives/plan_phase", initiative, form, cycle=cycle_of(initiative))


@route("initiatives.add_activity", find=find_initiative, methods=FORM)
def add_activity(request: SignedIn, initiative: Initiative) -> HttpResponse:
    """The kinds that phases offer, each with its own page, and the form of the one that every phase has."""
    form = MeetingForm(request.POST or None, initial={"phase": request.GET.get("phase", "")})
    if form.is_valid():
        meeting = actions.add_activity(
            actor=request.user, initiative=initiative, kind="meeting", **form.cleaned_data
        )
        messages.success(request, _("“%(title)s” is added.") % {"title": meeting})
        return redirect(meeting)
    return form_page(request, "initiatives/add_activity", initiative, form, kinds=offered_kinds())


@route("initiatives.change_activity", find=find_activity, methods=FORM)
def change_activity(request: SignedIn, activity: Activity) -> HttpResponse:
    fresh = find_activity(activity.initiative.slug, activity.pk)
    form = form_for(activity)(request.POST or None, instance=fresh)
    if form.is_valid():
        actions.change_activity(actor=request.user, activity=activity, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(activity)
    return form_page(request, "initiatives/change_activity", activity, form)


@route("initiatives.decide", find=find_initiative, methods=FORM)
def decide(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = DecisionForm(request.POST or None, initial={"decided_at": timezone.localtime(clock.now())})
    if form.is_valid():
        actions.decide(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The decision is written down, with its reason."))
        return redirect(initiative)
    return form_page(request, "initiatives/decide", initiative, form)


@route("initiatives.reply", find=find_initiative, methods=FORM)
def reply(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        actions.reply(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("Your answer is on the page."))
        return redirect(initiative)
    return form_page(request, "initiatives/reply", initiative, form)
