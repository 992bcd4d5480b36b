"""What somebody marked on a ballot: read and judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation.ui.figures import count_of
from samenspel.phases.plan.box.choices import Choice
from samenspel.phases.plan.box.limits import Limits
from samenspel.phases.plan.models import Proposal
from samenspel.phases.plan.wording import money_of

CHOSEN, GIVEN = "choose", "mark-"


Posted = MultiValueDict[str, str]


@dataclass(frozen=True)
class Marks:
    """`given` maps places to 1 (an approval), points, or the rank; `faults` are sentences."""

    given: Mapping[int, int]
    typed: Mapping[int, str]
    cost: int
    faults: tuple[str, ...]


def read_marks(posted: Posted, limits: Limits, choices: Iterable[Choice | Proposal]) -> Marks:
    """Nothing that was typed is lost: `typed` shows it again, also where it is wrong."""
    on_ballot = {one.place: one for one in choices if one.place}
    typed = _approved(posted) if limits.marks == "approval" else _numbered(posted)
    faults = (
        [] if typed.keys() <= on_ballot.keys() else [_("A project that you chose is not on this ballot.")]
    )
    typed = {place: text for place, text in typed.items() if place in on_ballot}
    given = {place: int(text) for place, text in typed.items() if text.isdecimal() and len(text) < 7}
    if len(given) < len(typed):
        wrong = on_ballot[next(place for place in typed if place not in given)]
        faults.append(_("Write a whole number for “%(title)s”, such as 3.") % {"title": wrong.title})
    given = {place: number for place, number in given.items() if number}
    cost = sum(on_ballot[place].cost for place in given)
    return Marks(given, typed, cost, (*faults, *_faults(given, cost, limits)))


def _approved(posted: Posted) -> dict[int, str]:
    return {_place(text): "1" for text in posted.getlist(CHOSEN)}


def _numbered(posted: Posted) -> dict[int, str]:
    named = (
        (name.removeprefix(GIVEN), str(text).strip())
        for name, text in posted.items()
        if name.startswith(GIVEN)
    )
    return {_place(place): text for place, text in named if text}


def _place(text: str) -> int:
    """Whatever is no place on any ballot is 0, so that it is said and not left out."""
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _faults(given: Mapping[int, int], cost: int, limits: Limits) -> list[str]:
    if not given:
        return [_("Your ballot is empty. Choose at least one project.")]
    unclear = _unclear_order(given) if limits.marks == "ordinal" else []
    return [*_too_much(given, cost, limits), *unclear]


def is_too_much(given: Mapping[int, int], cost: int, limits: Limits) -> bool:
    return bool(_too_much(given, cost, limits))


def _too_much(given: Mapping[int, int], cost: int, limits: Limits) -> list[str]:
    return [*_too_many(given, limits), *_too_dear(cost, limits), *_too_many_points(given, limits)]


def _too_many(given: Mapping[int, int], limits: Limits) -> list[str]:
    if not limits.most or len(given) <= limits.most:
        return []
    text = ngettext(
        "You chose %(count)s projects; at most %(most)s is allowed. Take some off.",
        "You chose %(count)s projects; at most %(most)s are allowed. Take some off.",
        limits.most,
    )
    return [text % {"count": count_of(len(given)), "most": count_of(limits.most)}]


def _too_dear(cost: int, limits: Limits) -> list[str]:
    if not limits.most_cost or cost <= limits.most_cost:
        return []
    money = money_of(limits.round)
    text = _("Your projects cost %(cost)s together: %(over)s more than there is. Take some off.")
    return [text % {"cost": money(cost), "over": money(cost - limits.most_cost)}]


def _unclear_order(given: Mapping[int, int]) -> list[str]:
    if sorted(given.values()) == list(range(1, len(given) + 1)):
        return []
    return [_("Number your projects 1, 2, 3 and so on, each number once.")]


def _too_many_points(given: Mapping[int, int], limits: Limits) -> list[str]:
    total, faults = sum(given.values()), []
    if limits.points and total > limits.points:
        text = _("You gave %(total)s points; you have %(points)s. Take some back.")
        faults.append(text % {"total": count_of(total), "points": count_of(limits.points)})
    if limits.most_each and max(given.values(), default=0) > limits.most_each:
        text = _("A project can have at most %(most)s points.")
        faults.append(text % {"most": count_of(limits.most_each)})
    return faults
