"""The page of a link that invites to make a thing together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import route
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.together import actions
from samenspel.tools.together.invitations import Invitation, find_invitation


@route("together.open_invitation", find=find_invitation)
def open_invitation(request: SignedIn, invitation: Invitation) -> HttpResponse:
    """Who is not in the initiative yet is told how to get there."""
    may_join = allow(request.user, "together.become_author", invitation)
    shown = {"invitation": invitation, "thing": invitation.thing, "may_join": may_join}
    return render(request, "together/open_invitation.html", shown)


@route("together.become_author", find=find_invitation, methods=("POST",))
def become_author(request: SignedIn, invitation: Invitation) -> HttpResponse:
    thing = actions.become_author(actor=request.user, invitation=invitation)
    messages.success(request, str(invitation.together.thanks))
    return redirect(thing)
