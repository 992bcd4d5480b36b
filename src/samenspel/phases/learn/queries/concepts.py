"""Reading concepts, what is claimed of them, and what studies say together."""

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet

from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.search.words import with_every_word
from samenspel.phases.learn.models.concepts import (
    Concept,
    Definition,
    Design,
    Direction,
    Evidence,
    Proposition,
)
from samenspel.phases.learn.models.findings import Finding, Synthesis


def every_concept() -> QuerySet[Concept]:
    return Concept.objects.all()


def counted_concepts() -> QuerySet[Concept]:
    """With how many definitions and propositions each has."""
    definitions = Count("definitions", distinct=True)
    claims = Count("propositions", distinct=True)
    return Concept.objects.annotate(rivals=definitions, claims=claims).order_by("name")


def concepts_found(person: Any, words: str) -> QuerySet[Concept]:
    return with_every_word(every_concept(), words, "name", "summary")


def find_concept(concept_id: int) -> Concept:
    return Concept.objects.get(pk=concept_id)


def find_definition(definition_id: int) -> Definition:
    return Definition.objects.select_related("concept").get(pk=definition_id)


def every_proposition() -> QuerySet[Proposition]:
    return Proposition.objects.select_related("concept")


def find_proposition(proposition_id: int) -> Proposition:
    return every_proposition().get(pk=proposition_id)


def find_evidence(evidence_id: int) -> Evidence:
    return Evidence.objects.select_related("proposition__concept").get(pk=evidence_id)


def by_design(proposition: Proposition) -> list[tuple[Any, list[int]]]:
    """For each design how many speak for it, against it, and neither; nothing where it was not tested so."""
    found = Counter(proposition.evidence.values_list("design", "direction"))
    return [(label, [found[design, one] for one in Direction.values]) for design, label in Design.choices]


def every_synthesis() -> QuerySet[Synthesis]:
    return Synthesis.objects.all()


def find_synthesis(synthesis_id: int) -> Synthesis:
    return Synthesis.objects.get(pk=synthesis_id)


def locked_synthesis(synthesis: Synthesis) -> Synthesis:
    return fresh(Synthesis.objects, synthesis.pk)


def find_finding(finding_id: int) -> Finding:
    return Finding.objects.select_related("synthesis").get(pk=finding_id)
