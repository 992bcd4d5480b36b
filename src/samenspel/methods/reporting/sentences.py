"""What was found, in plain sentences (B1): what was expected, what came of it, and how sure we are."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.methods.evidence import Estimate
from samenspel.methods.words import Count, Figure, Words

from .findings import Finding, Verdict
from .plans import Direction

MINUS = "\N{MINUS SIGN}"
PLANNED = Words("Planned: this was settled before anyone saw the answers.")
EXPLORATORY = Words("Exploratory: this was looked up afterwards. Take it as a hint, not as a proof.")
TOO_FEW = Words("Too few to say.")
AS_EXPECTED = {
    Verdict.MORE: Words("The answers bear this out."),
    Verdict.BARELY_MORE: Words("The answers bear this out, but the difference may be too small to matter."),
}
OTHERWISE = {
    Verdict.MORE: Words("The answers say the opposite."),
    Verdict.BARELY_MORE: Words(
        "The answers say the opposite, but the difference may be too small to matter."
    ),
}
EITHER = {
    Verdict.MORE: Words("There is a difference: more."),
    Verdict.BARELY_MORE: Words("There is a difference: more, but perhaps too little to matter."),
    Verdict.LESS: Words("There is a difference: less."),
    Verdict.BARELY_LESS: Words("There is a difference: less, but perhaps too little to matter."),
}
ALWAYS = {
    Verdict.SAME: Words("If there is a difference at all, it is too small to matter."),
    Verdict.UNSURE: Words("We cannot say: it may be more, less or the same."),
    Verdict.TOO_FEW: TOO_FEW,
}
MIRRORED = {Verdict.LESS: Verdict.MORE, Verdict.BARELY_LESS: Verdict.BARELY_MORE}
BY_LOT = ("itt", "randomisation-inference", "cace", "lee-bounds")
"""Methods for data in which a lot decided."""


def told(finding: Finding) -> tuple[Words, ...]:
    """What came of it, the number with how sure it is, and what it rests on.

    >>> from samenspel.methods.reporting import Hypothesis, Plan, carry_out
    >>> one = Hypothesis("h1", "It helps.", "ols", {"outcome": "y", "predictors": ["x"]}, "x", "more")
    >>> rows = {"y": [1, 2, 4, 3, 6, 5, 8, 7, 9, 11], "x": [*range(10)]}
    >>> print(*told(carry_out(Plan("Does it?", (one,)), rows)[0])[:2], sep="\\n")
    The answers bear this out.
    The difference is about 1.02; anything from 0.83 to 1.20 fits these answers well. (10 answers)
    """
    return tuple(_told(finding))


def _told(finding: Finding) -> Iterator[Words]:
    yield outcome(finding)
    if finding.estimate is not None:
        yield number_of(finding.estimate, finding.n)
    if finding.why is not None:
        yield finding.why
    if finding.estimate is not None:
        yield rests_on(finding)


def outcome(finding: Finding) -> Words:
    """The verdict alone."""
    verdict = finding.verdict
    if verdict in ALWAYS:
        return ALWAYS[verdict]
    if finding.hypothesis.direction == Direction.EITHER:
        return EITHER[verdict]
    return (AS_EXPECTED if finding.as_expected else OTHERWISE)[MIRRORED.get(verdict, verdict)]


def number_of(estimate: Estimate, n: int) -> Words:
    """With the words of its uncertainty, in as many decimals as that bears."""
    if estimate.low is None or estimate.high is None:
        return Words(
            "The difference is about {value}; how sure that is cannot be said. ({n} answers)",
            value=Figure(rounded(estimate.value, 1.0)),
            n=Count(n),
        )
    wide = estimate.high - estimate.low
    return Words(
        "The difference is about {value}; anything from {low} to {high} fits these answers well. "
        "({n} answers)",
        value=Figure(rounded(estimate.value, wide)),
        low=Figure(rounded(estimate.low, wide)),
        high=Figure(rounded(estimate.high, wide)),
        n=Count(n),
    )


def rounded(value: float, wide: float) -> str:
    """Two digits of what is uncertain; a reader takes every other digit for knowledge.

    >>> rounded(1.23456, 0.4), rounded(1.23456, 40), rounded(0.00123, 0.002)
    ('1.23', '1', '0.0012')
    """
    if wide <= 0:
        return f"{value:.2f}"
    digits = 0
    while wide * 10**digits < 10 and digits < 6:
        digits += 1
    shown = f"{value:.{digits}f}"
    return shown.removeprefix("-") if float(shown) == 0 else shown.replace("-", MINUS)


def rests_on(finding: Finding) -> Words:
    """Whether a lot decided: without one, two things that go together are no cause and effect."""
    if finding.hypothesis.method in BY_LOT:
        return Words("A lot decided who was in which group, so nothing but chance made the groups differ.")
    return Words("That two things go together does not say that one brings the other about.")


def status(finding: Finding) -> Words:
    """Planned or exploratory, and what a reader may make of that."""
    return PLANNED if finding.is_planned else EXPLORATORY
