"""The ballot, what somebody marked on it, and the box."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.drawn import draw_around
from samenspel.foundation.ui.figures import count_of
from samenspel.foundation.ui.keeping import kept
from samenspel.foundation.ui.pages import Context
from samenspel.phases.plan import wording
from samenspel.phases.plan.box.birth import read_birth_year
from samenspel.phases.plan.box.choices import choices_of
from samenspel.phases.plan.box.limits import Limits, limits_of
from samenspel.phases.plan.box.marks import Marks, is_too_much, read_marks
from samenspel.phases.plan.box.roll import has_voted, key_of, not_on_roll, out_of_time, unsaid
from samenspel.phases.plan.forms.signs import CertifyForm
from samenspel.phases.plan.models import BudgetRound
from samenspel.phases.plan.pages.maps import ballot_map
from samenspel.phases.plan.pages.papers import papers_in_box
from samenspel.phases.plan.pages.rounds import about
from samenspel.phases.plan.queries import areas_on_ballot, must_say_why, on_ballot, sign_report, voted
from samenspel.phases.plan.rules import CERTIFIERS


def ballot_page(round: BudgetRound, person: Any, reader: str, posted: Any = None) -> Context:
    """`posted`: what was marked until now, which only the browser remembers. `reader`: whose order it is."""
    limits = limits_of(round)
    marks = read_marks(posted, limits, choices_of(round)) if posted is not None else None
    typed = marks.typed if marks else {}
    return {
        **about(round),
        **_total(round, limits, marks),
        "limits": limits,
        "nothing": wording.money_of(round)(0),
        "rows": _rows(round, limits, typed, reader),
        "map": ballot_map(round, typed),
        "areas": kept(round, round.rules_sha256, "areas-on-ballot", areas_on_ballot),
        "code": (posted or {}).get("code", ""),
        "birth_year": (posted or {}).get("birth_year", ""),
        "agreed": bool((posted or {}).get("agreed")),
        "may_vote": allow(person, "plan.cast_ballot", round),
        "has_voted": has_voted(person, round),
    }


def must_sign_in(round: BudgetRound, person: Any) -> bool:
    """Before a ballot is looked over: a code is enough where people vote with one."""
    return round.takes_votes and round.who != BudgetRound.Who.CODES and not person.is_authenticated


def _rows(round: BudgetRound, limits: Limits, typed: Mapping[int, str], reader: str) -> list[SafeString]:
    drawn = _drawn_rows(round, limits)
    order = order_for(round, drawn, reader)
    return [_with_mark(drawn[place], typed.get(place, ""), limits) for place in order]


def order_for(round: BudgetRound, places: Iterable[int], reader: str) -> list[int]:
    """One of its own for every reader, always the same: nobody is on top for all, and nobody searches."""
    return sorted(places, key=lambda place: salted_hmac(f"plan.order.{round.pk}.{place}", reader).digest())


def _drawn_rows(round: BudgetRound, limits: Limits) -> dict[int, tuple[str, str]]:
    """Each row as HTML before and after what is marked, by place. The rules are fixed, so that everybody who
    reads the same language gets the same; drawing a hundred of them anew for everyone is what would bring a
    server down in the last hour."""
    return kept(round, round.rules_sha256, f"ballot-rows.{get_language()}", partial(_draw_rows, limits))


def _draw_rows(limits: Limits, round: BudgetRound) -> dict[int, tuple[str, str]]:
    money = wording.money_of(round)
    return {
        one.place or 0: draw_around(
            "plan/ballot/row.html", {"limits": limits, "proposal": one, "cost": money(one.cost)}
        )
        for one in on_ballot(round).select_related("area")
    }


def _with_mark(row: tuple[str, str], typed: str, limits: Limits) -> SafeString:
    """The only part that a voter writes, escaped; all else was escaped by the template."""
    before, after = row
    if limits.marks == "approval":
        return mark_safe(before + ("checked" if typed else "") + after)  # noqa: S308 -- a word of ours
    return mark_safe(before + escape(typed) + after)  # noqa: S308 -- escaped


def _total(round: BudgetRound, limits: Limits, marks: Marks | None) -> Context:
    money = wording.money_of(round)
    cost, given = (marks.cost, marks.given) if marks else (0, {})
    most = limits.most_cost or round.budget
    return {
        "chosen": format_html("<strong data-chosen>{}</strong>", count_of(len(given))),
        "given": format_html("<strong data-given>{}</strong>", count_of(sum(given.values()))),
        "most": count_of(limits.most) if limits.most else "",
        "points": count_of(limits.points) if limits.points else "",
        "cost": money(cost),
        "share": min(1.0, cost / most),
        "is_over": is_too_much(given, cost, limits),
    }


def marks_of(round: BudgetRound, posted: Any) -> Marks:
    return read_marks(posted, limits_of(round), choices_of(round))


def faults_of(round: BudgetRound, posted: Any) -> list[str]:
    """What keeps this ballot from going into the box."""
    if too_late := out_of_time(round, clock.received()):
        return [too_late]
    faults = [*marks_of(round, posted).faults, *_faults_of_code(round, posted.get("code", "").strip())]
    faults += read_birth_year(posted.get("birth_year", ""), round)[1]
    return faults + unsaid(round, posted.get("agreed"))


def _faults_of_code(round: BudgetRound, code: str) -> list[str]:
    if round.who != BudgetRound.Who.CODES:
        return []
    if not code:
        return [_("Type the code from your letter.")]
    return [] if key_of(None, round, code) else [not_on_roll(round)]


def review_page(round: BudgetRound, posted: Any) -> Context:
    """The ballot once more, before it goes into the box."""
    money, marks = wording.money_of(round), marks_of(round, posted)
    chosen = [one for one in choices_of(round) if one.place in marks.given]
    rows = [(one, money(one.cost), marks.given[one.place]) for one in chosen]
    limits = limits_of(round)
    if limits.marks == "ordinal":
        rows.sort(key=lambda row: row[2])
    return {
        **about(round),
        **_total(round, limits, marks),
        "limits": limits,
        "rows": rows,
        "code": posted.get("code", ""),
        "birth_year": posted.get("birth_year", ""),
        "agreed": bool(posted.get("agreed")),
    }


def box_page(round: BudgetRound, person: Any, form: CertifyForm | None = None) -> Context:
    return {
        **about(round),
        **may_do(person, "plan", BOX, round),
        "may_answer": allow(person, "plan.answer_objection", round),
        "papers": papers_in_box(round, person),
        "voted": voted(round),
        "receipts": round.receipts.count(),
        "objections": list(round.objections.all()),
        "sign_report": sign_report(round),
        "certify_form": form or CertifyForm(with_signs=must_say_why(round)),
        "certifications": list(round.certifications.select_related("by")),
        "needed": CERTIFIERS,
    }


BOX = ("close_voting", "list_sheets", "raise_objection", "certify_round", "tally_round")
