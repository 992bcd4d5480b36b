"""The script that counts how the source is built, on a source of four files."""

from scripts.circles import circles
from scripts.numbers import House, table

FILES = {
    "town/hall.py": "from town import bank\n\n\ndef open() -> int:\n    return bank.MONEY  # of all\n",
    "town/bank.py": "# Why it is here.\nMONEY = 3\n\n\ndef lend(a, b, c, d, e, f):\n"
    "    from town.hall import open\n\n    return open()\n",
    "town/parks/__init__.py": '"""Green."""\nfrom .bench import SEATS\n',
    "town/parks/bench.py": "SEATS = 2\n",
    "town/templates/hall.html": f"<p>\n{'a' * 141}\n",
    "tests/test_hall.py": "def test_it_opens():\n    assert True\n",
}


def planted(folder):
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / "town"


def test_circles_are_found_also_through_an_import_inside_a_function(tmp_path):
    source = planted(tmp_path)
    assert circles(source) == [["town.bank", "town.hall"]]
    assert circles(source, lazy=False) == []


def test_a_relative_import_in_a_package_is_of_what_lies_in_it(tmp_path):
    source = planted(tmp_path)
    (source / "parks/bench.py").write_text("from town.parks import SEATS\n")
    assert ["town.parks", "town.parks.bench"] in circles(source)


def test_the_numbers_of_a_source_are_as_counted_by_hand(tmp_path):
    source = planted(tmp_path)
    lines = [*table([House("town", source, tmp_path / "tests", 2)])][2:]
    rows = dict(line.strip("| ").split(" | ") for line in lines)
    assert rows == {
        "Python files / lines": "4 / 16",
        "lines of a file: median / p90 / p99 / longest": "4 / 7 / 8 / 8",
        "functions": "2",
        "lines of a function: median / p90 / p99 / longest": "3 / 4 / 4 / 4",
        "functions over 30 lines": "0.0 %",
        "functions with more than 5 parameters": "50.0 %",
        "functions with a docstring": "0.0 %",
        "functions that say what they return": "50.0 %",
        "lines of comment": "6.2 %",
        "packages in circles": "0 of 3",
        "modules in circles, by imports at the top": "0 of 4",
        "modules in circles, imports in functions and for types counted": "2 of 4, the largest of 2",
        "runs of six lines that stand twice: to the letter / by shape": "0 / 0",
        "lines of tests per line / tests": "0.12 / 1",
        "templates: lines / signs": "2 / 0 k",
        "signs of a line: median / p90 / p99 / longest": "72 / 127 / 140 / 141",
        "lines of templates over 140 signs": "50.0 %",
    }
