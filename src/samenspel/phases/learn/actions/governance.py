"""Answering the five questions for one's side."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.methods.governing import QUESTIONS
from samenspel.phases.learn.models.governance import Governed
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("learn.answer_five", _("One side said how this changes who governs."), news=False)


def answer_five(*, actor: Person, initiative: Initiative, answers: Mapping[str, str]) -> Governed:
    """For the side that one speaks for; the journal does not say who did it."""
    with acting(actor, "learn.answer_five", initiative) as initiative:
        if not any(answers.values()) or not {*answers} <= {*QUESTIONS}:
            raise Refused("learn.answer_five", _("Answer at least one of the five questions."))
        made = Governed.objects.create(
            initiative=initiative,
            side=side_of(actor, initiative),
            answers=dict(answers),
            answered_on=clock.today(),
        )
        tell(None, "learn.answer_five", initiative)
    return made
