"""Reading and writing Pabulib files: what is accepted, and what is refused with which line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import (
    Election,
    MalformedFile,
    Rule,
    default_rule,
    read_pabulib,
    tally,
    write_pabulib,
)
from tests.examples import examples

from .elections import REAL, drawn_approvals, drawn_points, drawn_rankings, points

GOOD = """META
key;value
num_projects;3
num_votes;3
budget;100
vote_type;approval
currency;EUR
PROJECTS
project_id;cost;name;category
1;60;Bench;green,sport
2;40;Tree;green
x3;20.50;"A; ""quoted"" name";
VOTES
voter_id;vote;age
a;1,2;20
b;2;30
c;;40
"""
POINTS = GOOD.replace("approval", "cumulative").replace("vote;age", "vote;points")
POINTS = POINTS.replace("1,2;20", "1,2;3,4").replace("b;2;30", "b;2;5").replace("c;;40", "c;;")


def read(text: str) -> Election:
    return read_pabulib(text.encode())


def refusal(text: str | bytes) -> tuple[int, str]:
    with pytest.raises(MalformedFile) as error:
        read_pabulib(text if isinstance(text, bytes) else text.encode())
    return error.value.line, str(error.value.problem)


def written(election: Election) -> bytes:
    stream = io.BytesIO()
    write_pabulib(election, stream)
    return stream.getvalue()


def test_a_file_becomes_an_election() -> None:
    election = read(GOOD)
    assert [(one.id, one.cost, one.name, one.extra) for one in election.projects] == [
        ("1", 6000, "Bench", {"category": "green,sport"}),
        ("2", 4000, "Tree", {"category": "green"}),
        ("x3", 2050, 'A; "quoted" name', {"category": ""}),
    ]
    assert (election.budget, election.scale, election.voters) == (10000, 100, 3)
    assert election.meta["currency"] == "EUR"
    assert election.votes == (1, 2, 0)


def test_points_are_read_exactly() -> None:
    election = read(POINTS.replace("3,4", "0.5,4"))
    assert (election.scores, election.points_scale) == ((1, 18, 0), 2)


def test_points_that_are_divided_are_added_up_where_a_project_stands_twice() -> None:
    """Częstochowa 2020: one voter of 16,978 wrote 579,579,579,579 with 1,1,1,1, and the town added them."""
    election = read(POINTS.replace("a;1,2;3,4", "a;1,2,1,1;1,4,1,0.5"))
    assert (election.votes, election.scores, election.points_scale) == ((1, 2, 0), (5, 18, 0), 2)


@pytest.mark.parametrize("vote_type", ["scoring", "ordinal"])
def test_a_project_that_is_scored_or_ranked_twice_is_refused(vote_type: str) -> None:
    text = (
        (POINTS if vote_type == "scoring" else GOOD)
        .replace("cumulative", vote_type)
        .replace("approval", vote_type)
    )
    problem = "this vote names a project twice; name each project once."
    assert refusal(text.replace("a;1,2", "a;1,1")) == (15, problem)


def test_ranks_become_pabulibs_borda_scores() -> None:
    election = read(GOOD.replace("approval", "ordinal").replace("1,2;", "2,x3,1;"))
    assert election.scores == (1, 4, 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("20.50", "20,50"),
        lambda text: text.replace("budget;100", "budget;1 00,00"),
        lambda text: text.replace("META", "meta").replace("VOTES", "Votes;"),
        lambda text: text.replace("1,2;", "1, 2 ;"),
        lambda text: text.replace("a;1,2", 'a;"1,2"'),
        lambda text: text.replace("1,2;", "2,1,2;"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n",
    ],
)
def test_other_ways_to_write_the_same_are_read_the_same(change: object) -> None:
    election = read(change(GOOD))  # type: ignore[operator]
    assert written(election) == written(read(GOOD))


def test_amounts_finer_than_cents_stay_exact() -> None:
    election = read(GOOD.replace("20.50", "20.1250"))
    assert (election.scale, election.budget, election.projects[2].cost) == (200, 20_000, 4_025)
    assert written(read(written(election).decode())) == written(election)


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("a;1,2", "a;1,9"), 15, "“9”, which is not in the PROJECTS"),
        (("a;1,2", "a;1,"), 15, "the vote is “1,”; write ids with one comma between two of them."),
        (("2;40;Tree", '2;40;"Tree'), 11, "a quotation mark is opened in this row and not closed"),
        (("2;40;Tree", "2;;Tree"), 11, "not a number"),
        (("2;40;Tree", "2;forty;Tree"), 11, "not a number"),
        (("2;40;Tree", "2;NaN;Tree"), 11, "not a number"),
        (("2;40;Tree", "2;-40;Tree"), 11, "below zero"),
        (("2;40;Tree", "2;9999999999999999;Tree"), 11, "extra digits"),
        (("2;40;Tree", "2;0.12345678;Tree"), 11, "six decimals"),
        (("2;40;Tree", "2;1,200;Tree"), 11, "the cost of project “2” is “1,200”, which may be 1200 or 1.20"),
        (
            ("budget;100", "budget;1.200"),
            5,
            "the budget is “1.200”, which may be 1200 or 1.20; write one of these.",
        ),
        (("num_votes;3", "num_votes;3.000"), 4, "num_votes is “3.000”, which may be 3000 or 3.00"),
        (("2;40;Tree", f"2;{'9' * 5000};Tree"), 11, "not a number"),
        (("2;40;Tree;green", "2;40;Tree;green;sport"), 11, "more cells than the 4 of its header"),
        (("a;1,2;20", "a;1;2;20"), 15, "more cells than the 3 of its header"),
        (("2;40;Tree", "1;40;Tree"), 11, "a second time"),
        (("2;40;Tree", ";40;Tree"), 11, "cannot be empty"),
        (("b;2;30", "a;2;30"), 16, "votes a second time"),
        (("b;2;30", "b"), 16, "no vote"),
        (("num_votes;3", "num_votes;4"), 4, "num_votes is 4, but the file holds 3; is the file complete?"),
        (("num_projects;3", "num_projects;2"), 3, "num_projects is 2, but the file holds 3"),
        (("num_votes;3", "num_votes;many"), 4, "whole number"),
        (("budget;100\n", ""), 1, "“budget”"),
        (("budget;100", "budget;0"), 5, "zero"),
        (("budget;100", "budget;nan"), 5, "not a number"),
        (("budget;100", "budget;-5"), 5, "below zero"),
        (("budget;100", "budget"), 5, "no value"),
        (("currency;EUR", "budget;7"), 7, "a second time"),
        (("approval", "telepathy"), 6, "choose from"),
        (("vote_type;approval\n", ""), 1, "“vote_type”"),
        (("project_id;cost;name", "project_id;price;name"), 9, "column “cost”"),
        (("voter_id;vote;age", "voter_id;ballot;age"), 14, "column “vote”"),
        (("VOTES\n", "PROJECTS\n"), 13, "second PROJECTS"),
        (("PROJECTS\n", "VOTES\n"), 8, "PROJECTS should come first"),
        (("META\n", ""), 1, "does not start with META"),
    ],
)
def test_a_mistake_is_named_with_its_line(change: tuple[str, str], line: int, says: str) -> None:
    assert change[0] in GOOD
    found, problem = refusal(GOOD.replace(*change, 1))
    assert (found, says in problem) == (line, True), problem


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("3,4", "3"), 15, "in this vote: 2; numbers of points: 1"),
        (("3,4", "3,4,5"), 15, "in this vote: 2; numbers of points: 3"),
        (("3,4", "3,four"), 15, "write numbers"),
        (("3,4", "3,1e400"), 15, "write numbers"),
        (("3,4", "3,99999999999999999"), 15, "write numbers"),
        (("vote;points", "vote;age"), 14, "column “points”"),
        (("c;;", "c;;3"), 17, "in this vote: 0; numbers of points: 1"),
    ],
)
def test_a_mistake_in_points_is_named_with_its_line(change: tuple[str, str], line: int, says: str) -> None:
    assert change[0] in POINTS
    found, problem = refusal(POINTS.replace(*change, 1))
    assert (found, says in problem) == (line, True), problem


def test_lines_are_counted_through_quoted_line_breaks() -> None:
    text = GOOD.replace("Bench", '"Bench\nand table"').replace("a;1,2", "a;1,9")
    assert refusal(text)[0] == 16


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"", 1, "without a META section"),
        (b"\n\n", 2, "without a META section"),
        (b"META\nkey;value\n", 2, "without a PROJECTS section"),
        (GOOD.split("VOTES")[0].encode(), 12, "without a VOTES section"),
        ((GOOD.split("VOTES")[0] + "VOTES\n").encode(), 13, "VOTES section is empty"),
        (GOOD.replace("Tree", "B\xe4nk").encode("latin-1"), 11, "not UTF-8"),
        (GOOD.replace("Tree", "Tr\0ee").encode(), 11, "NUL"),
        (GOOD.encode("utf-16"), 1, "NUL"),
        (b"\x89PNG\r\n\x1a\n\xff", 1, "not UTF-8"),
        (b"<html>not found</html>", 1, "does not start with META"),
    ],
)
def test_what_is_not_a_whole_file_is_refused(data: bytes, line: int, says: str) -> None:
    found, problem = refusal(data)
    assert (found, says in problem) == (line, True), problem


@pytest.mark.parametrize("cut", range(len(GOOD) - 1))
def test_a_file_cut_off_anywhere_is_never_half_read(cut: int) -> None:
    """Either refused, or the cut took nothing that counts."""
    try:
        election = read(GOOD[:cut])
    except MalformedFile:
        return
    assert written(election) == written(read(GOOD))


@examples(300)
@given(
    st.sampled_from([GOOD, POINTS, GOOD.replace("approval", "ordinal")]),
    st.integers(min_value=0, max_value=len(GOOD)),
    st.integers(min_value=0, max_value=8),
    st.text(st.sampled_from('0129abx;,."\n\r -+eNaN\u00e9\u0661'), max_size=8),
)
def test_whatever_is_typed_over_a_file_it_is_read_or_refused(
    text: str, at: int, over: int, typed: str
) -> None:
    try:
        election = read(text[:at] + typed + text[at + over :])
    except MalformedFile:
        return
    assert tally(election, Rule("greedy")).spent <= election.budget
    assert written(read_pabulib(written(election))) == written(election)


def test_progress_ends_where_it_should() -> None:
    heard: list[tuple[int, int]] = []
    read_pabulib(REAL / "wieliczka-2023.pb", lambda done, total: heard.append((done, total)))
    assert heard == [(0, 1190)]


@given(drawn_approvals() | drawn_points() | drawn_rankings())
def test_what_is_written_reads_back_the_same(election: Election) -> None:
    copy = read_pabulib(written(election))
    assert written(copy) == written(election)
    rule = default_rule(election)
    assert tally(copy, rule) == tally(election, rule)


@pytest.mark.parametrize("path", sorted(REAL.glob("*.pb")), ids=lambda path: path.stem)
def test_real_elections_read_back_the_same(path: Path) -> None:
    election = read_pabulib(path)
    assert written(election) == path.read_bytes()
    assert tally(read_pabulib(written(election)), Rule()) == tally(election, Rule())


def test_voters_are_numbered_anew_and_tell_nothing_about_themselves() -> None:
    assert written(read(GOOD)).decode().split("VOTES\n")[1] == "voter_id;vote\n1;\n2;1,2\n3;2\n"


def test_meta_can_be_added_when_writing() -> None:
    stream = io.BytesIO()
    write_pabulib(read(GOOD), stream, meta={"comment": "recount"})
    assert read_pabulib(stream.getvalue()).meta["comment"] == "recount"


def test_figures_do_not_depend_on_the_order_of_ballots() -> None:
    """The mean spent is exactly 1.875 here: half-way, where the rounding of a sum would decide."""
    costs = dict(zip("abcdef", (1, 1, 6, 1, 3, 3), strict=True))
    ballots: list[dict[str, int]] = [{}] * 5
    ballots += [{"c": 1, "d": 1}, dict.fromkeys("abcdef", 1), {"a": 1, "d": 1}]
    elections = [points(costs, 25, order) for order in (ballots, ballots[::-1])]
    figures = [tally(one, default_rule(one)).satisfaction for one in elections]
    assert figures[0] == figures[1]
