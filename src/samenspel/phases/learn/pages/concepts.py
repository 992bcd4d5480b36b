"""What pages of concepts, propositions and syntheses show."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.access.permissions import may_do
from samenspel.foundation.ui.charts import Chart, Interval, forest, funnel
from samenspel.foundation.ui.downloads import as_csv, plain
from samenspel.phases.assess.wording import told
from samenspel.phases.learn.models.concepts import Concept, Direction, Proposition
from samenspel.phases.learn.models.findings import Finding, Synthesis
from samenspel.phases.learn.queries.concepts import by_design

WIDE = 1.959964
FEWEST_IN_A_FUNNEL = 3


def concept_page(person: Any, concept: Concept) -> dict[str, Any]:
    verbs = ("change_concept", "add_definition", "remove_definition", "add_proposition")
    return {
        "concept": concept,
        "definitions": concept.definitions.select_related("source"),
        "propositions": concept.propositions.all(),
        **may_do(person, "learn", verbs, concept),
    }


def proposition_page(person: Any, proposition: Proposition) -> dict[str, Any]:
    return {
        "proposition": proposition,
        "evidence": proposition.evidence.select_related("source"),
        "designs": by_design(proposition),
        "directions": Direction.labels,
        **may_do(person, "learn", ("add_evidence", "remove_evidence"), proposition),
    }


def synthesis_page(person: Any, synthesis: Synthesis) -> dict[str, Any]:
    findings = [*synthesis.findings.select_related("source")]
    weighed = synthesis.weighed if synthesis.is_weighed else {}
    numbers = weighed.get("numbers", {})
    return {
        "synthesis": synthesis,
        "findings": findings,
        "is_weighed": bool(weighed),
        "sentences": [*_sentences(weighed)],
        "charts": [*_charts(synthesis, findings, numbers)],
        "r_code": "\n".join(weighed.get("r_code", [])),
        **may_do(person, "learn", ("add_finding", "remove_finding"), synthesis),
    }


def _sentences(weighed: dict[str, Any]) -> Iterator[str]:
    for name in ("why", "sentence", "bias"):
        if weighed.get(name):
            yield told(weighed[name])
    yield from map(told, weighed.get("notes", ()))


def _charts(synthesis: Synthesis, findings: list[Finding], numbers: dict[str, Any]) -> Iterator[Chart]:
    if not findings:
        return
    rows = [_interval(one) for one in findings]
    columns = _("Study"), synthesis.measure
    yield forest(_("What each study found"), [*rows, *_together(numbers)], columns=columns)
    if len(rows) >= FEWEST_IN_A_FUNNEL and "effect" in numbers:
        text = _("The higher, the more precise. Gaps at one side may be what was never published.")
        mean = numbers["effect"][0]
        yield funnel(_("Effects by precision"), rows, mean, columns=columns, description=text)


def _interval(finding: Finding) -> Interval:
    reach = WIDE * finding.error
    effect = finding.effect
    return Interval(finding.label, effect, effect - reach, effect + reach, finding.error)


def _together(numbers: dict[str, Any]) -> Iterator[Interval]:
    labels = {"effect": _("All together"), "effect in a new study": _("In a new place")}
    for name, label in labels.items():
        value, low, high = numbers.get(name, (None, None, None))
        if low is not None:
            yield Interval(label, value, low, high, tone="second")


FINDINGS = ("study", "effect", "error", "people", "sector", "design", "basis", "doi", "page")


def findings_csv(synthesis: Synthesis) -> str:
    return as_csv(FINDINGS, map(_line, synthesis.findings.select_related("source")))


def _line(one: Finding) -> list[Any]:
    numbers = one.effect, one.error, one.people
    return [plain(one.label), *numbers, plain(one.sector), one.design, one.basis, _doi(one), plain(one.page)]


def _doi(finding: Finding) -> str:
    return finding.source.doi_key if finding.source else ""
