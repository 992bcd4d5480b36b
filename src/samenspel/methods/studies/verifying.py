"""Whether a study is as it was said, found out from its export alone."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samenspel.methods.assignment import read_assigned, read_frame
from samenspel.methods.assignment import verify as verify_draw
from samenspel.methods.evidence import Data
from samenspel.methods.reporting import Plan, carry_out, finding_as_plain, read_plan
from samenspel.methods.seeds import Check
from samenspel.methods.words import N_, Count, Words

from .exports import Export
from .stamps import check_stamp, stamp_said
from .standing import Standing, standing
from .steps import Step, check_steps
from .unfit import UnfitStudy, refuse

FREEZE, LOOK, ETHICS = "freeze_plan", "open_study", "state_ethics"
ANNOUNCE, DRAW, ANALYSE = "announce_trial", "draw_trial", "analyse_study"
SAME = 1e-9


def verify_export(export: Export, kept: Sequence[Mapping[str, Any]] = ()) -> tuple[Check, ...]:
    """`kept`: seals of the journal as somebody kept them elsewhere. Raises UnfitStudy for an export of which
    parts are gone."""
    try:
        return _checks(export, kept)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise refuse(
            N_("Parts of this export are gone, or are no such thing ({error})."), error=error
        ) from None


def _checks(export: Export, kept: Sequence[Mapping[str, Any]]) -> tuple[Check, ...]:
    checks = [
        *check_steps(export.journal, export.seals, export.steps),
        *_as_kept(export.seals, kept),
        *_plans(export),
        *_in_order(export),
        *_drawn(export),
        *_results(export),
        *_stamps(export),
    ]
    return tuple(checks)


def _of(export: Export, verb: str) -> list[Step]:
    return [step for step in export.journal if step.verb == verb]


def _as_kept(seals: Sequence[Mapping[str, Any]], kept: Sequence[Mapping[str, Any]]) -> Iterator[Check]:
    if not kept:
        return
    known = {one["number"]: one["digest"] for one in kept}
    for seal in seals:
        if known.get(seal["number"], seal["digest"]) != seal["digest"]:
            yield Check(
                False, Words("Seal {number} is not the one that was kept elsewhere.", number=seal["number"])
            )
            return
    common = sum(seal["number"] in known for seal in seals)
    yield Check(bool(common), Words("Seals that are as they were kept elsewhere: {n}.", n=Count(common)))


def _plans(export: Export) -> Iterator[Check]:
    frozen = {step.data["number"]: step.data["digest"] for step in _of(export, FREEZE)}
    for number in sorted({*frozen, *export.plans}):
        yield _plan(number, export.plans.get(number), frozen.get(number))


def _plan(number: int, content: bytes | None, digest: str | None) -> Check:
    if content is None:
        return Check(False, Words("Plan {number} was frozen, and is not here.", number=number))
    found = hashlib.sha256(content).hexdigest()
    if digest is None:
        return Check(
            False, Words("Plan {number} was never frozen: the journal has nothing of it.", number=number)
        )
    if found != digest:
        words = Words(
            "Plan {number} was changed: its SHA-256 is {found}, and {digest} was frozen.",
            number=number,
            found=found,
            digest=digest,
        )
        return Check(False, words)
    return Check(
        True, Words("Plan {number} is the one that was frozen: {digest}.", number=number, digest=digest)
    )


def _in_order(export: Export) -> Iterator[Check]:
    """Ethics, plan, draw, look, analysis."""
    ethics = [step for step in _of(export, ETHICS) if step.data.get("holds")]
    looks, plans = _of(export, LOOK), _of(export, FREEZE)
    if _of(export, ANNOUNCE) or looks:
        first = min(step.number for step in [*_of(export, ANNOUNCE), *looks])
        yield _before(ethics, first, Words("Ethics held before anybody was assigned, or outcomes were read."))
    if export.results and not looks:
        yield Check(
            False, Words("Results are here, and the journal has no first look at outcomes: it was cut.")
        )
    if looks:
        look = looks[0].number
        yield _before(plans, look, Words("A plan was frozen before the first look at outcomes."))
        yield from _honest(plans, look)


def _before(steps: Sequence[Step], place: int, words: Words) -> Check:
    if steps and steps[0].number < place:
        return Check(True, words)
    return Check(False, Words("This does not hold: {what}", what=words))


def _honest(plans: Sequence[Step], look: int) -> Iterator[Check]:
    for step in plans:
        if step.number > look and step.data.get("known") != "seen":
            words = Words(
                "Plan {number} was frozen after the first look at outcomes, and says it was not.",
                number=step.data["number"],
            )
            yield Check(False, words)


def seen_before(export: Export, number: int) -> bool:
    """Whether outcomes had been seen when this plan was frozen, as the order of steps has it."""
    looks = _of(export, LOOK)
    for step in _of(export, FREEZE):
        if step.data["number"] == number:
            is_late = bool(looks) and step.number > looks[0].number
            return is_late or step.data.get("known") == "seen"
    return True


def _drawn(export: Export) -> Iterator[Check]:
    if export.draw is None:
        if _of(export, DRAW):
            yield Check(False, Words("People were drawn, and the list is not here."))
        return
    announced, drawn = _of(export, ANNOUNCE), _of(export, DRAW)
    if not announced or not drawn:
        yield Check(False, Words("The journal has no draw, and people are here who were drawn."))
        return
    frame, told = read_frame(export.draw.listed), drawn[-1].data
    assigned = read_assigned(export.draw.assigned)
    meaning = hashlib.sha256(export.draw.meaning).hexdigest()
    listed = announced[-1].data["hash"]
    yield from verify_draw(frame, hash=listed, seed=told["seed"], assigned=assigned, meaning=meaning)
    if announced[-1].number > drawn[-1].number:
        yield Check(False, Words("The seed was known before the list."))


def _results(export: Export) -> Iterator[Check]:
    results = export.results
    if results is None:
        return
    yield _same_people(export)
    yield _same_data(export)
    plan = _read_plan(export, results.plan)
    if plan is None:
        yield Check(False, Words("The results are of a plan that is not here or cannot be read."))
        return
    versions = _versions(export)
    found = carry_out(
        plan,
        Data.read(results.data),
        exploratory=[code for code, one in standing(versions).items() if one is Standing.EXPLORATORY],
        fewest=results.fewest,
    )
    told = {one["hypothesis"]["code"]: one for one in results.findings}
    for plain in map(finding_as_plain, found):
        yield _same_finding(plain, told.pop(plain["hypothesis"]["code"], None))
    for code in told:
        yield Check(False, Words("{code}: no plan has this hypothesis.", code=code))


def _versions(export: Export) -> list[tuple[Plan, bool]]:
    found = [(_read_plan(export, number), seen_before(export, number)) for number in sorted(export.plans)]
    return [(plan, seen) for plan, seen in found if plan is not None]


def _read_plan(export: Export, number: int) -> Plan | None:
    try:
        return read_plan(export.plans[number].decode())
    except (KeyError, ValueError):
        return None


def _same_people(export: Export) -> Check:
    """Whom the data are of were drawn, into the arms that stand there."""
    assert export.results is not None
    if export.draw is None:
        return Check(True, Words("Nobody was drawn for these data."))
    assigned = read_assigned(export.draw.assigned)
    data = Data.read(export.results.data)
    for id, arm in zip(data.texts("id"), data.texts("arm"), strict=True):
        if str(assigned.get(str(id), 0)) != arm:
            return Check(False, Words("“{id}” was not drawn into arm {arm}.", id=id, arm=arm))
    drawn = sum(map(bool, assigned.values()))
    words = Words("The data are of {n} of the {drawn} who were drawn.", n=Count(data.n), drawn=Count(drawn))
    return Check(True, words)


def _same_data(export: Export) -> Check:
    assert export.results is not None
    analysed, data = _of(export, ANALYSE), export.results.data
    if not analysed:
        return Check(False, Words("The journal has no analysis, and results are here: it was cut."))
    rows, told = Data.read(data).n, analysed[-1].data
    if hashlib.sha256(data).hexdigest() == told["data"]:
        return Check(True, Words("The data are those that were analysed."))
    if rows < told["rows"]:
        words = Words(
            "{n} left or objected since the analysis; the results are computed anew without them.",
            n=Count(told["rows"] - rows),
        )
        return Check(True, words)
    return Check(False, Words("The data are not those that were analysed."))


def _same_finding(found: Mapping[str, Any], told: Mapping[str, Any] | None) -> Check:
    code = found["hypothesis"]["code"]
    if told is None:
        return Check(False, Words("{code}: the plan has it, and the results do not tell it.", code=code))
    for name in ("hypothesis", "verdict", "n", "is_planned", "estimate"):
        if not _is_same(found[name], told.get(name)):
            words = Words(
                "{code}: “{name}” is {told} in the results; these data and this plan give {found}.",
                code=code,
                name=name,
                told=told.get(name),
                found=found[name],
            )
            return Check(False, words)
    return Check(True, Words("{code}: the frozen plan gives this from these data.", code=code))


def _is_same(one: Any, other: Any) -> bool:
    """Other machines may differ in the last digits."""
    if isinstance(one, float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=SAME, abs_tol=SAME)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return bool(one == other)


def _stamps(export: Export) -> Iterator[Check]:
    for stamp in export.stamps:
        if not stamp.token:
            yield Check(
                True,
                Words(
                    "Plan {number} names the DOI {doi}: compare it there.", number=stamp.plan, doi=stamp.doi
                ),
            )
            continue
        digest = hashlib.sha256(export.plans.get(stamp.plan, b"")).hexdigest()
        try:
            found = check_stamp(stamp.token, stamp.root, digest)
        except UnfitStudy as error:
            yield Check(False, Words("Plan {number}: {why}", number=stamp.plan, why=error.problem))
        else:
            yield Check(True, Words("Plan {number}: {how}", number=stamp.plan, how=stamp_said(found)))
