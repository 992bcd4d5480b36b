"""What a report finds in the answers. Not by a page: it takes seconds."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samenspel.methods.codebooks import Chunk, Codebook, Variable
from samenspel.methods.disclosure import shown_counts
from samenspel.methods.evidence import METHODS, Data, UnfitData, survey_mean
from samenspel.methods.reporting import (
    Census,
    Finding,
    Group,
    Hypothesis,
    Plan,
    UnfitReport,
    Verdict,
    against_census,
    carry_out,
    finding_as_plain,
    finding_of,
)
from samenspel.methods.reporting.analysis_table import analysis_table
from samenspel.methods.reporting.findings import kept_rows
from samenspel.methods.words import N_, Words

WAITS = N_(
    "Since the last version few people answered or took their answers back. A number that was computed "
    "without them would show, beside the earlier ones, what they answered; it is told once more have."
)
SCORES, PERSON, WAVE = "_score_", "person", "wave"
ITT, AGAIN = "itt", "randomisation-inference"
SAME = ("outcome", "assigned", "control", "strata", "weights")
"""What both methods ask alike."""


def data_of(codebook: Codebook, chunks: Sequence[Chunk]) -> Data:
    """Exactly what a bundle gives to whoever computes it again."""
    return Data.read(analysis_table(codebook, chunks))


def differs_by_few(now: Mapping[str, int], then: Mapping[str, int], fewest: int) -> bool:
    """Whether some handed in or took their answers back since, though fewer than are ever told of."""
    gone = max(now["withdrew"] - then["withdrew"], then["handed in"] - now["handed in"], 0)
    came = max(now["handed in"] - then["handed in"] + gone, 0)
    return 0 < came + gone < fewest


def as_it_stood(before: Mapping[str, Any], plan: Plan | None, exploratory: Sequence[str]) -> dict[str, Any]:
    """What an earlier version found, in place of numbers that differ by what few people answered: between the
    two lies who withdrew. Of what was planned since then nothing is found."""
    found = [_as_it_stood(one, before, exploratory) for one in (plan.hypotheses if plan else ())]
    codes = {one["hypothesis"]["code"] for one in found if one["estimate"]}
    lots = {code: p for code, p in before.get("lots", {}).items() if code in codes}
    return {**before, "changed": found, "lots": lots}


def _as_it_stood(one: Hypothesis, before: Mapping[str, Any], exploratory: Sequence[str]) -> dict[str, Any]:
    is_planned = one.code not in exploratory
    waits = finding_as_plain(Finding(one, is_planned, Verdict.TOO_FEW, why=Words(WAITS)))
    known = (told for told in before["changed"] if finding_of(told).hypothesis == one)
    return {**next(known, waits), "is_planned": is_planned}


def changed(plan: Plan | None, data: Data, exploratory: Sequence[str], fewest: int) -> list[dict[str, Any]]:
    if plan is None:
        return []
    found = carry_out(plan, data, exploratory=exploratory, fewest=fewest)
    return [finding_as_plain(one) for one in found]


def drawn_again(plan: Plan | None, data: Data, fewest: int) -> dict[str, float]:
    """By code of what a plan expects of arms (itt): the p over all draws that could have been, from the
    plan's own seed. It holds however few were drawn."""
    found = {}
    for one in plan.hypotheses if plan else ():
        if plan and one.method == ITT and (p := _p_of_draws(plan, one, data, fewest)) is not None:
            found[one.code] = p
    return found


def _p_of_draws(plan: Plan, one: Hypothesis, data: Data, fewest: int) -> float | None:
    spec = {name: one.spec[name] for name in SAME if name in one.spec}
    cluster = [*one.spec.get("cluster", ())]
    if len(cluster) > 1:
        return None
    try:
        result = METHODS[AGAIN](
            kept_rows(plan, data),
            {**spec, **({"cluster": cluster[0]} if cluster else {}), "seed": plan.seed, "level": plan.level},
        )
        estimate = result[one.estimate]
    except (UnfitData, KeyError):
        return None
    return None if result.n < fewest else estimate.p


def moved(codebook: Codebook, data: Data, fewest: int) -> Iterator[dict[str, Any]]:
    """Of each scale its mean in each wave, with its interval; None where too few answered."""
    for variable in codebook.variables:
        if variable.id.startswith(SCORES):
            waves = [_mean(variable.name, level, rows, fewest) for level, rows in _by_wave(data)]
            ends = {"least": variable.least, "most": variable.most}
            yield {"scale": dict(variable.label), "source": variable.source, **ends, "waves": waves}


def represented(codebook: Codebook, data: Data, census: Census, fewest: int) -> list[dict[str, Any]]:
    """By each variable of the census that is a column of the data too. What points at few is None."""
    found = []
    for name, levels in census.items():
        variable = next((one for one in codebook.variables if one.name == name), None)
        if variable is None or name not in data.names:
            found.append({"variable": name, "why": "not asked"})
            continue
        people = _first_of_each(data, name, _labels(variable, levels))
        found.append(_of_variable(variable, people, levels, fewest))
    return found


def _of_variable(
    variable: Variable, people: Sequence[str | None], levels: Mapping[str, float], fewest: int
) -> dict[str, Any]:
    about = {"variable": variable.name, "label": dict(variable.label)}
    known = [one for one in people if one is not None]
    if len(known) < fewest:
        return {**about, "why": "too few"}
    try:
        result = against_census({variable.name: known}, {variable.name: levels})
    except UnfitReport as error:
        return {**about, "why": str(error.problem)}
    shown = shown_counts([group.people for group in result.groups], fewest)
    return {
        **about,
        "n": len(known),
        "indicator": result.indicators.get(variable.name) if None not in shown else None,
        "groups": [_group(group, count) for group, count in zip(result.groups, shown, strict=True)],
    }


def _group(group: Group, count: int | None) -> dict[str, Any]:
    if count is None:
        return {"level": group.level, "census": group.census, "people": None}
    return {
        "level": group.level,
        "census": group.census,
        "people": count,
        "share": group.share,
        "difference": group.difference,
        "is_missed": group.is_missed,
    }


def _labels(variable: Variable, levels: Mapping[str, float]) -> dict[str, str]:
    """What a cell is called in the census: by its code, or by its words in any language."""
    found = {}
    for value in variable.values:
        names = [f"{value.code:g}", value.id, *value.label.values()]
        found[f"{value.code:g}"] = next((name for name in names if name in levels), names[0])
    return found


def _first_of_each(data: Data, name: str, labels: Mapping[str, str]) -> list[str | None]:
    """One answer of each person, the one of the first wave."""
    seen: dict[str, str | None] = {}
    people = data.texts(PERSON) if PERSON in data.names else [str(row) for row in range(data.n)]
    for person, cell in zip(people, data.texts(name), strict=True):
        if person is not None and seen.get(person) is None:
            seen[person] = None if cell is None else labels.get(cell, cell)
    return [*seen.values()]


def _by_wave(data: Data) -> Iterator[tuple[str, Data]]:
    if WAVE not in data.names:
        yield "", data
        return
    codes, levels = data.levels(WAVE)
    for place, level in enumerate(levels):
        yield level, data.where(codes == place)


def _mean(name: str, level: str, rows: Data, fewest: int) -> dict[str, Any]:
    told: dict[str, Any] = {"wave": level, "n": None, "mean": None, "low": None, "high": None}
    answered = int(rows.is_answered(name).sum())
    if answered < fewest:
        return told
    try:
        estimate = survey_mean(rows.where(rows.is_answered(name)), [name]).estimates[0]
    except UnfitData:
        return told
    return told | {
        "n": answered,
        "mean": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
    }
