"""A draft of the service: its steps, and its versions once people tried it."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.locks.versions import version_of
from samenspel.phases.design.actions import drafting, trying
from samenspel.phases.design.models.prototypes import Draft, Prototype, Step, Trial
from samenspel.phases.design.queries.prototypes import newest_draft
from tests.checks import assert_page, words
from tests.factories.design import address, waiting
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.prototypes import make_prototype, make_step, steps_of, try_it
from tests.phases.design.test_ideas import png

pytestmark = pytest.mark.django_db
FIVE = ("well", "well", "hesitated", "stuck", "stopped")


def titles(draft):
    return [step.title for step in draft.steps.all()]


def page_of(client, prototype, rest=""):
    return client.get(address(prototype, rest))


def test_a_coordinator_draws_up_a_draft_step_by_step(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    typed = {"title": "Borrowing a drill", "shape": "form", "opens_at": "2026-01-01 09:00"}
    response = client.post(f"/design/prototypes/set-up/{initiative.slug}/", typed)
    prototype = Prototype.objects.get()
    assert response.url == address(prototype, "steps/add/")
    assert "Add the steps of the draft" in waiting(coordinator_of(initiative), prototype)
    sent = {"title": "Find it", "text": "A list.", "picture": png(), "picture_words": "A list", "more": "1"}
    assert client.post(response.url, sent).url == address(prototype, "steps/add/")
    assert client.post(response.url, {"title": "Fetch it"}).url == address(prototype)
    assert titles(newest_draft(prototype)) == ["Find it", "Fetch it"]
    assert "Add the steps of the draft" not in waiting(coordinator_of(initiative), prototype)
    assert_page(page := page_of(client, prototype))
    assert "Nobody tried it yet" in page.content.decode()
    step = steps_of(prototype)[0]
    assert_page(client.get(address(step)))
    assert client.get(address(step, "picture/"))["Content-Type"] == "image/webp"
    assert client.get(address(steps_of(prototype)[1], "picture/")).status_code == 404


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
def test_a_step_without_words_comes_back_as_it_was_typed(client, title):
    prototype = make_prototype()
    client.force_login(coordinator_of(prototype.initiative))
    page = client.post(address(prototype, "steps/add/"), {"title": title, "text": "What there is."})
    assert_page(page)
    assert ([*page.context["form"].errors], "What there is." in page.content.decode()) == (["title"], True)


def test_a_draft_has_forty_steps_at_most():
    prototype = make_prototype(steps=[])
    draft = newest_draft(prototype)
    Step.objects.bulk_create(Step(draft=draft, place=place, title="One") for place in range(1, 41))
    with pytest.raises(Refused, match="at most 40 steps"):
        make_step(prototype)


def test_while_nobody_tried_it_a_draft_changes_in_place():
    prototype = make_prototype(steps=("One", "Two", "Three"))
    coordinator = coordinator_of(prototype.initiative)
    one, _two, three = steps_of(prototype)
    drafting.change_step(actor=coordinator, step=one, title="First")
    drafting.move_step(actor=coordinator, step=three, up=True)
    drafting.move_step(actor=coordinator, step=one, up=True)
    assert titles(newest_draft(prototype)) == ["First", "Three", "Two"]
    drafting.remove_step(actor=coordinator, step=one)
    assert [(step.place, step.title) for step in steps_of(prototype)] == [(1, "Three"), (2, "Two")]
    assert Draft.objects.count() == 1


def test_what_people_tried_stays_as_it_was_and_a_change_makes_the_next_version(client):
    prototype = make_prototype(steps=("One", "Two"))
    coordinator = coordinator_of(prototype.initiative)
    trial = try_it(prototype, "well")
    one, two = steps_of(prototype)
    drafting.change_step(actor=coordinator, step=two, title="Second")
    drafting.move_step(actor=coordinator, step=steps_of(prototype)[1], up=True)
    first, second = Draft.objects.all()
    assert (titles(first), titles(second)) == (["One", "Two"], ["Second", "One"])
    assert [step.earlier for step in second.steps.all()] == [two, one]
    assert [step.title for step in trial.draft.steps.all()] == ["One", "Two"]
    trying.answer_step(actor=trial.person, trial=trial, step=two, went="stuck")
    assert trial.experiences.count() == 2
    client.force_login(trial.person)
    page = client.get(f"{address(trial)}?step=1").content.decode()
    assert "you go on with the version that you began with" in page
    shown = words(page_of(client, prototype, "?version=1"))
    assert "A test stays with the version it was done with. These are the tests of Version 1." in shown
    assert "These are the tests of Version 2." in words(page_of(client, prototype))
    (entry,) = Entry.objects.filter(verb="design.begin_draft")
    assert entry.data == {"title": "Borrowing a drill", "number": 2}


@pytest.mark.parametrize("verb", ["add_step", "remove_step"])
def test_steps_come_and_go_in_the_next_version_alone(verb):
    prototype = make_prototype(steps=("One", "Two"))
    try_it(prototype, "well")
    if verb == "add_step":
        make_step(prototype, title="Three")
    else:
        drafting.remove_step(actor=coordinator_of(prototype.initiative), step=steps_of(prototype)[0])
    first, second = Draft.objects.all()
    assert titles(first) == ["One", "Two"]
    assert titles(second) == {"add_step": ["One", "Two", "Three"], "remove_step": ["Two"]}[verb]


def test_a_step_of_an_earlier_version_is_changed_by_nobody():
    prototype = make_prototype()
    try_it(prototype, "well")
    old = steps_of(prototype)[0]
    make_step(prototype)
    for act in (
        lambda who: drafting.change_step(actor=who, step=old, title="New"),
        lambda who: drafting.move_step(actor=who, step=old, up=False),
        lambda who: drafting.remove_step(actor=who, step=old),
    ):
        with pytest.raises(Refused, match="stays as people tried it"):
            act(coordinator_of(prototype.initiative))


def test_two_versions_show_one_picture_until_neither_does(client, django_capture_on_commit_callbacks):
    prototype = make_prototype(steps=())
    client.force_login(coordinator := coordinator_of(prototype.initiative))
    sent = {"title": "Find it", "picture": png(), "picture_words": "A list"}
    client.post(address(prototype, "steps/add/"), sent)
    step = Step.objects.get()
    storage, name = step.picture.storage, step.picture.name
    member = make_member(prototype.initiative)
    trial = try_it(prototype, "well", person=member)
    with django_capture_on_commit_callbacks(execute=True):
        drafting.change_step(actor=coordinator, step=step, picture="", picture_words="")
    assert (steps_of(prototype)[0].picture.name, storage.exists(name)) == ("", True)
    trying.take_back_trial(actor=member, trial=trial)
    Draft.objects.filter(number=2).delete()
    with django_capture_on_commit_callbacks(execute=True):
        drafting.remove_step(actor=coordinator, step=Step.objects.get())
    assert not storage.exists(name)


def test_nobody_writes_over_what_another_coordinator_saved(client):
    prototype = make_prototype()
    client.force_login(coordinator := coordinator_of(prototype.initiative))
    step = steps_of(prototype)[0]
    seen = version_of(step, drafting.STEP)
    drafting.change_step(actor=coordinator, step=step, title="Look for it")
    page = client.post(address(step, "change/"), {"title": "Search", "text": step.text, "seen": seen})
    assert page.context["form"].theirs == [("What to do", "Look for it")]
    assert 'value="Search"' in page.content.decode()


def test_the_journal_tells_who_drew_it_up_and_never_who_tried_it():
    prototype = make_prototype(steps=("One",))
    trial = try_it(prototype, "stuck", text="A secret.")
    trying.take_back_trial(actor=trial.person, trial=trial)
    verbs = Entry.objects.filter(verb__startswith="design.").values_list("verb", flat=True)
    assert {*verbs} == {"design.set_up_prototype", "design.add_step"}
    assert Trial.objects.count() == 0
