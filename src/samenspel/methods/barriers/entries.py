"""What stands in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samenspel.methods.typology import Read, Source
from samenspel.methods.words import N_

Said = Mapping[str, str]
"""A text in each language of the catalogue."""


class Side(StrEnum):
    """On which side of coproduction something lies."""

    CITIZEN = "citizen"
    ORGANISATION = "organisation"
    BOTH = "both"


SIDES = {
    Side.CITIZEN: N_("On the citizens' side"),
    Side.ORGANISATION: N_("On the organisation's side"),
    Side.BOTH: N_("Between both sides"),
}


class Kind(StrEnum):
    """A factor helps or hinders; a barrier stands in the way; an evil is what coproduction itself may do."""

    FACTOR = "factor"
    BARRIER = "barrier"
    EVIL = "evil"


KINDS = {
    Kind.FACTOR: N_("Factors"),
    Kind.BARRIER: N_("Barriers"),
    Kind.EVIL: N_("The seven evils"),
}


class Effect(StrEnum):
    """What was found, or is expected, where there is more of it."""

    HELPS = "helps"
    HINDERS = "hinders"
    MIXED = "mixed"
    NONE = "none"


EFFECTS = {
    Effect.HELPS: N_("helps"),
    Effect.HINDERS: N_("hinders"),
    Effect.MIXED: N_("both were found"),
    Effect.NONE: N_("about no effect"),
}


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One sentence and where it comes from. `page`: only of what was read in the source itself."""

    text: Said
    source: Source
    page: str = ""

    @property
    def is_cited(self) -> bool:
        """What nobody read is told, and not cited."""
        return self.source.read in (Read.SOURCE, Read.ABSTRACT)


@dataclass(frozen=True, kw_only=True)
class Help(Claim):
    """A measure, or what somebody found of it."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`sectors`: in which it was studied, as typology names them; none: not of one sector. `signs`: the names
    of those that point to it. `asks`: what to ask oneself."""

    name: str
    kind: Kind
    side: Side
    effect: Effect
    label: Said
    claims: tuple[Claim, ...]
    helps: tuple[Help, ...] = ()
    sectors: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    asks: Said | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """To ask before an initiative opens, of one side or of both. `entry`: what it is about."""

    name: str
    side: Side
    entry: str
    text: Said
    sectors: tuple[str, ...] = ()
