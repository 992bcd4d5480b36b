"""From a fraud like that of Wrocław to the sentence of those who certify all the same."""

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused, allow
from samenspel.foundation.journal.models import Entry
from samenspel.methods.budgeting.signs import Note, look
from samenspel.phases.plan import actions
from samenspel.phases.plan.box.birth import read_birth_year
from samenspel.phases.plan.box.keys import find_key
from samenspel.phases.plan.box.rules_text import rules_of
from samenspel.phases.plan.box.signs import LENGTH, mailbox_of, network_of, note_of, open_notes
from samenspel.phases.plan.models import BudgetRound, Certification, SignReport, Voter
from samenspel.phases.plan.queries import find_round
from samenspel.spine.people.actions import erase_me
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import (
    after,
    certify,
    close,
    make_check,
    make_own_round,
    make_proposal,
    make_vote,
    make_voter,
    numbers,
    vote,
)
from tests.factories.services import make_administrator, make_person
from tests.stages import stage

pytestmark = pytest.mark.django_db
WHY = "The school held a voting day; its head confirmed it."


def born(round, age):
    return str(round.votes_until.year - age)


def vote_honestly(round, voters=60):
    """Each from a home and a mailbox of their own, of all ages from 20 on."""
    for number in range(voters):
        age = born(round, 20 + number % 60) if round.asks_birth_year else ""
        vote(round, 1, address=f"145.97.{number}.1", birth_year=age)


def cheat(round, votes, mailboxes, age=""):
    """From one address, with mailboxes that are used again in other spellings."""
    for number in range(votes):
        email = f"box{number % mailboxes}+{next(numbers)}@example.org"
        person = make_person("Somebody", email=email)
        vote(round, 2, person=person, address="185.60.216.35", birth_year=age)


@stage
def with_signs():
    """Closed."""
    round = make_vote()
    vote_honestly(round, 40)
    cheat(round, 30, 5)
    return close(round)


def found(round):
    report = SignReport.objects.get(round=round).report
    return [(sign.code, sign.level, sign.numbers) for sign in report.signs]


def test_the_fraud_of_wroclaw_is_seen_told_and_certified_with_words_only():
    round = make_vote(asks_birth_year=True)
    vote_honestly(round)
    cheat(round, 97, 20, born(round, 97))
    close(round)
    assert found(round) == [
        ("age", "hard", {"votes": 97, "age": 97, "expected": None}),
        ("origin", "hard", {"votes": 97, "contacts": 20, "next": None}),
        ("contacts", "look", {"votes": 97, "mailboxes": 20, "family": 3}),
    ]
    assert Entry.objects.get(verb="plan.close_voting").data["signs"] == 3
    with pytest.raises(Refused, match=r"There are signs to look at\. Say in a sentence"):
        certify(round)
    assert not Certification.objects.exists()
    with after(round.objections_until):
        for person in (coordinator_of(round.initiative), make_administrator()):
            actions.certify_round(actor=person, round=find_round(round.pk), despite=f" {WHY} ")
    assert list(Certification.objects.values_list("despite", flat=True)) == [WHY, WHY]


def test_an_honest_vote_shows_nothing_and_is_certified_without_words():
    round = make_vote(asks_birth_year=True)
    vote_honestly(round)
    close(round)
    assert SignReport.objects.get().found == {
        "votes": 60,
        "looked": {"origin": 60, "contact": 60, "age": 60},
        "signs": [],
    }
    certify(round)
    assert Certification.objects.filter(despite="").count() == 2


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_blanks_are_no_words(words):
    round = with_signs()
    with after(round.objections_until), pytest.raises(Refused, match="There are signs to look at"):
        actions.certify_round(actor=make_administrator(), round=find_round(round.pk), despite=words)


def test_nothing_is_left_of_the_notes_but_counts():
    round = make_vote()
    vote(round, 1, address="145.97.0.1")
    assert Voter.objects.get().noted
    close(round)
    assert Voter.objects.get().noted is None
    assert SignReport.objects.get().found == {
        "votes": None,
        "looked": {"origin": None, "contact": None},
        "signs": [],
    }


def notes_of(round):
    return sorted(open_notes(round, find_key(round.public_key)))


def test_two_votes_of_one_home_look_different_in_the_database_and_alike_once_opened():
    round = make_vote()
    for _ in range(2):
        vote(round, 1, address="145.97.0.1")
    first, second = (bytes(voter.noted) for voter in Voter.objects.all())
    assert (first == second, len(first) == len(second)) == (False, True)
    assert len({note.origin for note in notes_of(round)}) == 1


def test_a_new_ballot_brings_a_new_note():
    round, person = make_vote(), make_voter()
    vote(round, 1, person=person, address="145.97.0.1")
    before = notes_of(round)
    vote(round, 1, person=person, address="145.97.0.2")
    (after,) = notes_of(round)
    assert (after.origin != before[0].origin, after.contact == before[0].contact) == (True, True)


def test_a_note_is_good_for_its_own_row_and_no_ballot():
    round = make_vote()
    vote(round, 1, address="145.97.0.1")
    vote(round, 2, address="145.97.0.2")
    one, two = Voter.objects.all()
    Voter.objects.filter(pk=one.pk).update(noted=two.noted, sealed=one.noted)
    assert len(notes_of(round)) == 1
    assert close(round).unreadable == 1


def test_a_note_without_a_ballot_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        Voter.objects.create(round=make_vote(), key="a", channel="online", noted=b"x")


def test_who_votes_with_a_code_leaves_no_mailbox():
    round = make_own_round(who="codes")
    code = actions.make_codes(actor=coordinator_of(round.initiative), round=round, count=1)[0]
    make_check(make_proposal(round))
    round = actions.open_voting(actor=coordinator_of(round.initiative), round=round)
    vote(round, 1, person=make_voter(), code=code, address="145.97.0.1")
    (note,) = notes_of(round)
    assert (bool(note.origin), note.contact) == (True, "")


def test_who_leaves_stays_in_the_count_until_the_box_is_opened():
    round, person = make_vote(), make_voter()
    vote(round, 1, person=person, address="145.97.0.1")
    before = notes_of(round)
    erase_me(actor=person)
    assert notes_of(round) == before != []


def test_votes_at_a_desk_have_no_part_in_it():
    round = make_vote()
    vote_honestly(round, 3)
    for number in range(60):
        Voter.objects.create(round=round, key=f"desk {number}", channel="desk")
    close(round)
    assert SignReport.objects.get().found["votes"] is None


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("145.97.3.4", "145.97.3.4"),
        ("::ffff:145.97.3.4", "145.97.3.4"),
        ("2a02:a450:1:2:3:4:5:6", "2a02:a450:1:2::/64"),
        ("2a02:a450:1:2:ffff::1", "2a02:a450:1:2::/64"),
        ("127.0.0.1", ""),
        ("10.1.2.3", ""),
        ("::1", ""),
        ("", ""),
        ("nonsense", ""),
    ],
)
def test_a_network_is_what_one_home_has(address, network):
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("email", "mailbox"),
    [
        ("Ina@Example.org", "ina@example.org"),
        ("ina+vote17@example.org", "ina@example.org"),
        ("Ina@ｅｘample.org", "ina@example.org"),
        ("ina@exam\u200bple.org", "ina@example.org"),
        ("i.na@example.org", "i.na@example.org"),
        ("I.N.A+2@gmail.com", "ina@gmail.com"),
        ("ina@googlemail.com", "ina@gmail.com"),
        ("+odd@example.org", "+odd@example.org"),
        ("", ""),
    ],
)
def test_a_mailbox_is_one_however_it_is_written(email, mailbox):
    assert mailbox_of(email) == mailbox


def test_what_is_sealed_beside_a_ballot_is_as_long_whatever_there_was_to_note():
    round = make_vote(asks_birth_year=True)
    vote(round, 1, address="145.97.3.4", birth_year=born(round, 40))
    vote(round, 1, address="10.0.0.1", birth_year=born(round, 40))
    assert len({len(noted) for noted in Voter.objects.values_list("noted", flat=True)}) == 1


def test_notes_are_all_of_one_length_and_no_two_rounds_agree_on_a_digest():
    round, other = make_vote(), make_vote()
    told = {"address": "145.97.3.4", "email": "ina@example.org", "birth_year": 1985}
    assert len(note_of(round, **told)) == LENGTH
    assert note_of(round, **told).split("|")[0] != note_of(other, **told).split("|")[0]


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (34, []),
        (120, []),
        (121, "Nobody is 121 years old. Look at the digits."),
        (200, "Nobody is 200 years old. Look at the digits."),
        (-1, "That is yet to come. Look at the digits."),
        (16, []),
        (15, "In this vote you must be 16 years or older."),
    ],
)
def test_an_age_that_cannot_be_is_refused_at_once(age, said):
    round = make_own_round(asks_birth_year=True, least_age=16)
    year, faults = read_birth_year(born(round, age), round)
    assert ([said in fault for fault in faults], year is None) == ([True] if said else [], bool(said))


@pytest.mark.parametrize("typed", ["", "85", "19 85", "born 1985", "12345", "١٩٨٥"])
def test_a_year_is_four_digits(typed):
    faults = read_birth_year(typed, make_own_round(asks_birth_year=True))[1]
    assert faults == ["Type the year in which you were born, in four digits, such as 1985."]


def test_no_year_is_read_where_none_is_asked():
    assert read_birth_year("1985", make_own_round()) == (None, [])


def test_the_action_refuses_too_young_a_voter():
    round = make_vote(asks_birth_year=True, least_age=16)
    with pytest.raises(Refused, match="In this vote you must be 16 years or older"):
        vote(round, 1, birth_year=born(round, 12))
    assert not Voter.objects.exists()


def test_rules_that_were_fixed_before_years_of_birth_were_asked_stay_as_they_were():
    assert "asks_birth_year" not in rules_of(make_vote())
    assert rules_of(make_vote(asks_birth_year=True))["asks_birth_year"] is True


def test_signs_are_shown_once_the_box_is_open():
    round = make_vote()
    assert not allow(None, "plan.show_signs", round)
    vote(round, 1)
    close(round)
    assert allow(None, "plan.show_signs", BudgetRound.objects.get(pk=round.pk))


def test_the_report_is_that_of_the_method():
    round = make_vote()
    vote_honestly(round)
    expected = look(Note(*note) for note in notes_of(round))
    close(round)
    assert SignReport.objects.get().report == expected
