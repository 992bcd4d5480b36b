"""The map of a round, and what stands on it on a ballot."""

from collections.abc import Mapping

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from samenspel.foundation.ui.drawn import draw_around
from samenspel.foundation.ui.keeping import kept
from samenspel.foundation.ui.maps import Map, Spot
from samenspel.foundation.ui.maps.placed import pin_of
from samenspel.phases.plan import wording
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.queries import basemap_of, on_ballot

Around = tuple[str, str]
Spots = list[tuple[frozenset[str], str, str]]


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
    basemap = basemap_of(round) if placed else None
    if basemap is None:
        return ("", ""), []
    money = wording.money_of(round)
    pins = [pin_of(one, words=money(one.cost), href=f"#p{one.place}") for one in placed]
    map = Map(basemap, pins, "#choices")
    if not map.shown:
        return ("", ""), []
    return draw_around("plan/ballot/map.html", {"map": map}), [_drawn(map, spot) for spot in map.spots]


def _drawn(map: Map, spot: Spot) -> tuple[frozenset[str], str, str]:
    draw = get_template("ui/map/spot.html").render
    shown = {"map": map, "spot": spot}
    return frozenset(spot.keys.split()), draw(shown), draw({**shown, "is_chosen": True})
