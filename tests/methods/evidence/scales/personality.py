"""Twenty-five items of five traits (psychTools' bfi, n 2,800), which may not be handed on."""

from tests.methods.evidence.published import data, path_of

FILE = "psychTools_bfi.csv"
TURNED = {"A": ["A1"], "C": ["C4", "C5"], "E": ["E1", "E2"], "N": [], "O": ["O2", "O5"]}
TRAITS = tuple(TURNED)


def answers():
    return data(FILE, ("NA",))


def path():
    return path_of(FILE)


def items(*traits):
    return [f"{trait}{number}" for trait in traits for number in range(1, 6)]


def instrument(*traits):
    """The words that every method of a scale takes."""
    turned = [item for trait in traits for item in TURNED[trait]]
    return {"items": items(*traits), "reverse": turned, "answers": [1, 6]}
