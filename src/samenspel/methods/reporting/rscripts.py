"""The same analyses as a script for R, which compares what it finds with what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.methods.evidence.rscript import texts

from .findings import Finding
from .plans import Plan

INTERCEPT = "intercept"
HEAD = """\
# Every number of this report that R gives too: Rscript analysis.R
# Needs the packages that library() names below: install.packages(c("sandwich", "lmtest", "clubSandwich"))
same <- TRUE
compare <- function(name, found, expected) {
  equal <- isTRUE(abs(found - expected) <= 1e-6 * max(1, abs(expected)))
  cat(sprintf("%-60s %14.8g %14.8g %s\\n", name, found, expected, if (equal) "equal" else "DIFFERENT"))
  if (!equal) same <<- FALSE
}
"""
FOOT = "if (!same) quit(status = 1)\n"
COMPARED = ("ols", "itt")
"""Methods whose last line in R answers a table of coefficients, in an order that is known."""


def r_script(plan: Plan, findings: Sequence[Finding]) -> str:
    parts = [HEAD, *(_part(plan, finding) for finding in findings), FOOT]
    return "\n".join(parts)


def _part(plan: Plan, finding: Finding) -> str:
    head = f"# {finding.hypothesis.code}: {_one_line(finding.hypothesis.text)}"
    if finding.result is None or not finding.result.r_code:
        why = _one_line(str(finding.why or "no errors that can be believed"))
        return f"{head}\n# Nothing to compute: {why}\n"
    lines = [*_read(plan, finding.result.r_code), *_compared(finding)]
    return "\n".join([head, "local({", *(f"  {line}" for line in lines), "})", ""])


def _read(plan: Plan, r_code: Sequence[str]) -> Iterator[str]:
    """Rows that the plan leaves out go as soon as they are read."""
    yield r_code[0]
    for one in plan.exclusions:
        kept = f'!(as.character(d[["{_quoted(one.column)}"]]) %in% {texts(one.values)})'
        yield f"d <- d[{kept}, ]  # {_one_line(one.reason)}"
    yield from r_code[1:-1]
    yield f"found <- {r_code[-1]}"


def _compared(finding: Finding) -> Iterator[str]:
    if (places := places_in_r(finding)) is None:
        yield "print(found)  # by eye: compare with expected.json"
        return
    yield "value <- if (is.data.frame(found)) found$beta else found[, 1]"
    yield "error <- if (is.data.frame(found)) found$SE else found[, 2]"
    for estimate, place in zip(finding.result.estimates, places, strict=True):  # type: ignore[union-attr]
        label = _quoted(f"{finding.hypothesis.code}: {estimate.name}")
        yield f'compare("{label}: value", value[{place}], {estimate.value:.12g})'
        if estimate.se is not None:
            yield f'compare("{label}: se", error[{place}], {estimate.se:.12g})'


def places_in_r(finding: Finding) -> list[int] | None:
    """Where R puts each estimate, counted from 1: the constant first, products last."""
    if finding.result is None or finding.hypothesis.method not in COMPARED:
        return None
    names = [one.name for one in finding.result.estimates]
    if INTERCEPT not in names:
        return None
    order = [INTERCEPT, *(one for one in names if one != INTERCEPT)]
    products = [":" in one for one in order]
    if products != sorted(products):
        return None
    return [order.index(one) + 1 for one in names]


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _one_line(text: str) -> str:
    return " ".join(text.split())
