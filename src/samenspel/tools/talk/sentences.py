"""What the public history tells of moderation, and what followers hear of comments: that there is one, never
what it says. Single comments stand in the talk itself."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.sentences import Shown, describe, show_news_of
from samenspel.tools.talk.models import Comment, State

describe("talk.change_settings", _("{actor} changed when moderators read comments."), news=False)
describe("talk.hide_comment", _("A moderator hid a comment. The reason stands in its place."), news=False)
describe("talk.decide_appeal", _("An appeal about a hidden comment was decided."), news=False)
describe("talk.write_comment", _("{actor} wrote a comment."), history=False)
describe("talk.answer_comment", _("{actor} answered a comment."), history=False)
describe("talk.approve_comment", _("A comment appeared, after a moderator read it."), history=False)


def _shown_now() -> QuerySet[Comment]:
    return Comment.objects.filter(state=State.SHOWN)


def _places(ids: Iterable[str]) -> dict[str, str]:
    return {id: reverse("talk:show_comment", args=[id]) for id in ids}


show_news_of("talk.comment", Shown(_shown_now, _places))
