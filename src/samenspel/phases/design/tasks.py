"""Long work: reading a conversation or a list, finding groups in votes, making lists to draw from."""

from contextlib import ExitStack
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.tasks import Failed, each, every, progress, task
from samenspel.foundation.tasks.parsed import parsed
from samenspel.foundation.tasks.uploads import taken
from samenspel.foundation.tasks.work import Told
from samenspel.foundation.ui.words import at_line, said
from samenspel.methods.opinion import MalformedFile
from samenspel.methods.sortition import NoPanel, UnfitPool
from samenspel.phases.design.actions import draws, importing, lotteries, pool, replies
from samenspel.phases.design.actions import opinion_maps as actions
from samenspel.phases.design.actions.gathering import tell_writing
from samenspel.phases.design.counting import found_in, standing_in
from samenspel.phases.design.lists import People, asking
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.pools import Listed, list_letters, list_newcomers, list_panels, snapshot_of
from samenspel.phases.design.queries.lotteries import find_draw, find_lottery
from samenspel.phases.design.queries.opinion_maps import votes_of
from samenspel.phases.design.queries.texts import texts_with_news
from samenspel.phases.design.rules.lotteries import next_draw
from samenspel.phases.design.sources import UnfitConversation
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person

PEOPLE = "samenspel.phases.design.lists:read_people"


@task()
def renew_map(map_id: int, name: str) -> bool:
    """`name`: that by which this task is known to the map. False when another one took its place."""
    map = OpinionMap.objects.get(pk=map_id)
    votes, visitors = votes_of(map)
    found, group_of = found_in(votes, visitors, map.group_of)
    standing = standing_in(votes)
    return actions.renew_map(
        actor=None, map=map, name=name, found=found, group_of=group_of, standing=standing
    )


@task()
def import_opinion_map(
    uploads: list[str], person_id: str, initiative_id: int, *, about: dict[str, Any]
) -> OpinionMap:
    """`uploads`: the file of statements and that of votes."""
    actor = Person.objects.get(pk=person_id)
    initiative = Initiative.objects.get(pk=initiative_id)
    with ExitStack() as stack:
        comments, votes = (stack.enter_context(taken(name)).read() for name in uploads)
        map = _map_of(actor, initiative, comments, votes, about)
    if name := actions.take_turn(map):
        progress(0, 1, _("Looking for groups…"))
        renew_map.call(map.pk, name)
    return map


def _map_of(
    actor: Person, initiative: Initiative, comments: bytes, votes: bytes, about: dict[str, Any]
) -> OpinionMap:
    try:
        return importing.import_opinion_map(
            actor=actor,
            initiative=initiative,
            comments=comments,
            votes=votes,
            progress=lambda done, total: progress(done, total, _("Keeping the votes…")),
            **about,
        )
    except importing.AlreadyImported as error:  # it came twice, or this task was killed after saving
        if allow(actor, "design.show_opinion_map", error.map):
            return error.map
        raise Failed(_("This file was imported before, in an initiative that you can't see.")) from error
    except MalformedFile as error:
        raise Failed(at_line(error.line, error.problem)) from error
    except UnfitConversation as error:
        raise Failed(str(error)) from error


@every(seconds=600)
def tell_what_was_written() -> int:
    """Of each text at most once a day. Returns of how many."""
    return sum(map(bool, each(texts_with_news(), lambda text: tell_writing(actor=None, text=text))))


# While people vote; every worker asks by its own clock, and one of them begins.
every(seconds=10)(actions.renew_when_stale)


@task()
def list_candidates(upload: str, person_id: str, lottery_id: int) -> Told:
    lottery = find_lottery(lottery_id)
    with taken(upload) as file:
        found = _people(lottery, file.read())
    if found.faults:
        raise Failed("\n".join(_faults_said(found)))
    actor, keeping = Person.objects.get(pk=person_id), partial(progress, text=_("Writing the list…"))
    count = pool.list_candidates(actor=actor, lottery=lottery, rows=found.rows, progress=keeping)
    return Told(lottery, (_("People on the list: %(count)d.") % {"count": count},))


def _people(lottery: Lottery, source: bytes) -> People:
    try:
        found: People = parsed(
            PEOPLE, asking(lottery.features, source), partial(progress, text=_("Reading line by line…"))
        )
    except MalformedFile as error:
        raise Failed(at_line(error.line, error.problem)) from error
    return found


def _faults_said(found: People) -> list[str]:
    lines = [_("Nothing was saved. Mend these lines, and send the list again.")]
    for fault in found.faults:
        lines.append(at_line(fault.line, fault.problem, fault.column))
    more = [_("And %(count)d more.") % {"count": found.more}] if found.more else []
    return lines + more


@task()
def announce_draw(person_id: str, lottery_id: int, *, number: int, seed_plan: str, draws_at: str) -> Draw:
    """`number`: that of the draw."""
    lottery = find_lottery(lottery_id)
    if draw := _public_already(lottery, number, seed_plan):
        return draw
    if not (of := next_draw(lottery)):
        raise Failed(_("This lottery was called off."))
    progress(0, 1, _("Looking for the fairest list…"))
    return draws.announce_draw(
        actor=Person.objects.get(pk=person_id),
        lottery=lottery,
        of=of,
        listed=_listed(lottery, of),
        seed_plan=seed_plan,
        draws_at=datetime.fromisoformat(draws_at),
    )


@task()
def announce_more_letters(
    person_id: str,
    lottery_id: int,
    *,
    number: int,
    letters: int,
    replies_until: str,
    seed_plan: str,
    draws_at: str,
) -> Draw:
    """Idem."""
    lottery = find_lottery(lottery_id)
    if draw := _public_already(lottery, number, seed_plan):
        return draw
    return draws.announce_more_letters(
        actor=Person.objects.get(pk=person_id),
        lottery=lottery,
        listed=_listed(lottery, Draw.Of.MORE, letters),
        replies_until=datetime.fromisoformat(replies_until),
        seed_plan=seed_plan,
        draws_at=datetime.fromisoformat(draws_at),
    )


def _public_already(lottery: Lottery, number: int, seed_plan: str) -> Draw | None:
    """Whoever starts again finds the list that was public before it was killed, whatever became of it
    since."""
    draw: Draw | None = lottery.draws.filter(number=number).first()
    if draw and draw.seed_plan != seed_plan:
        raise Failed(_("Somebody else made a list public meanwhile. Look at it before you announce another."))
    return draw


def _listed(lottery: Lottery, of: str, letters: int = 0) -> Listed:
    try:
        if of == Draw.Of.NEWCOMERS:
            return list_newcomers(lottery)
        snapshot = snapshot_of(lottery, of)
        if of == Draw.Of.PANEL:
            return list_panels(lottery, snapshot)
        return list_letters(lottery, snapshot, letters)
    except UnfitPool as error:
        raise Failed(said(error.problem)) from error
    except NoPanel as error:
        raise Failed("\n".join(said(one) for one in error.words)) from error
    except ArithmeticError as error:
        words = _(
            "The computer found no list for these quotas. Other quotas may work; more time will not help."
        )
        raise Failed(words) from error


@task()
def draw_lots(person_id: str, lottery_id: int, draw_id: int, *, seed: str, signature: str) -> Draw:
    """Whoever starts again finds what was drawn before the worker was killed."""
    draw = find_draw(lottery_id, draw_id)
    if draw.drawn_at is not None and draw.seed == seed:
        return draw
    actor = Person.objects.get(pk=person_id)
    return draws.draw_lots(actor=actor, draw=draw, seed=seed, signature=signature)


@task()
def write_to_candidates(lottery_id: int) -> int:
    """Some at a time, each lot of them on its own: who is killed goes on where it was."""
    lottery, count = find_lottery(lottery_id), 0
    while some := replies.write_to_candidates(actor=None, lottery=lottery):
        count += some
    return count


@task()
def tell_of_day(lottery_id: int) -> int:
    """Idem."""
    lottery, count = find_lottery(lottery_id), 0
    while some := replies.tell_of_day(actor=None, lottery=lottery):
        count += some
    return count


@every(hours=1)
def erase_pools() -> None:
    each(lotteries.due_for_erasure(), lambda lottery: lotteries.erase_pool(actor=None, lottery=lottery))
