"""Killed before any section: a version is whole once, and never twice."""

import pytest

from samenspel.foundation.journal.models import Entry
from samenspel.phases.assess.actions import reports
from samenspel.phases.assess.queries.reports import find_version
from samenspel.phases.assess.tasks import reports as tasks
from tests.factories.initiatives import coordinator_of
from tests.factories.reports import make_answered_report

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """As a worker that is no more."""


@pytest.mark.parametrize("name", [*tasks.PARTS])
def test_after_a_kill_the_work_goes_on_where_it_was(name, monkeypatch):
    report = make_answered_report()
    actor = coordinator_of(report.initiative)
    reports.make_report(actor=actor, report=report)
    version, found = report.versions.get(), []
    words = {"version_id": version.pk, "person_id": str(actor.pk)}

    def watched(of, find):
        def found_by(report):
            if of == name and of not in found:
                found.append(of)
                raise Killed
            found.append(of)
            return find(report)

        return found_by

    parts = {of: (text, watched(of, find)) for of, (text, find) in tasks.PARTS.items()}
    monkeypatch.setattr(tasks, "PARTS", parts)
    with pytest.raises(Killed):
        tasks.write_report.call(**words)
    assert find_version(version.pk).stage == "making"
    for _again in range(2):
        tasks.write_report.call(**words)
    whole = find_version(version.pk)
    assert (whole.stage, {*whole.parts}) == ("draft", {*parts})
    assert sorted(found) == sorted([*parts, name])
    assert Entry.objects.filter(verb="assess.finish_report").count() == 1


def test_two_workers_at_once_keep_each_section_once():
    report = make_answered_report()
    reports.make_report(actor=coordinator_of(report.initiative), report=report)
    one, other = report.versions.get(), report.versions.get()
    reports.keep_part(actor=None, version=one, name="told", part={"next": "one"})
    reports.keep_part(actor=None, version=other, name="about", part={})
    reports.keep_part(actor=None, version=other, name="told", part={"next": "other"})
    assert find_version(one.pk).parts == {"told": {"next": "one"}, "about": {}}
