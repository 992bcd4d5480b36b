"""A list of people from an office: read whole, or not at all, with every fault on its line."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.design.actions import pool
from samenspel.phases.design.lists import MOST_FAULTS, asking, read_people
from samenspel.phases.design.models.candidates import Candidate
from samenspel.phases.design.queries.lotteries import find_lottery
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import announce, close_pool, listed, make_list_lottery, make_lottery, send_list

pytestmark = pytest.mark.django_db
FEATURES = {"sex": ["woman", "man"], "age": ["young", "old"]}


def read(text):
    return read_people(asking(FEATURES, text if isinstance(text, bytes) else text.encode()), lambda *_: None)


def rows(text):
    found = read(text)
    assert found.faults == []
    return [(one.name, one.email, one.address, one.values) for one in found.rows]


def faults(text):
    return [(one.line, one.column, str(one.problem)) for one in read(text).faults]


WANTED = [("Zoë", "zoe@example.org", "Dam 1, 1012 AB Town", {"sex": "woman", "age": "old"})]
WRITTEN = "name;e-mail;address;postcode;town;sex;age\nZoë;Zoe@Example.org;Dam 1;1012 AB;Town;woman;old\n"


@pytest.mark.parametrize(
    "text",
    [
        WRITTEN.encode(),
        WRITTEN.encode("utf-8-sig"),
        WRITTEN.encode("cp1252"),
        WRITTEN.encode("utf-16"),
        WRITTEN.replace(";", ",").encode(),
        WRITTEN.replace(";", "\t").replace("\n", "\r\n").encode(),
        ("sep=;\n" + WRITTEN).encode(),
        WRITTEN.replace("name;e-mail;address", "Naam;E-mailadres;Adres").encode(),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "comma", "tab", "sep", "dutch"],
)
def test_what_spreadsheets_save_is_read_the_same(text):
    assert rows(text) == WANTED


def test_an_empty_cell_of_a_feature_is_asked_later():
    assert rows(WRITTEN.replace("woman", ""))[0][3] == {"age": "old"}


def test_a_house_number_may_stand_in_a_column_of_its_own():
    text = "naam;straat;huisnummer;postcode;woonplaats\nAn;Dam;1a;1012AB;Town\n"
    assert rows(text)[0][2] == "Dam 1a, 1012AB Town"


def test_every_fault_is_told_at_once_with_line_and_column():
    text = (
        "name;e-mail;address;sex;age;chosen\n"
        ";a@example.org;Dam 1;woman;old;\n"
        "An;no address;Dam 2;woman;old;\n"
        "Bo;;;woman;old;\n"
        "Cy;a@EXAMPLE.org;Dam 3;duke;old;\n"
        "Di;d@example.org;Dam 4;woman;old;maybe\n"
        "Ed;e@example.org;Dam 5;;old;yes\n"
        "Fe;f@example.org;Dam 6;woman;old;;;;x\n"
        f"{'x' * 121};g@example.org;Dam 7;woman;old;\n"
    )
    assert faults(text) == [
        (2, "name", "this person has no name."),
        (3, "e-mail", "this is not an e-mail address."),
        (4, "address", "there is no address here, and no e-mail address."),
        (5, "e-mail", "this address stands on line 2 too."),
        (5, "sex", "no quota names what stands here; choose from: woman, man."),
        (6, "chosen", "write yes or no here."),
        (7, "sex", "of who has a seat already this must be known."),
        (8, "", "cells on this line: 9; columns in the first line: 6."),
        (9, "name", "this is longer than 120 signs. Is a quotation mark missing?"),
    ]


def test_faults_repeat_nothing_of_what_people_wrote():
    said = " ".join(problem for _line, _column, problem in faults(WRITTEN.replace("woman", "secret")))
    assert said
    assert "secret" not in said


def test_columns_that_are_missing_or_twice_are_named():
    assert faults("e-mail\na@example.org\n") == [
        (1, "name", "this column is missing; name it in the first line.")
    ]
    assert faults("name;sex\nAn;woman\n")[0][2].startswith("one of “address” and “e-mail” is needed")
    assert (
        faults("name;name;e-mail\nAn;An;a@example.org\n")[0][2] == "two columns are called “name”; keep one."
    )


def test_of_thousands_of_faults_the_first_are_told_and_the_others_counted():
    text = "name;e-mail\n" + ";x\n" * 300
    found = read(text)
    assert (len(found.faults), found.more) == (MOST_FAULTS, 600 - MOST_FAULTS)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "Line 1: the file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0", "NUL"),
        (b'name;e-mail\n"An;a@example.org\n', "quotation mark"),
        (b"name;e-mail\n", "there is nobody on this list"),
        (listed(3).replace("man;young", "duke;young").encode(), "Line 3, column “sex”"),
    ],
    ids=["empty", "picture", "quotation", "nobody", "value"],
)
def test_a_list_that_is_wrong_saves_nothing_and_says_why(file, sentence):
    lottery = make_list_lottery()
    send_list(lottery, listed(2))
    kept = sorted(Candidate.objects.values_list("number", flat=True))
    job = send_list(find_lottery(lottery.pk), file)
    assert job.state == "failed"
    assert sentence in job.explanation
    assert sorted(Candidate.objects.values_list("number", flat=True)) == kept


def test_another_list_takes_the_place_of_the_first():
    lottery = make_list_lottery()
    send_list(lottery, listed(5))
    job = send_list(lottery, listed(3))
    assert (job.state, job.told, Candidate.objects.count()) == ("done", ["People on the list: 3."], 3)


def test_numbers_are_random_and_tell_nothing_of_the_order():
    lottery = make_list_lottery()
    send_list(lottery, listed(50))
    numbers = [*Candidate.objects.order_by("pk").values_list("number", flat=True)]
    assert len(set(numbers)) == 50
    assert numbers != sorted(numbers)


def test_once_a_list_of_letters_is_public_no_other_people_come(client):
    lottery = make_list_lottery()
    send_list(lottery, listed(8))
    announce(close_pool(lottery))
    with pytest.raises(Refused, match="its list is public"):
        send_list(find_lottery(lottery.pk), listed(3))


def test_a_lottery_of_who_signs_up_takes_no_list():
    lottery = make_lottery()
    with pytest.raises(Refused, match="no list is sent"):
        send_list(lottery, listed(3))


def test_two_lists_of_one_person_are_not_read_at_once():
    lottery = make_list_lottery()
    from django.core.files.base import ContentFile

    words = {"actor": coordinator_of(lottery.initiative), "lottery": lottery}
    pool.list_candidates_later(file=ContentFile(listed(2).encode(), "a.csv"), **words)
    with pytest.raises(Refused, match="Your other list is still being read"):
        pool.list_candidates_later(file=ContentFile(listed(2).encode(), "b.csv"), **words)


def test_the_page_says_how_many_are_there_already(client):
    lottery = make_list_lottery()
    send_list(lottery, listed(2))
    client.force_login(coordinator_of(lottery.initiative))
    page = client.get(f"{lottery.get_absolute_url()}list/")
    assert_page(page)
    assert "There are 2 people in the pool" in page.content.decode()
