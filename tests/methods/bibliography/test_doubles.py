"""Which works come twice: the same DOI, and what a person looks at."""

from dataclasses import replace

import pytest

from samenspel.methods.bibliography import Kind, Name, PartialDate, Record, compare, same_work
from tests.methods.bibliography.files import ARTICLE, MEER

WITHOUT = replace(ARTICLE, doi="")


def kinds(records, known=()):
    return [(one.kind, one.known, one.before) for one in compare(records, known)]


def test_the_same_doi_in_capitals_is_the_same():
    one, other = replace(ARTICLE, doi="10.1234/ABC"), replace(ARTICLE, doi="10.1234/abc")
    assert kinds([one, other], [other]) == [(Kind.SAME, (0,), ()), (Kind.SAME, (0,), (0,))]
    assert str(same_work(one, other)) == "the same DOI."


def test_the_same_doi_with_another_title_is_said():
    other = replace(ARTICLE, title="Quarks and their colours in the early universe")
    assert str(same_work(ARTICLE, other)) == "the same DOI, and another title: one of the two is wrong."


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (WITHOUT, "the same title, name and year."),
        (
            replace(WITHOUT, title="NEIGHBOURS, who mend the roof of their school!"),
            "the same title, name and year.",
        ),
        (replace(WITHOUT, title="Neighbors who mend the roof of their scool"), "nearly the same title"),
        (replace(WITHOUT, issued=PartialDate(1999)), "another year"),
        (replace(ARTICLE, doi="10.1234/preprint"), "another DOI: a preprint, a reprint or a correction"),
        (replace(WITHOUT, issued=None), "the same title, name and year."),
        (replace(WITHOUT, author=()), "the same title, name and year."),
        (replace(WITHOUT, author=(Name("van der Meer", "J."),), title=f"{ARTICLE.title}s"), None),
    ],
)
def test_what_is_perhaps_the_same(other, reason):
    found = same_work(ARTICLE, other)
    assert found is None if reason is None else reason in str(found)


@pytest.mark.parametrize(
    "other",
    [
        replace(WITHOUT, title="Neighbours who mend the roof of their church and their town hall"),
        replace(WITHOUT, author=(Name("Jansen"),)),
        replace(ARTICLE, doi="10.1234/other", title=f"{ARTICLE.title}s"),
        replace(WITHOUT, author=(Name("Jansen"),), title=f"{ARTICLE.title}s"),
        Record(title="Quite another"),
    ],
)
def test_what_is_another_work(other):
    assert same_work(ARTICLE, other) is None


def test_parts_are_two_works_and_short_titles_say_little():
    one, two = (replace(WITHOUT, title=f"The history of mending roofs, part {part}") for part in ("1", "2"))
    assert same_work(one, two) is None
    intro = Record(title="Introduction", author=(MEER,), issued=PartialDate(2001))
    assert same_work(intro, replace(intro, issued=PartialDate(2002))) is None


def test_books_with_one_isbn():
    book = Record(type="book", title="One title", isbn=("0-306-40615-2",))
    other = replace(book, title="Its other title", isbn=("9780306406157",))
    assert str(same_work(book, other)) == "the same ISBN."
    assert same_work(replace(book, type="chapter"), replace(other, type="chapter")) is None


def test_twice_in_one_file_and_never_with_itself():
    assert kinds([WITHOUT, WITHOUT]) == [(Kind.NEW, (), ()), (Kind.PERHAPS, (), (0,))]


def test_of_thousands_of_one_name_and_year_those_with_the_same_title_are_found():
    known = [replace(WITHOUT, title=f"About the {word} of the town") for word in map(_word, range(2_000))]
    (found,) = compare([known[1_500]], known)
    assert (found.kind, found.known) == (Kind.PERHAPS, (1_500,))


def _word(number):
    return "".join("abcdefghij"[int(digit)] * 3 for digit in str(number))
