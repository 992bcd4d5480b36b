"""What was promised about a thing that no phase knows is kept in the open as a project is."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from samenspel.foundation import clock
from samenspel.tools.promises import actions
from samenspel.tools.promises.forms import PromiseForm, UpdateForm, VerdictForm
from samenspel.tools.promises.queries import what_came_of
from samenspel.tools.promises.rules import is_over
from tests.factories.initiatives import make_initiative
from tests.factories.services import make_person
from tests.tools.wishes.models import Opinion, Vow, Wish

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2020, 1, 1), date(2999, 1, 1)


@pytest.fixture
def vow():
    wish = Wish.objects.create(initiative=make_initiative(), title="A bench")
    return Vow.objects.create(thing=wish, owner="The park")


@pytest.fixture
def ina():
    return make_person("Ina")


def test_a_promise_stands_with_its_thing(vow):
    assert (str(vow), vow.parent, vow.get_absolute_url(), vow.state) == (
        "A bench",
        vow.thing,
        vow.thing.get_absolute_url(),
        "waiting",
    )


def test_the_day_on_which_a_milestone_was_reached_stays(vow):
    def set_to(*rows):
        names = ("text", "due_on", "is_reached")
        actions.set_milestones(vow, [dict(zip(names, row, strict=True)) for row in rows])

    set_to(("Wood", EARLY, True), ("Bench", LATE, False))
    vow.milestones.filter(text="Wood").update(reached_on=EARLY)
    set_to(("Wood", EARLY, True), ("Paint", EARLY, False), ("Bench", LATE, True))
    assert [(one.text, one.reached_on, one.is_late) for one in vow.milestones.all()] == [
        ("Wood", EARLY, False),
        ("Paint", None, True),
        ("Bench", clock.today(), False),
    ]


def test_what_is_done_is_said_once(vow, ina):
    done = []
    for state in ("under_way", "done", "done"):
        actions.add_update(vow, ina, text=f"It is {state}.", state=state, done=done.append)
    vow.refresh_from_db()
    assert (vow.state, done) == ("done", [vow])
    assert [(one.text, one.by, one.initiative) for one in vow.updates.all()] == [
        (f"It is {state}.", ina, vow.initiative) for state in ("done", "done", "under_way")
    ]


def test_what_is_over_is_judged_and_what_is_not_is_not(vow):
    judged = [state for state in Vow.State.values if is_over(None, Vow(state=state))]
    assert judged == ["done", "dropped"]


def test_a_second_verdict_takes_the_place_of_the_first(vow, ina):
    for answer in (False, True):
        actions.give_verdict(vow, ina, is_as_promised=answer, text="It wobbled, at first.")
    assert [*vow.verdicts.values_list("by", "is_as_promised")] == [(ina.pk, True)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Opinion.objects.create(promise=vow, by=ina, is_as_promised=True)


def test_the_database_knows_how_far_a_promise_can_be(vow):
    with pytest.raises(IntegrityError), transaction.atomic():
        Vow.objects.update(state="lost")


def test_the_database_keeps_no_empty_milestone_and_no_empty_news(vow, ina):
    with pytest.raises(IntegrityError), transaction.atomic():
        vow.milestones.create(text="", due_on=LATE)
    with pytest.raises(IntegrityError), transaction.atomic():
        vow.updates.create(by=ina, text="")


def test_pages_show_what_came_of_it(vow, ina):
    actions.set_milestones(vow, [{"text": "Wood", "due_on": LATE, "is_reached": True}])
    actions.add_update(vow, ina, text="It stands.", state="done", done=str)
    actions.give_verdict(vow, ina, is_as_promised=True, text="A fine bench.")
    shown = what_came_of(vow)
    assert (shown["promise"], shown["satisfied"]) == (vow, 1)
    parts = ("badge", "milestones", "updates", "verdicts")
    page = " ".join(render_to_string(f"promises/{part}.html", shown) for part in parts)
    for words in ("Done", "Wood", "It stands.", "1 of 1 say yes.", "A fine bench."):
        assert words in page


def test_forms_ask_what_a_phase_wants_to_know(vow):
    form = PromiseForm({"owner": "", "milestones-TOTAL_FORMS": "0"}, promise=vow)
    assert ([*form.errors], form.initial) == (["owner", "__all__"], {"owner": "The park"})
    assert [*UpdateForm({"text": "Yes", "state": "lost"}).errors] == ["state"]
    form = VerdictForm({"is_as_promised": "no"}, question="Is it what you asked for?")
    assert (form["is_as_promised"].label, form.is_valid()) == ("Is it what you asked for?", True)
    assert form.cleaned_data == {"is_as_promised": False, "text": ""}
