import hashlib
from zoneinfo import ZoneInfo

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.methods.budgeting import MalformedFile, Rule
from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Ballot, BudgetRound, Proposal
from samenspel.phases.plan.sources import UnfitElection
from samenspel.spine.initiatives.models import Activity, Initiative
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import ASSEN, WIELICZKA, election_file, make_round
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TABLES = (Initiative, Activity, BudgetRound, Proposal, Ballot, Entry)


def rows():
    return {model.__name__: model.objects.count() for model in TABLES}


def test_an_election_becomes_a_closed_round_with_proposals_and_ballots():
    initiative = make_initiative()
    round = make_round(
        ASSEN.read_bytes(), initiative, credit="Pabulib and the municipality of Assen", electorate=10_000
    )
    assert {
        "initiative": round.initiative,
        "title": str(round),
        "phase": round.activity.phase,
        "state": round.state,
        "budget": round.budget,
        "currency": round.currency,
        "language": round.language,
        "format": round.ballot_format,
        "rule": Rule.from_dict(round.rule),
        "proposals": round.proposals.count(),
        "ballots": sum(round.ballots.values_list("count", flat=True)),
        "credit": round.credit,
        "electorate": round.electorate,
        "file": (round.file_name, round.file_sha256),
    } == {
        "initiative": initiative,
        "title": "Assen Top Idee 2024",
        "phase": "plan",
        "state": "closed",
        "budget": 10_000_000,
        "currency": "EUR",
        "language": "nl",
        "format": "approval",
        "rule": Rule(completion="add-one"),
        "proposals": 14,
        "ballots": 84,
        "credit": "Pabulib and the municipality of Assen",
        "electorate": 10_000,
        "file": ("election.pb", hashlib.sha256(ASSEN.read_bytes()).hexdigest()),
    }


def test_a_proposal_keeps_what_the_file_says_about_it():
    columns = ("name", "description", "category", "latitude", "longitude", "selected")
    project = ("4", "60.50", "Garden", "With a pond", "green", "52.1", "4.3", "1")
    proposal = make_round(election_file([project], ["4"], columns=columns)).proposals.get()
    assert (
        proposal.number, proposal.place, proposal.title, proposal.description, proposal.category,
        proposal.cost, str(proposal.latitude), str(proposal.longitude), proposal.was_chosen,
    ) == ("4", 1, "Garden", "With a pond", "green", 6050, "52.100000", "4.300000", True)  # fmt: skip


def test_what_the_town_chose_by_its_rule_is_known_and_what_it_funded_otherwise_is_left_open():
    projects = [(str(n), 60, "Garden", cell) for n, cell in enumerate(("1", "0", "2", "", "yes"))]
    round = make_round(election_file(projects, [""], columns=("name", "selected")))
    chosen = list(round.proposals.values_list("was_chosen", flat=True))
    assert chosen == [True, False, None, None, None]


@pytest.mark.parametrize(
    "spot", [("", ""), ("52.1", ""), ("north", "4.3"), ("91", "4"), ("NaN", "4"), ("1e9", "0")]
)
def test_a_place_that_is_not_on_earth_is_left_out(spot):
    columns = ("name", "latitude", "longitude")
    proposal = make_round(election_file([("4", 60, "Garden", *spot)], ["4"], columns=columns)).proposals.get()
    assert (proposal.latitude, proposal.longitude) == (None, None)


@pytest.mark.parametrize(
    ("begin", "end", "opens", "closes"),
    [
        ("03.04.2023", "21.04.2023", (2023, 4, 3), (2023, 4, 21)),
        ("2017", "2017", (2017, 1, 1), (2017, 12, 31)),
        ("spring", "21.04.2023", (2023, 4, 21), (2023, 4, 21)),
        ("01.01.0001", "21.04.2023", (2023, 4, 21), (2023, 4, 21)),
        ("0001", "21.04.2023", (2023, 4, 21), (2023, 4, 21)),
        ("31.12.9999", "21.04.2023", (2023, 4, 21), (2023, 4, 21)),
    ],
)
def test_the_voting_days_are_those_of_the_file(begin, end, opens, closes):
    activity = make_round(election_file(date_begin=begin, date_end=end)).activity

    local = [
        moment.astimezone(AMSTERDAM).timetuple()[:3] for moment in (activity.opens_at, activity.closes_at)
    ]
    assert local == [opens, closes]


@pytest.mark.parametrize("end", ["soon", "01.01.0001", "0001", "31.12.9999", "9999", "99.99.9999"])
def test_a_round_without_known_days_is_over_all_the_same(end):
    assert make_round(election_file(date_begin="", date_end=end)).activity.is_over


def test_a_town_rule_that_is_not_offered_here_gives_the_house_rule():
    assert Rule.from_dict(make_round(election_file(rule="unknown")).rule) == Rule(completion="add-one")


def test_the_import_is_told_in_the_journal_without_a_word_about_voters():
    round = make_round(election_file(description="Our budget"))
    entry = Entry.objects.get(verb="plan.import_election")
    assert (entry.object_id, entry.initiative_id, entry.phase, entry.data) == (
        str(round.pk),
        str(round.initiative.pk),
        "plan",
        {"title": "Our budget", "proposals": 3, "ballots": 10, "sha256": round.file_sha256},
    )


def test_elections_without_an_initiative_stand_together():
    rounds = [make_round(), make_round()]
    assert [str(round.initiative) for round in rounds] == ["Elections from elsewhere"] * 2
    assert rounds[0].initiative == rounds[1].initiative
    assert rounds[0].initiative.is_public


@pytest.mark.parametrize(
    ("spoil", "line", "problem"),
    [
        (lambda text: text.replace("budget;100", "budget;lots"), 6, "the budget is “lots”"),
        (lambda text: text.replace(";4,7\n", ";4,77\n", 1), 20, "names project “77”"),
        (lambda text: text[: len(text) // 2], 12, ""),
        (lambda text: "", 1, "META"),
    ],
)
def test_a_malformed_file_names_its_line_and_saves_nothing(spoil, line, problem):
    actor = make_administrator()
    before = rows()
    with pytest.raises(MalformedFile) as error:
        make_round(spoil(election_file().decode()).encode() or b"\n", actor=actor)
    assert problem in str(error.value)
    assert str(error.value).startswith(f"Line {error.value.line}: ")
    assert rows() == before


@pytest.mark.parametrize(
    "projects",
    [
        [("4" * 101, 60, "Garden")],
        [("4", 60, "Garden" * 500)],
        [("4", "9999999999999.000001", "Garden")],
    ],
)
def test_what_the_database_cannot_hold_is_refused_in_words(projects):
    actor = make_administrator()
    before = rows()
    with pytest.raises(UnfitElection):
        make_round(election_file(projects, [""]), actor=actor)
    assert rows() == before


def test_the_same_file_is_imported_once():
    source = election_file()
    round = make_round(source)
    before = rows()
    with pytest.raises(actions.AlreadyImported) as error:
        make_round(source)
    assert error.value.round == round
    assert rows() == before


def test_when_saving_breaks_off_half_way_nothing_is_saved(monkeypatch):
    actor = make_administrator()
    before = rows()

    def break_off(*args, **options):
        raise OSError("disk full")

    monkeypatch.setattr(Ballot.objects, "bulk_create", break_off)
    with pytest.raises(OSError, match="disk full"):
        make_round(actor=actor)
    assert rows() == before


def test_coordinators_import_into_their_own_initiative():
    initiative = make_initiative()
    assert make_round(initiative=initiative, actor=coordinator_of(initiative)).initiative == initiative


@pytest.mark.parametrize("who", ["stranger", "member", "coordinator elsewhere", "coordinator of none"])
def test_others_may_not_import(who):
    initiative = make_initiative()
    actor = {
        "stranger": make_person,
        "member": lambda: make_member(initiative),
        "coordinator elsewhere": lambda: coordinator_of(make_initiative()),
        "coordinator of none": lambda: coordinator_of(initiative),
    }[who]()
    before = rows()
    said = "Name the initiative" if who == "coordinator of none" else "Only this initiative's coordinators"
    with pytest.raises(Refused, match=f"plan.import_election: {said}"):
        make_round(initiative=None if who == "coordinator of none" else initiative, actor=actor)
    assert rows() == before


def test_an_import_costs_the_same_queries_for_few_and_for_many_ballots(django_assert_max_num_queries):
    make_round()
    with django_assert_max_num_queries(45):
        make_round(WIELICZKA.read_bytes())


def test_progress_is_told_while_ballots_are_read():
    heard = []
    make_round(WIELICZKA.read_bytes(), progress=lambda done, total: heard.append((done, total)))
    assert heard[0] == (0, 1190)
