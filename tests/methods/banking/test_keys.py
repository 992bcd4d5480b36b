"""Files that come twice, shuffled, overlapping or longer give the keys that were there already."""

from samenspel.methods.banking import keys_of, read_statement
from tests.methods.banking.files import mt940

NOOR, SAM = ":61:2605040504C10,NMSCNONREF\n:86:Noor Bakker", ":61:2605040504C10,NMSCNONREF\n:86:Sam de Boer"


def keys(*lines):
    return [key for one in keys_of(read_statement(mt940(*lines)).statements) for key in one]


def test_the_same_file_twice_has_the_same_keys():
    assert keys(NOOR, SAM) == keys(NOOR, SAM)
    assert set(keys(NOOR, SAM)) == set(keys(SAM, NOOR))


def test_two_who_give_alike_on_one_day_have_two_keys():
    first, second = keys(NOOR, NOOR)
    assert first != second
    assert keys(NOOR, NOOR, SAM)[:2] == [first, second]


def test_equal_lines_of_two_accounts_are_two():
    one, other = (
        keys_of(read_statement(mt940(NOOR).replace(b"0001", number)).statements)
        for number in (b"0001", b"0002")
    )
    assert one != other


def test_how_the_text_is_broken_does_not_matter():
    assert keys(NOOR) == keys(NOOR.replace("Noor Ba", "Noor\nBa"))


def test_pages_of_one_file_are_counted_together():
    data = mt940(NOOR) + mt940(NOOR)
    (first,), (second,) = keys_of(read_statement(data).statements)
    assert first != second


def test_a_key_says_by_which_rule_it_was_made():
    assert keys(NOOR)[0].startswith("1:")
