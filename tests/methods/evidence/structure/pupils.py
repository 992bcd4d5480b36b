"""Nine tests of pupils at two schools (lavaan's HolzingerSwineford1939), and seventy-five countries twice."""

from tests.methods.evidence.published import data, path_of

FILE, COUNTRIES = "lavaan_HolzingerSwineford1939.csv", "lavaan_PoliticalDemocracy.csv"
FACTORS = {"visual": ["x1", "x2", "x3"], "textual": ["x4", "x5", "x6"], "speed": ["x7", "x8", "x9"]}
DEMOCRACY = {
    "factors": {
        "ind60": ["x1", "x2", "x3"],
        "dem60": ["y1", "y2", "y3", "y4"],
        "dem65": ["y5", "y6", "y7", "y8"],
    },
    "paths": {"dem60": ["ind60"], "dem65": ["ind60", "dem60"]},
    "together": [["y1", "y5"], ["y2", "y4"], ["y2", "y6"], ["y3", "y7"], ["y4", "y8"], ["y6", "y8"]],
}


def scores():
    return data(FILE)


def countries():
    return data(COUNTRIES)


def path(name=FILE):
    return path_of(name)
