"""The card of a comment: followers hear that there is one, never what it says."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.things import Card, lay, needs_no_card
from samenspel.tools.talk.doings import appeals_for_administrators, comments_to_moderate
from samenspel.tools.talk.models import Comment, State
from samenspel.tools.talk.rules import reads_comment


def _comments() -> QuerySet[Any]:
    return Comment.objects.select_related("initiative__service__organisation", "author", "appeal")


def _shown(person: Any) -> QuerySet[Any]:
    return Comment.objects.filter(state=State.SHOWN)


COMMENT = Card(
    model=Comment,
    label=_("Comment"),
    every=_comments,
    can_see=reads_comment,
    told_to=_shown,
    doings=(comments_to_moderate, appeals_for_administrators),
)

lay(COMMENT)
needs_no_card("talk.appeal", because="It is against what was decided of a comment, and stands with that.")
