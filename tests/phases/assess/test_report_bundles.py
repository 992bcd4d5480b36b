"""A holder of an agreement takes home what a report was computed from, and every number comes out."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.tasks.running import run_next_task
from samenspel.phases.assess.actions import bundles, reports
from samenspel.phases.assess.models.bundles import Bundle
from samenspel.phases.assess.tasks.reports import forget_bundles
from samenspel.tools.surveys.actions.agreements import end_agreement
from samenspel.tools.surveys.models.responses import Response
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.reports import make_answered_report, make_version
from tests.factories.surveys import agree

pytestmark = pytest.mark.django_db
SOURCE = Path(__file__).resolve().parents[3] / "src"


def published():
    report = make_answered_report()
    version = make_version(report)
    reports.publish_version(actor=coordinator_of(report.initiative), version=version)
    agreement = agree(report.survey, ground="task", basis="They were told.")
    return version, agreement


def work():
    while run_next_task("worker"):
        pass


def test_a_scholar_takes_the_bundle_home_and_finds_every_number(client, tmp_path):
    version, agreement = published()
    client.force_login(agreement.holder)
    client.post(f"{version.get_absolute_url()}bundle/")
    work()
    bundle = Bundle.objects.get()
    assert "Download the bundle" in client.get(version.get_absolute_url()).content.decode()
    taken = client.post(f"/assess/reports/bundles/{bundle.pk}/")
    ZipFile(BytesIO(taken.content)).extractall(tmp_path)
    expected = json.loads((tmp_path / "expected.json").read_text(encoding="utf-8"))
    told = version.parts["answers"]["changed"][0]
    assert expected["h1: visits: value"] == pytest.approx(told["estimate"]["value"])
    assert expected["h1: planned"] == 1
    done = subprocess.run(
        [sys.executable, "analysis.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_two_bundles_of_the_same_answers_are_the_same_bytes():
    version, agreement = published()
    digests = []
    for _time in range(2):
        bundles.write_bundle_later(actor=agreement.holder, version=version, language="en")
        work()
        digests.append(Bundle.objects.get().digest)
    assert digests[0] == digests[1]


def test_nobody_without_an_agreement_takes_it_home(client):
    version, agreement = published()
    member = make_member(version.initiative)
    with pytest.raises(Refused, match="Only who has an agreement"):
        bundles.write_bundle_later(actor=member, version=version, language="en")
    end_agreement(actor=coordinator_of(version.initiative), agreement=agreement, reason="Over.")
    with pytest.raises(Refused, match="Only who has an agreement"):
        bundles.write_bundle_later(actor=agreement.holder, version=version, language="en")


def test_whoever_withdrew_meanwhile_is_in_no_bundle():
    version, agreement = published()
    gone = Response.objects.first()
    keys = [gone.pk]
    gone.delete()
    with pytest.raises(Refused, match="Somebody withdrew meanwhile"):
        bundles.keep_bundle(actor=agreement.holder, version=version, keys=keys, content=b"x", digest="0" * 64)


def test_it_is_gone_when_the_agreement_ends():
    version, agreement = published()
    bundles.write_bundle_later(actor=agreement.holder, version=version, language="en")
    work()
    end_agreement(actor=coordinator_of(version.initiative), agreement=agreement, reason="Over.")
    forget_bundles()
    assert not Bundle.objects.exists()
