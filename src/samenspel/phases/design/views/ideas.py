"""The pages of a board of ideas, and of one idea."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import picture
from samenspel.foundation.ui.fields import WordsForm, look_while_typing
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.design.actions import ideas as actions
from samenspel.phases.design.forms.ideas import BoardForm, ChangeIdeaForm, IdeaForm
from samenspel.phases.design.models.ideas import Idea, IdeaBoard
from samenspel.phases.design.pages.ideas import alike_on, board_page, idea_page
from samenspel.phases.design.queries.ideas import find_board, find_idea
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import find_initiative
from samenspel.spine.initiatives.rules import is_without_children
from samenspel.spine.people.requests import SignedIn

LONGEST_ASKED = 200


@route("design.set_up_board", find=find_initiative, methods=FORM)
def set_up_board(request: SignedIn, initiative: Initiative) -> HttpResponse:
    form = BoardForm(request.POST or None)
    if form.is_valid():
        board = actions.set_up_board(actor=request.user, initiative=initiative, **form.cleaned_data)
        messages.success(request, _("The board is there. Everyone who takes part can add ideas."))
        return redirect(board)
    return form_page(request, "design/set_up_board", initiative, form)


@route("design.show_board", find=find_board)
def show_board(request: HttpRequest, board: IdeaBoard) -> HttpResponse:
    return render(request, "design/show_board.html", board_page(board, request.user, request.GET))


@route("design.show_similar_ideas", find=find_board)
def show_similar_ideas(request: HttpRequest, board: IdeaBoard) -> HttpResponse:
    """While somebody types a title; by itself it is the search on the board."""
    title = request.GET.get("title", "")[:LONGEST_ASKED]
    if "HX-Request" not in request.headers:
        return redirect(f"{board.get_absolute_url()}?{urlencode({'q': title[:100]})}")
    return render(request, "design/similar_ideas.html", {"alike": alike_on(board, title), "elsewhere": True})


@route("design.add_idea", find=find_board, methods=FORM)
def add_idea(request: SignedIn, board: IdeaBoard) -> HttpResponse:
    """Without a script, who wants to looks first what is there already; nothing is saved then."""
    looks = "look" in request.POST
    among = not is_without_children(request.user, board)
    form = IdeaForm(request.POST or None, request.FILES or None, among_children=among)
    if not looks and form.is_valid():
        idea = actions.add_idea(actor=request.user, board=board, **form.cleaned_data)
        messages.success(request, _("Your idea is on the board. Everyone can support it."))
        return redirect(idea)
    look_while_typing(form, "title", reverse("design:show_similar_ideas", args=[board.pk]))
    alike = alike_on(board, request.POST.get("title", "")[:LONGEST_ASKED]) if looks else None
    return form_page(request, "design/add_idea", board, form, alike=alike, looks=looks)


@route("design.show_idea", find=find_idea)
def show_idea(request: HttpRequest, idea: Idea) -> HttpResponse:
    return render(request, "design/show_idea.html", idea_page(idea, request.user))


@route("design.show_idea", find=find_idea)
def show_idea_picture(request: HttpRequest, idea: Idea) -> FileResponse:
    return picture(idea.picture)


@route("design.change_idea", find=find_idea, methods=FORM)
def change_idea(request: SignedIn, idea: Idea) -> HttpResponse:
    among = not is_without_children(request.user, idea)
    form = ChangeIdeaForm(request.POST or None, request.FILES or None, idea=idea, among_children=among)
    if form.is_valid() and form.saves(partial(actions.change_idea, actor=request.user, idea=idea)):
        messages.success(request, _("Your changes are saved."))
        return redirect(idea)
    return form_page(request, "design/change_idea", idea, form, idea=idea)


@route("design.support_idea", find=find_idea, methods=("POST",))
def support_idea(request: SignedIn, idea: Idea) -> HttpResponse:
    actions.support_idea(actor=request.user, idea=idea, supports="stop" not in request.POST)
    return redirect(idea)


@route("design.hide_idea", find=find_idea, methods=FORM)
def hide_idea(request: SignedIn, idea: Idea) -> HttpResponse:
    form = WordsForm(request.POST or None, label=_("The reason"), help_text=_("Its authors get it by mail."))
    if form.is_valid():
        actions.hide_idea(actor=request.user, idea=idea, reason=form.cleaned_data["text"])
        messages.success(request, _("The idea is off the board, and its authors hear why."))
        return redirect(idea.board)
    return form_page(request, "design/hide_idea", idea, form)


@route("design.bring_back_idea", find=find_idea, methods=("POST",))
def bring_back_idea(request: SignedIn, idea: Idea) -> HttpResponse:
    actions.bring_back_idea(actor=request.user, idea=idea)
    messages.success(request, _("The idea is on the board again."))
    return redirect(idea)
