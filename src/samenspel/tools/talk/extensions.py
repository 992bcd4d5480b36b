"""Talking about an initiative as a whole, on a page of its own."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.hooks import NavLink
from samenspel.tools.talk.subjects import talk_url

NAV_LINK = NavLink(_("Talk about this initiative"), talk_url)
