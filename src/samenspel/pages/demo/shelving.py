"""Fills the library of the town: works of the field, rival definitions, and what evidence says."""

from samenspel.methods.bibliography import doi_key, read_references
from samenspel.methods.typology import DEFINITIONS
from samenspel.methods.typology.sources import Read
from samenspel.pages.demo.references import PROPOSITIONS, REFERENCES
from samenspel.phases.learn.actions.concepts import (
    add_concept,
    add_definition,
    add_evidence,
    add_proposition,
)
from samenspel.phases.learn.actions.publications import add_publication
from samenspel.phases.learn.models.concepts import Concept
from samenspel.phases.learn.models.publications import Publication
from samenspel.spine.people.models import Person

BASIS = {Read.SOURCE: "read", Read.ABSTRACT: "read", Read.QUOTED: "quoted", Read.UNREAD: "memory"}
SUMMARY = "People who use a public service and people who are paid for it make that service together."


def fill_library(curator: Person) -> None:
    for record in read_references(REFERENCES.encode()).records:
        add_publication(actor=curator, record=record, basis="memory")
    concept = add_concept(actor=curator, name="Co-production", summary=SUMMARY)
    _define(curator, concept)
    _propose(curator, concept)


def _define(curator: Person, concept: Concept) -> None:
    for one in DEFINITIONS:
        add_definition(
            actor=curator,
            concept=concept,
            label=one.label,
            text=one.wording,
            source=_with_doi(one.source.doi),
            basis=BASIS[one.source.read],
        )


def _propose(curator: Person, concept: Concept) -> None:
    for claim, (mechanism, scope, evidence) in PROPOSITIONS.items():
        words = {"claim": claim, "mechanism": mechanism, "scope": scope}
        proposition = add_proposition(actor=curator, concept=concept, **words)
        for doi, direction, design, note in evidence:
            found = {"direction": direction, "design": design, "note": note, "source": _with_doi(doi)}
            add_evidence(actor=curator, proposition=proposition, basis="read", **found)


def _with_doi(doi: str) -> Publication | None:
    return Publication.objects.filter(doi_key=doi_key(doi)).first() if doi else None
