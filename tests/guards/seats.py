"""The guards of few places: no more than there are, each to whose turn it is."""

from __future__ import annotations

from tests.guards.guard import SEATS, Guard


def _seats(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"tools/seats/{path}", old, new, (SEATS,))


ACTIONS, STORMS = "actions.py", f"{SEATS}/test_storms.py"
GUARDS = [
    Guard(
        "no more are taken than there are",
        "foundation/locks/few.py",
        'rows.filter(**{f"{taken}__lt": F(most)})',
        "rows",
        (SEATS,),
    ),
    Guard(
        "what was not taken is not given back",
        "foundation/locks/few.py",
        'rows.filter(**{f"{taken}__gt": 0})',
        "rows",
        (SEATS,),
    ),
    _seats(
        "the database keeps no more taken than there are",
        "migrations/0001_initial.py",
        "models.Q(('taken__lte', models.F('number')))",
        "models.Q(('taken__gte', 0))",
    ),
    _seats("nothing is offered once it is closed", ACTIONS, "if not places.is_open:", "if False:"),
    _seats(
        "an offer ends with signing up",
        ACTIONS,
        "min(clock.now() + timedelta(hours=places.offer_hours), places.closes_at)",
        "clock.now() + timedelta(hours=places.offer_hours)",
    ),
    _seats("a late offer is none", "rules.py", "bool(clock.received() < seat.offered_until)", "True"),
    _seats("one waits once", "rules.py", "& is_open & has_no_seat", "& is_open"),
    _seats("one signs up in time", "rules.py", "& can_take & is_open", "& can_take"),
    _seats("members sign up", "rules.py", "& has_places & can_take", "& has_places"),
    _seats("whoever waits only gives no place back", ACTIONS, "if not was_waiting:", "if True:"),
    Guard(
        "others at the same places wait",
        "tools/seats/actions.py",
        '    _row(places).update(taken=F("taken"))\n',
        "",
        (STORMS,),
        "PostgreSQL",
        is_a_race=True,
    ),
    _seats("who leaves an initiative leaves its places", "extensions.py", "leave_all(", "(lambda *_: None)("),
    _seats(
        "who leaves the site leaves all places",
        "personal.py",
        "leave_all(person, ",
        "(lambda *_: None)(person, ",
    ),
]
