"""The guards of opinion maps: no group that votes do not support, and no vote that does not count."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_map = partial(method, "opinion")
AXES, EVIDENCE, TESTED, MAPPING = "axes.py", "evidence.py", "tested.py", "mapping.py"
VOTES, READING, NAMES, POLIS, SHARED = "votes.py", "reading.py", "names.py", "polis.py", "representative.py"

GROUPS = [
    _map(
        "an axis is stronger than any by chance",
        AXES,
        "found.strengths > chance.max()",
        "found.strengths > chance.min()",
        "evidence",
        "groups",
    ),
    _map(
        "chance is drawn as uncertain as the votes",
        AXES,
        "truth = base.plausible(opinions, drawing)",
        "truth = base",
        "evidence",
        "groups",
    ),
    _map("chance is fitted anew", AXES, "leanings(drawn, base)", "truth", "evidence", "groups"),
    _map("a few statements make no axis", AXES, " & (found.breadths >= FEWEST_STATEMENTS)", "", "groups"),
    _map(
        "axes count from the first",
        AXES,
        "int(np.argmin(np.append(real, False)))",
        "int(real.sum())",
        "evidence",
        "groups",
        "edges",
    ),
    _map(
        "groups predict better by more than chance",
        EVIDENCE,
        "    if z < BETTER_Z:\n",
        "    if z < 0:\n",
        "evidence",
        "groups",
    ),
    _map(
        "a further group is worth it",
        EVIDENCE,
        "    if gain < before * BETTER_BY:\n",
        "    if False:\n",
        "evidence",
    ),
    _map(
        "a group has a few people",
        EVIDENCE,
        "    if smallest < LEAST_K:\n",
        "    if False:\n",
        "evidence",
    ),
    _map(
        "people are surely in their group",
        EVIDENCE,
        '"unsure" if certainty < LEAST_CERTAINTY else ""',
        '""',
        "evidence",
    ),
    _map(
        "votes that test are held back",
        EVIDENCE,
        "kept, tested = opinions.part(fold != one), opinions.part(fold == one)",
        "kept, tested = opinions, opinions.part(fold == one)",
    ),
    _map(
        "groups of the last accepted number are compared",
        EVIDENCE,
        "likelihood[:, accepted - 1]",
        "likelihood[:, 0]",
        "evidence",
    ),
    _map(
        "who voted seldom is in no group",
        TESTED,
        "number >= max(min(FEWEST_VOTES, width), 1)",
        "number >= 1",
        "edges",
        "groups",
    ),
    _map(
        "hidden statements make no groups",
        TESTED,
        "votes.shown[votes.columns] & (votes.values != PASS)",
        "votes.values != PASS",
        "edges",
        "groups",
        "reading",
    ),
    _map(
        "a pass is no opinion",
        TESTED,
        "votes.shown[votes.columns] & (votes.values != PASS)",
        "votes.shown[votes.columns]",
        "edges",
        "groups",
    ),
    _map(
        "hidden statements make no groups as in Polis",
        POLIS,
        "inside = shown[votes.columns]",
        "inside = np.ones(len(votes.rows), dtype=bool)",
        "edges",
        "groups",
        "reading",
        "server",
    ),
]
TOLD = [
    _map(
        "hidden statements stand for nobody",
        MAPPING,
        "np.nonzero(votes.shown & (",
        "np.nonzero((",
        "edges",
        "groups",
        "reading",
        "server",
    ),
    _map(
        "what unites has every group behind it",
        MAPPING,
        "everywhere = np.all(",
        "everywhere = np.any(",
        "edges",
    ),
    _map(
        "what unites is more than half",
        MAPPING,
        "against_half(counts[:, :, kind + 1], seen) > SURE_ENOUGH",
        "against_half(counts[:, :, kind + 1], seen) > 0",
        "edges",
    ),
    _map(
        "what stands for a group differs from the others",
        SHARED,
        " & (kind.ratio_z[g] > SURE_ENOUGH)",
        "",
        "groups",
        "server",
        "edges",
    ),
    _map(
        "what stands for a group has most of it",
        SHARED,
        "(kind.z[g] > SURE_ENOUGH) & ",
        "",
        "groups",
        "server",
        "edges",
    ),
    _map(
        "one group stands for nothing",
        MAPPING,
        "choose(counts, candidates) if k > 1 else [[] for _ in range(k)]",
        "choose(counts, candidates)",
        "edges",
    ),
    _map(
        "a group keeps its name", MAPPING, "for group in members], before)", "for group in members])", "names"
    ),
    _map("two groups have two names", NAMES, " and name not in chosen.values()", "", "names"),
    _map(
        "a new group has a new name",
        NAMES,
        "{*before.values(), *chosen.values()}",
        "chosen.values()",
        "names",
    ),
]
FILES = [
    _map(
        "the last vote counts",
        VOTES,
        "np.append(ordered[1:] != ordered[:-1], True)",
        "np.insert(ordered[1:] != ordered[:-1], 0, True)",
        "reading",
    ),
    _map(
        "later is by the timestamp",
        READING,
        'order = np.argsort([value for _, value in moments], kind="stable").tolist()',
        "order = range(len(moments))",
        "reading",
    ),
    _map(
        "the order of people is nothing",
        VOTES,
        'np.argsort(_numbers_of_people(ends, columns, values, m), kind="stable")',
        "np.arange(n)",
        "groups",
    ),
    _map(
        "what moderators refused is hidden",
        READING,
        "mark < (1 if strict else 0)",
        "False",
        "reading",
    ),
    _map("what nobody approved is hidden when strict", READING, "(1 if strict else 0)", "0", "reading"),
    _map(
        "a vote is somebody's",
        READING,
        "people.append(row[person] or _missing(line))",
        "people.append(row[person])",
        "reading",
    ),
]

GUARDS = [
    method(
        "opinion",
        "no group of a few is shown",
        "mapping.py",
        "return shown[labels]",
        "return labels",
        "edges",
    ),
    *GROUPS,
    *TOLD,
    *FILES,
    method(
        "opinion",
        "a small group is in no sum",
        "mapping.py",
        "(small | (rest.sum() < fewest))",
        "(rest.sum() < fewest)",
        "hiding",
    ),
    method(
        "opinion",
        "a few in no group are in no sum",
        "mapping.py",
        "(small | (rest.sum() < fewest))",
        "small",
        "hiding",
    ),
]
