"""A randomised invitation on a site, by its actions: python -m benchmarks.studies_site PEOPLE prints JSON."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import Any

from benchmarks.inside_site import make_ready, timed
from benchmarks.memory import most_memory

SEED, AT_ONCE = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5", 1000


def measured(people: int) -> dict[str, Any]:
    from samenspel.foundation import clock
    from samenspel.foundation.journal.models import Entry, Message
    from samenspel.methods.reporting import Hypothesis
    from samenspel.phases.learn.actions import studies, trials
    from samenspel.phases.learn.models.trials import Trial
    from samenspel.phases.learn.queries.studies import find_study
    from samenspel.phases.learn.tasks.studies import analyse_study
    from tests.factories.studies import COUNTED, announce, freeze, let_days_pass
    from tests.factories.studies import make_ready as make_ready_study

    study = make_ready_study()
    again = Hypothesis("h0", "More.", "randomisation-inference", _spec(), "arm=2")
    studies.add_expectation(actor=study.lead, study=study, hypothesis=again)
    freeze(study, reason="With the lot drawn again.", expected=None)
    members = _members(study.initiative, people)
    found = {"listing": timed(lambda: announce(study))}
    Trial.objects.update(draws_at=clock.now() - timedelta(seconds=1))
    found["drawing"] = timed(
        lambda: trials.draw_trial(actor=study.lead, study=find_study(study.pk), seed=SEED)
    )
    found["queueing"] = timed(lambda: _write(find_study(study.pk)))
    let_days_pass(study)
    at = clock.now() - timedelta(days=50)
    Entry.objects.bulk_create(
        (
            Entry(at=at, actor=str(one), verb=COUNTED, initiative_id=str(study.initiative_id))
            for place, one in enumerate(members)
            for _time in range(place % 4)
        ),
        batch_size=AT_ONCE,
    )
    trials.open_study(actor=study.lead, study=find_study(study.pk))
    found["analysing"] = timed(lambda: analyse_study.call(study.pk, str(study.lead_id)))
    return {**found, "letters": Message.objects.count(), "most": most_memory()}


def _spec() -> dict[str, Any]:
    return {"outcome": "entries", "assigned": "arm", "control": "1", "draws": 10_000, "same_source": False}


def _write(study: Any) -> None:
    from samenspel.phases.learn.actions.trials import write_trial_letters

    while write_trial_letters(actor=None, study=study):
        pass


def _members(initiative: Any, count: int) -> list[Any]:
    from samenspel.spine.initiatives.models import Membership
    from samenspel.spine.people.models import Person

    people = [Person(email=f"p{number}@example.org", display_name=f"P{number}") for number in range(count)]
    Person.objects.bulk_create(people, batch_size=AT_ONCE)
    charter = initiative.charters.first()
    Membership.objects.bulk_create(
        (Membership(person=one, initiative=initiative, charter=charter) for one in people), batch_size=AT_ONCE
    )
    return [one.pk for one in people]


def main() -> None:
    make_ready()
    json.dump(measured(int(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    main()
