"""Preparing what chance decides: arms, and the people from whom is drawn."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.actions.answering import seal
from samenspel.tools.surveys.actions.inviting import list_addresses
from samenspel.tools.surveys.models.randomisations import (
    MOST_ARMS,
    Arm,
    Assessed,
    Randomisation,
)
from samenspel.tools.surveys.models.surveys import Edition, Survey
from samenspel.tools.surveys.queries.invitations import marked
from samenspel.tools.surveys.queries.randomisations import (
    AT_ONCE,
    locked_arm,
    locked_randomisation,
)
from samenspel.tools.surveys.queries.surveys import locked_survey, newest_edition

Values = Mapping[str, str]
CHANGED = "surveys.change_randomisation"
describe(
    "surveys.set_up_randomisation", _("{actor} lets chance decide who is asked in “{title}”."), news=False
)
describe(CHANGED, _("{actor} changed how chance decides who is asked in “{title}”."), news=False)


def set_up_randomisation(
    *,
    actor: Person,
    survey: Survey,
    arms: Sequence[tuple[str, int]],
    strata: Sequence[str] = (),
    cluster: str = "",
    sample: int | None = None,
) -> Randomisation:
    """`arms`: names and shares."""
    with acting(actor, "surveys.set_up_randomisation", survey, locked_survey) as survey:
        made = Randomisation.objects.create(survey=survey, strata=[*strata], cluster=cluster, sample=sample)
        Arm.objects.bulk_create(
            Arm(randomisation=made, number=number, name=name, share=share)
            for number, (name, share) in enumerate(arms, start=1)
        )
        tell(actor, "surveys.set_up_randomisation", survey)
    return made


def change_randomisation(
    *,
    actor: Person,
    randomisation: Randomisation,
    strata: Sequence[str] = (),
    cluster: str = "",
    sample: int | None = None,
) -> None:
    """Another column asks for another list: the one that was sent has not its values."""
    with acting(actor, CHANGED, randomisation, locked_randomisation) as randomisation:
        before = {*randomisation.columns}
        set_values(randomisation, strata=[*strata], cluster=cluster, sample=sample)
        if not {*randomisation.columns} <= before:
            randomisation.assessed_people.all().delete()
        tell(actor, CHANGED, randomisation.survey)


def add_arm(*, actor: Person, randomisation: Randomisation, **values: Any) -> Arm:
    """`values`: of the arm."""
    with acting(actor, "surveys.add_arm", randomisation, locked_randomisation) as randomisation:
        numbers = [*randomisation.arms.values_list("number", flat=True)]
        if len(numbers) >= MOST_ARMS:
            raise Refused("surveys.add_arm", _("These are as many arms as there can be."))
        _refuse_foreign(randomisation, values.get("edition"))
        _refuse_namesake(randomisation, values["name"], 0)
        arm = Arm.objects.create(randomisation=randomisation, number=max(numbers, default=0) + 1, **values)
        tell(actor, CHANGED, randomisation.survey)
    return arm


def change_arm(*, actor: Person, arm: Arm, **values: Any) -> None:
    with acting(actor, "surveys.change_arm", arm, locked_arm) as arm:
        _refuse_foreign(arm.randomisation, values.get("edition"))
        _refuse_namesake(arm.randomisation, values["name"], arm.pk)
        set_values(arm, **values)
        tell(actor, CHANGED, arm.randomisation.survey)


def remove_arm(*, actor: Person, arm: Arm) -> Randomisation:
    """Those after it close up: on the list they are numbered."""
    with acting(actor, "surveys.remove_arm", arm, locked_arm) as arm:
        randomisation = arm.randomisation
        arm.delete()
        for number, one in enumerate(randomisation.arms.all(), start=1):
            set_values(one, number=number)
        tell(actor, CHANGED, randomisation.survey)
    return randomisation


def _refuse_foreign(randomisation: Randomisation, edition: Edition | None) -> None:
    if edition is not None and edition.survey_id != randomisation.survey_id:
        raise Refused(CHANGED, _("These questions are of another survey."))


def _refuse_namesake(randomisation: Randomisation, name: str, pk: int) -> None:
    if randomisation.arms.filter(name=name).exclude(pk=pk).exists():
        raise Refused(CHANGED, _("Another arm has this name. Give each a name of its own."))


def list_people(*, actor: Person, randomisation: Randomisation, people: Sequence[tuple[str, Values]]) -> int:
    """Addresses with the values of each; returns how many are new. They are added to who is listed; who is
    on the list gets the new values."""
    with acting(actor, "surveys.list_people", randomisation, locked_randomisation) as randomisation:
        marks = marked(randomisation.survey, [email for email, _values in people])
        by_mark = dict(zip(marks, (values for _email, values in people), strict=True))
        list_addresses(randomisation.survey, marks)
        invited = {one.pk: one.mark for one in randomisation.survey.invited.all() if one.mark in by_mark}
        known = {
            one.invited_id: one for one in randomisation.assessed_people.all() if one.invited_id in invited
        }
        for key, one in known.items():
            one.values = by_mark[invited[key]]
        Assessed.objects.bulk_update(known.values(), ["values"], batch_size=AT_ONCE)
        new = [
            Assessed(randomisation=randomisation, invited_id=key, values=by_mark[mark])
            for key, mark in invited.items()
            if key not in known
        ]
        Assessed.objects.bulk_create(new, batch_size=AT_ONCE)
        tell(actor, CHANGED, randomisation.survey)
    return len(new)


def keep_questions(*, actor: Person, randomisation: Randomisation) -> None:
    """As they are now, for an arm: a change makes the next edition from then on."""
    with acting(actor, "surveys.keep_questions", randomisation, locked_randomisation) as randomisation:
        edition = newest_edition(randomisation.survey)
        assert edition is not None
        seal(edition)
        tell(actor, CHANGED, randomisation.survey)
