"""What a report tells of feedback, of what was measured, of who came and went, and what it names as a gap."""

import re

import pytest

from samenspel.methods.reporting import Hypothesis
from samenspel.phases.assess.actions import reports
from samenspel.phases.assess.models.reports import Report
from tests.factories.feedback import answer, let_through, make_feedback, say
from tests.factories.indicators import make_indicator
from tests.factories.initiatives import coordinator_of
from tests.factories.reports import (
    QUESTIONS,
    answered,
    close,
    lock,
    make_answered_report,
    make_report,
    make_version,
)
from tests.factories.surveys import ask_again, make_survey

pytestmark = pytest.mark.django_db


def read(client, version):
    """What somebody reads on the page of a version, without marks."""
    client.force_login(coordinator_of(version.initiative))
    page = client.get(version.get_absolute_url()).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def everyones_report(*waves):
    """Of a survey for everyone that is over, with so many answers in each wave."""
    survey = make_survey(None, questions=QUESTIONS, asked="everyone")
    report = make_report(survey.initiative, survey)
    for place, count in enumerate(waves):
        wave = ask_again(survey) if place else None
        answered(survey, count, wave or survey.waves.first())
    close(survey)
    return Report.objects.get(pk=report.pk)


def test_themes_are_told_in_bands_and_what_was_done_beside_what_was_said(client):
    report = make_answered_report()
    feedback = make_feedback(report.initiative, title="How are the evenings?")
    said = [say(feedback, device=f"telephone {number}") for number in range(12)]
    for place, one in enumerate(said):
        let_through(one, "Opening hours", *(["Noise"] if place == 0 else []))
    answer(said[0])
    version = make_version(report)
    assert version.parts["feedback"]["asked"][0]["themes"] == [["Opening hours", 10, 19], ["Noise", 0, 9]]
    text = read(client, version)
    for words in (
        "How are the evenings?",
        "Times that somebody said something: 12",
        "Answered: 1",
        "within 14 days",
        "Opening hours: 10 to 19",
        "Noise: fewer than 10",
        "On Thursdays it is open until nine.",
    ):
        assert words in text, words


def test_an_indicator_is_told_with_goal_interval_and_comparison_from_eight_values_on(client):
    report = make_answered_report()
    values = (50, 52, 49, 51, 50, 53, 48, 51, 70, 72, 71, 73, 70, 72, 71, 73)
    make_indicator(report.initiative, values=values, beside=[50] * len(values))
    make_indicator(report.initiative, values=(50, 70), title="Two values", compared_with="")
    text = read(client, make_version(report))
    for words in (
        "Before it began: 50 visits",
        "Goal: 60 visits by 30 June 2026",
        "A change towards the goal stands out from the usual ups and downs",
        "with 95% confidence",
        "Its distance from “The library in the west”",
        "The grey band is where values lay before the start",
        "January 2025 50 visits",
        "2 periods before the start and 0 since; each side needs 8.",
        "2 of at least 8 values: too few to tell a change from the usual ups and downs.",
        "Nothing was measured beside it",
    ):
        assert words in text, words


def test_what_a_version_says_of_an_indicator_stays_when_values_are_corrected():
    report = make_answered_report()
    indicator = make_indicator(report.initiative, values=(50, 52))
    version = make_version(report)
    indicator.readings.update(value=99)
    version.refresh_from_db()
    assert version.parts["measured"][0]["series"]["ours"] == [["2025-01-01", "50"], ["2025-02-01", "52"]]


def test_who_was_asked_is_followed_to_who_handed_in_with_the_rates_of_the_aapor(client):
    report = make_answered_report()
    version = make_version(report)
    wave = version.parts["who"]["waves"][0]
    assert (wave["all"], wave["complete"], wave["not_reached"]) == (60, 60, 0)
    assert len(wave["rates"]) == 16
    text = read(client, version)
    assert "Of 60 who were asked, 60 handed in." in text
    assert "Response rate: handed in, of all who were written to RR1 100%" in text


def test_of_a_link_for_everyone_there_is_no_response_rate(client):
    report = everyones_report(40)
    text = read(client, make_version(report))
    assert "Of 40 who began, 40 handed in." in text
    assert "nobody knows who saw the link: there is no response rate." in text


def test_who_came_again_is_told_between_two_waves(client):
    version = make_version(everyones_report(60, 40))
    assert version.parts["who"]["waves"][1]["came"] == {"again": 40, "gone": 20, "new": 0}
    text = read(client, version)
    assert "From wave 1 to wave 2" in text
    assert "Attrition: 33% (23% to 46%)." in text


def test_where_few_did_not_come_again_nobody_reads_how_many(client):
    version = make_version(everyones_report(60, 55))
    assert version.parts["who"]["waves"][1]["came"] == {"again": None, "gone": None, "new": None}
    assert "How many came again: too few to say." in read(client, version)


def test_a_wave_that_is_not_over_tells_no_number():
    survey = make_survey(None, questions=QUESTIONS, asked="everyone")
    report = make_report(survey.initiative, survey)
    answered(survey, 60)
    assert make_version(report).parts["who"]["waves"] == [{"number": 1, "is_over": False}]


def test_whoever_withdrew_is_not_found_by_subtracting_two_versions():
    """57, then 56, would tell who left: the earlier numbers stand."""
    report = everyones_report(60, 40)
    first = make_version(report)
    reports.publish_version(actor=coordinator_of(report.initiative), version=first)
    report.survey.waves.get(number=1).responses.first().delete()
    second = make_version(report)
    assert second.parts["who"]["waves"] == first.parts["who"]["waves"]
    for one in report.survey.waves.get(number=1).responses.all()[:12]:
        one.delete()
    assert make_version(report).parts["who"]["waves"][0]["complete"] == 47


def take_back(report, number):
    """So many withdraw, the first by their pseudonyms."""
    some = report.survey.waves.get().responses.filter(state="finished").order_by("pseudonym")
    keys = [one.pk for one in some[:number]]
    report.survey.waves.get().responses.filter(pk__in=keys).update(
        state="withdrawn", answers={}, drawn={}, week=None
    )


def test_findings_stand_where_few_withdrew_since_the_last_version(client):
    """Of 60 and of 59 answers, the difference is what one person answered."""
    report = make_answered_report()
    first = make_version(report)
    take_back(report, 6)
    second = make_version(report)
    assert second.parts["answers"] == first.parts["answers"]
    lock(report, Hypothesis("h0", "Women are happier.", "ols", WOMEN, "sex=2"), reason="Somebody asked.")
    third = make_version(report)
    told, waits = third.parts["answers"]["changed"]
    assert (told["n"], waits["estimate"], waits["verdict"]) == (60, None, "too few")
    assert "it is told once more have" in read(client, third)
    take_back(report, 6)
    told, anew = make_version(report).parts["answers"]["changed"]
    assert (told["n"], anew["n"]) == (48, 48)


WOMEN = {"outcome": "happy", "predictors": ["sex"], "factors": ["sex"], "reference": {"sex": "1"}}


def test_what_nobody_asked_and_nobody_wrote_down_is_said_plainly(client):
    report = make_answered_report()
    text = read(client, make_version(report))
    for words in (
        "Nobody was asked for feedback.",
        "Nothing was measured.",
        "Nobody wrote whether they were looked for.",
        "Nobody asked whether it changed anything for them.",
        "Nobody wrote down: hours of citizens; hours of the organisation; money of citizens; "
        "money of the organisation.",
    ):
        assert words in text, words


def test_what_was_told_takes_the_place_of_the_gap(client):
    report = make_answered_report()
    facts = {
        "others": "Neighbours heard less noise.",
        "harms.sought": "We asked all of them.",
        "harms": "Two quarrels.",
        "cost.hours.citizen": "212 hours, from the list at the door.",
    }
    reports.tell_facts(actor=coordinator_of(report.initiative), report=report, facts=facts)
    text = read(client, make_version(report))
    for words in (
        "Neighbours heard less noise.",
        "We asked all of them. Two quarrels.",
        "Hours of citizens: 212 hours, from the list at the door.",
        "Nobody wrote down: hours of the organisation; money of citizens; money of the organisation.",
    ):
        assert words in text, words
