"""Drawing up a draft of the service: its steps, in versions once somebody tried it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.versions import refuse_overtaken
from samenspel.foundation.ui.pictures import drop_later
from samenspel.phases.design.models.prototypes import PROTOTYPE, Draft, Finding, Prototype, Step
from samenspel.phases.design.queries.prototypes import find_step, locked_prototype, newest_draft
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

MOST_STEPS = 40
STEP = ("title", "text", "picture", "picture_words")
describe("design.set_up_prototype", _("{actor} set up a draft to try: “{title}”."), news=False)


def set_up_prototype(
    *,
    actor: Person,
    initiative: Initiative,
    title: str,
    shape: str,
    opens_at: datetime,
    closes_at: datetime | None = None,
    summary: str = "",
) -> Prototype:
    """Without steps. That there is a new activity is news already."""
    with acting(actor, "design.set_up_prototype", initiative):
        activity = add_activity(
            actor=actor,
            initiative=initiative,
            phase="design",
            kind=PROTOTYPE,
            title=title,
            summary=summary,
            opens_at=opens_at,
            closes_at=closes_at,
        )
        prototype = Prototype.objects.create(activity=activity, shape=shape)
        Draft.objects.create(prototype=prototype)
        tell(actor, "design.set_up_prototype", prototype)
    return prototype


describe("design.add_step", _("{actor} added a step to the draft “{title}”: “{step}”."), news=False)


def add_step(*, actor: Person, prototype: Prototype, **values: Any) -> Step:
    """At its end. `values`: title, text, picture and picture_words."""
    with acting(actor, "design.add_step", prototype, locked_prototype) as prototype:
        draft, _same = _to_write_in(actor, newest_draft(prototype))
        last = draft.steps.aggregate(last=Max("place"))["last"] or 0
        if last >= MOST_STEPS:
            raise Refused("design.add_step", _("A draft has at most 40 steps. Try it in two parts."))
        step = Step.objects.create(draft=draft, place=last + 1, **values)
        tell(actor, "design.add_step", step, step=step.title)
    return step


describe("design.change_step", _("{actor} changed a step of the draft “{title}”: “{step}”."), news=False)


def change_step(
    *, actor: Person, step: Step, seen: str = "", answers: Iterable[Finding] = (), **values: Any
) -> Step:
    """`values`: as add_step. `answers`: findings because of which it is changed. `seen`: the version that was
    changed; none: whatever stands there."""
    with acting(actor, "design.change_step", step, _locked) as step:
        refuse_overtaken("design.change_step", step, STEP, seen)
        old = step.picture
        draft, same = _to_write_in(actor, step.draft)
        step = same.get(step.pk, step)
        set_values(step, **values)
        if old.name != step.picture.name:
            drop_unused(old)
        _answer(actor, draft, answers)
        tell(actor, "design.change_step", step, step=step.title)
    return step


describe("design.answer_finding", _("{actor} changed “{title}” because people said: “{finding}”"))


def _answer(actor: Person, draft: Draft, findings: Iterable[Finding]) -> None:
    among = Finding.objects.filter(step__draft__prototype=draft.prototype_id, answered_in=None)
    for finding in among.filter(pk__in=[one.pk for one in findings]):
        set_values(finding, answered_in=draft)
        tell(actor, "design.answer_finding", finding, finding=finding.text)


describe("design.move_step", _("{actor} put the steps of the draft “{title}” in another order."), news=False)


def move_step(*, actor: Person, step: Step, up: bool) -> Step:
    """Past the one beside it; the first stays first, the last stays last."""
    with acting(actor, "design.move_step", step, _locked) as step:
        if _beside(step, up=up):
            _draft, same = _to_write_in(actor, step.draft)
            step = same.get(step.pk, step)
            _swap(step, _beside(step, up=up))
            tell(actor, "design.move_step", step)
    return step


def _beside(step: Step, *, up: bool) -> Step | None:
    return step.draft.steps.filter(place=step.place + (-1 if up else 1)).first()


def _swap(step: Step, other: Any) -> None:
    """By way of a place that none has: the database sees to it that no two stand in one."""
    here, there = step.place, other.place
    set_values(step, place=0)
    set_values(other, place=here)
    set_values(step, place=there)


describe("design.remove_step", _("{actor} took a step out of the draft “{title}”: “{step}”."), news=False)


def remove_step(*, actor: Person, step: Step) -> None:
    """Versions that people tried keep theirs."""
    with acting(actor, "design.remove_step", step, _locked) as step:
        tell(actor, "design.remove_step", step, step=step.title)
        draft, same = _to_write_in(actor, step.draft)
        step = same.get(step.pk, step)
        picture, place = step.picture, step.place
        step.delete()
        drop_unused(picture)
        for later in draft.steps.filter(place__gt=place).order_by("place"):
            set_values(later, place=later.place - 1)


def _locked(step: Step) -> Step:
    prototype = locked_prototype(step.draft.prototype)
    return find_step(prototype.pk, step.pk)


describe("design.begin_draft", _("{actor} changed the draft “{title}”: version {number} can be tried."))


def _to_write_in(actor: Person, draft: Draft) -> tuple[Draft, dict[int, Step]]:
    """The draft itself while nobody tried it; else the next one, and its steps by the keys of the same ones
    before."""
    if not draft.stays:
        return draft, {}
    following = Draft.objects.create(prototype=draft.prototype, number=draft.number + 1)
    same = {step.pk: _copied(step, following) for step in draft.steps.all()}
    tell(actor, "design.begin_draft", following, number=following.number)
    return following, same


def _copied(step: Step, draft: Draft) -> Step:
    """Both show one file."""
    words = {name: getattr(step, name) for name in (*STEP, "place")}
    return Step.objects.create(draft=draft, earlier=step, **words)


def drop_unused(picture: Any) -> None:
    """Another version may still show it."""
    if picture and not Step.objects.filter(picture=picture.name).exists():
        drop_later(picture)
