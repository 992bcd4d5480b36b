"""What pages of series, editions and calls show."""

from typing import Any

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.pages import Context
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.series import Edition, Series, every_series
from samenspel.phases.learn.queries.panels import calls_of, editions_of, mine_in, reviewing_in
from samenspel.phases.learn.queries.programme import latest
from samenspel.tools.seats.queries import places_of

RUNS = (
    "change_call",
    "cancel_call",
    "remove_phase",
    "add_phase",
    "set_criteria",
    "list_contributions",
    "list_reviewers",
    "submit_contribution",
)


EDITION_VERBS = (
    "add_intention",
    "change_edition",
    "appoint_organiser",
    "dismiss_organiser",
    "set_up_call",
    "show_plan",
    "add_absence",
    "change_registration",
    "list_registered",
    "show_proceedings",
    "set_up_proceedings",
    "prepare_proceedings",
)


def series_list(person: Any) -> Context:
    rows = every_series().prefetch_related("editions")
    return {"rows": rows, **may_do(person, "learn", ["add_series"], None)}


def series_page(series: Series, person: Any) -> Context:
    allowed = may_do(person, "learn", ["add_edition"], series)
    return {"series": series, "editions": editions_of(series), **allowed}


def edition_page(edition: Edition, person: Any) -> Context:
    """Other editions that it learns from, and that learn from it."""
    places = places_of(edition)
    return {
        "programme": latest(edition),
        "places": places,
        "seat": places.seat_of(person),
        "edition": edition,
        "calls": calls_of(edition),
        "organisers": edition.organisers.select_related("person"),
        "informed_by": edition.informed_by.select_related("series"),
        "informs": edition.informs.select_related("series"),
        **may_do(
            person,
            "learn",
            EDITION_VERBS,
            edition,
        ),
    }


def edition_as_typed(edition: Edition) -> dict[str, Any]:
    names = ("name", "summary", "place", "begins_on", "ends_on", "zone")
    return {**{name: getattr(edition, name) for name in names}, "informed_by": edition.informed_by.all()}


def call_page(call: Call, person: Any) -> Context:
    return {
        "call": call,
        "zone": call.edition.tzinfo,
        "themes": call.themes.all(),
        "phases": call.phases.all(),
        "criteria": [(kind.label, call.criteria.filter(of_kind=kind)) for kind in call.takes],
        "mine": mine_in(call, person),
        "reviewing": reviewing_in(call, person),
        **may_do(person, "learn", RUNS, call),
    }
