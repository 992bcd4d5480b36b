"""Feedback: asked for by who runs the initiative, about its service or anything in it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.access import Refused
from samenspel.phases.assess.models.feedback import Feedback
from samenspel.phases.assess.queries.feedback import thing_asked_about
from samenspel.spine.initiatives.search import found_by
from tests.factories.feedback import make_feedback
from tests.factories.initiatives import coordinator_of, make_initiative, make_meeting

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "How is the library?",
    "summary": "So that it gets better.",
    "reply_days": "10",
    "opens_at": "2026-01-01T10:00",
    "closes_at": "",
}


def test_a_coordinator_asks_for_feedback_about_the_service_on_the_page(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    about = f"services.service/{initiative.service.pk}"
    answer = client.post(f"/assess/feedback/set-up/{initiative.slug}/", {**TYPED, "about": about})
    feedback = Feedback.objects.get()
    assert answer["Location"] == feedback.get_absolute_url() == f"/assess/feedback/{feedback.pk}/"
    assert (str(feedback), feedback.about, feedback.reply_days) == ("How is the library?", about, 10)
    assert thing_asked_about(feedback, AnonymousUser()) == initiative.service


def test_a_thing_of_another_initiative_is_no_part_of_this_one():
    with pytest.raises(Refused, match="no part of this initiative"):
        make_feedback(about=make_meeting(make_initiative()))


def test_feedback_is_found_by_whoever_may_see_it():
    feedback = make_feedback()
    found = dict(found_by(AnonymousUser(), "library"))["Feedback"]
    assert [one.url for one in found] == [feedback.get_absolute_url()]
