"""The list that is drawn from, as it is published before anybody knows the seed: ids, and no names.

Each line has an id, the number of a stratum and that of a cluster (0: who stands alone). Canonical JSON, so
that the same people and the same design are the same bytes, whose SHA-256 is announced.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import N_, Count, Words

from .unfit import refuse

NAME, VERSION, ALONE = "samenspel assignment", 1, 0
MOST_ARMS, MOST_SHARE, LEAST_UNITS = 20, 1000, 2
Unit = tuple[str, tuple[str, ...]]
"""What is drawn together: its name in the draw, and the ids in it."""


@dataclass(frozen=True)
class Design:
    """`shares`: of the arms, as whole numbers: (1, 2) puts twice as many into the second. `sample`: how many
    people are drawn for all arms together, or clusters where there are any; None: everybody on the list.
    `meaning`: the SHA-256 of what the arms are, which is told later (see `meaning_hash`)."""

    shares: tuple[int, ...]
    sample: int | None = None
    meaning: str = ""


@dataclass(frozen=True)
class Listed:
    """Strata are numbered from 1, clusters too; 0: in no cluster."""

    id: str
    stratum: int = 1
    cluster: int = ALONE


@dataclass(frozen=True, eq=False, repr=False)
class Frame:
    """What is published. `people` by their ids."""

    data: bytes
    design: Design
    people: tuple[Listed, ...] = field(default=())

    def __repr__(self) -> str:
        return f"<Frame: people {len(self.people)}, arms {len(self.design.shares)}, SHA-256 {self.hash}>"

    @cached_property
    def hash(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def strata(self) -> dict[int, list[Unit]]:
        """The units of each stratum: clusters, and who stands alone."""
        found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for one in self.people:
            name = f"cluster\n{one.cluster}" if one.cluster else f"person\n{one.id}"
            found[one.stratum][name].append(one.id)
        return {
            stratum: [(name, tuple(ids)) for name, ids in units.items()]
            for stratum, units in sorted(found.items())
        }

    @cached_property
    def units(self) -> int:
        return sum(map(len, self.strata.values()))

    @property
    def sampled(self) -> int:
        """How many units come into an arm."""
        return self.units if self.design.sample is None else self.design.sample


def publish(people: Iterable[Listed], design: Design, names: Mapping[int, str] | None = None) -> Frame:
    """Raises UnfitFrame; `names` are those of the strata, for its sentence.

    >>> publish([Listed("b"), Listed("a"), Listed("d"), Listed("c")], Design((1, 1)))
    <Frame: people 4, arms 2, SHA-256 d2f8505f772a42488ad360c8b266cac5bc1d6241d55a3615f0f61e128440e5ec>
    """
    rows = sorted((one.id, one.stratum, one.cluster) for one in people)
    told = {
        "samenspel": NAME,
        "version": VERSION,
        "shares": design.shares,
        "sample": design.sample,
        "meaning": design.meaning,
        "people": rows,
    }
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    frame = _parsed(f"{text}\n".encode())
    check_frame(frame, names)
    return frame


def read_frame(data: bytes) -> Frame:
    """Raises MalformedFile when it is no such list, UnfitFrame when no honest draw comes of it.

    >>> read_frame(publish([Listed(id) for id in "abcd"], Design((1, 1))).data).people[0]
    Listed(id='a', stratum=1, cluster=0)
    """
    frame = _parsed(data)
    check_frame(frame)
    return frame


def _parsed(data: bytes) -> Frame:
    try:
        return _read(data, json.loads(data.decode("utf-8")))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise MalformedFile(1, Words("the list is incomplete or damaged ({error}).", error=error)) from None


def _read(data: bytes, found: Any) -> Frame:
    if found["samenspel"] != NAME or found["version"] != VERSION:
        raise ValueError("its name or version is another")
    people = tuple(Listed(*row) for row in found["people"])
    if not all(isinstance(one.id, str) and type(one.stratum) is type(one.cluster) is int for one in people):
        raise ValueError("somebody on it has no id, no stratum or no cluster")
    "".join(one.id for one in people).encode()
    if any(one.stratum < 1 or one.cluster < ALONE for one in people):
        raise ValueError("strata are numbered from 1")
    if not people or len({one.id for one in people}) < len(people):
        raise ValueError("nobody is on it, or somebody is twice")
    design = Design(tuple(found["shares"]), found["sample"], found["meaning"])
    if not all(type(one) is int and 1 <= one <= MOST_SHARE for one in design.shares):
        raise ValueError("a share is no whole number")
    if design.sample is not None and type(design.sample) is not int:
        raise ValueError("the sample is no number")
    if not isinstance(design.meaning, str):
        raise ValueError("what the arms are has no digest")
    return Frame(data, design, people)


def check_frame(frame: Frame, names: Mapping[int, str] | None = None) -> None:
    """Raises UnfitFrame for a list and a design of which no honest draw comes."""
    _check_clusters(frame)
    _check_design(frame)
    _check_strata(frame, names or {})


def _check_clusters(frame: Frame) -> None:
    """Who is drawn together stands in one stratum."""
    seen: dict[int, int] = {}
    for one in frame.people:
        if one.cluster and seen.setdefault(one.cluster, one.stratum) != one.stratum:
            raise refuse(
                N_(
                    "People of one cluster stand in different strata, but they are drawn together. Give all "
                    "of a cluster the same values, or draw people one by one."
                )
            )


def _check_design(frame: Frame) -> None:
    shares, sample = frame.design.shares, frame.design.sample
    if not 1 <= len(shares) <= MOST_ARMS:
        raise refuse(N_("A draw has from 1 to {most} arms."), most=MOST_ARMS)
    if sample is not None and not 1 <= sample <= frame.units:
        raise refuse(
            N_("{sample} cannot be drawn of {units}: sample from 1 to {units}, or everybody."),
            sample=Count(sample),
            units=Count(frame.units),
        )
    if len(shares) == 1 and frame.sampled == frame.units:
        raise refuse(N_("With one arm and everybody in it there is nothing to draw."))
    least = frame.sampled * min(shares) // sum(shares)
    if least < LEAST_UNITS:
        raise refuse(
            N_(
                "These are {units} to draw for {arms} arms: an arm would have fewer than {least}, so that "
                "nobody could tell what the arm did from who is in it. List more people, or draw into "
                "fewer arms."
            ),
            units=Count(frame.sampled),
            arms=len(shares),
            least=LEAST_UNITS,
        )


def _check_strata(frame: Frame, names: Mapping[int, str]) -> None:
    arms = len(frame.design.shares)
    for stratum, units in frame.strata.items():
        drawn = len(units) * frame.sampled // frame.units
        if drawn < arms:
            raise refuse(
                N_(
                    "In the stratum “{name}” {drawn} would be drawn for {arms} arms. Merge it with another "
                    "stratum, leave a column out, or draw more."
                ),
                name=names.get(stratum, str(stratum)),
                drawn=drawn,
                arms=arms,
            )
