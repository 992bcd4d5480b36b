"""Who runs a lottery, who stands in its pool, and when what can be done."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.design.models.lotteries import OF_LETTERS, Draw, Lottery, PoolFrom, Stage
from samenspel.spine.initiatives.rules import activity_is_open, can_coordinate, can_see
from samenspel.spine.people.rules import is_grown_up, is_the_house

ALWAYS, OF_PANELS = ("replies_until", "ends_on", "kept_days"), ("seats", "quotas", "figures")
NEXT = {Stage.REPLYING: Draw.Of.PANEL, Stage.SEATED: Draw.Of.NEWCOMERS}


def lottery_of(thing: Any) -> Lottery:
    """`thing` is a lottery, one of its draws or somebody in its pool."""
    lottery: Lottery = getattr(thing, "lottery", thing)
    return lottery


def next_draw(lottery: Lottery) -> str:
    """What can be drawn next; empty where nothing can."""
    if lottery.stage == Stage.GATHERING:
        return Draw.Of.LETTERS if lottery.has_letters else Draw.Of.PANEL
    return NEXT.get(Stage(lottery.stage), "")


def changeable(lottery: Lottery) -> tuple[str, ...]:
    """Once a list is public, only what it was not made of: letters are drawn whatever the quotas are."""
    if lottery.stage == Stage.GATHERING:
        return (*ALWAYS, *OF_PANELS, "letters")
    before_the_panel = (Stage.LETTERS, Stage.REPLYING, Stage.AGAIN)
    return (*ALWAYS, *OF_PANELS) if lottery.stage in before_the_panel else ALWAYS


def why_not_at(lottery: Lottery, of: str, draws_at: datetime, until: datetime | None = None) -> Any:
    """What keeps a draw from being held at that moment, in a sentence; empty where nothing does. `until`: the
    last day for answers to the letters that are drawn, where it is another than the lottery's."""
    until = until or lottery.replies_until
    if draws_at <= clock.now():
        return _("This moment is over. The list is public first, the seed comes later.")
    if of in OF_LETTERS and until and until <= draws_at:
        return _(
            "Then the last day for answers to the letters is over. Choose an earlier moment, or a later day."
        )
    if localdate(draws_at) > lottery.ends_on:
        return _("Then the last meeting of the panel is over. Choose an earlier moment, or a later meeting.")
    return ""


@predicate(_("People sign up for another kind of lottery; this one draws from a list."))
def takes_sign_ups(person: Any, thing: Any) -> bool:
    return lottery_of(thing).pool_from == PoolFrom.SIGN_UP


@predicate(_("People sign up for this lottery; no list is sent."))
def takes_a_list(person: Any, thing: Any) -> bool:
    return lottery_of(thing).pool_from == PoolFrom.LIST


@predicate(_("The pool is closed: its list is public."))
def is_gathering(person: Any, thing: Any) -> bool:
    return lottery_of(thing).stage == Stage.GATHERING


@predicate(_("This lottery was called off."))
def is_not_called_off(person: Any, thing: Any) -> bool:
    return lottery_of(thing).stage != Stage.CALLED_OFF


@predicate(_("The pool was erased, as it was promised."))
def is_not_erased(person: Any, thing: Any) -> bool:
    return lottery_of(thing).erased_at is None


@predicate(_("Nothing can be announced now: a list is public already, and waits for its draw."))
def has_a_next_draw(person: Any, thing: Any) -> bool:
    return bool(next_draw(thing))


@predicate(_("The pool is still open. First let it close, by its dates."))
def pool_has_closed(person: Any, thing: Any) -> bool:
    closes_at = thing.activity.closes_at
    return thing.stage != Stage.GATHERING or (closes_at is not None and closes_at <= clock.settled())


@predicate(_("People can still answer their letters. Wait until the last day for answers is over."))
def replies_are_in(person: Any, thing: Any) -> bool:
    until = thing.replies_until
    return thing.stage != Stage.REPLYING or (until is not None and until <= clock.settled())


@predicate(_("More letters follow on answers to the first, before a list of panels is public."))
def takes_more_letters(person: Any, thing: Any) -> bool:
    return bool(thing.stage == Stage.REPLYING)


@predicate(_("No seat is free."))
def has_a_free_seat(person: Any, thing: Any) -> bool:
    taken = int(thing.candidates.filter(seat="taken").count())
    return bool(thing.stage != Stage.SEATED or taken < thing.seats)


@predicate(_("This draw is over, or was cancelled."))
def draw_waits(person: Any, draw: Any) -> bool:
    return bool(draw.waits)


@predicate(_("It is not yet the moment that was announced for the draw."))
def is_the_moment(person: Any, draw: Any) -> bool:
    return bool(draw.draws_at <= clock.received())


@predicate(_("No letters are drawn yet."))
def has_letters_drawn(person: Any, thing: Any) -> bool:
    return bool(thing.has_letters and thing.stage not in (Stage.GATHERING, Stage.LETTERS))


@predicate(_("Answers are noted between the draw of the letters and the list of panels."))
def takes_replies(person: Any, thing: Any) -> bool:
    return lottery_of(thing).stage in (Stage.REPLYING, Stage.AGAIN)


@predicate(_("No panel is drawn yet."))
def has_a_panel(person: Any, thing: Any) -> bool:
    return lottery_of(thing).stage in (Stage.SEATED, Stage.NEWCOMERS)


@predicate(_("Wait until the newcomers are drawn: the list for them is public."))
def is_seated(person: Any, thing: Any) -> bool:
    return lottery_of(thing).stage == Stage.SEATED


runs_it = can_coordinate & is_not_called_off & is_not_erased
may_look = can_coordinate & is_not_erased

permit("design.set_up_lottery", can_coordinate, sees=can_see)
permit("design.show_lottery", can_see)
permit("design.change_lottery", runs_it, sees=can_see)
permit("design.change_seats", runs_it, sees=can_see)
permit("design.change_quotas", runs_it, sees=can_see)
permit("design.keep_longer", runs_it, sees=can_see)
permit("design.call_off_lottery", runs_it, sees=can_see)
permit(
    "design.sign_up",
    can_see & is_signed_in & is_grown_up & takes_sign_ups & is_gathering & activity_is_open,
    sees=can_see,
)
permit("design.withdraw", anyone, for_oneself=True)
permit("design.add_candidate", runs_it & takes_sign_ups & is_gathering, sees=can_see)
permit("design.remove_candidate", may_look, sees=can_see)
permit("design.list_candidates", runs_it & takes_a_list & is_gathering, sees=can_see)
permit("design.look_at_pool", may_look, sees=can_see)
permit("design.download_chosen", may_look, sees=can_see)
permit("design.download_remaining", may_look, sees=can_see)
permit("design.download_pool", may_look, sees=can_see)
permit(
    "design.announce_draw",
    runs_it & has_a_next_draw & pool_has_closed & replies_are_in & has_a_free_seat,
    sees=can_see,
)
permit("design.announce_more_letters", runs_it & takes_more_letters & replies_are_in, sees=can_see)
permit("design.show_draw", can_see)
permit("design.download_list", can_see)
permit("design.download_drawn", can_see)
permit("design.draw_lots", runs_it & draw_waits & is_the_moment, sees=can_see)
permit("design.cancel_draw", runs_it & draw_waits, sees=can_see)
permit("design.print_letters", runs_it & has_letters_drawn, sees=can_see)
permit("design.note_reply", runs_it & takes_replies, sees=can_see)
permit("design.answer_invitation", anyone)
permit("design.show_panel", may_look & has_a_panel, sees=can_see)
permit("design.free_seat", runs_it & is_seated, sees=can_see)
permit("design.note_attendance", runs_it & has_a_panel, sees=can_see)
permit("design.note_expense", runs_it & has_a_panel, sees=can_see)
permit("design.remove_expense", runs_it & has_a_panel, sees=can_see)
permit("design.write_to_candidates", is_the_house)
permit("design.tell_of_day", is_the_house)
permit("design.erase_pool", is_the_house)
