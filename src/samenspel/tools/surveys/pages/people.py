"""What those who coordinate see of who was invited, and of quotas."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.foundation import clock
from samenspel.foundation.access import may_do
from samenspel.foundation.ui.figures import as_share
from samenspel.foundation.ui.pages import Context
from samenspel.methods.questionnaires import Dispositions
from samenspel.spine.initiatives.printing import poster
from samenspel.tools.surveys.models.quotas import Quota
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.labels import Labels
from samenspel.tools.surveys.queries.dispositions import dispositions_of, told_rates
from samenspel.tools.surveys.queries.invitations import undelivered, wanted
from samenspel.tools.surveys.queries.quotas import is_begun, over_quota, questions_with_options
from samenspel.tools.surveys.queries.surveys import current_wave, draft_of, is_over, last_wave, minutes_of
from samenspel.tools.surveys.rules.people import drawing_of
from samenspel.tools.surveys.wording import RATES, in_bands

FOR_PEOPLE = (
    "invite",
    "set_up_randomisation",
    "withdraw_invitation",
    "choose_reminders",
    "list_quotas",
    "print_poster",
)
FOR_QUOTAS = ("add_quota", "hold_places")


def people_page(survey: Survey, person: Any) -> Context:
    wave = current_wave(survey) or last_wave(survey)
    assert wave is not None
    found = dispositions_of(wave)
    return {
        "survey": survey,
        "drawing": drawing_of(survey),
        "wave": wave,
        "invited": survey.invited.filter(is_withdrawn=False).count(),
        "waiting": wave.invitations.filter(written_at=None, invited__in=wanted(survey)).count(),
        "undelivered": [one.email for one in undelivered(survey) if one.email],
        "reminders": wave.reminders.all(),
        "now": clock.now(),
        "counts": counts_said(found),
        "rates": [*rates_said(found)] if is_over(wave) else [],
        "is_over": is_over(wave),
        "fewest": settings.FEWEST_SHOWN,
        **may_do(person, "surveys", FOR_PEOPLE, survey),
    }


def counts_said(found: Dispositions) -> list[tuple[str, str]]:
    """In bands: one more or one less would be somebody."""
    return [
        (_("Handed in"), in_bands(found.complete)),
        (_("Began, and did not hand in"), in_bands(found.partial)),
        (_("Want no letters, or took their answers back"), in_bands(found.refused)),
        (_("Nothing heard"), in_bands(found.silent)),
    ]


def rates_said(found: Dispositions) -> Iterator[tuple[str, str, str]]:
    for name, rate in told_rates(found).items():
        yield name, str(RATES[name]), as_share(float(rate))


def quotas_page(survey: Survey, person: Any, language: str) -> Context:
    labels = Labels(draft_of(survey), language)
    return {
        "survey": survey,
        "quotas": [(one, *_said(one, labels)) for one in survey.quotas.all()],
        "questions": [(one.code, labels.say(one.text)) for one in questions_with_options(survey)],
        "is_begun": is_begun(survey),
        "over": in_bands(over) if (over := over_quota(survey)) else "",
        **may_do(person, "surveys", FOR_QUOTAS, survey),
    }


def _said(quota: Quota, labels: Labels) -> tuple[str, str, str]:
    """The question, the answers that count, and how many places are taken, where a band tells it."""
    if quota.question not in labels.questions.question:
        return quota.question, _("This question is not asked any more: nobody takes a place."), ""
    options = {one.code: one for one in labels.questions.question[quota.question].options}  # type: ignore[attr-defined]
    answers = ", ".join(labels.say(options[code].text) for code in quota.options if code in options)
    taken = in_bands(quota.taken) if quota.number >= settings.FEWEST_SHOWN else ""
    return labels.question(quota.question), answers, taken


def poster_of(survey: Survey, language: str, address: str) -> Context:
    return poster(survey, language, address, facts=[*_facts(survey)])


def _facts(survey: Survey) -> Iterator[str]:
    minutes = minutes_of(draft_of(survey))
    yield ngettext("About %(count)d minute", "About %(count)d minutes", minutes) % {"count": minutes}
    if closes := survey.activity.closes_at:
        yield _("Until %(day)s") % {"day": date_format(localtime(closes), "DATE_FORMAT")}
