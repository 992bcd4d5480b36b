"""What Python shows of a result: a line, a table, a page for a notebook and a picture."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import samenspel
from samenspel.methods import budgeting, disclosure, matching, opinion, rota, scripts, sortition
from samenspel.methods.shown import MOST_ROWS, Telling

DAY = datetime(2026, 12, 5, 9, tzinfo=UTC)
SIGNS = 200


def test_a_result_is_shown_in_a_line() -> None:
    assert [repr(result) for result in results(3)] == [
        "<Outcome of greedy: 3 of 3 projects, 9 of 100 spent, voters: 3>",
        "<Outcome of proportional: projects 3, paid 1>",
        "<OpinionMap (tested): people 3, groups 0>",
        "<Rota: shifts 3, people 3, unfilled 0>",
        "<Lottery (leximin): people 3, panels 3>",
        "<Protected (safe): counts 4, hidden 0>",
    ]


def names(number: int) -> list[str]:
    """As a text of a page would be spoilt by."""
    return [f"<b>{place}</b> & co" for place in range(number)]


def pool(number: int) -> sortition.Pool:
    people = tuple(sortition.Person(id, {"sex": "f"}) for id in names(number))
    return sortition.Pool(people, (sortition.Quota("sex", "f", 0, number),), 1)


def problem(number: int) -> rota.Problem:
    days = [DAY + timedelta(days=place) for place in range(number)]
    shifts = tuple(rota.Shift(f"Bar {day:%d %b}", day, day.replace(hour=12)) for day in days)
    return rota.Problem(tuple(map(rota.Person, names(number))), shifts)


def votes(number: int) -> opinion.Votes:
    return opinion.Votes.collect(names(number), ["1"] * number, [1] * number, texts={"1": "More <trees>"})


def election(number: int) -> budgeting.Election:
    return budgeting.Election.of_approvals(dict.fromkeys(names(number), 3), [names(number)] * 3, budget=100)


def counts(number: int) -> disclosure.CountTable:
    return disclosure.CountTable.of({"area": names(number)}, [12] * number)


def results(number: int) -> list[Any]:
    gifts = matching.Gifts.from_rows([("ann", id, 100) for id in names(number)])
    return [
        budgeting.tally(election(number), budgeting.Rule("greedy")),
        matching.match(gifts, matching.Rule(pot=100)),
        opinion.opinion_map(votes(number)),
        rota.make_rota(problem(number), rota.Effort(seconds=1)),
        sortition.make(pool(number), length=3),
        disclosure.protect(disclosure.Release((counts(number),))),
    ]


@pytest.fixture(scope="module")
def many() -> list[Any]:
    return results(MOST_ROWS + 10)


def test_of_whatever_size_a_line_is_short(many: list[Any]) -> None:
    lottery = next(one for one in many if isinstance(one, sortition.Lottery))
    public = sortition.publish(lottery)
    script = scripts.read("ANNA\nHello.\n" * 80)
    held = [
        election(90),
        votes(90),
        pool(90),
        problem(90),
        matching.Gifts.from_rows([(id, "roof", 100) for id in names(90)]),
        public,
        sortition.draw(public, "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"),
        sortition.list_people(dict.fromkeys(names(90), ""), 3),
        rota.repair_rota(problem(3), rota.make_rota(problem(3)).chosen, [(names(1)[0], None)]),
        script,
        scripts.cast_of(script),
    ]
    assert [repr(one) for one in [*many, *held] if not len(repr(one)) < SIGNS] == []


class Page(HTMLParser):
    """Which elements a page has, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text, self.open = "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self.open += 1

    def handle_endtag(self, tag: str) -> None:
        self.open -= 1

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_shows_names_as_text_and_cuts_long_tables(many: list[Any]) -> None:
    for result in many:
        page = Page(result._repr_html_())
        assert (
            page.tags - {"div", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd"}
            == set()
        )
        assert page.open == 0
        if not isinstance(result, opinion.OpinionMap):
            assert "<b>0</b> & co" in page.text
            assert re.search(r"… and 1[01] more", page.text)
            assert "… and" not in result.table()


def test_a_table_tells_every_row_and_ends_with_what_was_done(many: list[Any]) -> None:
    for result in many:
        assert isinstance(result, Telling)
        told = result.told()
        assert result.table().startswith(told.sentence)
        assert all(len(row) == len(columns) for _name, columns, rows in told.tables for row in rows)
        assert all(about in result.table() for about, _said in told.sayings)


def test_words_stand_to_the_left_and_numbers_to_the_right() -> None:
    found = budgeting.Election.of_approvals({"a": 1, "bench": 20}, [["a"]] * 12, budget=20)
    lines = budgeting.tally(found, budgeting.Rule("greedy")).table().splitlines()
    why = "With 12 votes it came in place 1; 20 of the budget was left, enough for it."
    assert [line.rstrip() for line in lines[2:5]] == [
        "project  name   votes  cost  chosen as  why",
        f"a        a         12     1          1  {why}",
        "bench    bench      0    20             Nobody voted for it.",
    ]


def test_a_map_tells_what_groups_stand_for_and_what_unites_them() -> None:
    camps = [
        (person, str(j), 1 if j == 5 or (person < 20) == (j % 2 > 0) else -1)
        for person in range(40)
        for j in range(12)
    ]
    people, statements, values = zip(*camps, strict=True)
    found = opinion.opinion_map(opinion.Votes.collect([str(one) for one in people], statements, values))
    text = found.table()
    assert text.startswith("2 groups among 40 people; in no group: 0.")
    assert "What they stand for" in text
    stand, unite = (text.split(title)[1].split("\n\n")[0] for title in ("stand for", "unites them"))
    assert [line.split()[:3] for line in stand.splitlines()[2:4]] == [
        ["A", "0", "agree"],
        ["A", "2", "agree"],
    ]
    assert [line.split()[:2] for line in unite.splitlines()[2:]] == [["5", "agree"]]


def test_pictures_are_drawn_where_matplotlib_is(many: list[Any]) -> None:
    pyplot = pytest.importorskip("matplotlib.pyplot")
    for result in many:
        axes = result.plot()
        assert axes.get_title()
        assert axes.patches or axes.collections or axes.lines
    pyplot.close("all")


def test_without_matplotlib_a_picture_is_refused_and_all_else_is_there(
    many: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    for result in many:
        assert result.table()
        with pytest.raises(ImportError):
            result.plot()


def test_a_tie_break_that_is_no_list_is_said_to_be_none() -> None:
    with pytest.raises(budgeting.UnfitRule, match="The ties are “id”; write them as a tuple, such as"):
        budgeting.Rule(ties="id")  # type: ignore[arg-type]


def test_types_are_told_to_whoever_uses_the_library() -> None:
    assert (Path(samenspel.__file__).parent / "py.typed").exists()
