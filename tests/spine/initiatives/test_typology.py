import csv
import io

import pytest
from django.urls import reverse

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.methods.typology import CRITERIA
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.models.coding import Coding
from samenspel.spine.initiatives.pages.typology import catalogue_page
from samenspel.spine.initiatives.queries.coding import case_of, in_catalogue
from samenspel.spine.people.actions import erase_me
from tests.checks import assert_page
from tests.factories.children import make_school
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_meeting, make_member
from tests.factories.services import make_administrator, make_person, make_service

pytestmark = pytest.mark.django_db

YES = dict.fromkeys(CRITERIA, "yes")
PLAY = {**YES, "paid_employee": "no", "professionals": "no", "work_of_organisation": "no"}
DELIVERY = {
    "field_phase": "delivery",
    "level": "group",
    "task_relation": "complementary",
    "voluntariness": "voluntary",
    "initiated_by": "citizens",
    "inputs": ["time", "knowledge"],
}


def url(name, initiative, *parts):
    return reverse(f"initiatives:{name}", args=[initiative.slug, *parts])


def coders_of(initiative):
    return coordinator_of(initiative), make_member(initiative, make_person("Sam"), role="scholar")


def code(initiative, *codings):
    for coder, answers in zip(coders_of(initiative), codings, strict=False):
        actions.code_case(actor=coder, initiative=initiative, answers=answers)
    return initiative


def table(client, name):
    page = client.get(reverse("initiatives:download_cases", args=[name]))
    return [*csv.DictReader(io.StringIO(page.text))]


def test_what_was_there_before_is_not_said_and_not_invented():
    meeting = make_meeting(make_initiative())
    assert (meeting.is_placed, meeting.level, meeting.inputs) == (False, "not_said", [])
    assert meeting.initiative.memberships.get().coproducer_kind == "not_said"
    assert meeting.initiative.service.organisation.provider_kind == "not_said"


def test_pledged_carpentry_stands_in_fund_here_and_is_delivery_in_the_fields_words(client):
    initiative = make_initiative()
    carpentry = make_meeting(initiative, phase="fund", title="40 hours of carpentry")
    client.force_login(coordinator_of(initiative))
    client.post(url("place_activity", initiative, carpentry.pk), DELIVERY)
    page = client.get(url("show_typology", initiative))
    assert_page(page)
    assert "Phase on this platform" in page.text
    assert "Delivery: the work itself" in page.text
    [row] = table(client, "activities")
    assert (row["platform_phase"], row["field_phase"], row["inputs"]) == (
        "fund",
        "delivery",
        "time knowledge",
    )


def test_nobody_has_to_know_everything(client):
    initiative = make_initiative()
    meeting = make_meeting(initiative)
    client.force_login(coordinator_of(initiative))
    client.post(url("place_activity", initiative, meeting.pk), {"level": "group"})
    meeting.refresh_from_db()
    assert (meeting.level, meeting.field_phase, meeting.is_placed) == ("group", "not_said", True)
    [row] = table(client, "activities")
    assert (row["field_phase"], row["inputs"]) == ("not_said", "not_said")


def test_an_answer_that_is_none_is_refused():
    meeting = make_meeting(make_initiative())
    with pytest.raises(Refused, match="inputs"):
        actions.place_activity(
            actor=coordinator_of(meeting.initiative), activity=meeting, **{**DELIVERY, "inputs": ["gold"]}
        )


def test_a_play_without_a_teacher_is_out_by_a_definition_and_the_page_says_so(client):
    initiative = code(make_initiative(title="School play"), PLAY, PLAY)
    page = client.get(url("show_typology", initiative))
    assert_page(page)
    assert "no paid employee of an organisation takes part" in page.text
    assert "10.1111/puar.12465" in page.text
    verdicts = [(one["label"], one["verdict"]) for one in page.context["judgements"]]
    assert verdicts == [
        ("Brandsen & Honingh 2016", "out"),
        ("Bovaird & Loeffler", "out"),
        ("Ostrom 1996", "in"),
        ("Nabatchi, Sancino & Sicilia 2017", "in"),
        ("Parks et al. 1981", "out"),
    ]


def test_nobody_reads_the_first_answers_before_the_second_coder_has_answered(client):
    initiative = make_initiative()
    cora, sam = coders_of(initiative)
    actions.code_case(actor=cora, initiative=initiative, answers=PLAY)
    for person in (None, sam, make_administrator()):
        client.logout() if person is None else client.force_login(person)
        page = client.get(url("show_typology", initiative))
        assert {one["verdict"] for one in page.context["judgements"]} == {"unclear"}
        assert page.context["rows"] == []
    assert table(client, "codings") == []
    assert {row["by_ostrom_1996"] for row in table(client, "cases")} == {"unclear"}


def test_what_each_said_alone_stays_when_they_talk_about_it():
    initiative = make_initiative()
    cora, sam = coders_of(initiative)
    actions.code_case(actor=cora, initiative=initiative, answers=PLAY)
    actions.code_case(actor=cora, initiative=initiative, answers={**PLAY, "consumers": "no"})
    actions.code_case(actor=sam, initiative=initiative, answers=YES)
    actions.code_case(actor=cora, initiative=initiative, answers=YES)
    case = case_of(initiative)
    alone = case.alone[str(cora.pk)]
    assert (alone["paid_employee"], alone["consumers"]) == ("no", "no")
    assert case.answers == YES
    assert case.alike == (len(CRITERIA) - 4, len(CRITERIA))


def test_where_coders_differ_it_is_unclear_and_the_question_is_marked(client):
    initiative = code(make_initiative(), PLAY, YES)
    page = client.get(url("show_typology", initiative))
    assert page.context["judgements"][0]["verdict"] == "unclear"
    marked = [row["question"] for row in page.context["rows"] if row["differs"]]
    assert marked[0] == CRITERIA["paid_employee"].question
    assert "they differ" in page.text


def test_a_third_person_has_read_the_others_and_is_no_coder():
    initiative = code(make_initiative(), PLAY, YES)
    late = make_member(initiative, make_person("Lou"), role="scholar")
    with pytest.raises(Refused, match="Two people"):
        actions.code_case(actor=late, initiative=initiative, answers=YES)


def test_citizens_and_strangers_are_no_coders(client):
    initiative = make_initiative()
    with pytest.raises(Refused, match="coordinators, professionals and scholars"):
        actions.code_case(actor=make_member(initiative), initiative=initiative, answers=YES)


def test_a_case_is_coded_on_a_page(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    assert_page(client.get(url("code_case", initiative)))
    client.post(url("code_case", initiative), {"paid_employee": "no"})
    said = Coding.objects.get().now
    assert (said["paid_employee"], said["citizens"]) == ("no", "not_said")
    assert Entry.objects.filter(verb="initiatives.code_case").count() == 1


def test_a_coder_who_leaves_leaves_the_answers_and_no_name():
    initiative = code(make_initiative(), PLAY, YES)
    sam = initiative.memberships.get(role="scholar").person
    erase_me(actor=sam)
    case = case_of(initiative)
    assert case.is_open
    assert {str(coding.coder) for coding in case.codings} != {"Cora", "Sam"}


def test_the_order_of_two_codings_does_not_tell_who_came_first():
    orders = []
    for codings in ([PLAY, YES], [YES, PLAY]):
        case = case_of(code(make_initiative(), *codings))
        orders.append([coding.alone for coding in case.codings])
    assert orders[0] == orders[1]


def test_invented_cases_drafts_and_children_are_not_in_the_catalogue(client):
    told = make_initiative(title="Told")
    make_draft(title="Draft")
    invented = make_initiative(title="Invented", is_invented=True)
    make_school()
    code(invented, YES, YES)
    make_meeting(invented)
    assert [*in_catalogue()] == [told]
    assert [row["title"] for row in table(client, "cases")] == ["Told"]
    assert table(client, "codings") == table(client, "activities") == []
    page = client.get(reverse("initiatives:list_cases"))
    assert_page(page)
    assert [row["initiative"] for row in page.context["cases"]] == [told]
    assert page.context["coded"] == 0
    assert "Invented example" in client.get(invented.get_absolute_url()).text


def test_the_catalogue_says_agreement_only_of_enough_cases(client, settings):
    for _ in range(2):
        code(make_initiative(), PLAY, YES)
    code(make_initiative(), YES, YES)
    page = client.get(reverse("initiatives:list_cases"))
    assert "too few to say" in page.text
    settings.FEWEST_SHOWN = 3
    found = catalogue_page(None)["agreement"][0]["found"]
    assert (found.cases, found.alike, found.is_few) == (3, 1, False)
    assert found.alpha is not None


def test_a_case_is_of_the_sectors_of_its_services(client):
    make_initiative(service=make_service(sector="03"))
    [row] = table(client, "cases")
    assert (row["cofog"], row["sectors"], row["by_parks_1981"]) == ("03", "emergency safety", "unclear")


def test_a_table_that_is_not_there_is_not_found(client):
    assert client.get("/initiatives/cases/people.csv").status_code == 404


def test_a_member_says_as_what_and_takes_it_back(client):
    initiative = make_initiative()
    mo = make_person("Mo")
    client.force_login(mo)
    client.post(url("join", initiative), {"coproducer_kind": "proxy"})
    assert initiative.memberships.get(person=mo).coproducer_kind == "proxy"
    client.post(url("say_coproducer", initiative), {"coproducer_kind": "not_said"})
    assert initiative.memberships.get(person=mo).coproducer_kind == "not_said"
    assert "proxy" not in str([*Entry.objects.values_list("data", flat=True)])


def test_who_joins_without_a_word_is_not_said(client):
    initiative = make_initiative()
    mo = make_person("Mo")
    client.force_login(mo)
    client.post(url("join", initiative))
    assert initiative.memberships.get(person=mo).coproducer_kind == "not_said"


def test_who_stands_with_the_organisation_is_no_client(client):
    initiative = make_initiative(service=make_service(pat := make_person("Pat")))
    actions.join(actor=pat, initiative=initiative, coproducer_kind="client")
    assert initiative.memberships.get(person=pat).coproducer_kind == "not_said"
    with pytest.raises(Refused, match="citizens' side"):
        actions.say_coproducer(actor=pat, initiative=initiative, coproducer_kind="client")
