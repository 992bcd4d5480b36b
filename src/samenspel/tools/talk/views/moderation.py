"""Pages of moderators, and of those who appeal."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.people.requests import SignedIn
from samenspel.tools.talk import actions
from samenspel.tools.talk.forms import AppealForm, ApproveForm, DecideForm, HideForm, SettingsForm
from samenspel.tools.talk.models import Appeal, Comment
from samenspel.tools.talk.queries import (
    find_appeal,
    find_comment,
    find_hidden,
    moderation_of,
    queue_of,
)
from samenspel.tools.talk.threads import url_of_comment


@route("talk.moderate", find=find_initiative)
def moderate(request: SignedIn, initiative: Initiative) -> HttpResponse:
    shown = {"initiative": initiative, "moderated": moderation_of(initiative), **queue_of(initiative)}
    return render(request, "talk/moderate.html", shown)


@route("talk.change_settings", find=find_initiative, methods=FORM)
def change_settings(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = SettingsForm(request.POST or None, initial={"moderated": moderation_of(initiative)})
    if form.is_valid():
        actions.change_settings(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("Your choice is saved."))
        return redirect("talk:moderate", initiative.slug)
    return form_page(request, "talk/change_settings", initiative, form)


@route("talk.hide_comment", find=find_comment, methods=FORM)
def hide_comment(request: SignedIn, comment: Comment) -> HttpResponse:
    form = HideForm(request.POST or None)
    if form.is_valid():
        actions.hide_comment(actor=request.user, comment=comment, **form.cleaned_data)
        messages.success(request, _("The comment is hidden. Its author is told why, and how to appeal."))
        return redirect("talk:moderate", comment.initiative.slug)
    return form_page(request, "talk/hide_comment", comment.initiative, form, comment=comment)


@route("talk.approve_comment", find=find_comment, methods=FORM)
def approve_comment(request: SignedIn, comment: Comment) -> HttpResponse:
    form = ApproveForm(request.POST if request.method == "POST" else None, comment=comment)
    if form.is_valid():
        actions.approve_comment(actor=request.user, comment=comment, **form.cleaned_data)
        messages.success(request, _("Everyone can read the comment."))
        return redirect("talk:moderate", comment.initiative.slug)
    return form_page(request, "talk/approve_comment", comment.initiative, form, comment=comment)


@route("talk.raise_appeal", find=find_hidden, methods=FORM)
def raise_appeal(request: SignedIn, comment: Comment) -> HttpResponse:
    form = AppealForm(request.POST or None)
    if form.is_valid():
        actions.raise_appeal(actor=request.user, comment=comment, **form.cleaned_data)
        messages.success(request, _("Your appeal is on its way. Another moderator decides about it."))
        return redirect(url_of_comment(comment, request.user))
    return form_page(request, "talk/raise_appeal", comment.initiative, form, comment=comment)


@route("talk.decide_appeal", find=find_appeal, methods=FORM)
def decide_appeal(request: SignedIn, appeal: Appeal) -> HttpResponse:
    form = DecideForm(request.POST or None)
    if form.is_valid():
        actions.decide_appeal(actor=request.user, appeal=appeal, **form.cleaned_data)
        messages.success(request, _("The appeal is decided. Its author gets your answer by mail."))
        return redirect("talk:moderate", appeal.initiative.slug)
    return form_page(
        request, "talk/decide_appeal", appeal.initiative, form, comment=appeal.comment, appeal=appeal
    )
