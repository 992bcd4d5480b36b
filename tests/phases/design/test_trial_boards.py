"""The board of where people stumbled: counts, words, and of nobody's name."""

import pytest
from django.utils.html import strip_tags

from samenspel.foundation.access import Refused
from samenspel.phases.design.actions import drafting, trying
from samenspel.phases.design.queries.prototypes import newest_draft
from samenspel.phases.design.results import quoted, words_at
from tests.checks import HOSTILE, assert_page, words
from tests.factories.design import address
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.prototypes import begin, make_finding, make_prototype, make_step, steps_of, try_it
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
FIVE = ("well", "well", "hesitated", "stuck", "stopped")


def test_the_board_tells_where_people_stumbled_and_quotes_whom_it_went_worst(client):
    prototype = make_prototype(steps=("One", "Two"))
    for went in FIVE:
        try_it(prototype, went, "well", text=f"It was {went}.")
    page = client.get(address(prototype))
    assert_page(page)
    assert page.context["people"] == {"tried": 5, "ended": 5, "helped": 0}
    assert page.context["chart"].rows[0] == (
        "1. One",
        "It went well: 2, Hesitated, and found the way: 1, Got stuck: 1, Stopped here: 1",
    )
    first, second = page.context["told"]
    assert [one.text for one in first.quotes] == ["It was stopped.", "It was stuck.", "It was hesitated."]
    assert (first.counted.share, second.counted.answers, second.counted.share) == (0.6, 4, 0.0)
    assert "(60% stumbled)" in words(page)


def test_a_version_is_compared_with_the_one_before(client):
    prototype = make_prototype(steps=("One",))
    for went in FIVE:
        try_it(prototype, went)
    drafting.change_step(actor=coordinator_of(prototype.initiative), step=steps_of(prototype)[0], title="Uno")
    for _number in range(5):
        try_it(prototype, "well")
    shown = words(client.get(address(prototype)))
    assert "Version 1: 60% stumbled here." in shown
    assert "(0% stumbled)" in shown


def test_a_version_that_few_tried_is_not_told_by_the_one_after_it(client):
    prototype = make_prototype(steps=("One",))
    try_it(prototype, "stuck")
    drafting.change_step(actor=coordinator_of(prototype.initiative), step=steps_of(prototype)[0], title="Uno")
    for _number in range(5):
        try_it(prototype, "well")
    assert "Version 1:" not in words(client.get(address(prototype)))
    client.force_login(coordinator_of(prototype.initiative))
    assert "Version 1: 100% stumbled here." in words(client.get(address(prototype)))


def test_the_order_of_words_tells_neither_whose_they_are_nor_when_they_came():
    prototype = make_prototype(steps=("One", "Two", "Three"))
    for number in range(12):
        try_it(prototype, "stuck", "stuck", "stuck", text=f"Person {number}.")
    orders = [[one.text for one in words_at(step)] for step in steps_of(prototype)]
    quotes = [[one.text for one in quoted(newest_draft(prototype))[step.pk]] for step in steps_of(prototype)]
    came = [f"Person {number}." for number in range(12)]
    assert [sorted(order) == sorted(came) for order in orders] == [True] * 3
    assert len({*map(tuple, [*orders, came, came[::-1]])}) == 5
    assert quotes == [order[:3] for order in orders]


def test_who_begins_for_others_and_says_nothing_reads_no_sooner(client):
    prototype, helper = make_prototype(steps=("One",)), make_person("Hal")
    try_it(prototype, "stuck", text="My secret.")
    make_member(prototype.initiative, helper)
    for _number in range(4):
        begin(prototype, helper, helps=True)
    client.force_login(helper)
    for url in (prototype.get_absolute_url(), steps_of(prototype)[0].get_absolute_url()):
        assert "My secret." not in words(client.get(url))


def test_of_so_few_only_those_who_run_it_read_what_they_said(client):
    prototype = make_prototype(steps=("One",))
    for _number in range(4):
        try_it(prototype, "stuck", text="My secret.")
    people = {
        "visitor": None,
        "member": make_member(prototype.initiative),
        "moderator": make_member(prototype.initiative, make_person("Mina"), role="moderator"),
        "coordinator": coordinator_of(prototype.initiative),
    }

    def readers():
        found = []
        for name, person in people.items():
            client.logout()
            if person:
                client.force_login(person)
            step = steps_of(prototype)[0]
            pages = [words(client.get(address(prototype))), words(client.get(address(step)))]
            if all("My secret." in page for page in pages):
                found.append(name)
            else:
                assert not any("My secret." in page or "stumbled)" in page for page in pages)
        return found

    assert readers() == ["moderator", "coordinator"]
    try_it(prototype, "well")
    assert readers() == ["visitor", "member", "moderator", "coordinator"]


def test_no_name_of_who_tried_it_is_on_any_page(client):
    prototype = make_prototype(steps=("One",))
    for number in range(5):
        member = make_member(prototype.initiative, make_person(f"Zebedeus{number}"))
        try_it(prototype, "stuck", person=member, text="Hm.")
        begin(prototype, member, helps=True)
    client.force_login(coordinator_of(prototype.initiative))
    pages = [client.get(address(prototype)), client.get(address(steps_of(prototype)[0]))]
    pages.append(client.get(address(prototype, "trials.csv")))
    assert not any("Zebedeus" in page.content.decode() for page in pages)


def test_before_anybody_tried_it_and_without_steps_the_pages_say_so(client):
    prototype = make_prototype(steps=())
    assert_page(page := client.get(address(prototype)))
    assert "The draft has no steps yet." in page.content.decode()
    with pytest.raises(Refused, match="has no steps yet"):
        begin(prototype)


def test_hostile_words_are_shown_as_words(client):
    prototype = make_prototype(title=HOSTILE[:120], summary=HOSTILE, steps=())
    make_step(prototype, title=HOSTILE[:120], text=HOSTILE, picture_words=HOSTILE)
    for _number in range(5):
        trial = try_it(prototype, "stuck", text=HOSTILE)
    step = steps_of(prototype)[0]
    finding = make_finding(step, HOSTILE)
    trying.hide_words(
        actor=coordinator_of(prototype.initiative), experience=trial.experiences.get(), reason=HOSTILE
    )
    client.force_login(coordinator_of(prototype.initiative))
    pages = [address(prototype), address(step), address(step, "change/"), address(prototype, "try/")]
    pages += [
        address(prototype, f"words/{trial.experiences.get().pk}/hide/"),
        address(prototype, f"findings/{finding.pk}/make-idea/"),
        address(prototype, f"findings/{finding.pk}/suggest/"),
    ]
    for page in pages:
        shown = client.get(page).content.decode()
        assert ("<script>alert(1)" in shown, "<img src=x" in shown) == (False, False)


@pytest.mark.parametrize("many", [1, 12])
def test_a_board_costs_as_many_queries_with_twelve_steps_as_with_one(client, many, django_assert_num_queries):
    prototype = make_prototype(steps=[f"Step {number}" for number in range(many)])
    for _number in range(5):
        try_it(prototype, *["stuck"] * many, text="Hm.")
    for step in steps_of(prototype):
        make_finding(step)
    with django_assert_num_queries(14):
        assert_page(client.get(address(prototype)))


def test_the_table_of_all_answers_computes_nothing_and_hides_what_is_hidden(client):
    prototype = make_prototype(steps=("=SUM(1)", "Two"))
    try_it(prototype, "stuck", "well", text="@here")
    helped = try_it(prototype, "stopped", person=make_member(prototype.initiative), helps=True, text="Rude.")
    coordinator = coordinator_of(prototype.initiative)
    trying.hide_words(actor=coordinator, experience=helped.experiences.get(), reason="No.")
    client.force_login(coordinator)
    rows = client.get(address(prototype, "trials.csv")).content.decode().splitlines()
    assert rows[0] == "version,test,with-helper,step,what-to-do,went,feeling,words"
    assert sorted(row[:2] + row[3:] for row in rows[1:]) == [
        "1,,no,1,'=SUM(1),stuck,,'@here",
        "1,,no,2,Two,well,,'@here",
        "1,,yes,1,'=SUM(1),stopped,,",
    ]


def test_one_person_is_a_person_and_the_numbers_stand_beside_their_words(client):
    prototype = make_prototype(steps=("One",))
    try_it(prototype, "well")
    client.force_login(coordinator_of(prototype.initiative))
    shown = " ".join(strip_tags(words(client.get(address(prototype)))).split())
    assert "1 person tried it 1 to the end, or stopped 0 with a helper beside them" in shown
    assert "It went well 1 (0% stumbled)" in shown
