"""The register: what each side says is sealed until the other has said it too; measures; looking again."""

import html
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.methods.barriers import catalogue
from samenspel.phases.learn.actions import measures, risks
from samenspel.phases.learn.models.risks import Measure, Risk, Score, Scoring
from samenspel.phases.learn.pages.risks import register_page, risk_page
from samenspel.phases.learn.queries.risks import scored_for
from samenspel.spine.initiatives.actions import leave
from samenspel.spine.initiatives.search import found_by
from samenspel.spine.initiatives.to_do import doings_for
from samenspel.spine.people.models import Person
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.risks import make_measure, make_professional, make_risk, make_scored_risk, score
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db


def typed(**changed):
    return {
        "event": "Volunteers stop",
        "entry": "implicit_demands",
        "causes": "Too many hours\n\nNobody answers\nToo many hours",
        "consequences": "The park closes",
        "review_on": f"{clock.today() + timedelta(days=30):%Y-%m-%d}",
        **changed,
    }


def titles(person, initiative):
    return [str(one.title) for one in doings_for(person, [initiative]) if one.phase == "learn"]


def test_a_member_adds_a_risk_and_both_sides_are_asked_to_score_it(client):
    initiative = make_initiative()
    professional, member = make_professional(initiative), make_member(initiative)
    client.force_login(member)
    page = client.post(f"/learn/risks/of/{initiative.slug}/add/", typed())
    risk = Risk.objects.get()
    assert page["Location"] == f"/learn/risks/{risk.pk}/"
    assert [(one.kind, one.text) for one in risk.strands.all()] == [
        ("cause", "Too many hours"),
        ("cause", "Nobody answers"),
        ("consequence", "The park closes"),
    ]
    assert (
        titles(professional, initiative) == titles(coordinator_of(initiative), initiative) == ["Score a risk"]
    )
    assert titles(member, initiative) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"causes": ""},
        {"consequences": " \n"},
        {"causes": "\n".join(map(str, range(9)))},
        {"causes": "x" * 241},
        {"review_on": "2020-01-01"},
        {"event": ""},
        {"entry": "nothing"},
    ],
)
def test_what_cannot_be_taken_comes_back_as_it_was_typed(client, changed):
    initiative = make_initiative()
    client.force_login(make_member(initiative))
    page = client.post(f"/learn/risks/of/{initiative.slug}/add/", typed(**changed))
    assert (page.status_code, Risk.objects.count()) == (200, 0)
    assert page.context["form"]["consequences"].value() == typed(**changed)["consequences"]


def test_whoever_takes_no_part_reads_no_risk_and_finds_none(client):
    risk = make_risk()
    stranger = make_person("Xena")
    client.force_login(stranger)
    assert client.get(f"/learn/risks/{risk.pk}/").status_code == 404
    assert client.get(f"/learn/risks/of/{risk.initiative.slug}/").status_code == 403
    assert not found_by(stranger, "summer")
    assert not found_by(AnonymousUser(), "summer")
    assert [name for name, _found in found_by(coordinator_of(risk.initiative), "summer")] == ["Risks"]


def test_until_the_other_side_has_scored_nothing_tells_what_a_side_said_nor_that_it_did(client):
    """Pages, counts, the journal and what there is to do are the same before and after."""
    initiative = make_initiative()
    professional, risk = make_professional(initiative), make_risk(initiative)

    def known():
        client.force_login(professional)
        pages = [client.get(risk.get_absolute_url()), client.get(f"/learn/risks/of/{initiative.slug}/")]
        seen = [_words_and_links(page.content.decode()) for page in pages]
        entries = [*Entry.objects.values_list("verb", "actor", "data")]
        return seen, entries, titles(professional, initiative), scored_for(professional, risk)[0].scores

    before = known()
    score(risk, coordinator_of(initiative), 4, 4, "the secret canary")
    assert known() == before


def _words_and_links(page):
    """Without the keys of forms, which differ from page to page."""
    return re.sub(r"<[^>]*>", "", page), re.findall(r'(?:href|action)="[^"]*"', page)


def test_a_side_reads_and_changes_its_own_score_until_both_are_open(client):
    risk = make_risk()
    coordinator = coordinator_of(risk.initiative)
    score(risk, coordinator, 1, 1, "at first")
    client.force_login(coordinator)
    assert client.get(f"/learn/risks/{risk.pk}/score/").context["form"].initial == {
        "likelihood": 1,
        "severity": 1,
        "because": "at first",
    }
    score(risk, coordinator, 2, 3, "on second thoughts")
    assert [one.because for one in Score.objects.all()] == ["on second thoughts"]
    assert "on second thoughts" in client.get(f"/learn/risks/{risk.pk}/").content.decode()


def test_with_the_second_score_both_are_opened_and_the_journal_does_not_tell_who_came_second():
    risk = make_scored_risk()
    now = risk_page(risk, coordinator_of(risk.initiative))["now"]
    assert [
        (str(side), found["likelihood"]["label"], found["severity"]["label"]) for side, found in now["scores"]
    ] == [
        ("Citizens", "Possible", "Serious"),
        ("Organisation", "Almost certain", "Serious"),
    ]
    assert (now["gap"], now["is_wide"]) == (["The organisation finds it likelier than citizens do."], True)
    (opened,) = Entry.objects.filter(verb="learn.open_scores")
    assert (opened.actor, opened.data) == ("", {})


def test_once_both_are_open_nobody_scores_until_it_is_looked_at_again():
    risk = make_scored_risk()
    coordinator = coordinator_of(risk.initiative)
    with pytest.raises(Refused, match="Both sides have scored already"):
        score(risk, coordinator)
    later = clock.today() + timedelta(days=60)
    risks.review_risk(actor=coordinator, risk=risk, note="It rained all summer.", review_on=later)
    score(risk, coordinator, 1, 1)
    page = risk_page(Risk.objects.get(), coordinator)
    assert page["now"]["is_open"] is False
    assert [one["gap"] for one in page["before"]] == [
        ["The organisation finds it likelier than citizens do."]
    ]


def test_no_product_of_two_steps_is_shown(client):
    risk = make_scored_risk(citizens=(3, 4), organisation=(3, 4))
    page = register_page(risk.initiative, coordinator_of(risk.initiative))
    (row,) = page["rows"]
    assert row["scored"]["gap"] == ["Both sides see it alike."]
    client.force_login(coordinator_of(risk.initiative))
    assert ">12<" not in client.get(risk.get_absolute_url()).content.decode()


def test_a_citizen_scores_only_where_citizens_have_nobody_who_coordinates():
    initiative = make_initiative()
    member, risk = make_member(initiative), make_risk(initiative)
    with pytest.raises(Refused, match="speak for a side"):
        score(risk, member)
    initiative.memberships.filter(role="coordinator").update(
        side="organisation", organisation=initiative.service.organisation
    )
    score(risk, member)
    assert [one.side for one in Score.objects.all()] == ["citizen"]


def test_who_stands_between_the_sides_scores_for_none():
    initiative = make_initiative()
    risk = make_risk(initiative)
    with pytest.raises(Refused, match="speak for a side"):
        score(risk, make_member(initiative, role="scholar"))


def test_where_one_side_does_not_score_in_time_the_other_is_read_with_a_reason():
    risk = make_risk()
    coordinator = coordinator_of(risk.initiative)
    score(risk, coordinator, 2, 2)
    with pytest.raises(Refused, match="still have time"):
        risks.open_scores(actor=coordinator, risk=risk, reason="They are away.")
    Scoring.objects.update(score_by=clock.today() - timedelta(days=1))
    risks.open_scores(actor=coordinator, risk=risk, reason="They are away.")
    now = risk_page(risk, coordinator)["now"]
    assert [found is None for _side, found in now["scores"]] == [False, True]
    assert (now["gap"], now["scoring"].reason) == ([], "They are away.")


def test_a_risk_is_closed_with_a_reason_and_opened_again_with_another():
    risk = make_scored_risk()
    coordinator = coordinator_of(risk.initiative)
    risks.close_risk(actor=coordinator, risk=risk, reason="The season is over.")
    with pytest.raises(Refused, match="This risk is closed"):
        make_measure(risk)
    risks.reopen_risk(actor=coordinator, risk=risk, reason="Spring is here.")
    assert (Risk.objects.get().closed_at, Scoring.objects.first().note) == (None, "Spring is here.")
    assert risk_page(Risk.objects.get(), coordinator)["now"]["is_open"] is False


def test_what_was_sealed_when_it_was_closed_is_still_sealed_when_it_is_opened_again():
    risk = make_risk()
    coordinator, professional = coordinator_of(risk.initiative), make_professional(risk.initiative)
    score(risk, coordinator, 4, 4)
    risks.close_risk(actor=coordinator, risk=risk, reason="A mistake.")
    risks.reopen_risk(actor=coordinator, risk=risk, reason="No mistake.")
    assert scored_for(professional, risk)[0].scores == {}


def test_a_measure_has_an_owner_who_is_asked_how_it_went(client):
    risk = make_risk()
    member = make_member(risk.initiative)
    measure = make_measure(risk, member, days=0)
    assert titles(member, risk.initiative) == ["Say how your measure went"]
    client.force_login(member)
    client.post(
        f"/learn/risks/{risk.pk}/measures/{measure.pk}/end/", {"is_done": "yes", "reason": "It is up."}
    )
    measure.refresh_from_db()
    assert (measure.state, measure.reason) == (Measure.State.DONE, "It is up.")
    assert titles(member, risk.initiative) == []


def test_only_a_grown_up_who_takes_part_owns_a_measure():
    risk = make_risk()
    with pytest.raises(Refused, match="Only a grown-up who takes part"):
        make_measure(risk, make_person("Xena"))


def test_when_an_owner_leaves_coordinators_are_asked_who_carries_it_on():
    risk = make_risk()
    member, coordinator = make_member(risk.initiative), coordinator_of(risk.initiative)
    measure = make_measure(risk, member)
    leave(actor=member, initiative=risk.initiative)
    assert "A measure has no owner" in titles(coordinator, risk.initiative)
    measures.change_measure(actor=coordinator, measure=measure, owner=coordinator, due_on=measure.due_on)
    assert "A measure has no owner" not in titles(coordinator, risk.initiative)


def test_a_strand_of_another_risk_is_none_of_this_one(client):
    risk, other = make_risk(), make_risk()
    coordinator = coordinator_of(risk.initiative)
    client.force_login(coordinator)
    due = f"{clock.today():%Y-%m-%d}"
    words = {"strand": other.strands.first().pk, "what": "Talk", "owner": str(coordinator.pk), "due_on": due}
    page = client.post(f"/learn/risks/{risk.pk}/measures/add/", words)
    assert (page.status_code, Measure.objects.count()) == (200, 0)


def test_the_journal_tells_no_words_of_a_risk():
    risk = make_scored_risk()
    make_measure(risk)
    told = Entry.objects.filter(verb__startswith="learn.")
    assert {one.verb for one in told} == {"learn.add_risk", "learn.open_scores", "learn.agree_measure"}
    assert {str(one.data) for one in told} == {"{}"}


def test_a_risk_that_is_due_waits_for_coordinators():
    risk = make_scored_risk()
    Risk.objects.update(review_on=clock.today())
    assert titles(coordinator_of(risk.initiative), risk.initiative) == ["Look at a risk again"]


def test_the_register_costs_as_many_queries_with_many_risks_as_with_one(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    counts = []
    for more in (1, 9):
        for number in range(more):
            make_measure(make_risk(initiative, event=f"{more} {number}"))
        client.get(f"/learn/risks/of/{initiative.slug}/")
        with CaptureQueriesContext(connection) as found:
            client.get(f"/learn/risks/of/{initiative.slug}/")
        counts.append(len(found))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_page_is_made_in_the_readers_language(client, language):
    risk, reader = make_scored_risk(), make_administrator()
    Person.objects.filter(pk=reader.pk).update(language=language)
    client.force_login(reader)
    page = client.get(risk.get_absolute_url()).content.decode()
    assert f'lang="{language}"' in page
    assert catalogue().by_name["implicit_demands"].label[language] in html.unescape(page)
