"""Computing what studies say together; here and not while a page is made, since SciPy takes its time."""

from typing import Any

from samenspel.foundation.tasks import task
from samenspel.methods.evidence import UnfitData
from samenspel.methods.evidence.synthesis import meta_analysis, publication_bias
from samenspel.phases.assess.wording import kept
from samenspel.phases.learn.actions.findings import keep_weighed
from samenspel.phases.learn.models.findings import Synthesis, digest_of
from samenspel.phases.learn.queries.concepts import find_synthesis


@task()
def weigh_synthesis(synthesis_id: int) -> bool:
    """Run again, it gives the same."""
    synthesis = find_synthesis(synthesis_id)
    keep_weighed(actor=None, synthesis=synthesis, weighed={"of": digest_of(synthesis), **weighed(synthesis)})
    return True


def weighed(synthesis: Synthesis) -> dict[str, Any]:
    findings = [*synthesis.findings.all()]
    data = {
        "study": [one.label for one in findings],
        "effect": [one.effect for one in findings],
        "error": [one.error for one in findings],
    }
    try:
        found = meta_analysis(data, "effect", "error", study="study")
    except UnfitData as error:
        return {"why": kept(error.problem)}
    numbers = {one.name: [one.value, one.low, one.high] for one in found.estimates}
    told = {"numbers": numbers, "sentence": kept(found.sentence), "r_code": [*found.r_code]}
    return {**told, "notes": [kept(one) for one in found.notes], **_bias(data)}


def _bias(data: dict[str, Any]) -> dict[str, Any]:
    """Whether small studies found more; not to be told of two."""
    try:
        found = publication_bias(data, "effect", "error", study="study")
    except UnfitData as error:
        return {"bias": kept(error.problem)}
    return {"bias": kept(found.sentence)}
