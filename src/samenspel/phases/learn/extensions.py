"""A link on the page of every initiative to how it went."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.hooks import NavLink
from samenspel.spine.initiatives.models import Initiative


def process_url(initiative: Initiative) -> str:
    return reverse("learn:show_process", args=[initiative.slug])


NAV_LINK = NavLink(_("How it went"), process_url)
