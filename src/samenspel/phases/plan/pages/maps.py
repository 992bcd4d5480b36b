"""Proposals on the map: one, all that are found, and those on a ballot."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from samenspel.foundation.ui.drawn import draw_around
from samenspel.foundation.ui.keeping import kept
from samenspel.foundation.ui.maps import Ground, Map, Pin, Pointing, Spot, pointed
from samenspel.phases.plan import wording
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.queries import areas_of, ground_of, on_ballot

Shown = dict[str, Any]
MOST_PINS = 300
LIST = "#on-the-map"
Around = tuple[str, str]
Spots = list[tuple[frozenset[str], str, str]]


def ground_kept(round: BudgetRound) -> Ground | None:
    return kept(round, round.rules_sha256, "ground", ground_of)


def areas_kept(round: BudgetRound) -> dict[str, str]:
    return kept(round, round.rules_sha256, "areas", areas_of)


def map_of(proposal: Proposal) -> Map | None:
    """Where it is; nothing if nobody said so, or if it is off the map."""
    if proposal.latitude is None:
        return None
    ground = ground_kept(proposal.round)
    map = ground and Map(ground, [_pin(proposal, "")])
    return map if map and map.shown else None


def _pin(proposal: Proposal, cost: str, label: str = "", href: str = "") -> Pin:
    return Pin(
        latitude=float(proposal.latitude or 0),
        longitude=float(proposal.longitude or 0),
        title=proposal.title,
        href=href or proposal.get_absolute_url(),
        words=cost,
        label=label,
        key=str(proposal.place or ""),
    )


def on_the_map(round: BudgetRound, ground: Ground, found: Iterable[Proposal]) -> Shown:
    """The map with numbered pins, and the same as a list; those without a place apart."""
    found, money, holds = list(found), wording.money_of(round), ground.bounds.hold
    rows = [(one, money(one.cost) if one.cost else "") for one in found[:MOST_PINS]]
    here = [row for row in rows if row[0].latitude is not None and holds(*_place(row[0]))]
    pins = [_pin(one, cost, str(number)) for number, (one, cost) in enumerate(here, 1)]
    return {
        "map": Map(ground, pins, LIST),
        "here": here,
        "elsewhere": [row for row in rows if row not in here],
        "found": len(found),
        "left_off": len(found) > MOST_PINS,
    }


def _place(proposal: Proposal) -> tuple[float, float]:
    return float(proposal.latitude or 0), float(proposal.longitude or 0)


def pointing_at(ground: Ground | None, proposal: Proposal, asked: Mapping[str, str]) -> Pointing | None:
    if ground is None:
        return None
    return pointed(ground, asked, None if proposal.latitude is None else _place(proposal))


def place_as_typed(pointing: Pointing | None, proposal: Proposal) -> Shown:
    if pointing is None or pointing.place is None:
        return {"latitude": proposal.latitude, "longitude": proposal.longitude}
    latitude, longitude = pointing.place
    return {"latitude": f"{latitude:.6f}", "longitude": f"{longitude:.6f}"}


def ballot_map(round: BudgetRound, typed: Mapping[int, str]) -> SafeString:
    """The map of a ballot, with what is marked; empty without a map. Kept like the rows: the same for all."""
    (before, after), spots = kept(
        round, round.rules_sha256, f"ballot-spots.{get_language()}", _draw_ballot_map
    )
    chosen = {str(place) for place, mark in typed.items() if mark}
    drawn = (plain if chosen.isdisjoint(keys) else marked for keys, plain, marked in spots)
    return mark_safe("".join([before, *drawn, after]))  # noqa: S308 -- drawn by templates


def _draw_ballot_map(round: BudgetRound) -> tuple[Around, Spots]:
    """What stands around the spots, and each of them with its keys, as it is and as chosen."""
    placed = list(on_ballot(round).filter(latitude__isnull=False))
    ground = ground_of(round) if placed else None
    if ground is None:
        return ("", ""), []
    money = wording.money_of(round)
    pins = [_pin(one, money(one.cost), href=f"#p{one.place}") for one in placed]
    map = Map(ground, pins, "#choices")
    if not map.shown:
        return ("", ""), []
    return draw_around("plan/ballot/map.html", {"map": map}), [_drawn(map, spot) for spot in map.spots]


def _drawn(map: Map, spot: Spot) -> tuple[frozenset[str], str, str]:
    draw = get_template("ui/map/spot.html").render
    shown = {"map": map, "spot": spot}
    return frozenset(spot.keys.split()), draw(shown), draw({**shown, "is_chosen": True})
