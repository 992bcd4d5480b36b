"""Quotas and sheets of paper: a place once two read it alike, and what came over quota is kept and marked."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.tools.surveys.actions import papers
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.queries.agreements import keys_for
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_rows import research_rows
from tests.factories.answer_sheets import enter, enter_twice, make_typists, print_sheets
from tests.factories.initiatives import coordinator_of
from tests.factories.surveys import agree, finish, make_survey, set_quota
from tests.tools.surveys.test_quotas import taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    return make_survey()


def test_a_sheet_of_paper_takes_its_place_once_both_read_it_alike(survey):
    set_quota(survey, 2)
    one, other, more = print_sheets(survey, 3)
    first, second = make_typists(survey)
    enter(one.sheet, first, visits=1)
    assert taken(survey) == [0]
    enter(one.sheet, second, visits=2)
    assert taken(survey) == [0], "they differ"
    enter(one.sheet, second, visits=1)
    assert taken(survey) == [1]
    enter_twice(other.sheet, visits=1)
    enter_twice(more.sheet, visits=1)
    assert taken(survey) == [2]
    assert [one.over_quota for one in Response.objects.order_by("over_quota")] == [False, False, True]


def test_what_came_over_quota_on_paper_is_kept_marked_and_told_in_bands(survey, client):
    set_quota(survey, 1)
    finish(survey, visits=1, research="yes")
    (one,) = print_sheets(survey)
    enter_twice(one.sheet, visits=1, research="yes")
    assert taken(survey) == [1]
    assert Response.objects.filter(state=State.FINISHED).count() == 2
    agreement = agree(survey)
    book = research_codebook(agreement)
    told = research_rows(agreement, book, keys_for(agreement))
    assert sorted(row["_over_quota"] for row in told) == [0, 1]
    client.force_login(coordinator_of(survey.initiative))
    assert (
        "Over quota: fewer than 10 came on paper"
        in client.get(f"/surveys/{survey.pk}/quotas/").content.decode()
    )


def test_a_sheet_that_is_withdrawn_gives_its_place_back(survey):
    set_quota(survey, 1)
    (one,) = print_sheets(survey)
    enter_twice(one.sheet, visits=1)
    assert taken(survey) == [1]
    papers.withdraw_sheet(actor=AnonymousUser(), survey=survey, slip=one.slip)
    assert taken(survey) == [0]
