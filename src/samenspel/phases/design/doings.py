"""What waits for somebody in the design phase."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.phases.design.models.ideas import Combination, Idea, IdeaBoard
from samenspel.phases.design.models.lotteries import Draw, Lottery, Stage
from samenspel.phases.design.models.prototypes import Experience, Prototype, Trial, Went
from samenspel.phases.design.rules.ideas import ALIVE
from samenspel.spine.initiatives.doings import Doing, Viewer
from samenspel.spine.initiatives.models import Activity, Initiative, Role
from samenspel.spine.initiatives.queries import open_now


def ideas_to_answer(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Once a board is closed, who asked owes an answer to every idea on it."""
    mine = viewer.where(initiatives, Role.COORDINATOR)
    closed = IdeaBoard.objects.filter(activity__initiative__in=mine, activity__closes_at__lte=clock.settled())
    new = Q(ideas__state=Idea.State.NEW, ideas__hidden_because="")
    waiting = closed.annotate(count=Count("ideas", filter=new)).filter(count__gt=0)
    for board in waiting.select_related("activity"):
        home, url = mine[board.activity.initiative_id], reverse("design:decide_ideas", args=[board.pk])
        yield Doing(home, _("Answer the ideas"), f"{url}?state=new", str(board), phase="design", waits=True)


def combinations_to_answer(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    if not viewer.person.is_authenticated:
        return
    by_id = {one.pk: one for one in initiatives}
    waiting = Combination.objects.filter(
        _asks("thing", viewer) | _asks("into", viewer), into__board__activity__initiative__in=by_id
    )
    for question in waiting.select_related("into__board__activity").distinct():
        home, idea = by_id[question.into.board.activity.initiative_id], question.into
        title = _("Shall two ideas become one?")
        yield Doing(home, title, idea.get_absolute_url(), idea.title, phase="design", waits=True)


def _asks(side: str, viewer: Viewer) -> Q:
    """Whether this side has not said yes, and this person is one of it."""
    still = {f"{side}__authors__person": viewer.person, f"{side}__authors__agreed_at__isnull": False}
    both_stand = Q(
        thing__state__in=ALIVE, into__state__in=ALIVE, thing__hidden_because="", into__hidden_because=""
    )
    return Q(**{f"{side}_agrees": False}, **still) & both_stand


def prototypes_to_draw_up(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Nobody can try what has no steps."""
    mine = viewer.where(initiatives, Role.COORDINATOR)
    empty = Prototype.objects.filter(activity__initiative__in=mine, drafts__steps=None)
    for prototype in empty.select_related("activity").distinct():
        home, url = mine[prototype.activity.initiative_id], reverse("design:add_step", args=[prototype.pk])
        yield Doing(home, _("Add the steps of the draft"), url, str(prototype), phase="design", waits=True)


def trials_to_go_on_with(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """What somebody began, as long as people try it."""
    if not viewer.person.is_authenticated:
        return
    by_id = {one.pk: one for one in initiatives}
    open_activities = Activity.objects.filter(open_now(), initiative__in=initiatives)
    mine = Trial.objects.filter(person=viewer.person, draft__prototype__activity__in=open_activities)
    said, steps = Count("experiences", distinct=True), Count("draft__steps", distinct=True)
    begun = mine.annotate(said=said, steps=steps).filter(said__lt=F("steps"))
    stopped = Experience.objects.filter(trial=OuterRef("pk"), went=Went.STOPPED)
    for trial in begun.exclude(Exists(stopped)).select_related("draft__prototype__activity"):
        activity, url = trial.draft.prototype.activity, trial.get_absolute_url()
        home, title = by_id[activity.initiative_id], _("Go on with what you try")
        yield Doing(home, title, url, activity.title, phase="design", waits=True)


def draws_to_hold(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """The moment that was announced has come."""
    mine = viewer.where(initiatives, Role.COORDINATOR)
    due = Draw.objects.filter(
        lottery__activity__initiative__in=mine,
        drawn_at=None,
        cancelled_because="",
        draws_at__lte=clock.now(),
    )
    for draw in due.select_related("lottery__activity").defer("listed", "snapshot", "found"):
        home, url = mine[draw.lottery.activity.initiative_id], draw.get_absolute_url()
        yield Doing(home, _("Hold the draw"), url, str(draw.lottery), phase="design", waits=True)


def pools_to_draw_from(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """The pool has closed, or the answers are in; people wait for the draw."""
    mine = viewer.where(initiatives, Role.COORDINATOR)
    closed = Q(stage=Stage.GATHERING, activity__closes_at__lte=clock.settled())
    answered = Q(stage=Stage.REPLYING, replies_until__lte=clock.settled())
    waiting = Lottery.objects.filter(closed | answered, activity__initiative__in=mine)
    for lottery in waiting.select_related("activity"):
        home, url = mine[lottery.activity.initiative_id], lottery.get_absolute_url()
        yield Doing(home, _("Announce the draw"), url, str(lottery), phase="design", waits=True)
