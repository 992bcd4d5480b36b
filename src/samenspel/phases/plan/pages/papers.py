"""The polling desk, sheets of paper to print and to enter, and how the papers add up."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.qr import qr
from samenspel.phases.plan import wording
from samenspel.phases.plan.box.limits import limits_of
from samenspel.phases.plan.box.papers import INVALID, desk_sheets, sheets_too_many
from samenspel.phases.plan.forms.papers import DeskForm, EntryForm
from samenspel.phases.plan.models import BudgetRound, Sheet, Voter
from samenspel.phases.plan.queries import ballots_cast, on_ballot
from samenspel.spine.initiatives.sheets import UNFINISHED

AT_ONCE, ONE_COLUMN = 40, 12
State, Channel = Sheet.State, Voter.Channel


def desk_page(round: BudgetRound, form: DeskForm) -> Context:
    return {
        "round": round,
        "initiative": round.initiative,
        "form": form,
        "found": form.found if form.is_bound and form.is_valid() else None,
        "marked": round.voters.filter(channel=Channel.DESK).count(),
    }


def said_at_desk(*, had_voted: bool) -> str:
    if had_voted:
        return _("Marked. The ballot from online is taken out of the box; give the voter a sheet.")
    return _("Marked. Give the voter a sheet.")


def entry_page(round: BudgetRound, form: EntryForm) -> Context:
    """The projects in the order of the paper, with what was typed."""
    limits, typed = form.limits, form.posted
    chosen = set(typed.getlist("choose"))

    def mark_of(place: int | None) -> str:
        if limits.marks == "approval":
            return "checked" if str(place) in chosen else ""
        return str(typed.get(f"mark-{place}", ""))

    return {
        "round": round,
        "initiative": round.initiative,
        "form": form,
        "rows": [(one, mark_of(one.place)) for one in on_ballot(round)],
        "limits": limits,
        "how_to_vote": limits.sentences,
        "list_is_open": bool(chosen) or limits.marks != "approval",
        "unfinished": round.sheets.filter(state__in=UNFINISHED).count(),
    }


def said_of(sheet: Sheet) -> str:
    """Nothing of what stands on it: this sentence travels in a cookie."""
    texts = {
        State.ONCE: _("%(sheet)s is entered once. Somebody else enters it the second time."),
        State.DIFFERS: _("%(sheet)s is not the same as before. Look at the paper again, and enter it anew."),
        State.AGREED: _("%(sheet)s is entered twice, and the same. It counts."),
    }
    return texts[State(sheet.state)] % {"sheet": sheet}


def sheets_page(round: BudgetRound, person: Any, asked: Any) -> Context:
    unfinished = round.sheets.filter(state__in=UNFINISHED).prefetch_related("entries__by")
    return {
        "round": round,
        "initiative": round.initiative,
        **numbers_of(round),
        **may_do(person, "plan", MAY, round),
        "page": page_of(unfinished, asked.get("page"), AT_ONCE),
        "void_sheets": list(round.sheets.filter(state=State.VOID)),
        "desk_hours": list(round.desk_hours.select_related("by")),
    }


MAY = ("show_desk", "print_sheets", "print_letters", "enter_sheet")


def numbers_of(round: BudgetRound) -> Context:
    """Numbers only; nobody learns from them how it stands."""
    states: dict[str, int] = dict.fromkeys(State.values, 0)
    states |= dict(round.sheets.order_by().values_list("state").annotate(Count("pk")))
    ways: dict[str, int] = dict.fromkeys(Channel.values, 0)
    ways |= dict(round.voters.order_by().exclude(channel="").values_list("channel").annotate(Count("pk")))
    return {"states": states, "ways": ways}


def papers_in_box(round: BudgetRound, person: Any) -> Context:
    """How all ways to vote add up, once the box is open."""
    if not round.takes_paper or round.state == BudgetRound.State.VOTING:
        return {}
    count, more = round.paper_count, sheets_too_many(round)
    return {
        **numbers_of(round),
        "count": count,
        "kinds": [(words, getattr(count, kind)) for kind, words in INVALID.items()],
        "in_urns": desk_sheets(round),
        "more": max(more, 0),
        "fewer": max(-more, 0),
        "ballots": ballots_cast(round),
        "void_sheets": list(round.sheets.filter(state=State.VOID)),
        "may_explain": allow(person, "plan.explain_papers", round),
    }


def printed_page(
    round: BudgetRound, codes: Iterable[str], languages: list[str], *, by_letter: bool
) -> Context:
    """Sheets, or letters with one, for each code. Their codes are in this page and nowhere else."""
    shown = {
        "round": round,
        "limits": limits_of(round),
        "by_letter": by_letter,
        "address": _address(round),
        "sender": round.initiative.service.organisation,
    }
    return {
        "round": round,
        "initiative": round.initiative,
        "codes": [(code, qr(code)) for code in codes],
        "words": _in_each(languages, "plan/paper/words.html", shown),
        "letter": _in_each(languages, "plan/paper/letter.html", shown) if by_letter else [],
        "letter_qr": qr(_address(round)),
        "choices": _choices(round),
        "language": languages[0],
    }


def _address(round: BudgetRound) -> str:
    return f"{settings.SITE_URL}{reverse('plan:show_ballot', args=[round.pk])}"


def _in_each(languages: list[str], template: str, shown: Context) -> list[tuple[str, str]]:
    return [(language, _in(language, template, shown)) for language in languages]


def _in(language: str, template: str, shown: Context) -> str:
    with override(language):
        return render_to_string(template, {**shown, "sentences": shown["limits"].sentences})


def _choices(round: BudgetRound) -> str:
    """The projects, one or two beside each other; drawn once for all sheets."""
    money = wording.money_of(round)
    projects = [(one, money(one.cost)) for one in on_ballot(round)]
    wide = 1 if len(projects) <= ONE_COLUMN else 2
    rows = [projects[start : start + wide] for start in range(0, len(projects), wide)]
    return render_to_string(
        "plan/paper/choices.html", {"rows": rows, "limits": limits_of(round), "wide": wide}
    )
