"""The script that finds what stands twice, on files with a few lines."""

from scripts.repetitions import kind_of, names, repetitions

SUM = [f"total = total + price({number})" for number in range(7)]


def planted(folder, **files):
    for name, lines in files.items():
        path = folder / name.replace("_", "/", 1)
        path.parent.mkdir(exist_ok=True)
        path.with_suffix(".py").write_text("\n".join(lines) + "\n")
    return folder


def test_six_lines_that_stand_twice_are_found_and_five_are_not(tmp_path):
    source = planted(tmp_path, town_bank=["a = 1", *SUM[:6]], town_shop=SUM[:6], town_hall=SUM[:5])
    assert repetitions(source) == [[("town/bank.py", 2, 7), ("town/shop.py", 1, 6)]]
    assert names(repetitions(source)) == ["town/bank.py = town/shop.py"]


def test_a_longer_run_is_one_repetition(tmp_path):
    source = planted(tmp_path, town_bank=SUM, town_shop=SUM, town_hall=[*SUM, *SUM])
    assert repetitions(source) == [
        [("town/bank.py", 1, 7), ("town/hall.py", 1, 14), ("town/shop.py", 1, 7)],
    ]


def test_what_says_nothing_by_itself_does_not_count(tmp_path):
    nothing = ["", "# why", "import os", "from os import (", "    path,", ")", "", ")", "]"]
    source = planted(tmp_path, town_bank=[*SUM[:5], *nothing], town_shop=[*SUM[:5], *nothing])
    assert repetitions(source) == []
    source = planted(tmp_path, town_bank=[*SUM[:5], *nothing, SUM[5]], town_shop=SUM[:6])
    assert repetitions(source) == [[("town/bank.py", 1, 15), ("town/shop.py", 1, 6)]]


def test_other_names_are_seen_by_shape(tmp_path):
    other = [line.replace("total", "sum").replace("price", "cost") for line in SUM[:6]]
    source = planted(tmp_path, bank_views=SUM[:6], shop_views=[*other, "return sum"])
    assert repetitions(source) == []
    (alike,) = repetitions(source, by_shape=True)
    assert alike == [("bank/views.py", 1, 6), ("shop/views.py", 1, 6)]
    assert kind_of(alike) == "views"


def test_lists_of_words_and_values_have_no_shape(tmp_path):
    listed = [
        '    "name": _("The name"),',
        "    label=_(words),",
        "    height: int",
        "    BANK,",
        "    5: 3,",
    ] * 2
    source = planted(tmp_path, town_bank=listed, town_shop=listed[1:])
    assert repetitions(source, by_shape=True) == []


def test_kinds_of_files_that_are_alike_are_told_apart(tmp_path):
    assert kind_of([("bank/views.py", 1, 6), ("bank/models.py", 1, 6)]) == "several"
    assert kind_of([("bank/views/loans.py", 1, 6), ("shop/views.py", 1, 6)]) == "views"
    assert kind_of([("bank/templates/bank/loan.html", 1, 6)]) == "templates"
