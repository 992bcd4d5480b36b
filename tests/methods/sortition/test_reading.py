"""Tables of people and quotas: what is read, and where a wrong one is wrong."""

from __future__ import annotations

import pytest

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.sortition import Person, Quota, UnfitPool, read_pool, read_quotas

PEOPLE = b"id,sex,age,town\nann,f,o,here\nbob,m,y,here\ncas,m,o,there\n"
QUOTAS = b"feature,value,least,most\nsex,f,1,1\nsex,m,1,1\nage,o,0,2\nage,y,0,2\n"
READ = (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1), Quota("age", "o", 0, 2), Quota("age", "y", 0, 2))


def test_people_have_the_values_that_quotas_ask_for() -> None:
    pool = read_pool(PEOPLE, QUOTAS, 2)
    assert (pool.people[0], pool.quotas) == (Person("ann", {"sex": "f", "age": "o"}), READ)


@pytest.mark.parametrize(
    "quotas",
    [
        QUOTAS.replace(b",", b";"),
        QUOTAS.replace(b",", b"\t"),
        b"\xef\xbb\xbf" + QUOTAS.replace(b"\n", b"\r\n"),
        QUOTAS.replace(b"feature,value,least,most", b"category,feature,min,max"),
        QUOTAS.replace(b"feature,value,least,most", b"Kenmerk,Waarde,Minstens,Hoogstens"),
        QUOTAS.replace(b"feature,value,least,most", "Critère,Valeur,Minimum,Maximum".encode()),
        QUOTAS.replace(b"feature,value,least,most", b" Feature , VALUE,Min,Max,min_flex"),
        QUOTAS.replace(b"sex,f", b" sex , f ") + b"\n,,,\n",
    ],
)
def test_tables_are_read_as_others_write_them(quotas: bytes) -> None:
    assert tuple(read_quotas(quotas)) == READ


def test_an_id_is_the_number_of_the_person_where_the_file_has_none() -> None:
    people = PEOPLE.replace(b"id,", b"name,")
    assert [person.id for person in read_pool(people, QUOTAS, 2).people] == ["1", "2", "3"]


def test_the_column_with_ids_can_be_named() -> None:
    people = PEOPLE.replace(b"id,", b"name,")
    assert [person.id for person in read_pool(people, QUOTAS, 2, "name").people] == ["ann", "bob", "cas"]


@pytest.mark.parametrize(
    ("spoil", "line", "says"),
    [
        ((b"bob,m", b"bob,x"), 3, "“x” as sex, which no quota names; choose from: f, m."),
        ((b"bob,m,y,here", b"bob"), 3, "“” as sex, which no quota names"),
        ((b"bob", b"ann"), 3, "the id “ann” was on line 2 before."),
        ((b"bob", b" "), 3, "this person has no id."),
        ((b"sex,", b"gender,"), 1, "there is no column “sex”"),
        ((b"town", b"age"), 1, "two columns are called “age”"),
        ((b"here", b"\x81"), 2, "this is no text"),
        ((PEOPLE, b""), 1, "the file is empty."),
        ((PEOPLE, b"\n\n"), 1, "the file is empty."),
        ((b"bob", b'"bob'), 3, "a quotation mark is opened in this row and not closed"),
    ],
)
def test_a_wrong_table_of_people_names_its_line(spoil: tuple[bytes, bytes], line: int, says: str) -> None:
    with pytest.raises(MalformedFile, match=says) as wrong:
        read_pool(PEOPLE.replace(*spoil), QUOTAS, 2)
    assert wrong.value.line == line


@pytest.mark.parametrize(
    ("spoil", "line", "says"),
    [
        ((b"least", b"lowest"), 1, "no column “least”"),
        ((b"f,1,1", b"f,2,1"), 2, r"the least \(2\) is above the most \(1\)"),
        ((b"f,1,1", b"f,-1,1"), 2, "“-1” is not a whole number from 0."),
        ((b"f,1,1", b"f,1.5,2"), 2, "“1.5” is not a whole number"),
        ((b"f,1,1", b"f,,1"), 2, "“” is not a whole number"),
        ((b"f,1,1", "f,١,1".encode()), 2, "is not a whole number"),
        ((b"f,1,1", b",1,1"), 2, "this quota names no feature, or no value."),
        ((QUOTAS, b"feature,value,least,most\n"), 1, "there are no quotas in this file."),
        ((QUOTAS, b""), 1, "the file is empty."),
    ],
)
def test_a_wrong_table_of_quotas_names_its_line(spoil: tuple[bytes, bytes], line: int, says: str) -> None:
    with pytest.raises(MalformedFile, match=says) as wrong:
        read_pool(PEOPLE, QUOTAS.replace(*spoil), 2)
    assert wrong.value.line == line


def test_a_quota_far_above_the_seats_is_no_limit() -> None:
    assert read_quotas(QUOTAS.replace(b"f,1,1", b"f,1,999999999"))[0] == Quota("sex", "f", 1, 10**6)


def test_two_quotas_for_one_value_are_refused() -> None:
    with pytest.raises(UnfitPool, match="two quotas for sex: f"):
        read_pool(PEOPLE, QUOTAS + b"sex,f,0,9\n", 2)


def test_a_table_with_a_header_only_has_nobody() -> None:
    with pytest.raises(UnfitPool, match="nobody in the pool"):
        read_pool(b"id,sex,age\n", QUOTAS, 2)
