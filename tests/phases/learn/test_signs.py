"""Signs: read from what is counted or noted, asked once, answered by the coordinators of both sides."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.learn.actions import watching
from samenspel.phases.learn.models.risks import Risk
from samenspel.phases.learn.models.watching import SignSeen
from samenspel.phases.learn.tasks.watching import watch_signs
from samenspel.spine.initiatives.measuring import Span
from samenspel.spine.initiatives.models import Membership
from samenspel.spine.initiatives.things import CARDS, measured
from samenspel.spine.initiatives.to_do import doings_for
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.risks import make_professional, make_sign
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def people(initiative, count, side="citizen", left=0, days=200):
    """Rows of members; the first `left` of them are gone since a week."""
    now = clock.now()
    return [
        Membership.objects.create(
            person=make_person(f"{side} {number}"),
            initiative=initiative,
            side=side,
            role="citizen" if side == "citizen" else "professional",
            organisation=initiative.service.organisation if side == "organisation" else None,
            joined_at=now - timedelta(days=days),
            left_at=now - timedelta(days=7) if number < left else None,
        )
        for number in range(count)
    ]


def act(membership, times, days=10):
    at = timezone.now() - timedelta(days=days)
    Entry.objects.bulk_create(
        Entry(
            at=at,
            actor=str(membership.person_id),
            verb="talk.write_comment",
            initiative_id=str(membership.initiative_id),
        )
        for _time in range(times)
    )


def span(initiative, days=90):
    return Span((initiative.pk,), clock.now() - timedelta(days=days), clock.now())


def asked():
    return sorted(SignSeen.objects.values_list("sign", flat=True))


def test_many_who_leave_are_a_sign_and_it_is_asked_once():
    initiative = make_initiative()
    people(initiative, 30, left=11)
    watch_signs()
    watch_signs()
    assert asked() == ["drop_out"]


def test_of_a_small_group_and_of_few_who_left_nothing_is_told():
    people(make_initiative(), 9, left=8)
    people(make_initiative(), 10, left=4)
    watch_signs()
    assert asked() == []


def test_whoever_left_and_came_back_did_not_drop_out():
    initiative = make_initiative()
    for membership in people(initiative, 30, left=11)[:11]:
        again = {"person": membership.person, "initiative": initiative}
        Membership.objects.create(**again, role="citizen", side="citizen", joined_at=clock.now())
    assert measured("members", span(initiative))[initiative.pk].part == 0


def test_few_who_carry_the_load_are_a_sign_only_where_they_are_not_too_few():
    few, many = make_initiative(), make_initiative()
    for initiative, count, busy in ((few, 12, 2), (many, 30, 6)):
        rows = people(initiative, count)
        for membership in rows:
            act(membership, 20 if membership in rows[:busy] else 1)
        act(people(initiative, 1, "organisation")[0], 60)
    watch_signs()
    assert [*SignSeen.objects.values_list("initiative", "sign")] == [(many.pk, "load_on_few")]


def test_an_organisation_that_does_nothing_while_citizens_are_busy_is_silent():
    initiative = make_initiative()
    people(initiative, 2, "organisation")
    for membership in people(initiative, 12):
        act(membership, 2)
    watch_signs()
    assert asked() == ["one_sided", "silence"]


def test_who_did_what_before_the_window_or_elsewhere_does_not_count():
    initiative, other = make_initiative(), make_initiative()
    rows = people(initiative, 12)
    for membership in rows:
        act(membership, 3, days=100)
    Entry.objects.create(actor=str(rows[0].person_id), verb="a.b", initiative_id=str(other.pk))
    assert measured("load", span(initiative)) == {}
    assert measured("acts", span(initiative))[initiative.pk].people == 1


def test_what_was_noted_is_read_until_something_counts_it(monkeypatch):
    initiative = make_initiative()
    note(initiative, "staff_hours", 30, 40)
    watch_signs()
    assert asked() == ["staff_hours"]
    SignSeen.objects.all().delete()
    from samenspel.methods.barriers import Measured

    card = CARDS["initiatives.initiative"]
    counted = {**card.gauges, "staff_hours": lambda found: [(initiative.pk, Measured(40, 40))]}
    monkeypatch.setitem(card.__dict__, "gauges", counted)
    watch_signs()
    assert asked() == []


def note(initiative, gauge, part, whole):
    return watching.note_gauge(
        actor=coordinator_of(initiative),
        initiative=initiative,
        gauge=gauge,
        part=Decimal(part),
        whole=Decimal(whole),
        source="The budget of 2026, page 12",
    )


def test_the_last_that_was_noted_counts():
    initiative = make_initiative()
    note(initiative, "owners", 3, 10)
    note(initiative, "owners", 0, 10)
    watch_signs()
    assert asked() == []


def test_coordinators_of_both_sides_are_asked_and_nobody_else(client):
    initiative = make_initiative()
    sign = make_sign(initiative)
    professional, member = make_professional(initiative), make_member(initiative)
    other = make_professional(initiative, "Otto")
    Membership.objects.filter(person=other).update(role="coordinator")
    for person in (coordinator_of(initiative), other):
        assert "A question for you" in [str(one.title) for one in doings_for(person, [initiative])]
    for person in (professional, member):
        assert "A question for you" not in [str(one.title) for one in doings_for(person, [initiative])]
        client.force_login(person)
        assert client.get(f"/learn/signs/{sign.pk}/answer/").status_code == 404
        assert "Contributions wait" not in client.get(f"/learn/risks/of/{initiative.slug}/").content.decode()


def test_an_answer_is_kept_and_nothing_is_asked_again_for_a_while(client):
    initiative = make_initiative()
    sign = make_sign(initiative)
    client.force_login(coordinator_of(initiative))
    words = {"answer": "Two of us were ill.", "is_settled": "yes"}
    page = client.post(f"/learn/signs/{sign.pk}/answer/", words)
    assert page["Location"] == f"/learn/risks/of/{initiative.slug}/"
    assert make_sign(initiative) is None
    SignSeen.objects.update(answered_on=clock.today() - timedelta(days=90))
    assert make_sign(initiative).state == SignSeen.State.OPEN
    with pytest.raises(Refused, match="answered already"):
        watching.answer_sign(actor=coordinator_of(initiative), sign=sign, answer="Again", is_settled=True)


def test_what_is_looked_into_can_still_be_answered():
    initiative = make_initiative()
    sign, actor = make_sign(initiative), coordinator_of(initiative)
    watching.answer_sign(actor=actor, sign=sign, answer="We ask around.", is_settled=False)
    assert make_sign(initiative) is None
    found = watching.answer_sign(actor=actor, sign=sign, answer="It is well.", is_settled=True)
    assert (found.state, found.answer) == ("answered", "It is well.")


def test_what_is_looked_into_for_long_waits_again():
    initiative = make_initiative()
    sign, actor = make_sign(initiative), coordinator_of(initiative)
    watching.answer_sign(actor=actor, sign=sign, answer="We ask around.", is_settled=False)
    assert "A question for you" not in [str(one.title) for one in doings_for(actor, [initiative])]
    SignSeen.objects.update(answered_on=clock.today() - timedelta(days=30))
    assert "A question for you" in [str(one.title) for one in doings_for(actor, [initiative])]


def test_a_sign_is_made_a_risk(client):
    initiative = make_initiative()
    sign = make_sign(initiative)
    client.force_login(coordinator_of(initiative))
    assert (
        client.get(f"/learn/signs/{sign.pk}/risk/").context["form"].initial["entry"]
        == "failing_accountability"
    )
    later = f"{clock.today() + timedelta(days=30):%Y-%m-%d}"
    words = {
        "event": "Nobody answers",
        "causes": "No time",
        "consequences": "People stop",
        "review_on": later,
    }
    client.post(f"/learn/signs/{sign.pk}/risk/", words)
    sign.refresh_from_db()
    assert (sign.state, sign.risk) == ("made_risk", Risk.objects.get())


def test_no_number_is_kept_with_a_sign():
    fields = {field.name for field in SignSeen._meta.get_fields()}
    assert fields == {"id", "initiative", "sign", "state", "answer", "risk", "seen_on", "answered_on"}


def test_the_rules_are_on_a_page_with_window_denominator_and_threshold(client):
    page = client.get("/learn/barriers/signs/").content.decode()
    assert all(words in page for words in ("more than 33%", "the last 90 days", "counted on this platform"))


def test_a_draft_is_not_watched():
    initiative = make_initiative()
    people(initiative, 30, left=11)
    initiative.is_public = False
    initiative.save()
    watch_signs()
    assert asked() == []
