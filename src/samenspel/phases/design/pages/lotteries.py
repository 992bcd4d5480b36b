"""What the pages of a lottery show: to everybody, and to those who run it."""

from collections import Counter
from datetime import date
from shlex import quote
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.figures import figure_of
from samenspel.foundation.ui.lists import ListForm, SortField, choice, words
from samenspel.foundation.ui.steps import steps
from samenspel.methods.sortition import draw_letters, read_letters, read_list, sitting
from samenspel.phases.design.models.candidates import Candidate, Need, Reply, Seat
from samenspel.phases.design.models.lotteries import Draw, Lottery, Stage
from samenspel.phases.design.pools import letters_drawn
from samenspel.phases.design.queries.lotteries import expenses_of, has_looked, knows_it, undelivered_to
from samenspel.phases.design.rules.lotteries import next_draw
from samenspel.spine.people.letters import absolute

VERBS = (
    *("change_lottery", "call_off_lottery", "sign_up", "add_candidate", "list_candidates"),
    *("look_at_pool", "announce_draw", "announce_more_letters", "print_letters", "note_reply", "show_panel"),
)
ON_A_PANEL = ("free_seat", "note_attendance", "note_expense", "remove_expense")
OF = {
    Draw.Of.LETTERS: _("Announce the draw of the letters"),
    Draw.Of.PANEL: _("Announce the draw of the panel"),
    Draw.Of.NEWCOMERS: _("Announce the draw for the free seats"),
}


AT_ONCE = 50


class PoolList(ListForm):
    AT_ONCE = AT_ONCE

    q = words(_("Name or number"))
    reply = choice(_("Answer"), {"": _("All"), "yes": _("Yes"), "no": _("No"), "none": _("No answer")})
    sort = SortField({"": (_("Number"), ("number",)), "name": (_("Name"), ("name", "number"))})


def show_page(lottery: Lottery, person: Any) -> dict[str, Any]:
    draws = list(lottery.draws.defer("listed", "snapshot", "found"))
    runs_it = allow(person, "design.look_at_pool", lottery)
    return {
        "lottery": lottery,
        "numbers": numbers_of(lottery),
        "counts": [(quota, 0) for quota in lottery.as_quotas],
        "draws": draws,
        "waiting": next((draw for draw in draws if draw.waits), None),
        "steps": _steps(lottery),
        "next": OF.get(next_draw(lottery), ""),  # type: ignore[call-overload]  # also where there is none
        "mine": _mine(lottery, person),
        "undelivered": list(undelivered_to(lottery)) if runs_it else [],
        "runs_it": runs_it,
        **may_do(person, "design", VERBS, lottery),
    }


def told_of_day(lottery: Lottery, before: date) -> str:
    """Who hears of a later day of erasure, by mail or on paper; empty where the day is not later."""
    if lottery.erased_on <= before or not (people := knows_it(lottery)).exists():
        return ""
    told = gettext(
        "Saved. Who was told the earlier day gets a mail with the new one, and with the way to leave."
    )
    on_paper = ", ".join(people.filter(email="").values_list("number", flat=True)[:AT_ONCE])
    words = gettext("These numbers have no e-mail address; tell them on paper: %(numbers)s.")
    return f"{told} {words % {'numbers': on_paper}}" if on_paper else told


def numbers_of(lottery: Lottery) -> dict[str, int]:
    """How many, and never who."""
    return lottery.candidates.aggregate(
        pool=Count("pk"),
        letters=Count("pk", filter=Q(invited_at__isnull=False)),
        yes=Count("pk", filter=Q(reply=Reply.YES)),
        no=Count("pk", filter=Q(reply=Reply.NO)),
        seated=Count("pk", filter=Q(seat=Seat.TAKEN)),
        by_post=Count("pk", filter=Q(invited_at__isnull=False, email="")),
    )


def _steps(lottery: Lottery) -> list[Any]:
    activity = lottery.activity
    gathering = _("People sign up") if not lottery.has_letters else _("The list is made")
    answers = (_("Letters are answered"), activity.closes_at, lottery.replies_until)
    return steps(
        [
            (gathering, activity.opens_at, activity.closes_at),
            *([answers] if lottery.has_letters else []),
        ]
    )


def _mine(lottery: Lottery, person: Any) -> Candidate | None:
    return lottery.candidates.filter(person=person).first() if person.is_authenticated else None


def draw_page(draw: Draw, person: Any) -> dict[str, Any]:
    """`draw` with its list."""
    seen = draw.drawn_at is not None
    name = file_name(draw)
    return {
        "draw": draw,
        "lottery": draw.lottery,
        "left_out": draw.promises.get("left_out", 0),
        "promises": draw.promises.get("said", {}).get(get_language() or "", []),
        "drawn": drawn_numbers(draw) if seen and not draw.is_of_letters else (),
        "letters": len(drawn_numbers(draw)) if seen and draw.is_of_letters else 0,
        "earlier": list(_earlier(draw)),
        "name": name,
        "command": _command(draw, name),
        **may_do(person, "design", ("draw_lots", "cancel_draw", "download_pool"), draw),
    }


def file_name(draw: Draw) -> str:
    return f"lottery-{draw.lottery_id}-draw-{draw.number}.json"


def drawn_name(draw: Draw) -> str:
    return f"drawn-{draw.lottery_id}-{draw.number}.txt"


def _earlier(draw: Draw) -> Any:
    """The draws of letters before one of more letters."""
    return letters_drawn(draw.lottery, draw.number) if draw.of == Draw.Of.MORE else ()


def drawn_numbers(draw: Draw) -> tuple[str, ...]:
    """Of a draw that was held, who was drawn; of newcomers only those."""
    if draw.is_of_letters:
        return draw_letters(read_letters(draw.listed.encode()), draw.seed)
    public = read_list(draw.listed.encode())
    return (
        sitting(public, draw.panel or 0) if draw.of == Draw.Of.PANEL else public.panels[(draw.panel or 0) - 1]
    )


def _command(draw: Draw, name: str) -> str:
    """What anyone types who has the file; no shell and no command takes a seed for its own."""
    told = [f"samenspel lottery verify {name}", f"--hash {draw.hash}"]
    if draw.drawn_at is not None:
        told.append(f"--seed={quote(draw.seed)}")
        told += [f"--signature {quote(draw.signature)}"] if draw.signature else []
        told += [] if draw.is_of_letters else [f"--number {draw.panel}"]
    told += [f"--after {file_name(one)} {drawn_name(one)}" for one in _earlier(draw)]
    return " ".join(told)


def pool_page(lottery: Lottery, person: Any, asked: Any) -> dict[str, Any]:
    """Names only for whom the journal knows to be looking."""
    looks = has_looked(person, lottery)
    form = PoolList(asked)
    page = form.page(form.in_order(_found(lottery, form.wanted))) if looks else None
    return {"lottery": lottery, "looks": looks, "list": form, "page": page, "numbers": numbers_of(lottery)}


def _found(lottery: Lottery, wanted: dict[str, Any]) -> Any:
    found = lottery.candidates.all()
    if text := wanted.get("q"):
        found = found.filter(Q(name__icontains=text) | Q(number__icontains=text))
    if reply := wanted.get("reply"):
        found = found.filter(reply="" if reply == "none" else reply)
    return found


def panel_page(lottery: Lottery, person: Any) -> dict[str, Any]:
    seats = list(lottery.candidates.exclude(seat=Seat.NONE).prefetch_related("attendances"))
    expenses, spent = list(expenses_of(lottery)), Counter[int]()
    for expense in expenses:
        spent[expense.candidate_id] += expense.cents
    needs = Counter(kind for one in seats if one.seat == Seat.TAKEN for kind in one.needs.get("kinds", []))
    return {
        "lottery": lottery,
        "looks": has_looked(person, lottery),
        "seats": [(one, spent[one.pk]) for one in seats],
        "spent": spent.total(),
        "expenses": expenses,
        "needs": [(Need(kind).label, count) for kind, count in sorted(needs.items()) if kind in Need.values],
        "counts": _counts(lottery, seats),
        **may_do(person, "design", ON_A_PANEL, lottery),
    }


def attendance_of(lottery: Lottery, person: Any) -> dict[str, Any]:
    """Who can have been there, also who gave up the seat since, and who was noted today: for its form."""
    people, named = lottery.candidates.exclude(seat=Seat.NONE), has_looked(person, lottery)
    there = people.filter(attendances__day=clock.today())
    return {
        "seats": [(one.number, _at_the_table(one, named=named)) for one in people],
        "there": list(there.values_list("number", flat=True)),
    }


def _at_the_table(one: Candidate, *, named: bool) -> str:
    words = f"{one.number} {one.name}" if named else one.number
    return f"{words} ({one.get_seat_display()})" if one.seat == Seat.GIVEN_UP else words


def _counts(lottery: Lottery, seats: list[Candidate]) -> list[tuple[Any, int]]:
    """Each quota, and how many of the panel as it is now have that value."""
    sitting_now = [one for one in seats if one.seat == Seat.TAKEN]
    counts = Counter((name, value) for one in sitting_now for name, value in one.values.items())
    return [(quota, counts[quota.feature, quota.value]) for quota in lottery.as_quotas]


def answer_page(candidate: Candidate) -> dict[str, Any]:
    lottery = candidate.lottery
    draw = lottery.draws.filter(of=Draw.Of.PANEL, cancelled_because="").first()
    chance = _chance(candidate, draw) if draw else None
    can_say_yes = lottery.stage == Stage.REPLYING and bool(candidate.invited_at) and lottery.can_reply
    return {
        "candidate": candidate,
        "lottery": lottery,
        "can_answer": can_say_yes,
        "can_say_no": lottery.stage != Stage.CALLED_OFF and candidate.reply == Reply.YES,
        "chance": chance,
        "is_left_out": bool(draw and draw.found and not chance and not candidate.is_kept),
        "link": absolute(candidate.get_absolute_url()),
    }


def _chance(candidate: Candidate, draw: Draw) -> tuple[str, str] | None:
    """As the list of panels has it, and why."""
    told = draw.found
    if candidate.number not in told.get("chances", {}):
        return None
    chance, place = told["chances"][candidate.number]
    return figure_of(chance), told["reasons"][place].get(get_language() or "", [""])[0]
