"""What the public history tells of moderation. Single comments stand in the talk itself."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.sentences import describe

describe("talk.change_settings", _("{actor} changed when moderators read comments."))
describe("talk.hide_comment", _("A moderator hid a comment. The reason stands in its place."))
describe("talk.decide_appeal", _("An appeal about a hidden comment was decided."))
