from inspect import isclass
from typing import get_args, get_type_hints

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.db.models import Model
from django.utils import translation

from samenspel.foundation.access import anyone
from samenspel.foundation.journal.models import About, Entry
from samenspel.foundation.journal.sentences import SENTENCES
from samenspel.foundation.locks import writing
from samenspel.spine.initiatives import things
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.initiatives.things import (
    CARDS,
    PAGES_WITHOUT_CARD,
    Card,
    card_of,
    find_thing,
    lay,
    line_of,
    things_at,
)
from tests.factories.initiatives import coordinator_of, make_initiative, make_meeting
from tests.factories.plan import make_check, make_own_round, make_proposal
from tests.factories.services import make_person
from tests.world import routes


@pytest.fixture
def own_cards(monkeypatch):
    monkeypatch.setattr(things, "CARDS", {**CARDS})


def found_by_addresses():
    """What the functions return that look for what an address names."""
    finders = [route.view.find for route in routes() if route.is_ours and route.view.find]
    found = [get_type_hints(find)["return"] for find in finders]
    return {one for kind in found for one in (kind, *get_args(kind))}


def test_a_model_with_a_page_has_a_card_or_a_reason():
    paged = {model for model in apps.get_models() if hasattr(model, "get_absolute_url")}
    ours = {one for one in paged | found_by_addresses() if isclass(one) and issubclass(one, Model)}
    names = {one._meta.label_lower for one in ours if one.__module__.startswith("samenspel.")}
    assert names - CARDS.keys() == PAGES_WITHOUT_CARD.keys()


def test_every_sentence_is_told_in_three_languages():
    untranslated = []
    for verb, sentence in SENTENCES.items():
        with translation.override("en"):
            english = str(sentence.words)
        for language in ("nl", "fr"):
            with translation.override(language):
                if str(sentence.words) == english:
                    untranslated.append((verb, language))
    assert untranslated == []


def test_a_kind_has_one_card(own_cards):
    with pytest.raises(ImproperlyConfigured, match=r"“initiatives\.initiative” has a card already"):
        lay(CARDS["initiatives.initiative"])


def test_what_is_followed_says_who_sees_it(own_cards):
    card = Card(model=Entry, label="Entry", every=Entry.objects.all, can_see=anyone, is_followed=True)
    with pytest.raises(ImproperlyConfigured, match=r"“journal\.entry” is followed, so say who sees"):
        lay(card)


def test_a_card_says_what_people_call_a_thing(own_cards):
    round, _imported = CARDS["plan.budgetround"].kinds
    assert CARDS["plan.budgetround"].label == round.label
    with pytest.raises(ImproperlyConfigured, match=r"Say what people call a thing of “journal\.entry”"):
        lay(Card(model=Entry, every=Entry.objects.all, can_see=anyone))


@pytest.mark.django_db
def test_a_thing_without_a_card_is_a_mistake_of_the_house():
    with pytest.raises(ImproperlyConfigured, match=r"Nobody laid a card for “people\.person”"):
        card_of(make_person())


@pytest.mark.django_db
def test_things_are_found_by_their_addresses_with_one_query_a_kind(django_assert_num_queries):
    initiative = make_initiative()
    meetings = [make_meeting(initiative), make_meeting(initiative)]
    addresses = [f"initiatives.activity/{one.pk}" for one in meetings]
    wanted = [*addresses, f"initiatives.initiative/{initiative.pk}", "initiatives.activity/0", "no.kind/1"]
    with django_assert_num_queries(2):
        found = things_at(wanted)
    assert found == dict(zip(wanted, [*meetings, initiative], strict=False))


@pytest.mark.django_db
def test_a_thing_of_a_kind_that_is_not_wanted_is_not_there():
    initiative = make_initiative()
    address = f"initiatives.initiative/{initiative.pk}"
    assert find_thing(address) == initiative
    with pytest.raises(ObjectDoesNotExist):
        find_thing(address, lambda card: not card.is_followed)


@pytest.mark.parametrize("key", ["", "x", "-1", "1/2", "٣", "²", "9" * 5000], ids=lambda key: key[:5])
def test_an_address_that_is_none_leads_nowhere_and_asks_nothing(key):
    with pytest.raises(ObjectDoesNotExist):
        find_thing(f"initiatives.initiative/{key}")


@pytest.mark.django_db
def test_the_line_of_a_thing_leads_up_to_its_initiative():
    round = make_own_round(days=(-9, 1, 2, 5, 8))
    check = make_check(proposal := make_proposal(round))
    assert list(line_of(check)) == [check, proposal, round, round.initiative]


@pytest.mark.django_db
def test_the_journal_says_in_which_activity_phase_and_initiative_and_what_it_is_news_of():
    round = make_own_round(days=(-9, 1, 2, 5, 8))
    check, other = make_check(proposal := make_proposal(round)), make_proposal(round)
    with writing():
        tell(coordinator_of(round.initiative), "plan.check_proposal", check, beside=[other], possible=True)
    entry = Entry.objects.latest("pk")
    assert (entry.object_type, entry.object_id) == ("plan.check", str(check.pk))
    assert (entry.initiative_id, entry.phase) == (str(round.initiative.pk), "plan")
    assert entry.data == {"title": str(round), "possible": True}
    assert list(About.objects.filter(entry=entry).values_list("thing", flat=True)) == [
        f"plan.proposal/{proposal.pk}",
        f"plan.proposal/{other.pk}",
        f"plan.budgetround/{round.pk}",
        f"initiatives.initiative/{round.initiative.pk}",
    ]


@pytest.mark.django_db
def test_what_is_told_of_an_initiative_has_no_phase():
    initiative = make_initiative()
    entry = Entry.objects.filter(verb="initiatives.start_initiative").latest("pk")
    assert (entry.initiative_id, entry.phase) == (str(initiative.pk), "")
    assert Initiative.objects.count() == 1
