"""Files of cases, and comparing them."""

import tracemalloc

import pytest

from samenspel.methods.cases import CONDITIONS, Agreed, Case, agreed, columns, compare, read_cases, row_of
from samenspel.methods.malformed import MalformedFile
from tests.methods.evidence.published import data as published

OUTCOME = "outcome_trust"
LIPSET = ("DEV", "URB", "LIT", "IND", "STB")


def case(key, *scores, sectors=(), outcome=1.0):
    """With the first conditions of the catalogue scored."""
    named = dict(zip(CONDITIONS, scores, strict=False))
    return Case(key=key, title=key.title(), sectors=sectors, scores={**named, OUTCOME: outcome})


def written(*cases):
    return "\n".join([",".join(columns()), *(",".join(row_of(one)) for one in cases)]).encode()


def test_what_is_written_is_read_again():
    told = Case(
        key="a-watch",
        title="A watch",
        place="Elsewhere",
        sectors=("safety", "community"),
        terms={"field_phase": ("design", "delivery"), "digital_mode": ("do_it_yourself",)},
        scores={"attitude": 0.67, OUTCOME: 1.0},
        doi="10.5555/made-up",
        page="12",
    )
    assert read_cases(written(told)) == ([told], [])


def test_a_spreadsheets_commas_and_semicolons_are_read():
    source = "Case;Title;attitude;Note of ours\nhere;Here;0,67;anything\n".encode("utf-16")
    assert [one.scores for one in read_cases(source)[0]] == [{"attitude": 0.67}]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Here,T,,", "names no case"),
        ("here,,,", "the cell “title” is empty"),
        ("here,T,1.2,", "not from 0 to 1"),
        ("here,T,often,", "is no score"),
        ("here,T,nan,", "is no score"),
        ("here,T,,moon", "is not known in “sector”"),
        ("here,T", "cells on this line: 2"),
        (f"here,{'t' * 201},,", "longer than 200"),
    ],
)
def test_what_is_wrong_on_a_line_is_told_and_the_others_are_read(line, problem):
    cases, faults = read_cases(f"case,title,attitude,sector\n{line}\ngood,Good,1,health\n".encode())
    assert [one.key for one in cases] == ["good"]
    assert [(one.line, problem in str(one.problem)) for one in faults] == [(2, True)]


def test_a_case_that_stands_there_twice_is_a_fault():
    _cases, faults = read_cases(b"case,title\nhere,Here\nhere,There\n")
    assert [one.line for one in faults] == [3]


@pytest.mark.parametrize("header", ["case,title,invented", "title,attitude", "case,case,title"])
def test_columns_that_nobody_knows_or_that_lack_are_refused(header):
    with pytest.raises(MalformedFile):
        read_cases(f"{header}\n".encode())


def test_the_solution_is_that_of_r_on_lipsets_cases():
    """R QCA 3.25.1: DEV*STB is enough, without exception."""
    names = dict(zip(LIPSET, CONDITIONS, strict=False))
    rows = published("qca_LC.csv")
    columns = {name: rows.numbers(name) for name in (*LIPSET, "SURV")}
    cases = [
        Case(
            key=f"c-{row}",
            title="A country",
            scores={
                **{names[name]: float(columns[name][row]) for name in LIPSET},
                OUTCOME: float(columns["SURV"][row]),
            },
        )
        for row in range(rows.n)
    ]
    found = compare(cases, OUTCOME, [*names.values()]).pooled
    assert found.terms == ((f"{names['DEV']}*{names['STB']}", 1.0, 1.0),)
    assert not any(cell.is_contradictory for cell in found.cells)
    assert sum(len(cell.having) + len(cell.lacking) for cell in found.cells) == len(cases)


def test_contradictions_are_named_and_so_is_what_was_never_seen():
    cases = [case("a", 1, 1), case("b", 1, 1, outcome=0), case("c", 0, 1, outcome=0), case("d", 1, 0)]
    said = [str(one) for one in compare(cases, OUTCOME, [*CONDITIONS][:2]).pooled.cannot]
    assert any("A have it, B have not" in one for one in said)
    assert any("1 of 4 combinations were seen in no case" in one for one in said)


def test_cases_without_a_score_are_left_out_and_counted():
    found = compare([case("a", 1), case("b", 0, outcome=0), case("c")], OUTCOME, [*CONDITIONS][:1]).pooled
    assert (found.n, found.left_out) == (2, 1)
    assert "1 cases are left out" in str(found.cannot[0])


def test_a_regression_is_told_of_ten_cases_for_each_condition_only():
    def cases(count):
        return [case(f"c-{n}", n % 2, (n // 2) % 2, outcome=float(n % 3 == 0)) for n in range(count)]

    two = [*CONDITIONS][:2]
    assert compare(cases(19), OUTCOME, two).pooled.association == ()
    assert len(compare(cases(20), OUTCOME, two).pooled.association) == 2


def test_a_case_of_two_sectors_stands_in_each_beside_all_together():
    cases = [case("a", 1, sectors=("health", "safety")), case("b", 0, sectors=("safety",), outcome=0)]
    found = compare(cases, OUTCOME, [*CONDITIONS][:1])
    assert (found.pooled.n, {name: part.n for name, part in found.sectors.items()}) == (
        2,
        {"health": 1, "safety": 2},
    )
    assert found.sectors["health"].cells == ()


def test_of_no_case_at_all_nothing_is_concluded():
    found = compare([], OUTCOME, [*CONDITIONS][:2]).pooled
    assert (found.n, found.cells, found.solution) == (0, (), None)
    assert found.cannot


def test_behind_a_hundred_faults_nothing_is_read():
    rows = ["case,title,attitude", *["A,b,x"] * 60, "good,Good,1"]
    cases, faults = read_cases("\n".join(rows).encode())
    assert (cases, len(faults)) == ([], 100)


def test_a_cell_of_a_million_unknown_words_takes_no_memory():
    words = " ".join(f"{number:x}" for number in range(600_000))
    tracemalloc.start()
    _cases, faults = read_cases(f"case,title,sector\na,B,{words}\n".encode())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(faults) == 100
    assert most < 150_000_000


def test_coders_who_score_alike_agree_and_few_cases_tell_no_alpha():
    alike = [[{"attitude": score}, {"attitude": score}] for score in (0.0, 0.33, 0.67, 1.0)]
    other = [[{"attitude": 0.0}, {"attitude": 1.0, "trust": 1.0}]]
    assert agreed(alike, fewest=4) == Agreed(cases=4, scores=4, alike=4, alpha=1.0)
    assert agreed(alike, fewest=5).alpha is None
    found = agreed([*alike, *other, [{"attitude": 1.0}]], fewest=5)
    assert (found.cases, found.scores, found.alike) == (5, 5, 4)
    assert 0 < found.alpha < 1
