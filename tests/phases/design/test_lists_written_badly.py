"""Lists of people as no office writes them: read whole, or refused with the line."""

from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.malformed import MalformedFile
from samenspel.phases.design.lists import LONGEST, asking, read_people
from tests.examples import examples

FEATURES = {"sex": ["woman", "man"], "age": ["young", "old"]}
LIST = (
    "name;e-mail;address;sex;age;chosen\nAn;a@example.org;Dam 1;woman;old;\n"
    '"Bo; X";b@example.org;"Dam 2";man;young;yes\n'
)
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32")
SIGNS = (
    "\0",
    ";",
    ",",
    "\t",
    "\n",
    "\r",
    '"',
    '""',
    '"\n',
    "name;",
    "sex;",
    "\ufeff",
    "é",
    "\u2028",
    "=1+1",
    "sep=;\n",
)


@st.composite
def damaged(draw):
    text = LIST
    for _turn in range(draw(st.integers(1, 5))):
        place, reach = draw(st.integers(0, len(text))), draw(st.integers(0, 30))
        sign = draw(st.sampled_from((*SIGNS, "", "x" * 400, text[place : place + reach])))
        text = text[:place] + sign + text[place + draw(st.sampled_from((0, reach))) :]
    data = bytearray(text.encode(draw(st.sampled_from(ENCODINGS)), "replace"))
    for place in draw(st.lists(st.integers(0, len(data)), max_size=3)):
        data[place : place + 1] = draw(st.binary(max_size=2))
    return bytes(data)


def read(data):
    try:
        return read_people(asking(FEATURES, data), lambda *_: None)
    except MalformedFile as error:
        return error


@examples(300)
@given(damaged())
def test_it_is_read_whole_or_refused_with_line_and_column(data):
    found, lines = read(data), data.count(b"\n") + data.count(b"\r") + 2
    faults = [found] if isinstance(found, MalformedFile) else found.faults
    assert all(1 <= fault.line <= lines for fault in faults)
    assert all(str(fault.problem) for fault in faults)
    assert faults or found.rows
    for one in () if faults else found.rows:
        assert 1 <= len(one.name) <= LONGEST["name"]
        assert 1 <= len(one.email + one.address) <= LONGEST["address"] + 254
        assert "\0" not in one.name + one.email + one.address
        assert all(value in FEATURES[feature] for feature, value in one.values.items())
