"""Every number of a report by its name, and which of them another run found otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from .findings import Finding
from .participants import Represented

DIGITS, CLOSE = 12, 1e-6
PARTS = ("value", "se", "low", "high", "statistic", "df", "p")
Numbers = dict[str, float | str]


def numbers_of(findings: Sequence[Finding], represented: Represented | None = None) -> Numbers:
    """Of each hypothesis the verdict, and all that its method estimated; of each group its share."""
    return dict(_numbers(findings, represented))


def numbers_as_json(numbers: Mapping[str, float | str]) -> str:
    """The same bytes from the same numbers: 12 significant digits, which all machines agree on but for the
    last."""
    told = {
        name: value if isinstance(value, str) else float(f"{value:.{DIGITS}g}")
        for name, value in numbers.items()
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def differences(found: Mapping[str, float | str], expected: Mapping[str, float | str]) -> list[str]:
    """Names of numbers that are not there, or not the same to six digits.

    >>> differences({"a": 1.0, "b": 2.0}, {"a": 1.0000001, "b": 2.1, "c": 3.0})
    ['b', 'c']
    """
    return [name for name in {**expected, **found} if not _alike(found.get(name), expected.get(name))]


def _alike(one: float | str | None, other: float | str | None) -> bool:
    if isinstance(one, str | None) or isinstance(other, str | None):
        return one == other
    return abs(one - other) <= CLOSE * max(1.0, abs(other))


def _numbers(
    findings: Sequence[Finding], represented: Represented | None
) -> Iterator[tuple[str, float | str]]:
    for finding in findings:
        code = finding.hypothesis.code
        yield f"{code}: verdict", finding.verdict.value
        yield f"{code}: planned", float(finding.is_planned)
        if finding.result is None:
            continue
        yield f"{code}: n", float(finding.result.n)
        for estimate in finding.result.estimates:
            for part in PARTS:
                if (number := getattr(estimate, part)) is not None:
                    yield f"{code}: {estimate.name}: {part}", float(number)
    for group in represented.groups if represented else ():
        yield f"{group.variable}={group.level}: share", group.share
        yield f"{group.variable}={group.level}: difference", group.difference
