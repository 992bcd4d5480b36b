import re
from xml.etree import ElementTree

import pytest

from samenspel.foundation.ui.charts import (
    Axis,
    Bar,
    Dot,
    LegendEntry,
    Marker,
    Stack,
    Stop,
    bars,
    budget,
    columns,
    dots,
    flow,
    scatter,
    shares,
    stacks,
)

HOSTILE = "<script>alert('x')</script>\"&"


def test_bars_are_drawn_as_long_as_their_values():
    chart = bars("Votes", [Bar("Garden", 200), Bar("Night bus", 50, "fifty", "muted")])
    assert chart.svg == (
        '<svg class="sp-chart sp-chart--bars" role="img" width="100%" height="5.2em"><title>Votes</title>'
        '<text x="0" y="1em">Garden</text>'
        '<text class="sp-chart__value" x="100%" y="1em" text-anchor="end">200</text>'
        '<rect class="sp-chart__ground" x="0" y="1.35em" width="100%" height="0.6em" rx="0.3em"/>'
        '<rect class="sp-tone--accent" x="0" y="1.35em" width="100%" height="0.6em" rx="0.3em"/>'
        '<text x="0" y="3.6em">Night bus</text>'
        '<text class="sp-chart__value" x="100%" y="3.6em" text-anchor="end">fifty</text>'
        '<rect class="sp-chart__ground" x="0" y="3.95em" width="100%" height="0.6em" rx="0.3em"/>'
        '<rect class="sp-tone--muted" x="0" y="3.95em" width="25%" height="0.6em" rx="0.3em"/></svg>'
    )
    assert chart.rows == (("Garden", "200"), ("Night bus", "fifty"))


def test_bars_of_a_whole_are_full_only_when_they_are_the_whole():
    chart = bars("People", [Bar("One rule", 60), Bar("Another", 30)], whole=120)
    assert re.findall(r'<rect class="sp-tone--accent".*?width="([\d.]+%)"', chart.svg) == ["50%", "25%"]


def test_a_marker_stands_on_every_bar_and_is_named_once():
    chart = bars("Votes", [Bar("Garden", 200), Bar("Night bus", 50)], marker=Marker(100, "Enough"))
    assert re.findall(r'<line class="sp-chart__marker" x1="([\d.]+%)"', chart.svg) == ["50%", "50%"]
    assert chart.svg.count("Enough") == 1


def test_parts_make_a_whole_with_a_legend():
    chart = shares("Who", [Bar("None", 1, tone="muted"), Bar("Some", 3)])
    assert re.findall(r'<rect class="([\w-]+)" x="([\d.]+%)" y="0" width="([\d.]+%)"', chart.svg) == [
        ("sp-tone--muted", "0%", "25%"),
        ("sp-tone--accent", "25%", "75%"),
    ]
    assert re.findall(r">(\d+%)<", chart.svg) == ["25%", "75%"]
    assert chart.legend == (LegendEntry("muted", "None", "1"), LegendEntry("accent", "Some", "3"))


def test_each_row_is_divided_and_what_is_missing_to_the_whole_stays_ground():
    row = Stack("Find it", [Bar("Well", 6, tone="positive"), Bar("Stuck", 2, tone="negative")], "2 of 8")
    chart = stacks("Stumbled", [row], whole=16)
    assert re.findall(r'<rect class="([\w-]+)" x="([\d.]+%)" y="[\d.]+em" width="([\d.]+%)"', chart.svg) == [
        ("sp-tone--positive", "0%", "37.5%"),
        ("sp-tone--negative", "37.5%", "12.5%"),
    ]
    assert chart.rows == (("Find it", "Well: 6, Stuck: 2"),)


def test_who_left_stands_between_two_steps_in_the_drawing_and_in_the_table():
    left = [("Withdrew", "12"), ("Did not answer", "too few to say")]
    chart = flow("Who", [Stop("Asked", "90", left), Stop("Handed in", "60")])
    assert chart.rows == (
        ("Asked", "90"),
        ("–\xa0Withdrew", "12"),
        ("–\xa0Did not answer", "too few to say"),
        ("Handed in", "60"),
    )
    assert re.findall(r'<rect class="sp-chart__box" x="0" y="([\d.]+)em"', chart.svg) == ["0", "6.5"]
    assert 'height="8.7em"' in chart.svg
    assert chart.svg.count("<line") == 1 + 2 + 2, "A stem, its head, and a twig for each reason."


def test_a_budget_shows_what_was_spent_and_what_is_left():
    assert budget("Money", spent=750, total=1000).rows == (("Spent", "€\xa07.50"), ("Left", "€\xa02.50"))


def test_a_budget_overspent_has_nothing_left():
    assert budget("Money", spent=1200, total=1000).rows == (("Spent", "€\xa012"), ("Left", "€\xa00"))


def test_columns_are_labelled_five_times_at_most():
    chart = columns("Days", [Bar(f"d{day}", day) for day in range(14)])
    assert re.findall(r">(d\d+)<", chart.svg) == ["d0", "d3", "d6", "d9", "d12"]
    assert len(chart.rows) == 14


def test_each_value_is_a_dot():
    chart = dots("Paid", [0, 1, 1, 5], low=0, high=5, marker=Marker(2.5, "Half"))
    assert chart.svg.count("<circle") == 4
    assert 'x1="50%"' in chart.svg
    assert [count for _, count in chart.rows] == ["1", "2", "1"]


def test_many_equal_values_share_a_dot_and_the_chart_says_so():
    chart = dots("Paid", [1.0] * 120, low=0, high=5)
    assert (chart.svg.count("<circle"), chart.description) == (12, "Each dot stands for 10.")


def test_257_rows_are_drawn_whole():
    chart = bars("Votes", [Bar(f"Project {number}", number) for number in range(257)])
    assert (chart.svg.count("sp-tone--accent"), len(chart.rows)) == (257, 257)


def test_a_long_label_is_cut_in_the_drawing_and_whole_in_the_table():
    label = "Verkeersveiligheidsvoorzieningen rond de basisschool"
    chart = bars("Votes", [Bar(label, 1)])
    assert "Verkeersveiligheidsvoorzieningen rond de b…" in chart.svg
    assert chart.rows == ((label, "1"),)


@pytest.mark.parametrize(
    "chart",
    [
        bars(HOSTILE, [Bar(HOSTILE, 1, HOSTILE)], marker=Marker(1, HOSTILE), description=HOSTILE),
        shares(HOSTILE, [Bar(HOSTILE, 1, HOSTILE)]),
        columns(HOSTILE, [Bar(HOSTILE, 1, HOSTILE)]),
        dots(HOSTILE, [1], low=0, high=2, marker=Marker(1, HOSTILE)),
        stacks(HOSTILE, [Stack(HOSTILE, [Bar(HOSTILE, 1, HOSTILE)], HOSTILE)], whole=1),
        flow(HOSTILE, [Stop(HOSTILE, HOSTILE, [(HOSTILE, HOSTILE)])]),
    ],
    ids=["bars", "shares", "columns", "dots", "stacks", "flow"],
)
def test_hostile_text_stays_text(chart):
    drawing = ElementTree.fromstring(chart.svg)
    assert [element.tag for element in drawing.iter("script")] == []
    assert drawing.findtext("title") == HOSTILE
    assert "style=" not in chart.svg


@pytest.mark.parametrize(
    "chart",
    [
        bars("Empty", []),
        shares("Empty", []),
        columns("Empty", []),
        dots("Empty", [], low=0, high=1),
        stacks("Empty", [], whole=0),
        flow("Empty", []),
    ],
    ids=["bars", "shares", "columns", "dots", "stacks", "flow"],
)
def test_a_chart_of_nothing_is_drawn_too(chart):
    assert ElementTree.fromstring(chart.svg).findtext("title") == "Empty"


def test_a_chart_of_zeros_has_no_length():
    assert 'width="0%"' in bars("Nobody", [Bar("Garden", 0)]).svg


AXES = (Axis("Votes", str), Axis("Cost", "€ {}".format))
CHOSEN = (LegendEntry("accent", "Chosen"), LegendEntry("muted", "Not chosen"))


def test_a_dot_stands_where_its_two_values_meet_and_the_first_of_the_legend_on_top():
    drawn = [
        Dot("Garden", 6, 60, ("6", "€ 60")),
        Dot("Night bus", 4, 50, ("4", "€ 50"), "muted"),
        Dot("Repair café", 3, 30, ("3", "€ 30")),
    ]
    chart = scatter("Votes and cost", drawn, AXES, columns=("Project", "Both"), legend=CHOSEN, mark="dot")
    assert chart.svg == (
        '<svg class="sp-chart sp-chart--scatter" role="img" width="100%" height="20.6em">'
        "<title>Votes and cost</title>"
        '<text class="sp-chart__quiet" x="0" y="1.1em">Cost (€ 60)</text>'
        '<line class="sp-chart__axis" x1="0" x2="100%" y1="18em" y2="18em"/>'
        '<line class="sp-chart__axis" x1="0" x2="0" y1="2em" y2="18em"/>'
        '<text class="sp-chart__quiet" x="0" y="19.4em">0</text>'
        '<text class="sp-chart__quiet" x="100%" y="19.4em" text-anchor="end">Votes (6)</text>'
        '<circle class="sp-tone--muted dot" cx="65.36%" cy="4.67em" r="0.42em">'
        "<title>Night bus: 4, € 50</title></circle>"
        '<circle class="sp-tone--accent dot" cx="98.04%" cy="2em" r="0.42em">'
        "<title>Garden: 6, € 60</title></circle>"
        '<circle class="sp-tone--accent dot" cx="49.02%" cy="10em" r="0.42em">'
        "<title>Repair café: 3, € 30</title></circle></svg>"
    )
    assert chart.rows == (("Garden", "6 / € 60"), ("Night bus", "4 / € 50"), ("Repair café", "3 / € 30"))


@pytest.mark.parametrize("drawn", [[], [Dot("Nothing", 0, 0, ("0", "0"))]])
def test_dots_without_votes_or_cost_stand_at_the_bottom_left(drawn):
    chart = scatter("Votes and cost", drawn, AXES, columns=("Project", "Both"), legend=CHOSEN, mark="dot")
    assert re.findall(r'cx="(.*?)" cy="(.*?)"', chart.svg) == [("0%", "18em")] * len(drawn)
    ElementTree.fromstring(chart.svg)
