import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError
from django.utils import timezone

from samenspel.foundation.access import Overtaken, Refused
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.locks import acting
from samenspel.foundation.locks.versions import version_of
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.models import Initiative, Membership
from samenspel.spine.initiatives.queries import DESCRIBED
from tests.factories.initiatives import (
    CHARTER,
    coordinator_of,
    in_days,
    make_draft,
    make_initiative,
    make_meeting,
    make_member,
    make_period,
)
from tests.factories.services import make_administrator, make_organisation, make_person, make_service

pytestmark = pytest.mark.django_db


def told(initiative):
    return [
        (entry.verb, entry.data) for entry in Entry.objects.filter(initiative_id=initiative.pk).order_by("id")
    ]


def stands(membership):
    return membership.role, membership.side, membership.organisation


def test_who_starts_an_initiative_coordinates_it_and_it_is_a_draft():
    cora = make_person("Cora")
    initiative = make_draft(cora, title="A new library")
    assert (initiative.slug, initiative.is_public) == ("a-new-library", False)
    assert [stands(row) for row in initiative.memberships.all()] == [("coordinator", "citizen", None)]
    assert told(initiative) == [("initiatives.start_initiative", {"title": "A new library"})]


def test_who_works_for_the_organisation_starts_on_its_side():
    pat = make_person("Pat")
    service = make_service(pat)
    initiative = make_draft(pat, service=service)
    assert stands(initiative.memberships.get()) == ("coordinator", "organisation", service.organisation)


def test_initiatives_with_the_same_title_get_different_addresses():
    assert [make_draft(title="Same").slug for _ in range(3)] == ["same", "same-2", "same-3"]


def test_a_charter_has_versions_and_old_ones_stay():
    initiative = make_draft(cora := make_person("Cora"))
    for promise in ("First", "Second"):
        actions.adopt_charter(
            actor=cora, initiative=initiative, **{**CHARTER, "organisation_promise": promise}
        )
    charters = initiative.charters.order_by("number")
    assert [(row.number, row.organisation_promise) for row in charters] == [(1, "First"), (2, "Second")]
    assert list(charters[1].matters.values_list("matter", "decided_by", "other_side")) == [
        ("The opening hours", "organisation", "Gives advice"),
        ("The name", "citizens", ""),
    ]


def test_who_adopts_a_charter_accepts_it_and_the_others_are_asked_again():
    initiative = make_initiative(cora := make_person("Cora"))
    mo = make_member(initiative)
    actions.adopt_charter(actor=cora, initiative=initiative, **CHARTER)
    assert dict(initiative.memberships.values_list("person", "charter__number")) == {cora.pk: 2, mo.pk: 1}
    actions.accept_charter(actor=mo, initiative=initiative)
    assert initiative.memberships.get(person=mo).charter.number == 2


def test_only_the_organisation_or_an_administrator_opens_an_initiative():
    pat, cora = make_person("Pat"), make_person("Cora")
    initiative = make_draft(cora, service=make_service(pat))
    actions.adopt_charter(actor=cora, initiative=initiative, **CHARTER)
    with pytest.raises(Refused, match="work for the organisation"):
        actions.open_initiative(actor=cora, initiative=initiative)
    assert actions.open_initiative(actor=pat, initiative=initiative).is_public


def test_an_initiative_without_charter_is_not_opened():
    initiative = make_draft()
    with pytest.raises(Refused, match="no charter yet"):
        actions.open_initiative(actor=make_administrator(), initiative=initiative)


def test_who_joins_accepts_the_newest_charter_as_a_citizen():
    initiative = make_initiative()
    membership = actions.join(actor=make_person("Mo"), initiative=initiative)
    assert (*stands(membership), membership.charter.number) == ("citizen", "citizen", None, 1)


def test_a_professional_joins_as_one():
    pat = make_person("Pat")
    initiative = make_initiative(service=make_service(pat))
    membership = actions.join(actor=pat, initiative=initiative)
    assert stands(membership) == ("professional", "organisation", initiative.service.organisation)


def test_nobody_joins_twice_but_who_left_may_come_back():
    initiative = make_initiative()
    mo = make_member(initiative)
    with pytest.raises(Refused, match="a member of this initiative already"):
        actions.join(actor=mo, initiative=initiative)
    actions.leave(actor=mo, initiative=initiative)
    actions.join(actor=mo, initiative=initiative)
    assert initiative.memberships.filter(person=mo).count() == 2


def test_a_second_membership_at_once_is_refused_with_a_sentence(monkeypatch):
    initiative = make_initiative()
    mo = make_member(initiative)
    monkeypatch.setattr(acting, "require", lambda *parts: None)
    with pytest.raises(Refused, match="a member of this initiative already"):
        actions.join(actor=mo, initiative=initiative)


def test_nobody_joins_a_draft():
    with pytest.raises(Refused, match="not open to everyone yet"):
        actions.join(actor=make_person("Mo"), initiative=make_draft())


def test_the_only_coordinator_stays_until_there_is_another():
    initiative = make_initiative(cora := make_person("Cora"))
    with pytest.raises(Refused, match="only coordinator"):
        actions.leave(actor=cora, initiative=initiative)
    make_member(initiative, role="coordinator")
    actions.leave(actor=cora, initiative=initiative)
    assert initiative.memberships.get(person=cora).left_at is not None


def test_the_only_coordinator_keeps_this_role():
    initiative = make_initiative(cora := make_person("Cora"))
    with pytest.raises(Refused, match="only coordinator"):
        actions.appoint(actor=cora, membership=initiative.memberships.get(), role="citizen")


def test_a_coordinator_gives_roles_and_the_side_follows():
    officer = make_person("Olu")
    police = make_organisation(officer, kind="police")
    initiative = make_initiative()
    sides = {}
    for person, role, organisation in (
        (make_person(), "scholar", None),
        (make_person(), "moderator", None),
        (officer, "professional", police),
    ):
        make_member(initiative, person, role, organisation)
        sides[role] = initiative.memberships.get(person=person).side
    assert sides == {"scholar": "neutral", "moderator": "neutral", "professional": "organisation"}


def test_nobody_speaks_for_an_organisation_without_working_there():
    initiative = make_initiative()
    make_member(initiative, mo := make_person("Mo"))
    with pytest.raises(Refused, match="work for this organisation"):
        actions.appoint(
            actor=coordinator_of(initiative),
            membership=initiative.memberships.get(person=mo),
            role="professional",
            organisation=make_organisation(),
        )


def test_a_phase_has_one_period_that_can_be_changed():
    initiative = make_initiative()
    make_period(initiative, days=(0, 5))
    later = make_period(initiative, days=(1, 9))
    assert list(initiative.periods.values_list("phase", "closes_at")) == [("plan", later.closes_at)]


def test_an_activity_of_an_unknown_kind_is_a_loud_mistake():
    initiative = make_initiative()
    with pytest.raises(ImproperlyConfigured, match="has no activity “jousting”"):
        actions.add_activity(
            actor=coordinator_of(initiative),
            initiative=initiative,
            phase="plan",
            kind="jousting",
            title="Joust",
            opens_at=timezone.now(),
        )


def test_an_activity_is_changed_and_told():
    initiative = make_initiative()
    meeting = make_meeting(initiative)
    actions.change_activity(actor=coordinator_of(initiative), activity=meeting, title="Another evening")
    assert told(initiative)[-1] == ("initiatives.change_activity", {"title": "Another evening"})


def test_decisions_and_replies_are_written_down_and_told():
    initiative = make_initiative()
    cora = coordinator_of(initiative)
    actions.decide(
        actor=cora, initiative=initiative, what="Open on Sundays", why="You asked.", decided_by="together"
    )
    actions.reply(actor=cora, initiative=initiative, said="It is cold", did="We fixed the heating.")
    assert told(initiative)[-2:] == [
        ("initiatives.decide", {"what": "Open on Sundays"}),
        ("initiatives.reply", {"said": "It is cold"}),
    ]


@pytest.mark.parametrize("role", ["citizen", "scholar", "moderator"])
def test_other_members_do_not_run_an_initiative(role):
    initiative = make_initiative()
    member = make_member(initiative, role=role)
    opens_at, _closes_at = in_days(0, 1)
    membership = initiative.memberships.get(person=member)
    decision = {"what": "x", "why": "y", "decided_by": "together"}
    attempts = [
        lambda: actions.change_initiative(actor=member, initiative=initiative, title="x"),
        lambda: actions.adopt_charter(actor=member, initiative=initiative, **CHARTER),
        lambda: actions.appoint(actor=member, membership=membership, role="coordinator"),
        lambda: actions.plan_phase(actor=member, initiative=initiative, phase="plan", opens_at=opens_at),
        lambda: actions.add_activity(
            actor=member, initiative=initiative, phase="plan", kind="meeting", title="x", opens_at=opens_at
        ),
        lambda: actions.change_activity(actor=member, activity=meeting, title="x"),
        lambda: actions.decide(actor=member, initiative=initiative, **decision),
        lambda: actions.reply(actor=member, initiative=initiative, said="x", did="y"),
    ]
    meeting = make_meeting(initiative)
    before = told(initiative)
    for attempt in attempts:
        with pytest.raises(Refused, match=r"Only .* may do this"):
            attempt()
    assert told(initiative) == before


def test_the_database_keeps_one_membership_at_a_time():
    initiative = make_initiative()
    mo = make_member(initiative)
    with pytest.raises(IntegrityError):
        Membership.objects.create(person=mo, initiative=initiative)


@pytest.mark.parametrize(
    "values",
    [
        {"role": "king"},
        {"side": "left"},
        {"role": "citizen", "side": "neutral"},
        {"role": "professional", "side": "citizen"},
        {"role": "professional", "side": "organisation", "organisation": None},
        {"left_at": timezone.now() - timezone.timedelta(days=1)},
    ],
)
def test_the_database_refuses_memberships_that_make_no_sense(values):
    with pytest.raises(IntegrityError):
        Membership.objects.create(person=make_person(), initiative=make_initiative(), **values)


def test_a_period_that_closes_before_it_opens_is_refused():
    with pytest.raises(IntegrityError):
        make_period(make_initiative(), days=(2, 1))


def test_who_describes_what_somebody_else_changed_meanwhile_is_overtaken():
    initiative = make_initiative()
    cora, as_opened = coordinator_of(initiative), Initiative.objects.get(pk=initiative.pk)
    seen = version_of(as_opened, DESCRIBED)
    actions.change_initiative(actor=cora, initiative=initiative, seen=seen, title="Theirs")
    with pytest.raises(Overtaken):
        actions.change_initiative(actor=cora, initiative=as_opened, seen=seen, title="Mine")
    assert Initiative.objects.get(pk=initiative.pk).title == "Theirs"
