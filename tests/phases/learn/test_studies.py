"""A study: ethics first, a plan frozen before the data, a draw, letters, one first look, and what came of it."""

import hashlib
import io
import json
from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.methods.studies import read_export, verify_export
from samenspel.phases.learn.actions import ethics, studies, trials
from samenspel.phases.learn.models.trials import Allocation, Enrolled, StudyExport
from samenspel.phases.learn.queries.trials import pseudonym, rows_of
from samenspel.phases.learn.tasks.studies import analyse_study, export_study, write_trial_letters
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_person
from tests.factories.studies import (
    BASES,
    COUNTED,
    EXPECTED,
    SEED,
    act,
    announce,
    enrol,
    freeze,
    fresh,
    let_days_pass,
    make_announced,
    make_drawn,
    make_opened,
    make_ready,
    make_study,
    set_up_arms,
    state_ethics,
    steps,
)

pytestmark = pytest.mark.django_db


def exported(study):
    export_study.call(study.pk, str(study.lead_id))
    return trials.download_export(actor=study.lead, export=StudyExport.objects.get(study=study))


def test_a_study_goes_from_its_question_to_an_export_that_holds():
    study = make_opened()
    seal_entries(clock.now())
    checks = verify_export(read_export(exported(study)))
    assert [str(check.words) for check in checks if not check.holds] == []
    assert steps(study) == [
        "set_up_study",
        "set_up_trial",
        "state_ethics",
        "write_study_plan",
        "freeze_plan",
        "announce_trial",
        "draw_trial",
        "open_study",
        "analyse_study",
    ]


def test_a_null_result_is_told_in_words_with_its_interval(client):
    page = client.get(make_opened().get_absolute_url()).content.decode()
    assert "We cannot say: it may be more, less or the same." in page
    assert "fits these answers well" in page
    assert "planned" in page
