"""One reader of tables: whatever saved them, every command reads the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samenspel.methods.disclosure import read_tables
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.matching import read_gifts, read_projects
from samenspel.methods.opinion import read_groups, read_statements, read_votes
from samenspel.methods.rota import read_problem
from samenspel.methods.sortition import read_pool, read_quotas
from samenspel.methods.tables import Table, form_of, rows_of

VOTES = "voter-id,comment-id,vote,timestamp\nzoë,0,1,1600000000000\nbob,1,-1,1600000000001\n"
STATEMENTS = "comment-id,comment-body,is-meta\n0,Meer groen,false\n1,Één plein,true\n"
GROUPS = "participant,group-id\nzoë,0\nbob,1\n"
WIDE = "participant,group-id,0,1\nzoë,0,1,-1\nbob,1,,0\n"
GIFTS = "giver,project,amount\nzoë,roof,12\nbob,play,3\n"
PROJECTS = "project,name,cap\nroof,Één dak,5000\nplay,,\n"
QUOTAS = "feature,value,least,most\nleeftijd,één,0,2\nleeftijd,twee,0,2\n"
PEOPLE = "id,Leeftijd\nzoë,één\nbob,twee\n"
COUNTS = "leeftijd,wijk,count\nzeventig,één,12\nzeventig,twee,3\n"
SHIFTS = "PEOPLE\nname,most shifts\nZoë,3\nSHIFTS\nshift,start,end\nBar,2026-12-05 19:00,23:00\n"


def votes(data: bytes) -> object:
    found = read_votes(data)
    return found.people, found.statements, found.values.tolist()


def gifts(data: bytes) -> object:
    found = read_gifts(data)
    return found.projects, found.own, found.givers


def counts(data: bytes) -> object:
    found = read_tables(data)[0]
    return [variable.categories for variable in found.variables], found.counts.tolist()


READERS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "votes": (VOTES, votes),
    "votes of people": (WIDE, votes),
    "statements": (STATEMENTS, read_statements),
    "groups": (GROUPS, read_groups),
    "gifts": (GIFTS, gifts),
    "projects": (PROJECTS, read_projects),
    "quotas": (QUOTAS, read_quotas),
    "people": (PEOPLE, lambda data: read_pool(data, QUOTAS.encode(), 1).people),
    "rota": (SHIFTS, read_problem),
    "counts": (COUNTS, counts),
}
CLOTHES: dict[str, Callable[[str], bytes]] = {
    "semicolons": lambda text: text.replace(",", ";").encode(),
    "tabs": lambda text: text.replace(",", "\t").encode(),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "Windows": lambda text: text.replace(",", ";").replace("\n", "\r\n").encode("cp1252"),
    "quotes": lambda text: "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) if "," in line else line
        for line in text.splitlines()
    ).encode(),
    "spaces": lambda text: text.replace(",", " , ").encode(),
    "empty columns": lambda text: text.replace("\n", ",,\n").encode(),
    "empty rows": lambda text: text.replace("\n", "\n\n").encode(),
}


def in_other_words(text: str) -> str:
    """The names of columns in capitals, with other signs between their words."""
    names = (
        "voter-id",
        "comment-id",
        "vote,",
        "comment-body",
        "is-meta",
        "group-id",
        "giver",
        "project,",
        "amount",
        "cap\n",
    )
    for name in (
        *names,
        "feature",
        "value",
        "least",
        "most,",
        "most\n",
        "leeftijd",
        "most shifts",
        "start",
        "end",
    ):
        text = text.replace(name, name.upper().replace("-", "_").replace(" ", "-")) if name in text else text
    return text


@pytest.mark.parametrize("clothes", CLOTHES)
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_reads_what_any_program_saves(reader: str, clothes: str) -> None:
    text, read = READERS[reader]
    assert read(CLOTHES[clothes](text)) == read(text.encode())


@pytest.mark.parametrize("reader", [name for name in READERS if name != "quotas"])
def test_a_name_of_a_column_is_known_in_any_writing(reader: str) -> None:
    text, read = READERS[reader]
    head, _, rest = text.partition("\n")
    changed = in_other_words(text) if reader == "rota" else f"{in_other_words(head + ',')[:-1]}\n{rest}"
    assert changed != text or reader == "people"
    assert read(changed.encode()) == read(text.encode())


def test_the_form_of_a_name_has_no_capitals_and_one_sign_between_words() -> None:
    assert {form_of(name) for name in ("Voter-ID", "voter_id", " voter  id ", "VOTER - ID")} == {"voter-id"}


def test_a_line_that_names_the_separator_is_no_header() -> None:
    table = Table(b"sep=;\r\na,b;c\r\n1;2\r\n")
    assert (table.line, table.names, list(table.rows())) == (2, ["a,b", "c"], [(3, ["1", "2"])])


def test_a_separator_inside_quotes_separates_nothing() -> None:
    table = Table(b'"a,b,c,d";e\n1;2\n')
    assert table.names == ["a,b,c,d", "e"]


@pytest.mark.parametrize("strict", [True, False])
def test_an_open_quote_is_told_where_it_was_opened(strict: bool) -> None:
    text = 'a;b\n1;"two\nlines"\n2;"open\n3;b\n4;c\n'
    with pytest.raises(MalformedFile) as caught:
        list(rows_of(text, ";", strict=strict))
    assert caught.value.line == 4


def test_a_quote_that_a_later_one_closes_is_told_where_it_was_opened() -> None:
    text = 'a;b\n1;"open\n2;b\n3;"closed; here"\n'
    with pytest.raises(MalformedFile) as caught:
        list(rows_of(text, ";", strict=False))
    assert caught.value.line == 2


def test_a_cell_of_many_lines_is_one_row_and_the_next_one_keeps_its_line() -> None:
    assert list(rows_of('a\n"b\nc"\nd', ";", strict=False)) == [(1, ["a"]), (2, ["b\nc"]), (4, ["d"])]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe", b",,\n"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(MalformedFile, match="the file is empty"):
        Table(data)


@pytest.mark.parametrize(
    "data", [b"a,b\n1,\x81\n", b"a,b\n1,\x01\xff\n", b"PK\x03\x04\xff\xfe\x80", b"\xff\xfea"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedFile, match="this is no text"):
        Table(data)
