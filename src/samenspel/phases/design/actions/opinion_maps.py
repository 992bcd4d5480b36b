"""Setting up an opinion map, changing how it is held, and making its figures anew."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks import writing
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.phases.design.counting import NOWHERE, Found, Standing
from samenspel.phases.design.models.opinion_maps import OPINION_MAP, OpinionMap
from samenspel.phases.design.models.statements import State, Statement
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

PAUSE, LEASE = timedelta(seconds=10), timedelta(minutes=10)
AT_ONCE = 500
describe("design.set_up_opinion_map", _("{actor} asked what people think: “{title}”."), news=False)
describe("design.change_opinion_map", _("{actor} changed how “{title}” is held."), news=False)


def set_up_opinion_map(
    *,
    actor: Person,
    initiative: Initiative,
    title: str,
    opens_at: datetime,
    closes_at: datetime | None = None,
    summary: str = "",
    seeds: Iterable[str] = (),
    **settings: Any,
) -> OpinionMap:
    """`title` is the question, `seeds` are statements to begin with. `settings`: moderated, takes_visitors,
    seeds_first."""
    with acting(actor, "design.set_up_opinion_map", initiative):
        activity = add_activity(
            actor=actor,
            initiative=initiative,
            phase="design",
            kind=OPINION_MAP,
            title=title,
            summary=summary,
            opens_at=opens_at,
            closes_at=closes_at,
        )
        map = OpinionMap.objects.create(activity=activity, **settings)
        values = {"map": map, "is_seed": True, "state": State.APPROVED}
        Statement.objects.bulk_create(
            Statement(number=number, text=text, **values) for number, text in enumerate(seeds, start=1)
        )
        tell(actor, "design.set_up_opinion_map", map)
    return map


def change_opinion_map(
    *, actor: Person, map: OpinionMap, moderated: str, takes_visitors: bool, seeds_first: bool
) -> OpinionMap:
    """Votes that were cast stay, also those of visitors who are not taken any more."""
    with acting(actor, "design.change_opinion_map", map):
        values = {"moderated": moderated, "takes_visitors": takes_visitors, "seeds_first": seeds_first}
        set_values(map, is_stale=True, **values)
        tell(actor, "design.change_opinion_map", map)
    return map


def mark_stale(map: OpinionMap) -> None:
    """Inside another action. Who finds it stale already waits for nobody."""
    OpinionMap.objects.filter(pk=map.pk, is_stale=False).update(is_stale=True)


def renew_when_stale() -> int:
    """By the house: have every map made anew that somebody voted in, each once in PAUSE at most and never by
    two at once. Returns how many tasks were started."""
    return sum(_renew_later(map) for map in _due())


def _due() -> QuerySet[OpinionMap]:
    now = clock.now()
    free = Q(renewing="") | Q(renewing_since__lt=now - LEASE)
    rested = Q(renewed_at=None) | Q(renewed_at__lte=now - PAUSE)
    return OpinionMap.objects.filter(free, rested, is_stale=True).only("pk")


def _renew_later(map: OpinionMap) -> bool:
    with writing():
        name = take_turn(map)
        if name:
            start("design.renew_map", map.pk, name)
    return bool(name)


def take_turn(map: OpinionMap) -> str:
    """Of several who would make a map anew one gets a name to do so; for the others it is empty."""
    name = secrets.token_hex(16)
    taken = _due().filter(pk=map.pk).update(is_stale=False, renewing=name, renewing_since=clock.now())
    return name if taken else ""


def renew_map(
    *,
    actor: None,
    map: OpinionMap,
    name: str,
    found: Found,
    group_of: Mapping[str, str],
    standing: Mapping[int, Standing],
) -> bool:
    """By the task called `name`; False when its time was over and another one was started meanwhile."""
    mine = OpinionMap.objects.filter(pk=map.pk, renewing=name)
    values = {"renewing": "", "renewing_since": None, "renewed_at": clock.now()}
    with acting(actor, "design.renew_map", map):
        if not mine.update(found=found.as_json(), group_of=dict(group_of), **values):
            return False
        _save_standing(map, standing)
    return True


def _save_standing(map: OpinionMap, standing: Mapping[int, Standing]) -> None:
    """Where it changed; as new rows that meet old ones, which is many times as quick as changing each."""
    changed = []
    for statement in map.statements.all():
        now = standing.get(statement.number, NOWHERE)
        if now != statement.standing:
            statement.disagrees, statement.passes, statement.agrees, statement.reach = now
            changed.append(statement)
    Statement.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["disagrees", "passes", "agrees", "reach"],
        batch_size=AT_ONCE,
    )
