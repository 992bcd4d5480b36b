"""A poster that leads a telephone to where feedback is given."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.qr import qr_file
from samenspel.phases.assess.models.feedback import Feedback


def poster(feedback: Feedback) -> Context:
    """For `assess/poster.typ`, in the language of the page."""
    address = f"{settings.SITE_URL}{reverse('assess:give_feedback', args=[feedback.pk])}"
    return {
        "title": str(feedback),
        "language": get_language() or "",
        "summary": feedback.activity.summary,
        "questions": [_("What went well?"), _("What hindered you?"), _("What one thing would you change?")],
        "how": _("Scan with your telephone. It takes a minute, and you need no account."),
        "promise": _("%(who)s answers in public within %(days)d days.")
        % {"who": feedback.initiative.service.organisation, "days": feedback.reply_days},
        "address": address,
        "code": qr_file(address),
        "code_words": _("Code to scan; it leads to %(address)s") % {"address": address},
    }
