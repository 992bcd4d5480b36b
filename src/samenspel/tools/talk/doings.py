"""What waits for moderators, in one line for each initiative."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samenspel.spine.initiatives.doings import Doing, Viewer
from samenspel.spine.initiatives.models import Initiative, Membership, Role
from samenspel.tools.talk.models import Appeal
from samenspel.tools.talk.queries import appeals_in, reported_in, waiting_in

MODERATING = (Role.MODERATOR, Role.COORDINATOR)


def comments_to_moderate(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """One's own comments and one's own decisions wait for somebody else."""
    mine = [*viewer.where(initiatives, *MODERATING).values()]
    if not mine:
        return
    counts = _waiting(viewer, mine)
    for initiative in mine:
        if count := counts[initiative.pk]:
            title = ngettext(
                "%(count)d comment waits for you", "%(count)d comments wait for you", count
            ) % {"count": count}  # fmt: skip
            text = _("Read it, and decide: show it or hide it, with a reason.")
            url = reverse("talk:moderate", args=[initiative.slug])
            yield Doing(initiative, title, url, text, waits=True)


def _waiting(viewer: Viewer, initiatives: Sequence[Initiative]) -> Counter[int]:
    own = {"author": viewer.person}
    counts = Counter(waiting_in(initiatives).exclude(**own).values_list("initiative_id", flat=True))
    counts.update(reported_in(initiatives).exclude(**own).values_list("initiative_id", flat=True))
    for_others = appeals_in(initiatives).exclude(comment__author=viewer.person)
    not_mine = for_others.exclude(comment__moderated_by=viewer.person)
    counts.update(not_mine.values_list("comment__initiative_id", flat=True))
    return counts


def appeals_for_administrators(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Where nobody else may decide: the only moderator hid it, or wrote it."""
    if not getattr(viewer.person, "is_administrator", False):
        return
    appeals = appeals_in(initiatives).exclude(comment__author=viewer.person)
    lonely = {appeal.initiative.pk: appeal.initiative for appeal in _without_judge(appeals, viewer)}
    for initiative in lonely.values():
        text = _("The only moderator hid the comment, so somebody else has to decide.")
        url = reverse("talk:moderate", args=[initiative.slug])
        yield Doing(initiative, _("An appeal waits for you"), url, text, waits=True)


def _without_judge(appeals: QuerySet[Appeal], viewer: Viewer) -> Iterable[Appeal]:
    others = appeals.exclude(comment__moderated_by=viewer.person)
    open_ones = list(others.select_related("comment__initiative"))
    judges = defaultdict(set)
    members = Membership.objects.filter(role__in=MODERATING, left_at=None)
    wanted = members.filter(initiative__in={appeal.initiative.pk for appeal in open_ones})
    for initiative_id, person_id in wanted.values_list("initiative_id", "person_id"):
        judges[initiative_id].add(person_id)
    for appeal in open_ones:
        involved = {appeal.comment.author_id, appeal.comment.moderated_by_id}
        if not judges[appeal.initiative.pk] - involved:
            yield appeal
