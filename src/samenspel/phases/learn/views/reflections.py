"""Pages of joint reflections, their conclusions, and what is made of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.ui.downloads import download, on_paper
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import reflections as actions
from samenspel.phases.learn.forms.lessons import CarryConclusionForm
from samenspel.phases.learn.forms.reflections import (
    ConclusionForm,
    MakeEvidenceForm,
    ReflectionForm,
)
from samenspel.phases.learn.forms.risks import RiskForm
from samenspel.phases.learn.models.programme import Session
from samenspel.phases.learn.models.reflections import Conclusion, Reflection
from samenspel.phases.learn.models.risks import LONGEST_EVENT
from samenspel.phases.learn.pages import reflections as pages
from samenspel.phases.learn.queries.programme import find_session
from samenspel.phases.learn.queries.reflections import (
    find_conclusion,
    find_reflection,
    initiatives_of,
    places_of,
    words_of,
)
from samenspel.spine.people.requests import SignedIn

PRESS = ("POST",)


@route("learn.open_reflection", find=find_session, methods=FORM)
def open_reflection(request: SignedIn, session: Session) -> HttpResponse:
    form = ReflectionForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        reflection = actions.open_reflection(actor=request.user, session=session, **form.cleaned_data)
        messages.success(request, _("It is open. Everyone who has a place here can write in it now."))
        return redirect(reflection)
    return form_page(request, "learn/open_reflection", session.edition, form, session=session)


@route("learn.show_reflection", find=find_reflection)
def show_reflection(request: HttpRequest, reflection: Reflection) -> HttpResponse:
    return render(request, "learn/show_reflection.html", pages.reflection_page(reflection, request.user))


@route("learn.download_reflection", find=find_reflection)
def download_reflection(request: HttpRequest, reflection: Reflection) -> HttpResponse:
    """As Markdown, PDF or JSON."""
    name, form = f"reflection-{reflection.pk}", request.GET.get("as", "md")
    if form == "pdf":
        return on_paper(request, "design/text.typ", pages.on_paper(reflection), f"{name}.pdf", reflection)
    if form == "json":
        return download(pages.as_json(reflection), f"{name}.json", "application/json")
    if form != "md":
        raise Http404
    return download(pages.as_markdown(reflection), f"{name}.md", "text/markdown; charset=utf-8")


@route("learn.close_reflection", find=find_reflection, methods=FORM)
def close_reflection(request: SignedIn, reflection: Reflection) -> HttpResponse:
    if request.method == "POST":
        actions.close_reflection(actor=request.user, reflection=reflection)
        messages.success(request, _("It is closed, and stands in the library as a source."))
        return redirect(reflection)
    return form_page(request, "learn/close_reflection", reflection)


@route("learn.pick_conclusion", find=find_reflection, methods=FORM)
def pick_conclusion(request: SignedIn, reflection: Reflection) -> HttpResponse:
    form = ConclusionForm(request.POST or None)
    if form.is_valid() and form.saves(
        lambda **words: actions.pick_conclusion(actor=request.user, reflection=reflection, **words)
    ):
        messages.success(request, _("It stands below the text. Others can say now that they agree."))
        return redirect(f"{reflection.get_absolute_url()}#conclusions")
    return form_page(request, "learn/pick_conclusion", reflection, form, words=words_of(reflection))


@route("learn.show_conclusion", find=find_conclusion)
def show_conclusion(request: HttpRequest, conclusion: Conclusion) -> HttpResponse:
    return render(request, "learn/show_conclusion.html", pages.conclusion_page(conclusion, request.user))


@route("learn.remove_conclusion", find=find_conclusion, methods=PRESS)
def remove_conclusion(request: SignedIn, conclusion: Conclusion) -> HttpResponse:
    actions.remove_conclusion(actor=request.user, conclusion=conclusion)
    messages.success(request, _("The conclusion is taken back."))
    return redirect(conclusion.reflection)


@route("learn.agree", find=find_conclusion, methods=PRESS)
def agree(request: SignedIn, conclusion: Conclusion) -> HttpResponse:
    actions.agree(actor=request.user, conclusion=conclusion)
    return redirect(f"{conclusion.reflection.get_absolute_url()}#conclusion-{conclusion.pk}")


@route("learn.stop_agreeing", find=find_conclusion, methods=PRESS)
def stop_agreeing(request: SignedIn, conclusion: Conclusion) -> HttpResponse:
    actions.stop_agreeing(actor=request.user, conclusion=conclusion)
    return redirect(f"{conclusion.reflection.get_absolute_url()}#conclusion-{conclusion.pk}")


@route("learn.make_evidence", find=find_conclusion, methods=FORM)
def make_evidence(request: SignedIn, conclusion: Conclusion) -> HttpResponse:
    form = MakeEvidenceForm(request.POST or None, conclusion=conclusion)
    if form.is_valid():
        evidence = actions.make_evidence(actor=request.user, conclusion=conclusion, **form.cleaned_data)
        messages.success(request, _("It stands with what is claimed, with the reflection as its source."))
        return redirect(evidence.proposition)
    return form_page(request, "learn/make_evidence", conclusion, form)


@route("learn.make_barrier", find=find_conclusion, methods=FORM)
def make_barrier(request: SignedIn, conclusion: Conclusion) -> HttpResponse:
    """In the register of the initiative that the address names."""
    known = {one.slug: one for one in initiatives_of(request.user)}
    initiative = known.get(request.GET.get("initiative", ""))
    if initiative is None:
        return form_page(request, "learn/make_barrier", conclusion, initiatives=[*known.values()])
    form = RiskForm(request.POST or None, initiative=initiative, event=conclusion.quote[:LONGEST_EVENT])
    if form.is_valid():
        risk = actions.make_barrier(
            actor=request.user, conclusion=conclusion, initiative=initiative, **form.cleaned_data
        )
        messages.success(request, _("The risk is in the register. Both sides are asked to score it."))
        return redirect(risk)
    return form_page(request, "learn/make_barrier", conclusion, form, initiative=initiative)


@route("learn.make_proposal", find=find_conclusion, methods=FORM)
def make_proposal(request: SignedIn, conclusion: Conclusion) -> HttpResponse:
    places = places_of(request.user)
    form = CarryConclusionForm(request.POST or None, quote=conclusion.quote, places=places)
    if form.is_valid():
        made = actions.make_proposal(actor=request.user, conclusion=conclusion, **form.cleaned_data)
        messages.success(request, _("It is there. You can still change it."))
        return redirect(made)
    return form_page(request, "learn/make_proposal", conclusion, form)
