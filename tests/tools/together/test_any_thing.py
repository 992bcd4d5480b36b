"""A thing that no phase knows is made together as a proposal is."""

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.core.signing import Signer
from django.db import IntegrityError, transaction

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.queries import address_of
from samenspel.tools.together import actions
from samenspel.tools.together.forms import MergeForm
from samenspel.tools.together.invitations import SIGNER, Invitation, find_invitation, link_of
from samenspel.tools.together.queries import authors_of, is_made_by, supporters
from samenspel.tools.together.rules import is_author, is_author_of_the_other
from tests.checks import assert_page
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.services import make_person
from tests.tools.wishes.cards import FULL, JOINED
from tests.tools.wishes.models import Fan, Union, Wish, Wisher

pytestmark = pytest.mark.django_db
REFUSAL = "Choose an open wish."
LETTERS = {True: "plan/merged", False: "plan/kept_apart"}


@pytest.fixture
def ina():
    return make_person("Ina", email="ina@example.org")


@pytest.fixture
def joy():
    return make_person("Joy", email="joy@example.org")


@pytest.fixture(autouse=True)
def joined():
    """Who became an author of what, as the card was told."""
    JOINED.clear()
    return JOINED


def make_wish(title, author):
    wish = Wish.objects.create(initiative=make_initiative(), title=title)
    actions.add_author(wish, author)
    return wish


@pytest.fixture
def old(ina):
    return make_wish("A bench", ina)


@pytest.fixture
def kept(joy):
    return make_wish("A seat", joy)


def test_an_author_joins_once_and_the_card_is_told_once(old, ina, joined):
    actions.add_author(old, ina)
    assert (authors_of(old), joined) == ([ina], [(ina, old)])


def test_the_database_takes_nobody_twice(old, ina):
    Fan.objects.create(thing=old, person=ina)
    for twice in (Wisher, Fan):
        with pytest.raises(IntegrityError), transaction.atomic():
            twice.objects.create(thing=old, person=ina)


def test_nothing_is_merged_with_itself(old, ina):
    with pytest.raises(IntegrityError), transaction.atomic():
        Union.objects.create(thing=old, into=old, by=ina)


def test_who_was_only_asked_is_no_author_yet(old, ina, joy):
    old.authors.create(person=joy)
    assert [is_author(person, old) for person in (ina, joy, None)] == [True, False, False]
    assert [[*Wish.objects.filter(is_made_by(person, Wisher))] for person in (ina, joy)] == [[old], []]
    assert authors_of(old) == [ina]
    old.authors.filter(person=joy).update(agreed_at=clock.now())
    assert authors_of(old) == [ina, joy]


def test_support_is_counted_once_and_taken_back(old, kept, joy):
    def counts():
        return [*Wish.objects.annotate(count=supporters(Fan)).order_by("pk").values_list("count", flat=True)]

    for supports, expected in ((True, [1, 0]), (True, [1, 0]), (False, [0, 0]), (False, [0, 0])):
        actions.support(old, joy, supports=supports)
        assert counts() == expected


def test_a_link_opens_the_thing_it_was_made_for_and_no_other(old):
    token = Invitation(old).token
    assert find_invitation(token) == Invitation(old)
    others = [Signer(salt="x").sign_object(f"wishes.wish/{old.pk}"), SIGNER.sign_object("wishes.wish/0")]
    others.append(SIGNER.sign_object(address_of(old.initiative)))
    for made_up in (f"{old.pk}", f"wishes.wish/{old.pk}", token[:-1], f"{old.pk}:x", *others):
        with pytest.raises(ObjectDoesNotExist):
            find_invitation(made_up)


def test_a_link_is_shared_while_the_thing_takes_authors(old, ina, joy):
    assert link_of(ina, old) == f"{settings.SITE_URL}/together/{Invitation(old).token}/"
    actions.add_author(old, joy)
    assert link_of(ina, old) == ""


def test_of_a_thing_that_nobody_makes_together_nobody_is_invited(old):
    with pytest.raises(ImproperlyConfigured, match="does not say how people make it together"):
        Invitation(old.initiative).text  # noqa: B018 -- it is looked for


def test_who_has_the_link_joins_in_as_a_member_while_it_takes_authors(old, ina, joy, joined, client):
    client.force_login(joy)
    page = f"/together/{Invitation(old).token}/"
    assert "You are not a member of this initiative yet." in client.get(page).content.decode()
    assert client.post(f"{page}join/").status_code == 403
    make_member(old.initiative, joy)
    shown = client.get(page)
    assert_page(shown)
    assert "So that there is A bench." in shown.content.decode()
    assert client.post(f"{page}join/")["Location"] == old.get_absolute_url()
    assert [str(one) for one in get_messages(client.get("/").wsgi_request)] == ["You wish for it together."]
    assert joined == [(ina, old), (joy, old)]
    assert client.get(page).status_code == 403
    with pytest.raises(Refused, match=FULL):
        actions.become_author(actor=joy, invitation=Invitation(old))


def ask(old, kept, person, among=None):
    among = Wish.objects.all() if among is None else among
    return actions.ask(
        old, kept, person, among=among, verb="wishes.ask", refusal=REFUSAL, letter="plan/merge_asked"
    )


def test_one_asks_one_thing_at_a_time_and_only_what_may_take_it_in(old, kept, ina):
    with pytest.raises(Refused, match=REFUSAL):
        ask(old, kept, ina, among=Wish.objects.exclude(pk=kept.pk))
    merge = ask(old, kept, ina)
    with pytest.raises(Refused, match="You asked this before"):
        ask(old, kept, ina)
    assert (old.merge, [*kept.merges.all()]) == (merge, [merge])
    assert [is_author_of_the_other(person, merge) for person in authors_of(kept)] == [True]
    assert (merge.parent, merge.initiative, is_author_of_the_other(ina, merge)) == (
        kept,
        kept.initiative,
        False,
    )
    assert [*Message.objects.values_list("to", "subject")] == [
        ("joy@example.org", "Shall two proposals become one?")
    ]


@pytest.mark.parametrize("agrees", [True, False])
def test_with_a_yes_authors_and_supporters_come_along_once_each(old, kept, ina, joy, joined, agrees):
    both, one = make_person("Bo"), make_person("Al")
    for person, wish in ((both, old), (both, kept), (one, old)):
        actions.support(wish, person, supports=True)
    merge = ask(old, kept, ina)
    actions.answer(merge, agrees=agrees, letter=LETTERS[agrees])
    assert authors_of(kept) == ([joy, ina] if agrees else [joy])
    assert (kept.supports.count(), ((ina, kept) in joined), Union.objects.count()) == (
        (2, True, 0) if agrees else (1, False, 0)
    )
    assert Message.objects.get(to="ina@example.org").subject == (
        "Two proposals became one" if agrees else "Both proposals stay"
    )


def test_the_form_offers_what_may_take_it_in(old, kept):
    others = Wish.objects.exclude(pk=old.pk)
    form = MergeForm({"into": old.pk}, others=others, label="The other wish")
    assert (form.fields["into"].label, [*form.fields["into"].queryset]) == ("The other wish", [kept])
    assert [*form.errors] == ["into"]
    assert MergeForm({"into": kept.pk}, others=others, label="x").is_valid()
