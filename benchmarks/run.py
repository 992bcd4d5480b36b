"""Measure everything in one run on one machine, print the tables and write docs/reference/figures.md."""

from __future__ import annotations

import argparse
import os
import platform
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import (
    banking,
    bibliography,
    budgeting,
    closing,
    disclosure,
    elections,
    evidence_coverage,
    evidence_intervals,
    evidence_panels,
    evidence_scales,
    evidence_synthesis,
    evidence_trials,
    exchange,
    factors,
    generating,
    ideas,
    lottery_tasks,
    matching,
    mutants,
    opinion,
    opinion_map,
    programmes,
    prototypes,
    report,
    reviewing,
    rota,
    scale,
    scaling,
    scripts,
    secrecy,
    serving,
    signs,
    signs_of_risk,
    sortition,
    studies,
    survey_load,
    towns,
    writing,
)
from benchmarks.sections import Measurement, Options, Section

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "src/samenspel/pages/demo/elections"
FIGURES = ROOT / "docs/reference/figures.md"

MEASUREMENTS: list[Measurement] = [
    budgeting.speed,
    scaling.scaling,
    elections.import_and_tally,
    towns.towns,
    secrecy.secrecy,
    secrecy.moments,
    serving.serving,
    closing.closing_hour,
    writing.writing,
    sortition.lotteries,
    lottery_tasks.lottery_tasks,
    studies.studies,
    signs.false_alarms,
    signs.planted_ages,
    signs.shared_addresses,
    opinion.opinion_speed,
    opinion.opinion_agreement,
    opinion.opinion_evidence,
    opinion_map.opinion_map_votes,
    opinion_map.opinion_map_sizes,
    opinion_map.opinion_map_contention,
    banking.banking,
    bibliography.bibliography,
    programmes.programmes,
    matching.matching_speed,
    matching.matching_cheats,
    disclosure.disclosure,
    generating.generating_speed,
    generating.generating_likeness,
    rota.rotas,
    reviewing.reviewing,
    scripts.script_reading,
    ideas.ideas,
    prototypes.prototypes,
    evidence_trials.trials_speed,
    evidence_coverage.evidence_coverage,
    evidence_synthesis.evidence_synthesis,
    evidence_scales.evidence_scales,
    evidence_panels.evidence_panels,
    exchange.exchange,
    scale.scale,
    survey_load.survey_load,
    report.report,
    signs_of_risk.signs_of_risk,
    factors.factors,
    evidence_intervals.evidence_intervals,
    mutants.mutants,
]
"""Each gives a section. To measure something else, write a function like these and add it here."""


def main(argv: Sequence[str]) -> int:
    options, output = _options(argv)
    if not any(options.files.glob("*.pb")):
        print(f"There are no Pabulib files (*.pb) in {options.files}; name their folder with --files.")
        return 1
    measurements = [*MEASUREMENTS, budgeting.agreement] if options.agreement else MEASUREMENTS
    wanted = [one for one in measurements if not options.only or one.__name__ in options.only]
    if not wanted:
        print(f"Choose from: {', '.join(one.__name__ for one in measurements)}.")
        return 1
    failed = [one.__name__ for one in wanted if not _is_measured(one, options, output)]
    print(f"Not measured: {', '.join(failed)}." if failed else "Everything is measured.")
    return len(failed)


def _is_measured(measurement: Measurement, options: Options, output: Path) -> bool:
    """Written down at once: hours of others are not lost with one that fails."""
    try:
        text = _dated(measurement(options))
    except Exception:
        traceback.print_exc()
        return False
    print(text, flush=True)
    output.write_text(_together(_head(options), text, output), encoding="utf-8")
    return True


def _dated(section: Section) -> str:
    return f"{section.as_markdown()}\n*Measured on {datetime.now(UTC):%d %B %Y}.*\n"


def _together(head: str, text: str, kept: Path) -> str:
    """The new section, in place of that of the same name in the file that is kept."""
    if not kept.exists():
        return f"{head}\n{text}"
    before, *old = kept.read_text(encoding="utf-8").split("\n## ")
    sections = {f"## {text}".splitlines()[0]: f"## {text}" for text in old}
    sections[text.splitlines()[0]] = text
    return "\n".join([before, *(text.strip() + "\n" for text in sections.values())])


def _options(argv: Sequence[str]) -> tuple[Options, Path]:
    parser = argparse.ArgumentParser(prog="samenspel bench", description=__doc__)
    parser.add_argument(
        "--files", type=Path, default=DEMO, help="a folder of Pabulib files (default: the demo's)"
    )
    parser.add_argument(
        "--largest", type=int, default=8, help="how many files to time (default: %(default)s)"
    )
    parser.add_argument("--limit", type=float, default=120, help="seconds for each run of a peer")
    parser.add_argument("--repeats", type=int, default=3, help="runs of ours, the fastest counts")
    parser.add_argument(
        "--agreement",
        type=float,
        default=0,
        metavar="SECONDS",
        help="also compare the winners on every file, so long for each run of a peer (takes an hour)",
    )
    parser.add_argument("--voters", type=int, default=10_000, help="so many vote in secret")
    parser.add_argument("--seeds", type=int, default=3, help="how often they do (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="for each load (default: %(default)s)")
    parser.add_argument(
        "--rotas", type=Path, help="a folder of instances (Instance2.txt…) of schedulingbenchmarks.org"
    )
    parser.add_argument("--only", nargs="*", default=(), help="these measurements; the others are kept")
    parser.add_argument("--output", type=Path, default=FIGURES)
    chosen = parser.parse_args(argv)
    told = vars(chosen)
    output = told.pop("output")
    return Options(**told), output


def _head(options: Options) -> str:
    files = len(list(options.files.glob("*.pb")))
    return "\n".join(
        [
            "# Figures",
            "",
            "Written by `./samenspel bench`; every table comes from one run on one machine "
            f"({os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}). "
            f"What is random says its seed. What did not finish is shown as it is. The {files} elections are "
            "Pabulib files of real participatory budgets, collected by Stolicki, Szufa and Talmon "
            "(pabulib.org).",
            "",
        ]
    )
