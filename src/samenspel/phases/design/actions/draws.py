"""Announcing a list, drawing from it, and what the draw means for whoever was drawn."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks import in_turn
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import unfinished
from samenspel.methods.sortition import draw as draw_panel
from samenspel.methods.sortition import draw_letters, read_letters, read_list
from samenspel.phases.design.models.candidates import Candidate, Reply, Seat
from samenspel.phases.design.models.lotteries import Draw, Lottery, Stage
from samenspel.phases.design.pools import Listed, snapshot_of
from samenspel.phases.design.queries.lotteries import locked_draw, locked_lottery
from samenspel.phases.design.rules.lotteries import next_draw, why_not_at
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

AT_ONCE = 500
ANNOUNCED = {
    Draw.Of.LETTERS: Stage.LETTERS,
    Draw.Of.MORE: Stage.AGAIN,
    Draw.Of.PANEL: Stage.PANEL,
    Draw.Of.NEWCOMERS: Stage.NEWCOMERS,
}
DRAWN = {
    Draw.Of.LETTERS: Stage.REPLYING,
    Draw.Of.MORE: Stage.REPLYING,
    Draw.Of.PANEL: Stage.SEATED,
    Draw.Of.NEWCOMERS: Stage.SEATED,
}
SAID_YES, IS_ASKED = Q(reply=Reply.YES), Q(reply=Reply.NONE, invited_at__isnull=False)
HEARS = {
    Stage.REPLYING: IS_ASKED,
    Stage.SEATED: SAID_YES,
    Stage.NEWCOMERS: SAID_YES,
    Stage.CALLED_OFF: SAID_YES | IS_ASKED | Q(reply=Reply.NONE, is_kept=True),
}
describe(
    "design.announce_draw", _("{actor} made the list of a draw of “{title}” public. Its fingerprint: {hash}.")
)
describe(
    "design.announce_more_letters",
    _(
        "{actor} made the list for {letters} more letters of “{title}” public, to be answered until {until}. "
        "Its fingerprint: {hash}."
    ),
)
describe("design.draw_lots", _("A draw of “{title}” was held, with the seed “{seed}”."))
describe("design.cancel_draw", _("{actor} cancelled a draw of “{title}”: {reason}"))
CHANGED = _("The pool changed while the list was made. Announce it again.")


def announce_draw_later(*, actor: Person, lottery: Lottery, seed_plan: str, draws_at: datetime) -> Job:
    """A task makes the list, and makes it public."""
    with acting(actor, "design.announce_draw", lottery, locked_lottery) as lottery:
        _refuse_moment(lottery, next_draw(lottery), draws_at)
        return _make_list(actor, lottery, "announce_draw", seed_plan=seed_plan, draws_at=draws_at.isoformat())


def announce_more_letters_later(
    *,
    actor: Person,
    lottery: Lottery,
    letters: int,
    replies_until: datetime,
    seed_plan: str,
    draws_at: datetime,
) -> Job:
    """Idem, of those who got no letter yet, where too few answered."""
    with acting(actor, "design.announce_more_letters", lottery, locked_lottery) as lottery:
        _refuse_moment(lottery, Draw.Of.MORE, draws_at, replies_until)
        return _make_list(
            actor,
            lottery,
            "announce_more_letters",
            letters=letters,
            replies_until=replies_until.isoformat(),
            seed_plan=seed_plan,
            draws_at=draws_at.isoformat(),
        )


def _make_list(actor: Person, lottery: Lottery, name: str, **told: Any) -> Job:
    """One list of each person at a time."""
    in_turn(f"announce_draw of {actor.pk}")
    if any(unfinished(actor, task).exists() for task in ("announce_draw", "announce_more_letters")):
        raise Refused(f"design.{name}", _("A list is being made already. Wait until it is done."))
    return start(
        f"design.{name}",
        str(actor.pk),
        lottery.pk,
        by=actor,
        number=_next_number(lottery),
        title=gettext("Making the list"),
        back_url=reverse(f"design:{name}", args=[lottery.pk]),
        **told,
    )


def _refuse_moment(lottery: Lottery, of: str, draws_at: datetime, until: datetime | None = None) -> None:
    """Also when the list is made: a seed that came before its list could have been known."""
    if reason := why_not_at(lottery, of, draws_at, until):
        raise Refused("design.announce_draw", reason)


def _next_number(lottery: Lottery) -> int:
    last: int = lottery.draws.aggregate(last=Max("number"))["last"] or 0
    return last + 1


def announce_draw(
    *, actor: Person, lottery: Lottery, of: str, listed: Listed, seed_plan: str, draws_at: datetime
) -> Draw:
    """The list becomes public, with how and when the seed will come about; nothing of it changes any more."""
    with acting(actor, "design.announce_draw", lottery, locked_lottery) as lottery:
        if next_draw(lottery) != of:
            raise Refused("design.announce_draw", CHANGED)
        draw = _publish(lottery, of, listed, seed_plan=seed_plan, draws_at=draws_at)
        tell(actor, "design.announce_draw", lottery, hash=draw.hash, seed_plan=seed_plan)
    return draw


def announce_more_letters(
    *,
    actor: Person,
    lottery: Lottery,
    listed: Listed,
    replies_until: datetime,
    seed_plan: str,
    draws_at: datetime,
) -> Draw:
    """Idem, for so many more letters as the list has. Who got one of the first can answer again, once these
    are drawn."""
    with acting(actor, "design.announce_more_letters", lottery, locked_lottery) as lottery:
        days = {"draws_at": draws_at, "replies_until": replies_until}
        draw = _publish(lottery, Draw.Of.MORE, listed, seed_plan=seed_plan, **days)
        tell(
            actor,
            "design.announce_more_letters",
            lottery,
            letters=draw.count,
            until=localdate(replies_until).isoformat(),
            hash=draw.hash,
            seed_plan=seed_plan,
        )
    return draw


def _publish(lottery: Lottery, of: str, listed: Listed, **told: Any) -> Draw:
    """`told`: how and when the seed comes about."""
    if of != Draw.Of.NEWCOMERS and snapshot_of(lottery, of) != listed.snapshot:
        raise Refused("design.announce_draw", CHANGED)
    _refuse_moment(lottery, of, told["draws_at"], told.get("replies_until"))
    set_values(lottery, stage=ANNOUNCED[Draw.Of(of)])
    return Draw.objects.create(
        lottery=lottery,
        number=_next_number(lottery),
        of=of,
        listed=listed.listed.decode(),
        hash=listed.hash,
        people=listed.people,
        count=listed.count,
        promises=listed.promises,
        snapshot=listed.snapshot,
        found=listed.found,
        **told,
    )


def draw_lots_later(*, actor: Person, draw: Draw, seed: str, signature: str = "") -> Job:
    with acting(actor, "design.draw_lots", draw, locked_draw) as draw:
        return start(
            "design.draw_lots",
            str(actor.pk),
            draw.lottery_id,
            draw.pk,
            by=actor,
            seed=seed,
            signature=signature,
            title=gettext("Drawing"),
            back_url=reverse("design:draw_lots", args=[draw.lottery_id, draw.pk]),
        )


def draw_lots(*, actor: Person, draw: Draw, seed: str, signature: str = "") -> Draw:
    """Whom list and seed give; anyone computes the same. Raises UnfitSeed."""
    with acting(actor, "design.draw_lots", draw, locked_draw) as draw:
        lottery, values = draw.lottery, {"seed": seed, "signature": signature, "drawn_at": clock.now()}
        if draw.is_of_letters:
            set_values(draw, **values)
            _move_last_day(lottery, draw)
            _invite(lottery, draw_letters(read_letters(draw.listed.encode()), seed))
        else:
            drawn = draw_panel(read_list(draw.listed.encode()), seed)
            set_values(draw, panel=drawn.number, **values)
            _seat(lottery, drawn.panel, is_first=draw.of == Draw.Of.PANEL)
        set_values(lottery, stage=DRAWN[Draw.Of(draw.of)])
        start("design.write_to_candidates", lottery.pk)
        tell(actor, "design.draw_lots", lottery, seed=seed)
    return draw


def _move_last_day(lottery: Lottery, draw: Draw) -> None:
    """Of more letters; it may be later already."""
    if draw.replies_until and draw.replies_until > (lottery.replies_until or draw.draws_at):
        set_values(lottery, replies_until=draw.replies_until)


def _invite(lottery: Lottery, numbers: Sequence[str]) -> None:
    for some in _in_parts(numbers):
        lottery.candidates.filter(number__in=some).update(invited_at=clock.now())


def _seat(lottery: Lottery, numbers: Sequence[str], *, is_first: bool) -> None:
    """Who left or said no since the list was made leaves the seat free: newcomers are drawn for it."""
    if is_first:
        lottery.candidates.filter(is_kept=True).update(
            seat=Seat.TAKEN, reply=Reply.YES, replied_at=clock.now()
        )
        lottery.candidates.update(told_at=None)
    for some in _in_parts(numbers):
        willing = lottery.candidates.filter(number__in=some, reply=Reply.YES)
        willing.update(seat=Seat.TAKEN, told_at=None)


def _in_parts(numbers: Sequence[str]) -> Iterator[Sequence[str]]:
    return (numbers[first : first + AT_ONCE] for first in range(0, len(numbers), AT_ONCE))


def cancel_draw(*, actor: Person, draw: Draw, reason: str) -> Draw:
    """Before it is held. The list stays public, with the reason; another one is announced after it."""
    with acting(actor, "design.cancel_draw", draw, locked_draw) as draw:
        set_values(draw, cancelled_because=reason)
        set_values(draw.lottery, stage=_before(draw))
        tell(actor, "design.cancel_draw", draw.lottery, reason=reason)
    return draw


def _before(draw: Draw) -> Stage:
    if draw.of == Draw.Of.NEWCOMERS:
        return Stage.SEATED
    if draw.of == Draw.Of.MORE or (draw.of == Draw.Of.PANEL and draw.lottery.has_letters):
        return Stage.REPLYING
    return Stage.GATHERING


def waiting_for_a_letter(lottery: Lottery) -> list[Candidate]:
    """Who is to hear by mail what the last draw means for them, and has not yet."""
    hears = HEARS.get(Stage(lottery.stage))
    if hears is None:
        return []
    return list(
        lottery.candidates.filter(hears, told_at=None).exclude(email="").select_related("person")[:AT_ONCE]
    )
