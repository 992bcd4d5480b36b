"""Concepts with rival definitions, propositions with evidence, and what studies say together."""

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.tasks.running import run_next_task
from samenspel.phases.learn.actions import concepts as actions
from samenspel.phases.learn.actions.findings import add_finding, add_synthesis, remove_finding
from samenspel.phases.learn.actions.imports import undo_import
from samenspel.phases.learn.models.concepts import Concept, Definition
from samenspel.phases.learn.models.publications import Publication
from samenspel.phases.learn.queries.concepts import by_design, find_synthesis
from tests.factories.library import (
    make_concept,
    make_curator,
    make_import,
    make_proposition,
    make_publication,
    make_synthesis,
    save,
)
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db
EVIDENCE = {"direction": "for", "design": "case", "note": "So", "basis": "read"}
FINDING = {"label": "S", "effect": "1", "error": "0.5", "design": "case", "basis": "read"}
BCG = [-0.889311, -1.585389, -1.348073, -1.441551, -0.217547, -0.786116, -1.620898, 0.011952, -0.469418]
BCG += [-1.371345, -0.339359, 0.445913, -0.017314]
VARIANCES = [0.325585, 0.194581, 0.415368, 0.020010, 0.051210, 0.006906, 0.223017, 0.003962, 0.056434]
VARIANCES += [0.073025, 0.012412, 0.532506, 0.071405]


def define(concept, label, **values):
    return actions.add_definition(actor=make_administrator(), concept=concept, label=label, **values)


def test_rivals_stand_beside_each_other_and_what_has_no_source_says_so(client):
    concept, source = make_concept(), make_publication(title="Where it was read")
    define(concept, "The first", text="One thing.", source=source, page="12", basis="read")
    define(concept, "The second", text="Another thing.", basis="memory")
    page = client.get(concept.get_absolute_url()).content.decode()
    assert ("One thing." in page, "Another thing." in page) == (True, True)
    assert (page.count("Unsourced"), page.count("Unverified"), "p. 12" in page) == (1, 1, True)


def test_a_page_is_given_only_of_what_was_read(client):
    concept, source = make_concept(), make_publication()
    client.force_login(make_curator())
    typed = {"label": "One", "text": "…", "source": str(source.pk), "page": "12", "basis": "quoted"}
    page = client.post(f"{concept.get_absolute_url()}define/", typed).content.decode()
    assert ("Give a page only of what was read" in page, Definition.objects.count()) == (True, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Definition.objects.create(concept=concept, label="One", page="12", basis="quoted", source=source)
    client.post(f"{concept.get_absolute_url()}define/", {**typed, "basis": "read"})
    assert Definition.objects.get().source == source


def test_two_concepts_of_one_name_are_one(client):
    make_concept("Co-production")
    with pytest.raises(Refused, match="of this name already"):
        make_concept("Co-production")
    client.force_login(make_curator())
    client.post("/learn/concepts/add/", {"name": "Co-production"})
    assert Concept.objects.count() == 1


def test_evidence_is_counted_by_design_and_what_was_not_tested_is_nothing(client):
    proposition = make_proposition()
    words = {"proposition": proposition, "note": "It did.", "source": make_publication(), "basis": "read"}
    for direction in ("for", "for", "against"):
        actions.add_evidence(actor=make_curator(), direction=direction, design="experiment", **words)
    found = {str(label): counts for label, counts in by_design(proposition)}
    assert found["Experiment"] == [2, 1, 0]
    assert found["Case study"] == [0, 0, 0]
    assert "It did." in client.get(proposition.get_absolute_url()).content.decode()


def weigh():
    while run_next_task("worker"):
        pass


def test_findings_together_are_what_r_computes_of_them(client):
    synthesis = make_synthesis([*zip(BCG, [one**0.5 for one in VARIANCES], strict=True)])
    weigh()
    found = find_synthesis(synthesis.pk)
    value, low, high = found.weighed["numbers"]["effect"]
    assert [round(one, 3) for one in (value, low, high)] == [-0.715, -1.108, -0.321]
    page = client.get(found.get_absolute_url()).content.decode()
    assert page.count("<svg") >= 2
    assert "being computed anew" not in page


def test_a_finding_more_makes_the_old_sum_old_until_it_is_computed_anew(client):
    synthesis = make_synthesis([(0.1, 0.1), (0.3, 0.1), (0.35, 0.2)])
    weigh()
    first = find_synthesis(synthesis.pk).weighed["numbers"]["effect"][0]
    made = add_finding(
        actor=make_curator(), synthesis=synthesis, label="More", effect=2.0, error=0.1, design="survey"
    )
    assert "being computed anew" in client.get(synthesis.get_absolute_url()).content.decode()
    weigh()
    assert find_synthesis(synthesis.pk).weighed["numbers"]["effect"][0] > first
    remove_finding(actor=make_curator(), finding=made)
    weigh()
    assert find_synthesis(synthesis.pk).weighed["numbers"]["effect"][0] == first


def test_of_one_study_nothing_is_said(client):
    synthesis = make_synthesis([(0.1, 0.1)])
    weigh()
    assert "at least 2 are needed" in client.get(synthesis.get_absolute_url()).content.decode()


def test_what_a_finding_rests_on_is_not_undone():
    batch = save(make_import())
    publication = Publication.objects.get()
    synthesis = add_synthesis(actor=make_administrator(), title="How much?", measure="Hours")
    add_finding(
        actor=make_curator(),
        synthesis=synthesis,
        label="One",
        effect=1.0,
        error=0.5,
        design="survey",
        source=publication,
    )
    assert undo_import(actor=make_administrator(), batch=batch) == (0, 1)


def test_who_is_no_curator_writes_nothing_down():
    with pytest.raises(Refused, match="administrators appoint them"):
        actions.add_concept(actor=make_person("Xena"), name="Mine")


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("concepts/{concept}/change/", {"name": "Other", "summary": ""}),
        ("concepts/{concept}/propose/", {"claim": "It helps"}),
        (
            "propositions/{proposition}/evidence/",
            EVIDENCE,
        ),
        ("syntheses/add/", {"title": "How much?", "measure": "Hours"}),
        (
            "syntheses/{synthesis}/findings/add/",
            FINDING,
        ),
    ],
)
def test_each_form_does_what_it_says(client, address, typed):
    proposition, synthesis = make_proposition(), make_synthesis([])
    client.force_login(make_curator())
    keys = {"concept": proposition.concept_id, "proposition": proposition.pk, "synthesis": synthesis.pk}
    answer = client.post(f"/learn/{address.format(**keys)}", typed, follow=True)
    assert [str(one) for one in answer.context["messages"]] == ["It is in the library."]
