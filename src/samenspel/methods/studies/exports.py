"""A study to take along: one ZIP with its plans, its steps in the journal, the draw, data and results.

study.json says what is in it. Nothing but this file is needed to find out whether all of it holds.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from samenspel.methods.reporting.bundles import zipped
from samenspel.methods.words import N_

from .steps import Step
from .unfit import refuse

FORMAT, VERSION = "samenspel study", 1
MOST_UNPACKED, MOST_FILES = 512 << 20, 2000
README = """# A study of Samenspel

`samenspel study verify FILE` finds out whether all of this holds together: that the plans are those that were
frozen, before anybody looked; that no step was cut out of the journal; that the seed draws these people; and
that the frozen plan gives these results from these data. It needs no database and no network.

A seal on one's own server proves the order of things, not when they were. Compare the seals with a copy that
was kept elsewhere (`--seals FILE`), and see whether a plan has a time stamp or a DOI of somebody else.
"""


@dataclass(frozen=True)
class Stamp:
    """Beside a plan: an RFC 3161 token with the certificates that it was checked against, or a DOI."""

    plan: int
    kind: str
    doi: str = ""
    token: bytes = b""
    root: bytes = b""


@dataclass(frozen=True)
class Draw:
    """The list as it was announced, what was drawn of it (`assignment.assigned_as_json`), and what the arms
    are (`assignment.meaning_as_json`)."""

    listed: bytes
    assigned: bytes
    meaning: bytes

    @property
    def arms(self) -> list[str]:
        """Their names, in their order."""
        return [str(one["name"]) for one in json.loads(self.meaning)["arms"]]


@dataclass(frozen=True)
class Results:
    """`findings`: of the plan of this number, as `reporting.finding_as_plain` has them, from `data` (CSV).
    `fewest`: below which nothing was told. `left_out`: how many were not analysed, by reason."""

    plan: int
    data: bytes
    findings: Sequence[Mapping[str, Any]]
    fewest: int
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Export:
    """`plans`: the very bytes, by number. `steps`: how many the study has in the journal, and `journal` those
    that are here."""

    title: str
    design: str
    plans: Mapping[int, bytes]
    steps: int
    journal: Sequence[Step]
    seals: Sequence[Mapping[str, Any]]
    draw: Draw | None = None
    results: Results | None = None
    stamps: Sequence[Stamp] = ()


def write_export(export: Export) -> bytes:
    """The same bytes for the same study."""
    files = {
        "README.md": README.encode(),
        "study.json": _json(_about(export)),
        "journal/steps.json": _json([_step(one) for one in export.journal]),
        "journal/seals.json": _json([*map(dict, export.seals)]),
        **{f"plans/{number}.json": content for number, content in export.plans.items()},
    }
    for place, stamp in enumerate(export.stamps, 1):
        if stamp.token:
            files |= {f"stamps/{place}.tsr": stamp.token, f"stamps/{place}.pem": stamp.root}
    if export.draw:
        draw = export.draw
        files |= {
            "draw/list.json": draw.listed,
            "draw/assigned.json": draw.assigned,
            "draw/arms.json": draw.meaning,
        }
    if export.results:
        findings = _json(export.results.findings)
        files |= {"results/data.csv": export.results.data, "results/findings.json": findings}
    return zipped(files)


def _about(export: Export) -> dict[str, Any]:
    results = export.results
    return {
        "samenspel": FORMAT,
        "version": VERSION,
        "title": export.title,
        "design": export.design,
        "steps": export.steps,
        "is_drawn": export.draw is not None,
        "results": results
        and {"plan": results.plan, "fewest": results.fewest, "left_out": dict(results.left_out)},
        "stamps": [
            {"plan": one.plan, "kind": one.kind, "doi": one.doi, "has_token": bool(one.token)}
            for one in export.stamps
        ],
    }


def _step(step: Step) -> dict[str, Any]:
    told = asdict(step)
    return {**told, "entry": step.entry.decode(), "neighbours": [one.hex() for one in step.neighbours]}


def read_export(data: bytes) -> Export:
    """Raises UnfitStudy for what is none, or is larger unpacked than one can be."""
    files = _unpacked(data)
    try:
        return _read(files)
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError) as error:
        raise refuse(
            N_("This is no export of a study, or parts of it are gone ({error})."), error=error
        ) from None


def _read(files: Mapping[str, bytes]) -> Export:
    about = json.loads(files["study.json"])
    if (about["samenspel"], about["version"]) != (FORMAT, VERSION):
        raise ValueError("its name or version is another")
    plans = {
        int(name.removeprefix("plans/").removesuffix(".json")): content
        for name, content in files.items()
        if name.startswith("plans/")
    }
    return Export(
        str(about["title"]),
        str(about["design"]),
        dict(sorted(plans.items())),
        int(about["steps"]),
        [_read_step(one) for one in json.loads(files["journal/steps.json"])],
        json.loads(files["journal/seals.json"]),
        _read_draw(files) if about["is_drawn"] else None,
        _read_results(files, about["results"]),
        [_read_stamp(files, place, one) for place, one in enumerate(about["stamps"], 1)],
    )


def _read_step(told: Mapping[str, Any]) -> Step:
    neighbours = tuple(bytes.fromhex(one) for one in told["neighbours"])
    step = Step(told["entry"].encode(), told["seal"], told["position"], neighbours)
    step.number, step.told["id"]
    return step


def _read_draw(files: Mapping[str, bytes]) -> Draw:
    draw = Draw(files["draw/list.json"], files["draw/assigned.json"], files["draw/arms.json"])
    draw.arms  # noqa: B018 -- raises for what tells none
    return draw


def _read_results(files: Mapping[str, bytes], told: Mapping[str, Any] | None) -> Results | None:
    if told is None:
        return None
    findings = json.loads(files["results/findings.json"])
    return Results(told["plan"], files["results/data.csv"], findings, told["fewest"], told["left_out"])


def _read_stamp(files: Mapping[str, bytes], place: int, told: Mapping[str, Any]) -> Stamp:
    if not told["has_token"]:
        return Stamp(told["plan"], told["kind"], told["doi"])
    token, root = files[f"stamps/{place}.tsr"], files[f"stamps/{place}.pem"]
    return Stamp(told["plan"], told["kind"], told["doi"], token, root)


def _unpacked(data: bytes) -> dict[str, bytes]:
    """What its directory says of sizes is not believed."""
    parts, left = dict[str, bytes](), MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_FILES:
                raise refuse(N_("There are more files in this than a study has."))
            for member in members:
                with archive.open(member) as file:
                    part = file.read(left + 1)
                left -= len(part)
                if left < 0:
                    raise refuse(N_("Unpacked, this is larger than a study can be."))
                parts[member.filename] = part
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise refuse(N_("This is no ZIP file, or it is damaged.")) from None
    return parts


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
