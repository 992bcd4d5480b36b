"""Cases from here and elsewhere: brought, scored by two, compared, and never invented."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.methods.cases import columns
from samenspel.phases.learn.actions.factors import ask_comparison, drop_comparison, import_cases, score_case
from samenspel.phases.learn.models.factors import Comparison, ScoreSheet, StudiedCase
from samenspel.phases.learn.queries.factors import all_cases, scored_initiatives
from samenspel.phases.learn.tasks import factors as tasks
from samenspel.phases.learn.tasks.factors import compare_anew, compare_cases
from tests.factories.factors import ASKED, case, make_cases, make_comparison, make_scored
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.library import make_curator, make_publication
from tests.factories.risks import make_professional
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db
SCORES = {"attitude": 1.0, "efficacy": 0.67}


def upload(text):
    return {"file": SimpleUploadedFile("cases.csv", text.encode())}


def computed(comparison):
    compare_cases.func(comparison.pk)
    comparison.refresh_from_db()
    return comparison.compared


def test_a_curator_brings_a_file_and_everyone_takes_it_along_again(client):
    source = make_publication(doi="10.5555/Watch.1")
    client.force_login(make_curator())
    text = (
        "case,title,sector,attitude,doi,page\nwatch,A watch,safety,0.67,https://doi.org/10.5555/watch.1,12\n"
    )
    assert client.post("/learn/factors/cases/bring/", upload(text))["Location"] == "/learn/factors/"
    brought = StudiedCase.objects.get()
    assert (brought.source, brought.page, brought.case.scores) == (source, "12", {"attitude": 0.67})
    client.logout()
    lines = client.get("/learn/factors/cases.csv").content.decode().splitlines()
    assert [lines[0].split(","), lines[1][:13]] == [columns(), "watch,A watch"]
    assert "A watch" in client.get("/learn/factors/").content.decode()
    assert "attitude" not in client.get(brought.get_absolute_url()).content.decode()


def test_a_file_with_one_wrong_line_saves_nothing_and_says_which(client):
    client.force_login(make_administrator())
    page = client.post(
        "/learn/factors/cases/bring/", upload("case,title,attitude\na,A,1\nb,B,7\n")
    ).content.decode()
    assert "Line 3: “attitude” is 7" in page
    assert not StudiedCase.objects.exists()


def test_a_case_that_is_brought_again_is_replaced():
    make_cases(case(trust=1), case("other"))
    new = import_cases(actor=make_administrator(), cases=[case(trust=0), case("third")])
    assert new == (1, 1)
    assert {one.key: one.scores["outcome_trust"] for one in all_cases()} == {
        "a-library": 0,
        "other": 1,
        "third": 1,
    }


def test_no_file_brings_an_initiative_of_this_platform_invented_or_not():
    invented = make_initiative(is_invented=True)
    with pytest.raises(Refused, match="is an initiative of this platform"):
        import_cases(actor=make_administrator(), cases=[case(invented.slug)])


def test_an_invented_initiative_is_scored_and_never_compared():
    make_scored(make_initiative(is_invented=True))
    real = make_scored()
    assert [*scored_initiatives()] == [real]
    assert [one.key for one in all_cases()] == [real.slug]


def test_one_coder_alone_makes_no_case(client):
    initiative = make_initiative()
    actor = coordinator_of(initiative)
    score_case(actor=actor, initiative=initiative, scores=SCORES, because=dict.fromkeys(SCORES, "Seen."))
    assert all_cases() == []
    page = client.get(f"/learn/factors/of/{initiative.slug}/").content.decode()
    assert "1 of two people has scored it" in page
    assert "Seen." not in page


def test_what_coders_score_differently_counts_as_not_scored():
    make_scored(scores=SCORES, second={"attitude": 0.33, "efficacy": 0.67})
    [found] = all_cases()
    assert (found.scores, found.differing) == ({"efficacy": 0.67}, ("attitude",))


def test_what_a_coder_said_alone_stays_once_the_other_has_answered():
    initiative = make_scored(scores=SCORES)
    actor = coordinator_of(initiative)
    score_case(actor=actor, initiative=initiative, scores={"trust": 0.0}, because={"trust": "Asked."})
    sheet = ScoreSheet.objects.get(coder=actor)
    assert (sheet.alone, sheet.now) == (SCORES, {"trust": 0.0})


def test_a_third_coder_and_whoever_does_not_code_are_refused():
    initiative = make_scored()
    with pytest.raises(Refused, match="Two people have scored"):
        score_case(actor=make_professional(initiative), initiative=initiative, scores={}, because={})
    with pytest.raises(Refused, match="Only coordinators, professionals and scholars"):
        score_case(actor=make_member(initiative), initiative=initiative, scores={}, because={})


@pytest.mark.parametrize(
    ("scores", "because", "match"),
    [
        ({"attitude": 0.5}, {"attitude": "x"}, "not the scores"),
        ({"moon": 1.0}, {"moon": "x"}, "not the scores"),
        ({"attitude": 1.0}, {}, "what it rests on"),
    ],
)
def test_a_score_outside_the_codebook_or_without_evidence_is_refused(scores, because, match):
    initiative = make_initiative()
    with pytest.raises(Refused, match=match):
        score_case(actor=coordinator_of(initiative), initiative=initiative, scores=scores, because=because)


def test_scores_are_typed_on_a_page_and_come_back_when_something_lacks(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    address = f"/learn/factors/of/{initiative.slug}/score/"
    page = client.post(address, {"attitude": "0.67"})
    assert "Say what this score rests on." in page.content.decode()
    client.post(address, {"attitude": "0.67", "because_attitude": "They answer within a day."})
    assert ScoreSheet.objects.get().now == {"attitude": 0.67}
    assert client.get(address).context["form"]["attitude"].value() == "0.67"


def test_a_comparison_shows_the_cells_with_their_cases_and_each_sector_beside_all(client):
    make_cases(case("a"), case("b", trust=0), case("c", attitude=0, trust=0, sectors=("health",)))
    initiative = make_scored()
    comparison = make_comparison()
    computed(comparison)
    page = client.get(comparison.get_absolute_url())
    text = page.content.decode()
    assert [name for name, _label, _part in page.context["sectors"]] >= ["education", "health"]
    assert f"/learn/factors/of/{initiative.slug}/" in text
    assert "contradictory" in text
    assert "have it, The case b have not" in text


def test_the_same_question_has_one_answer_whoever_asks_and_in_whatever_order():
    one = make_comparison()
    other, _job = ask_comparison(
        actor=make_person("Xena"), **{**ASKED, "conditions": [*reversed(ASKED["conditions"])]}
    )
    assert one == other
    with pytest.raises(Refused, match="one to eight"):
        ask_comparison(actor=make_person("Yara"), **{**ASKED, "conditions": []})


def test_filters_narrow_what_is_compared():
    make_cases(
        case("a", terms={"level": ("group",)}),
        case("b", terms={"level": ("collective",)}, sectors=("health",)),
    )
    found = computed(make_comparison(level="group"))
    assert found["pooled"]["n"] + found["pooled"]["left_out"] == 1
    assert [*found["sectors"]] == ["education"]


def test_it_is_computed_anew_when_cases_changed_and_goes_when_nobody_asks(client):
    comparison = make_comparison()
    before = computed(comparison)["of"]
    make_cases()
    assert "Cases changed since" in client.get(comparison.get_absolute_url()).content.decode()
    assert (compare_anew(), compare_anew()) == (1, 0)
    comparison.refresh_from_db()
    assert comparison.compared["of"] != before
    Comparison.objects.update(asked_on=clock.today() - timedelta(days=91))
    compare_anew()
    assert not Comparison.objects.exists()


def test_what_somebody_asked_for_a_moment_ago_stays():
    listed = make_comparison()
    listed.asked_on = clock.today() - timedelta(days=91)
    drop_comparison(actor=None, comparison=listed, before=clock.today())
    assert Comparison.objects.filter(pk=listed.pk).exists()


def test_the_list_asks_as_often_whatever_there_is(client, django_assert_max_num_queries):
    for _one in range(3):
        make_scored()
    make_cases(*(case(f"c-{number}") for number in range(30)))
    with django_assert_max_num_queries(14):
        all_cases()


@pytest.mark.parametrize(("language", "words"), [("nl", "Hoe professionals"), ("fr", "Le regard des")])
def test_a_case_speaks_the_readers_language(client, language, words):
    [studied] = make_cases()
    page = client.get(studied.get_absolute_url(), headers={"accept-language": language})
    assert words in page.content.decode()


def test_a_file_of_many_cases_is_saved_by_few_questions(django_assert_max_num_queries):
    curator = make_curator()
    with django_assert_max_num_queries(40):
        assert import_cases(actor=curator, cases=[case(f"case-{number}") for number in range(900)]) == (
            900,
            0,
        )


def test_who_compares_very_often_waits_and_keeps_what_was_chosen(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"comparison": "1/h/user"}
    client.force_login(make_person("Ann"))
    client.post("/learn/factors/compare/", ASKED)
    page = client.post("/learn/factors/compare/", {**ASKED, "conditions": ["trust"]})
    assert "Wait an hour" in page.content.decode()
    assert page.context["form"]["conditions"].value() == ["trust"]
    assert Comparison.objects.count() == 1


def test_each_night_those_asked_for_last_are_computed_anew(monkeypatch):
    monkeypatch.setattr(tasks, "MOST_ANEW", 1)
    old, new = make_comparison(), make_comparison(conditions=["trust"])
    Comparison.objects.filter(pk=old.pk).update(asked_on=clock.today() - timedelta(days=1))
    compare_anew()
    assert [bool(Comparison.objects.get(pk=one.pk).compared) for one in (old, new)] == [False, True]


def test_the_list_says_how_far_two_coders_agree(client):
    make_scored(scores=SCORES, second={"attitude": 0.33, "efficacy": 0.67})
    page = " ".join(client.get("/learn/factors/").content.decode().split())
    assert "In 1 case of this platform two coders gave 2 scores, each alone; 1 are the same." in page
    assert "too few cases to tell" in page
