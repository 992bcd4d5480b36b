"""What others learned about an initiative, and making an idea or a proposal of it."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.design.models.ideas import Idea
from samenspel.phases.learn.actions.lessons import carry_on
from samenspel.phases.learn.queries.lessons import cases_alike, entries_for
from samenspel.phases.plan.models.proposals import Proposal
from tests.factories.design import make_board
from tests.factories.factors import case, make_cases, make_scored
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_member
from tests.factories.library import make_synthesis
from tests.factories.plan import make_own_round
from tests.factories.risks import make_sign
from tests.factories.services import make_person, make_service

pytestmark = pytest.mark.django_db


def address(initiative):
    return f"/learn/lessons/of/{initiative.slug}/"


def test_entries_of_its_sector_go_before_those_of_all(client):
    initiative = make_initiative(service=make_service(sector="03.1"))
    names = [one.entry.name for one in entries_for(initiative, with_signs=False)]
    assert names[0] == "watching_neighbours"
    assert "parent_and_teacher" not in names
    page = client.get(address(initiative)).content.decode()
    assert "Mols" in page
    assert client.get(initiative.get_absolute_url()).content.decode().count(address(initiative)) == 1


def test_its_own_signs_go_first_and_only_coordinators_read_of_them(client):
    initiative = make_initiative()
    make_sign(initiative, "hours_asked")
    shown = entries_for(initiative, with_signs=True)
    assert (shown[0].entry.name, shown[0].signs) == ("implicit_demands", ("hours_asked",))
    client.force_login(make_member(initiative))
    assert "A sign was seen here" not in client.get(address(initiative)).content.decode()
    client.force_login(coordinator_of(initiative))
    assert "A sign was seen here" in client.get(address(initiative)).content.decode()


def test_findings_and_cases_of_the_same_sector_are_shown(client):
    initiative = make_initiative(service=make_service(sector="09.1"))
    synthesis = make_synthesis([(0.5, 0.1)])
    synthesis.findings.update(sector="Onderwijs")
    make_cases(case("school"), case("ward", sectors=("health",)))
    page = client.get(address(initiative))
    assert [one.synthesis for _name, one in page.context["findings"]] == [synthesis]
    assert [one["title"] for one in page.context["cases"]] == ["The case school"]


def test_a_case_in_the_same_phase_goes_first_and_never_the_initiative_itself():
    initiative = make_scored(make_initiative(service=make_service(sector="09.1")))
    make_board(initiative).activity.__class__.objects.filter(initiative=initiative).update(
        field_phase="design"
    )
    make_cases(case("b-other"), case("c-same", terms={"field_phase": ("design",)}))
    assert [(one.case.key, one.phases) for one in cases_alike(initiative)] == [
        ("c-same", ("design",)),
        ("b-other", ()),
    ]


def test_in_one_step_a_barrier_becomes_an_idea_with_its_sources(client):
    board = make_board()
    initiative = board.initiative
    client.force_login(make_member(initiative))
    form_address = f"{address(initiative)}carry-on/?of=implicit_demands"
    form = client.get(form_address).context["form"]
    assert "Steen" in form["text"].value()
    typed = {"into": f"board-{board.pk}", "title": "Ask how many hours", "text": form["text"].value()}
    response = client.post(form_address, typed)
    made = Idea.objects.get()
    assert response["Location"] == made.get_absolute_url()
    assert (made.title, made.board) == ("Ask how many hours", board)


def test_what_a_study_found_becomes_a_draft_of_a_proposal_that_leads_back():
    round = make_own_round(days=(-1, 3, 5, 7, 9))
    synthesis = make_synthesis([(0.5, 0.1)])
    words = {"of": f"study-{synthesis.findings.get().pk}", "into": f"round-{round.pk}"}
    actor = make_member(round.initiative)
    made = carry_on(actor=actor, initiative=round.initiative, title="A kit", text="It helped.", **words)
    assert (Proposal.objects.get(), made.state) == (made, "draft")
    assert made.came_from == f"learn.synthesis/{synthesis.pk}"


def test_only_who_takes_part_and_only_where_it_is_open():
    board = make_board(days=(-9, -1))
    words = {"of": "implicit_demands", "into": f"board-{board.pk}", "title": "Ask", "text": "Why"}
    with pytest.raises(Refused, match="that is open"):
        carry_on(actor=make_member(board.initiative), initiative=board.initiative, **words)
    with pytest.raises(Refused, match="not a member"):
        carry_on(actor=make_person("Xena"), initiative=board.initiative, **words)


@pytest.mark.parametrize("name", ["", "moon", "study-0", "study-x", "study-99999999999999999999"])
def test_of_a_lesson_that_is_not_there_one_begins_with_an_empty_text(client, name):
    initiative = make_initiative()
    client.force_login(make_member(initiative))
    page = client.get(f"{address(initiative)}carry-on/", {"of": name})
    assert (page.status_code, page.context["form"]["text"].value()) == (200, "")


def test_a_draft_tells_strangers_nothing(client):
    assert client.get(address(make_draft())).status_code == 404
