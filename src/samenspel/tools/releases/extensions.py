"""A link to the ledger on the page of every initiative."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.hooks import NavLink
from samenspel.spine.initiatives.models import Initiative


def ledger_url(initiative: Initiative) -> str:
    return reverse("releases:show_releases", args=[initiative.slug])


NAV_LINK = NavLink(_("Open data"), ledger_url)
