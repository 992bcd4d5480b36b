"""What the page shows of what others learned."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.pages import Context
from samenspel.methods.barriers import SIGNS
from samenspel.methods.cases import OUTCOMES
from samenspel.methods.typology import SECTORS
from samenspel.phases.learn.pages.barriers import entry_in_words
from samenspel.phases.learn.pages.factors import places_of
from samenspel.phases.learn.queries.lessons import (
    STUDY,
    Alike,
    Shown,
    cases_alike,
    entries_for,
    findings_for,
)
from samenspel.phases.learn.queries.risks import sectors_of
from samenspel.spine.initiatives.hooks import open_places
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.terms import PHASE

HALF = 0.5


def lessons_page(person: Any, initiative: Initiative) -> Context:
    """The signs of an initiative are for its coordinators alone."""
    reads_signs = bool(allow(person, "initiatives.change_initiative", initiative))
    alike = cases_alike(initiative)
    places = places_of(one.case for one in alike)
    return {
        "initiative": initiative,
        "sectors": [_(SECTORS[name]) for name in sectors_of(initiative)],
        "entries": [_entry(one) for one in entries_for(initiative, with_signs=reads_signs)],
        "findings": [(f"{STUDY}{one.pk}", one) for one in findings_for(initiative, _sector_words())],
        "cases": [_alike(one, places) for one in alike],
        "has_places": bool(open_places(person, [initiative])),
        **may_do(person, "learn", ("carry_on",), initiative),
    }


def _entry(shown: Shown) -> Context:
    return {
        "entry": entry_in_words(shown.entry),
        "signs_here": [_(SIGNS[name].label) for name in shown.signs],
        "sectors_here": [_(SECTORS[name]) for name in shown.sectors],
    }


def _alike(alike: Alike, places: dict[str, str]) -> Context:
    case = alike.case
    return {
        "title": case.title,
        "url": places.get(case.key, ""),
        "phases": [_(PHASE.values[name]) for name in alike.phases],
        "came_of_it": [_(words) for name, words in OUTCOMES.items() if case.scores.get(name, 0) > HALF],
    }


def _sector_words() -> dict[str, set[str]]:
    """What each sector is called in each language, as somebody may have typed it."""
    found: dict[str, set[str]] = {name: set() for name in SECTORS}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, words in SECTORS.items():
                found[name].add(_(words).casefold())
    return found
