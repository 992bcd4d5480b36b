from collections import Counter
from io import BytesIO
from itertools import islice
from zipfile import ZipFile

import pytest
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import seal_entries
from samenspel.foundation.journal.models import Entry
from samenspel.pages.demo import town
from samenspel.pages.demo.days import live
from samenspel.phases.assess.models.reports import Report
from samenspel.phases.design.models.ideas import IdeaBoard
from samenspel.phases.design.models.lotteries import Lottery
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.prototypes import Prototype
from samenspel.phases.design.models.scenes import Casting
from samenspel.phases.design.models.texts import Text
from samenspel.phases.design.pages.prototypes import findings_of
from samenspel.phases.learn.models.concepts import Definition, Evidence
from samenspel.phases.learn.models.publications import Publication
from samenspel.phases.plan.models import BudgetRound, Tally
from samenspel.phases.plan.queries import voted
from samenspel.phases.plan.similar import similar_proposals
from samenspel.spine.initiatives.cycle import cycle_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person
from samenspel.tools.seats.models import Places
from samenspel.tools.surveys.models.surveys import Wave
from samenspel.tools.talk.models import Comment
from samenspel.tools.writing.queries import document_of, replayed, text_of
from tests.checks import assert_page
from tests.factories.town import make_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    make_town()


def now_in(initiative):
    return [step["key"] for step in cycle_of(initiative) if step["state"] == "current"]


def test_the_town_has_every_example_where_it_is_in_the_cycle(loaded):
    assert {one.title: now_in(one) for one in Initiative.objects.all()} == {
        "The library of the future": ["design"],
        "Oudwijk divides its own budget": ["plan"],
        "A roof for the skate park": ["fund"],
        "Parents write the school play": [],
        "Oudwijk looks out for each other": ["deliver", "assess"],
        "Panel: Coproduction of public services": ["learn"],
        "A light on the dyke path": [],
        "Assen 2024: ideas by young people": [],
        "Wieliczka 2023: the Green Million": [],
        "Seattle 2014: fifteen dollars an hour": [],
    }


def test_real_elections_are_imported_credited_and_about_to_be_counted(loaded):
    rounds = BudgetRound.objects.exclude(file_name="").order_by("file_name")
    assert [(one.file_name, one.proposals.count(), "Pabulib" in one.credit) for one in rounds] == [
        ("assen-2024.pb", 14, True),
        ("wieliczka-2023.pb", 64, True),
    ]
    assert sorted((tally.rule["name"], tally.is_official) for tally in Tally.objects.all()) == [
        ("equal-shares", True),
        ("equal-shares", True),
        ("max-welfare", False),
        ("max-welfare", False),
        ("phragmen", False),
        ("phragmen", False),
    ]


def test_the_library_says_of_every_work_that_nobody_looked_it_up(loaded):
    assert {*Publication.objects.values_list("basis", flat=True)} == {"memory"}
    assert not Definition.objects.exclude(basis__in=("read", "quoted")).exclude(text="").exists()
    assert not Evidence.objects.filter(source=None).exists()


def test_neighbours_vote_about_one_round_and_propose_for_the_next(loaded):
    rounds = BudgetRound.objects.filter(file_name="").order_by("pk")
    assert [(one.takes_votes, one.takes_proposals, one.proposals.count()) for one in rounds] == [
        (True, False, 7),
        (False, True, 7),
    ]
    assert [voted(one) for one in rounds] == [10, 0]
    assert sorted(rounds[0].sheets.values_list("state", flat=True)) == ["agreed", "agreed", "once"]


def test_neighbours_have_ideas_that_were_answered_and_say_what_they_think(loaded):
    board = IdeaBoard.objects.get()
    assert Counter(board.ideas.values_list("state", flat=True)) == {
        "new": 7,
        "taken_up": 2,
        "not_taken_up": 1,
        "combined": 1,
    }
    maps = OpinionMap.objects.order_by("pk")
    assert [(one.statements.count(), one.voters.count(), one.is_stale) for one in maps] == [
        (13, 12, True),
        (54, 339, True),
    ]
    assert "Computational Democracy Project" in maps[1].credit
    assert maps[0].statements.filter(state="unread").count() == 3
    fatima = maps[0].voters.get(person__email__startswith="citizen@")
    assert fatima.votes.count() == 7, "There is something left to vote on for whoever tries the demo."


def test_a_promise_and_a_play_are_written_by_many_two_children_among_them(loaded):
    promise, play = (document_of(text) for text in Text.objects.order_by("-activity__opens_at"))
    assert text_of(promise).endswith("| the director |\n")
    assert text_of(play).endswith("Happy New Year, everybody, and the wolf too!\n\n> Curtain <\n")
    people = [{person for person, _length in replayed(one).runs} for one in (promise, play)]
    assert list(map(len, people)) == [1 + 7, 1 + 10]
    pupils = Person.objects.filter(is_child=True, child__consented_at__isnull=False)
    assert {str(one.pk) for one in pupils} <= people[1]
    assert [Counter(one.remarks.values_list("state", flat=True)) for one in (promise, play)] == [
        {"settled": 1, "open": 2},
        {"settled": 1, "accepted": 1},
    ]


def test_a_draft_was_tried_and_six_were_drawn(loaded):
    draft = Prototype.objects.get().drafts.get()
    assert (draft.steps.count(), draft.trials.count(), draft.trials.exclude(helper=None).count()) == (4, 6, 1)
    came_of_it = [(len(one.ideas), len(one.suggestions)) for one in findings_of(draft.prototype, None)]
    assert sorted(came_of_it) == [(0, 1), (1, 0)]
    lottery = Lottery.objects.get()
    assert Counter(lottery.candidates.values_list("seat", flat=True))["taken"] == lottery.seats == 6
    casting = Casting.objects.values_list("role", "person__display_name")
    assert dict(casting)["WOLF"] == "Lou"


def test_what_is_alike_can_be_tried_in_every_language(loaded):
    alike = {
        "Banken aan de vijver": {"Een bank bij de vijver", "Zitplaatsen aan de noordkant van de vijver"},
        "des bancs pour l'ecole": {"Un banc à l’ombre devant l’école"},
        "gardens": {"A kitchen garden that belongs to nobody"},
    }
    round = BudgetRound.objects.filter(file_name="").order_by("pk")[1]
    assert {typed: {one.title for one in similar_proposals(round, typed)} for typed in alike} == alike


def test_of_few_places_one_was_given_away_and_is_offered_to_who_waits(loaded):
    places = Places.objects.get()
    states = Counter(places.seats.values_list("state", flat=True))
    assert (places.number, places.taken, states) == (6, 6, {"held": 5, "offered": 1, "waiting": 2})


def test_parents_were_asked_twice_and_all_read_what_came_of_it(client, loaded):
    waves = Wave.objects.filter(survey__activity__initiative__title="Parents write the school play")
    assert [(wave.number, wave.results["people"]) for wave in waves] == [(1, 60), (2, 70)]
    people = [{*wave.responses.values_list("pseudonym", flat=True)} for wave in waves]
    assert len(people[0] & people[1]) == 45
    page = client.get(f"{waves[0].survey.get_absolute_url()}results/").content.decode()
    assert "How welcome do you feel at school?" in page
    assert "A sheet for a talk" in page


def test_one_initiative_is_finished_from_its_plan_to_its_open_data(client, loaded):
    report = Report.objects.get()
    version = report.versions.get()
    assert (version.stage, report.plans.get().known) == ("published", "nothing")
    found = version.parts["answers"]["changed"]
    assert [(one["is_planned"], one["verdict"]) for one in found] == [(True, "more"), (True, "more")]
    assert version.parts["who"]["waves"][1]["came"] == {"again": 45, "gone": 15, "new": 25}
    said = version.parts["feedback"]["asked"][0]
    assert (said["said"], said["answered"], said["themes"][0]) == (14, 14, ["A line for everyone", 10, 19])
    assert_page(client.get(version.get_absolute_url()))
    packed = ZipFile(BytesIO(client.get(f"{version.get_absolute_url()}open/").content))
    assert {"release-1.csv", "release-2.csv", "plan.json"} <= {*packed.namelist()}


def test_neighbours_talk_about_a_plan(loaded):
    threads = Comment.objects.filter(answers_to=None).order_by("pk")
    assert [(one.author.display_name, one.answers.count()) for one in threads] == [
        ("Milan Kowalski", 2),
        ("Piet Dekker", 1),
    ]


def test_the_town_is_loaded_by_actions_that_the_journal_tells(loaded):
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {
        "initiatives.join",
        "initiatives.appoint",
        "services.add_service",
        "plan.import_election",
    } <= verbs
    assert Entry.objects.filter(verb="initiatives.decide").count() > 8


def test_the_town_says_when_it_is_there():
    seen = [town.is_loaded()]
    make_town()
    assert [*seen, town.is_loaded()] == [False, True]


@pytest.mark.django_db(transaction=True)
def test_a_town_that_fails_half_way_leaves_nothing(monkeypatch):
    def fail(life):
        live(islice(life, 40))
        assert Initiative.objects.exists()
        raise Refused("plan.import_election", "No.")

    monkeypatch.setattr(town, "live", fail)
    with pytest.raises(Refused, match=r"No\."):
        town.load_town(say=lambda line: None)
    assert (Person.objects.count(), Initiative.objects.count()) == (0, 0)


def test_every_kind_of_user_signs_in_with_one_button(client, loaded):
    assert_page(client.get("/demo/"))
    kinds = {}
    for one in town.sign_ins():
        response = client.post(f"/demo/sign-in/{one.kind}/", follow=True)
        assert_page(response)
        kinds[one.kind] = (response.context["kind"], response.context["user"].display_name == one.name)
    assert kinds == {kind: (kind, True) for kind in kinds}
    assert len(kinds) == 6


def test_something_waits_for_citizen_professional_and_coordinator(client, loaded):
    """The month that is over was not yet noted on the first two days of the next."""
    monthly = ["Note a value"] if timezone.localdate().day <= 2 else []
    waiting = {}
    for kind in ("citizen", "professional", "coordinator"):
        response = client.post(f"/demo/sign-in/{kind}/", follow=True)
        waiting[kind] = [str(doing.title) for doing in response.context["waiting"]]
    assert waiting == {
        "citizen": ["Accept the new charter"],
        "professional": ["Open it to everyone", "Finish the sheets of paper", "Check a proposal"],
        "coordinator": [
            "Plan what comes next",
            "Finish the sheets of paper",
            "Say what should change",
            "Say what should change",
            *monthly,
            "Check a proposal",
        ],
    }


def test_every_page_of_the_town_is_whole(client, loaded):
    for address in ("/", "/initiatives/", "/services/"):
        assert_page(client.get(address))
    for initiative in Initiative.objects.filter(is_public=True):
        assert_page(client.get(initiative.get_absolute_url()))


def test_looking_signs_nobody_in(client):
    assert client.get("/demo/sign-in/administrator/").status_code == 405


def test_somebody_unknown_is_not_found(client):
    assert client.post("/demo/sign-in/king/").status_code == 404


def test_a_site_that_is_no_demo_has_no_such_pages(client, settings):
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/sign-in/administrator/").status_code == 404
    assert b"invented town" not in client.get("/").content


def test_a_demo_says_so_on_every_page(client):
    assert b"invented town" in client.get("/").content


def test_a_public_demo_is_warned_about(settings):
    from samenspel.pages.demo.checks import demo_is_off

    ids = []
    for settings.DEMO in (True, False):
        ids.append([warning.id for warning in demo_is_off()])
    assert ids == [["demo.W001"], []]


def test_the_people_of_the_town_have_something_to_read(client, loaded):
    seal_entries(timezone.now())
    for key in ("citizen", "coordinator", "moderator"):
        client.force_login(Person.objects.get(email=f"{key}@samenrode.example"))
        page = assert_page(client.get("/notices/"))
        assert len(page.headings) > 2, key
