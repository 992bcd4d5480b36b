"""Pages of concepts, propositions, and what studies say together."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.access.routes import FORM, route
from samenspel.foundation.search.words import with_every_word
from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.pages import form_page
from samenspel.phases.learn.actions import concepts as actions
from samenspel.phases.learn.actions import findings as findings_actions
from samenspel.phases.learn.forms.concepts import (
    ConceptForm,
    ConceptsList,
    DefinitionForm,
    EvidenceForm,
    FindingForm,
    PropositionForm,
    SynthesisForm,
)
from samenspel.phases.learn.models.concepts import CONCEPTS, Concept, Definition, Evidence, Proposition
from samenspel.phases.learn.models.findings import SYNTHESES, Finding, Synthesis
from samenspel.phases.learn.pages.concepts import (
    concept_page,
    findings_csv,
    proposition_page,
    synthesis_page,
)
from samenspel.phases.learn.queries.concepts import (
    counted_concepts,
    every_synthesis,
    find_concept,
    find_definition,
    find_evidence,
    find_finding,
    find_proposition,
    find_synthesis,
)
from samenspel.spine.people.requests import SignedIn


@route("learn.list_concepts")
def list_concepts(request: HttpRequest) -> HttpResponse:
    asked = ConceptsList(request.GET)
    found = with_every_word(counted_concepts(), asked.wanted.get("q", ""), "name", "summary")
    shown = {"form": asked, "page": asked.page(found), "may_add": allow(request.user, "learn.add_concept")}
    return render(request, "learn/list_concepts.html", shown)


@route("learn.show_concept", find=find_concept)
def show_concept(request: HttpRequest, concept: Concept) -> HttpResponse:
    return render(request, "learn/show_concept.html", concept_page(request.user, concept))


@route("learn.add_concept", methods=FORM)
def add_concept(request: SignedIn) -> HttpResponse:
    form = ConceptForm(request.POST or None)
    if form.is_valid():
        concept = actions.add_concept(actor=request.user, **form.cleaned_data)
        return _saved(request, concept)
    return form_page(request, "learn/add_concept", CONCEPTS, form)


@route("learn.change_concept", find=find_concept, methods=FORM)
def change_concept(request: SignedIn, concept: Concept) -> HttpResponse:
    form = ConceptForm(request.POST or None, instance=find_concept(concept.pk))
    if form.is_valid():
        actions.change_concept(actor=request.user, concept=concept, **form.cleaned_data)
        return _saved(request, concept)
    return form_page(request, "learn/change_concept", concept, form)


@route("learn.add_definition", find=find_concept, methods=FORM)
def add_definition(request: SignedIn, concept: Concept) -> HttpResponse:
    form = DefinitionForm(request.POST or None)
    if form.is_valid():
        actions.add_definition(actor=request.user, concept=concept, **form.cleaned_data)
        return _saved(request, concept)
    return form_page(request, "learn/add_definition", concept, form)


@route("learn.remove_definition", find=find_definition, methods=("POST",))
def remove_definition(request: SignedIn, definition: Definition) -> HttpResponse:
    actions.remove_definition(actor=request.user, definition=definition)
    return _removed(request, definition.concept)


@route("learn.add_proposition", find=find_concept, methods=FORM)
def add_proposition(request: SignedIn, concept: Concept) -> HttpResponse:
    form = PropositionForm(request.POST or None)
    if form.is_valid():
        made = actions.add_proposition(actor=request.user, concept=concept, **form.cleaned_data)
        return _saved(request, made)
    return form_page(request, "learn/add_proposition", concept, form)


@route("learn.show_proposition", find=find_proposition)
def show_proposition(request: HttpRequest, proposition: Proposition) -> HttpResponse:
    return render(request, "learn/show_proposition.html", proposition_page(request.user, proposition))


@route("learn.add_evidence", find=find_proposition, methods=FORM)
def add_evidence(request: SignedIn, proposition: Proposition) -> HttpResponse:
    form = EvidenceForm(request.POST or None)
    if form.is_valid():
        actions.add_evidence(actor=request.user, proposition=proposition, **form.cleaned_data)
        return _saved(request, proposition)
    return form_page(request, "learn/add_evidence", proposition, form)


@route("learn.remove_evidence", find=find_evidence, methods=("POST",))
def remove_evidence(request: SignedIn, evidence: Evidence) -> HttpResponse:
    actions.remove_evidence(actor=request.user, evidence=evidence)
    return _removed(request, evidence.proposition)


@route("learn.list_syntheses")
def list_syntheses(request: HttpRequest) -> HttpResponse:
    page = page_of(every_synthesis(), request.GET.get("page"), 20)
    may_add = allow(request.user, "learn.add_synthesis")
    return render(request, "learn/list_syntheses.html", {"page": page, "may_add": may_add})


@route("learn.show_synthesis", find=find_synthesis)
def show_synthesis(request: HttpRequest, synthesis: Synthesis) -> HttpResponse:
    return render(request, "learn/show_synthesis.html", synthesis_page(request.user, synthesis))


@route("learn.download_findings", find=find_synthesis)
def download_findings(request: HttpRequest, synthesis: Synthesis) -> HttpResponse:
    return download(findings_csv(synthesis), f"findings-{synthesis.pk}.csv", "text/csv; charset=utf-8")


@route("learn.add_synthesis", methods=FORM)
def add_synthesis(request: SignedIn) -> HttpResponse:
    form = SynthesisForm(request.POST or None)
    if form.is_valid():
        return _saved(request, findings_actions.add_synthesis(actor=request.user, **form.cleaned_data))
    return form_page(request, "learn/add_synthesis", SYNTHESES, form)


@route("learn.add_finding", find=find_synthesis, methods=FORM)
def add_finding(request: SignedIn, synthesis: Synthesis) -> HttpResponse:
    form = FindingForm(request.POST or None)
    if form.is_valid():
        findings_actions.add_finding(actor=request.user, synthesis=synthesis, **form.cleaned_data)
        return _saved(request, synthesis)
    return form_page(request, "learn/add_finding", synthesis, form)


@route("learn.remove_finding", find=find_finding, methods=("POST",))
def remove_finding(request: SignedIn, finding: Finding) -> HttpResponse:
    findings_actions.remove_finding(actor=request.user, finding=finding)
    return _removed(request, finding.synthesis)


def _saved(request: HttpRequest, thing: Any) -> HttpResponse:
    messages.success(request, _("It is in the library."))
    return redirect(thing)


def _removed(request: HttpRequest, thing: Any) -> HttpResponse:
    messages.success(request, _("It is taken out."))
    return redirect(thing)
