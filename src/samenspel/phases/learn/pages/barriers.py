"""What the catalogue of factors, barriers and risks shows, and the rules by which signs are read."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from samenspel.foundation.ui.figures import as_share
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.punctuation import colon
from samenspel.methods.barriers import (
    EFFECTS,
    KINDS,
    SIDES,
    SIGNS,
    Claim,
    Effect,
    Entry,
    Kind,
    Side,
    Sign,
    catalogue,
)
from samenspel.methods.barriers.signs import Passes
from samenspel.methods.typology import READ, SECTORS
from samenspel.phases.learn.queries.watching import gauges_counted
from samenspel.phases.learn.wording import said_in

ORDER = (Kind.EVIL, Kind.BARRIER, Kind.FACTOR)
TONES = {Effect.HELPS: "positive", Effect.HINDERS: "warning"}


def barriers_page(wanted: Mapping[str, Any]) -> Context:
    found = catalogue().within([wanted["sector"]]) if wanted.get("sector") else catalogue().entries
    if side := wanted.get("side"):
        found = [one for one in found if one.side == side]
    groups = [(kind, [entry_in_words(one) for one in found if one.kind == kind]) for kind in ORDER]
    return {
        "groups": [(kind.value, _(KINDS[kind]), rows) for kind, rows in groups if rows],
        "count": len(found),
    }


def entry_in_words(entry: Entry) -> Context:
    return {
        "name": entry.name,
        "label": said_in(entry.label),
        "side": _(SIDES[Side(entry.side)]),
        "effect": _(EFFECTS[Effect(entry.effect)]) if entry.kind == Kind.FACTOR else "",
        "tone": TONES.get(entry.effect, "neutral"),
        "asks": said_in(entry.asks) if entry.asks else "",
        "sectors": [_(SECTORS[name]) for name in entry.sectors],
        "claims": [claim_in_words(one) for one in entry.claims],
        "helps": [claim_in_words(one) for one in entry.helps],
        "signs": [(name, _(SIGNS[name].label)) for name in entry.signs],
    }


def claim_in_words(claim: Claim) -> Context:
    """`is_cited`: somebody read it; the rest is told with the reason why it is not to be cited."""
    return {
        "text": said_in(claim.text),
        "work": claim.source.work,
        "address": claim.source.address,
        "read": _(READ[claim.source.read]),
        "where": claim.source.where,
        "page": claim.page,
        "is_cited": claim.is_cited,
        "is_ours": claim.source.work == "Samenspel",
    }


def signs_page() -> Context:
    counted = gauges_counted()
    return {
        "signs": [_sign(sign, counted) for sign in SIGNS.values()],
        "fewest": settings.FEWEST_SHOWN,
    }


def _sign(sign: Sign, counted: set[str]) -> Context:
    above = sign.passes == Passes.ABOVE
    words = _("more than %(share)s") if above else _("less than %(share)s")
    if sign.threshold < LEAST_SHARE:
        words = _("any") if above else _("nothing")
    by_name = catalogue().by_name
    return {
        "name": sign.name,
        "label": _(sign.label),
        "asks": _(sign.asks),
        "whole": _(sign.gauge.whole),
        "told_when": colon(words % {"share": as_share(sign.threshold)}, _(sign.gauge.part)),
        "window": sign.window,
        "is_counted": sign.gauge.name in counted,
        "is_noted": sign.gauge.is_noted,
        "entries": [(name, said_in(by_name[name].label)) for name in sign.entries],
    }


LEAST_SHARE = 0.01
