"""Elections in the format of Pabulib, imported and counted by the actions."""

from itertools import count
from pathlib import Path

import samenspel.pages.demo
from samenspel.foundation.tasks.running import run_next_task
from samenspel.phases.plan import actions
from tests.factories.services import make_administrator

numbers = count(1)
REAL = Path(samenspel.pages.demo.__file__).parent / "elections"
WIELICZKA, ASSEN = REAL / "wieliczka-2023.pb", REAL / "assen-2024.pb"
PROJECTS = [("4", 60, "Garden"), ("7", 50, "Night bus"), ("9", 30, "Repair café")]
VOTES = ["4,7"] * 4 + ["4"] * 2 + ["9"] * 3 + [""]


def election_file(
    projects=PROJECTS, votes=VOTES, budget=100, vote_type="approval", columns=("name",), **meta
):
    """Bytes of a file; every call gives another election. `votes` are cells, or pairs with points."""
    said = {
        "description": f"Neighbourhood budget {next(numbers)}",
        "num_projects": len(projects),
        "num_votes": len(votes),
        "budget": budget,
        "vote_type": vote_type,
        "rule": "equalshares",
        "date_begin": "01.03.2025",
        "date_end": "20.03.2025",
        "language": "nl",
        "currency": "EUR",
        **meta,
    }
    with_points = vote_type in ("cumulative", "scoring")
    rows = [vote if with_points else (vote,) for vote in votes]
    lines = ["META", "key;value", *(f"{key};{value}" for key, value in said.items())]
    lines += ["PROJECTS", ";".join(["project_id", "cost", *columns])]
    lines += [";".join(map(str, project)) for project in projects]
    lines += ["VOTES", "voter_id;age;sex;vote" + (";points" if with_points else "")]
    lines += [f"{voter};{20 + voter};F;{';'.join(row)}" for voter, row in enumerate(rows)]
    return "\n".join([*lines, ""]).encode()


def make_round(source=None, initiative=None, actor=None, **values):
    """Closed; not counted yet."""
    return actions.import_election(
        actor=actor or make_administrator(),
        source=source or election_file(),
        file_name="election.pb",
        initiative=initiative,
        **values,
    )


def make_tally(round=None, rule=None, actor=None):
    """Counted by a worker."""
    tally = actions.tally_round(actor=actor or make_administrator(), round=round or make_round(), rule=rule)
    work()
    tally.refresh_from_db()
    return tally


def work():
    while run_next_task("a worker"):
        pass
