"""Draws that somebody stops half-way."""

from __future__ import annotations

from itertools import count

import pytest

from samenspel.config.command import main
from samenspel.methods.evidence import (
    Stopped,
    alpha,
    mediation,
    network,
    pooled,
    power,
    randomisation_inference,
    stopping,
)
from samenspel.methods.evidence.networks import ties

PEOPLE = {"a": [0, 1] * 10, "b": [*range(10), *range(10, 0, -1)], "c": [*range(18), None, None]}
MANY = {"a": [0, 1] * 150, "c": [number % 7 / 3 for number in range(300)]}
TIES = {"one": list("abcdee"), "other": list("bcdeaa"), "side": list("xyxyzz"), "its": list("yxyzxx")}


def after(times: int):
    """Asks for an end when it was asked so many times before."""
    asked = count()
    return lambda: next(asked) >= times


@pytest.mark.parametrize(
    "draw",
    [
        lambda: mediation(PEOPLE, "a", "b", "c", bootstraps=100),
        lambda: network(TIES, "one", "other", sides=["side", "its"], permutations=200),
        lambda: pooled(PEOPLE, "ols", {"outcome": "c", "predictors": ["a"]}, ["a", "c"]),
        lambda: alpha(PEOPLE, ["a", "b"], bootstraps=100),
        lambda: randomisation_inference(MANY, "c", "a", draws=100),
        lambda: power(design="regression", n=50, effect=0.2, simulate=10),
    ],
    ids=["bootstraps", "permutations", "imputations", "people again", "lots", "simulations"],
)
def test_draws_end_with_a_sentence_when_somebody_asks(draw):
    with pytest.raises(Stopped, match="these draws were not finished"), stopping(lambda: True):
        draw()
    with stopping(lambda: False):
        assert draw().n


def test_an_end_is_heard_between_draws_and_asked_for_no_longer_than_it_is_meant(monkeypatch):
    monkeypatch.setattr(ties, "BLOCK", 60)
    with pytest.raises(Stopped, match="not finished"), stopping(after(3)):
        network(TIES, "one", "other", sides=["side", "its"], permutations=1000)
    assert network(TIES, "one", "other", sides=["side", "its"], permutations=1000).n == 5


def test_an_end_is_heard_from_one_lot_to_the_next():
    with pytest.raises(Stopped, match="not finished"), stopping(after(5)):
        randomisation_inference(MANY, "c", "a", draws=100)


def test_the_command_ends_with_a_sentence_and_no_half_of_an_answer(tmp_path, capsys):
    def interrupt() -> bool:
        raise KeyboardInterrupt

    (tmp_path / "people.csv").write_text("a,b,c\n" + "".join(f"{n % 2},{n % 7},{n}\n" for n in range(20)))
    (tmp_path / "spec.yaml").write_text("treatment: a\nmediator: b\noutcome: c\n")
    with stopping(interrupt):
        words = ["evidence", "mediation", str(tmp_path / "people.csv"), "--spec", str(tmp_path / "spec.yaml")]
        assert main(words) == 1
    assert capsys.readouterr() == ("", "Stopped.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["people.csv", "spec.yaml"]
