"""Letters to whom chance drew: what their arm says, and how to stay out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.urls import reverse

from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import TrialArm
from samenspel.phases.learn.rules.ethics import ethics_of
from samenspel.spine.people.letters import absolute
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions.asking import write_many_if_wanted


def write_arms(study: Study, people: Sequence[Person], arms: Mapping[Person, TrialArm]) -> int:
    """Inside an action. An arm without words gets no letter. Returns how many were written."""
    by_arm = defaultdict(list)
    for person in people:
        by_arm[arms[person]].append(person)
    return sum(_write(study, arm, some) for arm, some in by_arm.items() if arm.words)


def _write(study: Study, arm: TrialArm, people: Sequence[Person]) -> int:
    ethics = ethics_of(study)
    return write_many_if_wanted(
        people,
        "learn/invited",
        words=arm.words,
        initiative=study.initiative,
        information=ethics.information if ethics and ethics.told == "before" else "",
        url=absolute(study.initiative.get_absolute_url() if study.initiative else study.get_absolute_url()),
        out=absolute(reverse("learn:stay_out", args=[study.pk])),
    )
