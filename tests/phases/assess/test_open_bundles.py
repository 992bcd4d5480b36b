"""Everyone takes home what was published of a report's survey, and computes it again."""

import json
import subprocess
import sys
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from samenspel.foundation import clock
from samenspel.phases.assess.actions import reports
from samenspel.tools.releases.actions import take_back_release
from samenspel.tools.releases.models import Release
from tests.factories.initiatives import coordinator_of
from tests.factories.releases import make_counted, publish
from tests.factories.reports import make_report, make_version
from tests.factories.surveys import agree
from tests.methods.evidence.judges import has_r

pytestmark = pytest.mark.django_db


def make_published():
    survey = make_counted()
    report = make_report(survey.initiative, survey)
    version = make_version(report)
    reports.publish_version(actor=coordinator_of(report.initiative), version=version)
    return version


def address_of(version):
    return f"{version.get_absolute_url()}open/"


def test_everyone_takes_it_home_and_finds_every_number(client, tmp_path):
    version = make_published()
    assert address_of(version) in client.get(version.get_absolute_url()).content.decode()
    taken = client.get(address_of(version)).content
    assert taken == client.get(address_of(version)).content, "Two builds are the same bytes."
    ZipFile(BytesIO(taken)).extractall(tmp_path)
    assert json.loads((tmp_path / "expected.json").read_text(encoding="utf-8"))["release-1: all: share"] == 1
    programs = [[sys.executable, "-I", "analysis.py"], ["sh", "check.sh"]]
    programs += [["Rscript", "--vanilla", "analysis.R"]] if has_r("stats") else []
    for program in programs:
        done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_row_of_a_person_and_nothing_under_an_agreement_is_in_it(client):
    version = make_published()
    survey = version.report.survey
    agree(survey, ground="task", basis="They were told.", until=clock.today() + timedelta(days=9))
    Release.objects.create(
        initiative=survey.initiative, level="research", about=f"surveys.survey/{survey.pk}", digest="0" * 64
    )
    packed = ZipFile(BytesIO(client.get(address_of(version)).content))
    assert [name for name in packed.namelist() if name.startswith("release-")] == [
        "release-1.codebook.csv",
        "release-1.csv",
        "release-1.json",
    ]
    assert not any(b"Anna" in packed.read(name) for name in packed.namelist())


def test_what_was_taken_back_is_in_no_bundle(client):
    version = make_published()
    survey = version.report.survey
    second = publish(survey, ["age", "area"])
    assert "release-2.csv" in ZipFile(BytesIO(client.get(address_of(version)).content)).namelist()
    actor = coordinator_of(survey.initiative)
    take_back_release(actor=actor, release=second, reason="Wrong.")
    assert "release-2.csv" not in ZipFile(BytesIO(client.get(address_of(version)).content)).namelist()
    take_back_release(actor=actor, release=Release.objects.get(number=1), reason="Wrong.")
    assert "/people/sign-in/" in client.get(address_of(version)).url
    assert address_of(version) not in client.get(version.get_absolute_url()).content.decode()


def test_a_draft_gives_nobody_anything(client):
    survey = make_counted()
    version = make_version(make_report(survey.initiative, survey))
    assert client.get(address_of(version)).status_code == 404
