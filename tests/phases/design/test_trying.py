"""Trying a draft from home, or with a helper who writes it down; taking it back; moderating the words."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.design.actions import trying
from samenspel.phases.design.actions.drafting import remove_step
from samenspel.phases.design.models.prototypes import Experience, Trial
from samenspel.spine.initiatives.actions import change_activity
from samenspel.spine.initiatives.models import Activity
from samenspel.spine.people.actions import erase_me
from samenspel.tools.notices.models import Follow
from tests.checks import assert_page, words
from tests.factories.design import address, waiting
from tests.factories.initiatives import coordinator_of, in_days, make_member
from tests.factories.prototypes import begin, make_prototype, steps_of, try_it
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def said(trial):
    return [(one.went, one.feeling, one.text) for one in trial.experiences.order_by("step__place")]


def test_somebody_tries_it_step_by_step_and_says_what_happened(client):
    prototype = make_prototype(steps=("One", "Two"))
    client.force_login(member := make_member(prototype.initiative))
    assert_page(client.get(address(prototype, "try/")))
    response = client.post(address(prototype, "try/"), {"who": "me"})
    trial = Trial.objects.get()
    assert (trial.person, trial.helper, trial.agreed_at) == (member, None, None)
    assert response.url == address(trial)
    assert_page(page := client.get(address(trial)))
    assert ("One" in page.content.decode(), "Step 1 of 2" in words(page)) == (True, True)
    assert waiting(member, prototype) == ["Go on with what you try"]
    answered = {"went": "stuck", "feeling": "unsure", "text": "Where is it?"}
    assert client.post(f"{address(trial)}?step=1", answered).url == address(trial)
    assert "Step 2 of 2" in words(client.get(address(trial)))
    assert client.post(f"{address(trial)}?step=2", {"went": "well"}).url == address(prototype)
    assert said(trial) == [("stuck", "unsure", "Where is it?"), ("well", "", "")]
    assert waiting(member, prototype) == []
    assert Follow.objects.filter(person=member, thing=f"design.prototype/{prototype.pk}").exists()


def test_a_helper_writes_down_for_somebody_without_account_who_agrees(client):
    prototype = make_prototype(steps=("One",))
    client.force_login(helper := make_member(prototype.initiative))
    page = client.post(address(prototype, "try/"), {"who": "beside"})
    assert_page(page)
    assert ([*page.context["form"].errors], Trial.objects.count()) == (["agreed"], 0)
    for number in (1, 2):
        client.post(address(prototype, "try/"), {"who": "beside", "agreed": "on"})
        assert Trial.objects.filter(helper=helper, person=None).count() == number
    first, second = Trial.objects.all()
    assert first.agreed_at is not None
    client.post(f"{address(first)}?step=1", {"went": "stopped", "text": "Too small letters."})
    assert said(first) == [("stopped", "", "Too small letters.")]
    shown = words(client.get(address(prototype)))
    assert ("of somebody beside you" in shown, "0 of 1 steps" in shown) == (True, True)
    assert address(first) not in client.get(address(prototype)).content.decode()
    assert address(second) in client.get(address(prototype)).content.decode()


def test_one_helper_writes_for_two_hundred_people_at_most(monkeypatch):
    monkeypatch.setattr(trying, "MOST_HELPED", 1)
    prototype = make_prototype()
    helper = make_member(prototype.initiative)
    begin(prototype, helper, helps=True)
    with pytest.raises(Refused, match="Let others help too"):
        begin(prototype, helper, helps=True)


def test_a_new_version_without_steps_is_tried_by_nobody(client):
    prototype = make_prototype(steps=("One",))
    begin(prototype)
    remove_step(actor=coordinator_of(prototype.initiative), step=steps_of(prototype)[0])
    client.force_login(make_member(prototype.initiative))
    assert client.post(f"{prototype.get_absolute_url()}try/", {"who": "me"}).status_code == 403
    with pytest.raises(Refused, match="The draft has no steps yet"):
        begin(prototype)


def test_who_began_goes_on_and_tries_a_version_once():
    prototype = make_prototype()
    member = make_member(prototype.initiative)
    assert begin(prototype, member) == begin(prototype, member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Trial.objects.create(draft=Trial.objects.get().draft, person=member)


@pytest.mark.parametrize("values", [{}, {"person": True, "helper": True}, {"helper": True}])
def test_the_database_knows_whose_trial_it_is(values):
    prototype = make_prototype()
    member = make_member(prototype.initiative)
    with pytest.raises(IntegrityError), transaction.atomic():
        Trial.objects.create(draft=prototype.drafts.get(), **dict.fromkeys(values, member))


def test_a_step_is_said_again_and_nothing_is_counted_twice(client):
    prototype = make_prototype(steps=("One", "Two"))
    trial = try_it(prototype, "stuck", "well", text="No.")
    client.force_login(trial.person)
    assert client.get(f"{address(trial)}?step=1").context["form"]["went"].value() == "stuck"
    for _time in range(2):
        client.post(f"{address(trial)}?step=1", {"went": "hesitated", "text": "Yes."})
    assert said(trial) == [("hesitated", "", "Yes."), ("well", "", "No.")]


def test_the_form_of_an_earlier_step_never_answers_a_later_one(client):
    """Back in the browser, and sent again."""
    prototype = make_prototype(steps=("One", "Two"))
    trial = begin(prototype)
    client.force_login(trial.person)
    assert 'action="?step=1"' in client.get(address(trial)).content.decode()
    for went in ("stuck", "well"):
        client.post(f"{address(trial)}?step=1", {"went": went})
    assert said(trial) == [("well", "", "")]


def test_no_step_is_leapt_over(client):
    prototype = make_prototype(steps=("One", "Two", "Three"))
    trial = try_it(prototype, "well")
    with pytest.raises(Refused, match="the steps before this one"):
        trying.answer_step(actor=trial.person, trial=trial, step=steps_of(prototype)[2], went="well")
    client.force_login(trial.person)
    assert client.post(f"{address(trial)}?step=3", {"went": "well"}).status_code == 403
    assert trial.experiences.count() == 1


def test_who_stopped_came_to_no_later_step():
    prototype = make_prototype(steps=("One", "Two", "Three"))
    trial = try_it(prototype, "well", "well", "well")
    _one, two, three = steps_of(prototype)
    trying.answer_step(actor=trial.person, trial=trial, step=two, went="stopped")
    assert said(trial) == [("well", "", ""), ("stopped", "", "")]
    with pytest.raises(Refused, match="the steps before this one"):
        trying.answer_step(actor=trial.person, trial=trial, step=three, went="well")


def test_a_step_of_another_draft_is_none_of_this_one():
    trial = begin(make_prototype())
    with pytest.raises(ObjectDoesNotExist):
        trying.answer_step(actor=trial.person, trial=trial, step=steps_of(make_prototype())[0], went="well")


def test_nobody_else_sees_or_answers_a_trial(client):
    prototype = make_prototype()
    trial = try_it(prototype, "stuck")
    others = [coordinator_of(prototype.initiative), make_member(prototype.initiative)]
    for other in others:
        client.force_login(other)
        assert client.get(address(trial)).status_code == 404
        assert client.post(address(trial, "take-back/")).status_code == 404
    with pytest.raises(Refused, match="Somebody else does this test"):
        trying.answer_step(actor=others[1], trial=trial, step=steps_of(prototype)[0], went="well")


@pytest.mark.parametrize("days", [(1, 2), (-3, -1)])
def test_before_it_opens_and_after_it_closes_nobody_tries_it(days):
    with pytest.raises(Refused, match="This is not open now"):
        begin(make_prototype(days=days))


def test_what_is_said_after_it_was_closed_is_refused_and_can_be_taken_back(client):
    prototype = make_prototype()
    trial = try_it(prototype, "stuck")
    opens_at, closes_at = in_days(-2, -1)
    change_activity(
        actor=coordinator_of(prototype.initiative),
        activity=Activity.objects.get(pk=prototype.pk),
        opens_at=opens_at,
        closes_at=closes_at,
    )
    with pytest.raises(Refused, match="This is not open now"):
        trying.answer_step(actor=trial.person, trial=trial, step=steps_of(prototype)[0], went="well")
    client.force_login(trial.person)
    assert client.post(address(trial, "take-back/")).url == address(prototype)
    assert (Trial.objects.count(), Experience.objects.count()) == (0, 0)


def test_who_takes_no_part_tries_nothing():
    with pytest.raises(Refused, match="You are not a member"):
        begin(make_prototype(), make_person("Xena"))


@pytest.mark.parametrize("went", ["", "fine", "<b>"])
def test_a_step_without_a_known_way_it_went_comes_back_with_the_words(client, went):
    trial = begin(make_prototype())
    client.force_login(trial.person)
    page = client.post(f"{address(trial)}?step=1", {"went": went, "text": "Where is it?"})
    assert_page(page)
    assert ([*page.context["form"].errors], "Where is it?" in page.content.decode()) == (["went"], True)
    assert not trial.experiences.exists()


def test_words_are_hidden_with_a_reason_and_brought_back(client):
    prototype = make_prototype(steps=("One",))
    trials = [try_it(prototype, "stuck", text=f"Words {number}.") for number in range(5)]
    rude = trials[0].experiences.get()
    moderator = make_member(prototype.initiative, make_person("Mina"), role="moderator")
    client.force_login(moderator)
    assert_page(client.get(address(prototype, f"words/{rude.pk}/hide/")))
    client.post(address(prototype, f"words/{rude.pk}/hide/"), {"text": "It insults somebody."})
    letter = Message.objects.get(to=trials[0].person.email)
    assert "It insults somebody." in letter.text
    step = steps_of(prototype)[0]
    assert "It insults somebody." in words(client.get(address(step)))
    client.logout()
    pages = words(client.get(address(prototype))) + words(client.get(address(step)))
    assert ("Words 0." in pages, "Words 4." in pages, "Got stuck: 5" in pages) == (False, True, True)
    client.force_login(moderator)
    client.post(address(prototype, f"words/{rude.pk}/bring-back/"))
    client.logout()
    assert "Words 0." in words(client.get(address(step)))


def test_a_helper_hears_why_words_that_they_wrote_down_are_hidden():
    prototype = make_prototype(steps=("One",))
    helper = make_member(prototype.initiative, make_person("Hela", email="hela@example.org"))
    trial = try_it(prototype, "stuck", person=helper, helps=True, text="Hm.")
    coordinator = coordinator_of(prototype.initiative)
    trying.hide_words(actor=coordinator, experience=trial.experiences.get(), reason="A name.")
    assert "A name." in Message.objects.get(to=helper.email).text


def test_who_leaves_takes_along_what_they_said_and_leaves_what_they_wrote_down():
    prototype = make_prototype(steps=("One",))
    member = make_member(prototype.initiative)
    try_it(prototype, "stuck", person=member, text="Mine.")
    try_it(prototype, "well", person=member, helps=True, text="Of somebody beside me.")
    erase_me(actor=member)
    assert [one.text for one in Experience.objects.all()] == ["Of somebody beside me."]


def test_who_tried_it_finds_what_they_said_in_the_download(client):
    prototype = make_prototype(steps=("One",))
    member = make_member(prototype.initiative)
    try_it(prototype, "stuck", person=member, text="Mine.")
    try_it(prototype, "well", person=member, helps=True, text="Of somebody else.")
    client.force_login(member)
    held = {part["about"]: part["data"] for part in client.post("/people/me/export/").json()["held"]}
    assert [row["text"] for row in held["design.Experience"]] == ["Mine."]
