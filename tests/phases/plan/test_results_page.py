import hashlib
import html
import json
import re
import shlex

import pytest
from django.urls import reverse
from django.utils.translation import override

from samenspel.methods.budgeting import Rule
from samenspel.methods.budgeting.command import main
from samenspel.phases.plan.models import Proposal
from tests.checks import HOSTILE, assert_page, assert_shown_as_text
from tests.factories.initiatives import coordinator_of, make_draft
from tests.factories.plan import ASSEN, WIELICZKA, election_file, make_round, make_tally

pytestmark = pytest.mark.django_db
GREEDY = Rule(name="greedy")


def results(tally):
    return tally.get_absolute_url()


def shown(response):
    return [(row.proposal.number, row.selected, row.sentence) for row in response.context["page"]]


def text_of(response):
    text = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def many(number):
    """A file with so many projects, each with its own voter."""
    projects = [(n, 10 + n, f"Project {n}") for n in range(1, number + 1)]
    return election_file(projects, [str(n) for n in range(1, number + 1)], budget=number * 5)


def test_every_project_says_why_it_won_or_lost(client):
    response = client.get(results(make_tally()))
    assert_page(response)
    assert shown(response) == [
        ("4", True, "6 supporters, each paid €\u00a010."),
        ("9", True, "3 supporters, each paid €\u00a010."),
        ("7", False, "4 supporters had €\u00a00 left together; it lacked €\u00a050."),
    ]


def test_the_head_says_what_was_chosen_and_how_far_the_money_went(client):
    tally = make_tally(make_round(election_file(), electorate=40))
    page = text_of(client.get(results(tally)))
    for words in ("2 of 3 projects were chosen", "€ 90 given out, of € 100", "10 people voted", "25.0% of"):
        assert words in page


def test_reasons_are_in_the_language_of_the_reader(client):
    tally = make_tally()
    with override("nl"):
        amount = client.get(results(tally), headers={"Accept-Language": "nl"}).context["page"][0].cost
    assert amount == "€\u00a060"


def test_money_is_written_as_the_language_has_it(client):
    source = election_file([("4", "1234.50", "Garden")], ["4"], budget=2000)
    tally = make_tally(make_round(source))
    costs = [
        client.get(results(tally), headers={"Accept-Language": language}).context["page"][0].cost
        for language in ("en", "nl", "fr")
    ]
    assert [cost.replace("\u00a0", " ").replace("\u202f", " ") for cost in costs] == [
        "€ 1,234.50", "€ 1.234,50", "1 234,50 €",
    ]  # fmt: skip


def test_what_the_town_announced_is_compared(client):
    tally = make_tally(make_round(WIELICZKA.read_bytes()))
    assert "the same 30 projects that were announced" in text_of(client.get(results(tally)))
    tally = make_tally(tally.round, GREEDY)
    assert "what was announced at the time differ" in text_of(client.get(results(tally)))


def test_the_other_rule_names_what_it_would_have_chosen(client):
    tally = make_tally()
    response = client.get(results(tally))
    there = {row.proposal.number for row in response.context["only_there"]}
    here = {row.proposal.number for row in response.context["only_here"]}
    assert (response.context["other_name"], here, there) == ("Most votes first", set(), set())
    tally = make_tally(make_round(WIELICZKA.read_bytes()))
    response = client.get(results(tally))
    comparison = tally.result["comparison"]
    assert [row.proposal.number for row in response.context["only_there"]] == comparison["only_there"]
    assert "1,615 people get more projects of theirs by “Equal shares”" in text_of(response)


def test_ties_are_shown_as_ties(client):
    source = election_file([("4", 60, "Garden"), ("7", 60, "Bus")], ["4", "7"], rule="greedy")
    page = text_of(client.get(results(make_tally(make_round(source)))))
    assert "Garden went before Bus . They stood equal; what decided was: the project's number." in page
    assert "This decided who won." in page


def test_a_lost_tie_names_its_rival_by_title(client):
    source = election_file([("4", 60, "Garden"), ("7", 60, "Bus")], ["4", "7"], rule="greedy")
    response = client.get(results(make_tally(make_round(source))))
    assert shown(response)[1][2].startswith("It tied with project “Garden”, which went first.")


def test_a_what_if_says_that_it_is_none(client):
    round = make_round()
    make_tally(round)
    what_if = make_tally(round, GREEDY)
    assert "What if: not the official result" in text_of(client.get(results(what_if)))
    assert "Counted by other rules too" in text_of(client.get(f"/plan/rounds/{round.pk}/results/"))


def test_before_it_is_counted_the_results_lead_to_the_round(client):
    round = make_round()
    assert client.get(f"/plan/rounds/{round.pk}/results/").url == f"/plan/rounds/{round.pk}/"
    assert client.get(f"/plan/rounds/{round.pk}/result.json").url == f"/plan/rounds/{round.pk}/"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["4", "9", "7"]),
        ("show=chosen", ["4", "9"]),
        ("show=left", ["7"]),
        ("q=BUS", ["7"]),
        ("q=caf%C3%A9", ["9"]),
        ("q=CAFE", ["9"]),
        ("q=garden&show=left", []),
        ("sort=votes", ["4", "7", "9"]),
        ("sort=dear", ["4", "7", "9"]),
        ("sort=cheap", ["9", "7", "4"]),
        ("sort=near", ["4", "9", "7"]),
        ("sort=nonsense&show=nonsense&page=99", ["4", "9", "7"]),
        ("q=%00", []),
    ],
)
def test_projects_are_found_filtered_and_sorted(client, query, numbers):
    response = client.get(f"{results(make_tally())}?{query}")
    assert_page(response)
    assert [number for number, _selected, _why in shown(response)] == numbers


def test_the_part_that_htmx_asks_for_is_that_of_the_reloaded_page(client):
    address = f"{results(make_tally())}?q=e&sort=cheap"
    part = client.get(address, headers={"HX-Request": "true"})
    whole = client.get(address)
    section = re.search(r'<section id="projects".*?</section>', whole.content.decode(), re.S)
    assert part.content.decode().strip() == section.group()
    assert {response["Vary"].split(", ")[0] for response in (part, whole)} == {"HX-Request"}


def test_many_projects_come_page_by_page(client):
    address = results(make_tally(make_round(many(90))))
    first, last = client.get(address), client.get(f"{address}?page=3")
    assert [len(shown(response)) for response in (first, last)] == [40, 10]


@pytest.mark.parametrize("path", ["", "proposal", "round"])
def test_pages_cost_the_same_queries_with_few_and_with_many_projects(client, django_assert_num_queries, path):
    def address(round):
        if path == "proposal":
            return round.proposals.first().get_absolute_url()
        return f"/plan/rounds/{round.pk}/" + ("" if path else "results/")

    few, lots = (address(make_tally(make_round(many(number))).round) for number in (1, 30))
    queries = {"": 5, "proposal": 7, "round": 6}[path]
    client.get(few)
    with django_assert_num_queries(queries):
        client.get(few)
    with django_assert_num_queries(queries):
        client.get(lots)


def test_what_hostile_people_wrote_in_a_file_is_shown_as_text(client):
    hostile = '"' + HOSTILE.replace('"', '""') + '"'
    columns = ("name", "description", "category")
    source = election_file(
        [("4", 60, *[hostile] * 3), ("7", 50, *[hostile] * 3)], ["4", "7"], columns=columns,
        description=hostile, language=hostile, currency=hostile, rule="greedy",
    )  # fmt: skip
    tally = make_tally(make_round(source, credit=HOSTILE))
    for address in (
        results(tally),
        *(one.get_absolute_url() for one in [tally.round, *tally.round.proposals.all()]),
    ):
        response = client.get(address)
        assert_page(response)
        assert_shown_as_text(response)


def test_titles_carry_the_language_of_the_round(client):
    page = client.get(results(make_tally())).content.decode()
    assert '<h3 class="plan-project__title" lang="nl">' in page


@pytest.mark.parametrize("rule", [None, GREEDY], ids=["official", "what if"])
def test_the_command_on_the_page_recounts_the_downloaded_file(client, tmp_path, monkeypatch, capsys, rule):
    tally = make_tally(make_round(ASSEN.read_bytes()), rule)
    page = client.get(results(tally))
    download = client.get(reverse("plan:download_recount", args=[tally.round_id]))
    data = download.content
    assert hashlib.sha256(data).hexdigest() in page.content.decode()
    command = shlex.split(" ".join(page.context["command"]))
    assert download["Content-Disposition"] == f'attachment; filename="{command[2]}"'
    monkeypatch.chdir(tmp_path)
    (tmp_path / command[2]).write_bytes(data)
    assert command[:2] == ["samenspel", "tally"]
    assert main([*command[2:], "--format", "json"]) == 0
    recounted = json.loads(capsys.readouterr().out)
    assert recounted["winners"] == tally.result["outcome"]["winners"]
    assert recounted == client.get(json_of(tally)).json()
    shown = page.content.decode().replace("\xa0", " ")
    assert [
        one["reason"] for one in recounted["projects"] if one["reason"].replace("\xa0", " ") not in shown
    ] == []


def json_of(tally):
    if tally.is_official:
        return reverse("plan:download_result", args=[tally.round_id])
    return reverse("plan:download_result", args=[tally.round_id, tally.pk])


def test_results_of_a_draft_are_for_those_who_have_to_do_with_it(client):
    draft = make_draft()
    tally = make_tally(make_round(initiative=draft))
    addresses = [
        results(tally),
        tally.round.get_absolute_url(),
        Proposal.objects.first().get_absolute_url(),
        reverse("plan:download_recount", args=[tally.round_id]),
        reverse("plan:download_result", args=[tally.round_id]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 5
    client.force_login(coordinator_of(draft))
    assert [client.get(address).status_code for address in addresses] == [200] * 5


def test_parts_of_another_round_are_not_found(client):
    mine, other = make_tally(), make_tally()
    proposal = other.round.proposals.first()
    for address in (
        f"/plan/rounds/{mine.round_id}/results/{other.pk}/",
        f"/plan/rounds/{mine.round_id}/results/{other.pk}/result.json",
        f"/plan/rounds/{mine.round_id}/proposals/{proposal.pk}/",
        "/plan/rounds/999999/",
    ):
        assert client.get(address).status_code == 404
