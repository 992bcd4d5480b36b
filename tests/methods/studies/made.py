"""A study's export, made without a database: steps with proofs under two seals, a draw, data and results."""

import json
from dataclasses import replace
from hashlib import sha256

from samenspel.methods.assignment import (
    Design,
    Listed,
    assign,
    assigned_as_json,
    meaning_as_json,
    meaning_hash,
    publish,
)
from samenspel.methods.evidence import Data
from samenspel.methods.merkle import chain_digest, leaf_hash, proof, root
from samenspel.methods.reporting import Hypothesis, Plan, carry_out, digest, finding_as_plain, plan_as_json
from samenspel.methods.studies import Export, Step, step_digest
from samenspel.methods.studies.exports import Draw, Results
from samenspel.methods.studies.steps import NOTHING_BEFORE

SEED = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
ONE = Hypothesis(
    "h1", "It helps.", "itt", {"outcome": "took_part", "assigned": "arm", "control": "1"}, "arm=2", "more"
)
PLAN = Plan("Does a letter help?", (ONE,), more={"design": "invitation"})
ARMS = [{"name": "Nothing", "words": ""}, {"name": "A letter", "words": "Come!"}]


def entry(id, verb, data):
    fields = {
        "actor": "a",
        "at": f"2026-01-01T00:00:{id:02}.000000+00:00",
        "data": data,
        "id": id,
        "initiative_id": "1",
        "object_id": "7",
        "object_type": "learn.study",
        "phase": "learn",
        "verb": f"learn.{verb}",
    }
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def told(*verbs):
    """Entries, each naming the one before it."""
    before, found = NOTHING_BEFORE, []
    for number, (verb, data) in enumerate(verbs, 1):
        found.append(entry(number, verb, {**data, "step": number, "before": before}))
        before = step_digest(found[-1])
    return found


def sealed(entries, size=4):
    """With seals over so many each, chained."""
    seals, steps, previous = [], [], "0" * 64
    for number, start in enumerate(range(0, len(entries), size), 1):
        under = entries[start : start + size]
        hashes = [leaf_hash(one) for one in under]
        fields = {
            "number": number,
            "first": start + 1,
            "last": start + len(under),
            "count": len(under),
            "root": root(hashes).hex(),
            "previous": previous,
            "sealed_at": "2026-01-02T00:00:00.000000+00:00",
        }
        seals.append({**fields, "digest": chain_digest(fields)})
        previous = seals[-1]["digest"]
        steps += [Step(one, number, place, tuple(proof(hashes, place))) for place, one in enumerate(under)]
    return steps, seals


def drawn(people=40):
    listed = [Listed(f"p{number:02}") for number in range(people)]
    frame = publish(listed, Design((1, 1), None, meaning_hash(ARMS, "salt")))
    return frame, assign(frame, SEED)


def data_of(assigned, active=12):
    lines = ["id,arm,stratum,chance,entries,took_part"]
    for place, name in enumerate(sorted(assigned)):
        lines.append(f"{name},{assigned[name].arm},1,0.5,{int(place < active)},{int(place < active)}")
    return ("\n".join(lines) + "\n").encode()


def make(plan=PLAN, order=None, **changes):
    """`order`: of the verbs, where it is another."""
    frame, assigned = drawn()
    data = data_of(assigned)
    said = {
        "state_ethics": {"holds": True},
        "freeze_plan": {"number": 1, "digest": digest(plan), "known": "nothing"},
        "announce_trial": {"hash": frame.hash},
        "draw_trial": {"seed": SEED, "hash": frame.hash},
        "open_study": {},
        "analyse_study": {"number": 1, "rows": 40, "data": sha256(data).hexdigest()},
    }
    steps, seals = sealed(told(*[(verb, said[verb]) for verb in order or said]))
    findings = [json.loads(json.dumps(finding_as_plain(one))) for one in carry_out(plan, Data.read(data))]
    made = Export(
        "Letters",
        "invitation",
        {1: plan_as_json(plan).encode()},
        len(steps),
        steps,
        seals,
        Draw(
            frame.data,
            assigned_as_json(frame, SEED, assigned).encode(),
            meaning_as_json(ARMS, "salt").encode(),
        ),
        Results(1, data, findings, 10),
    )
    return replace(made, **changes)
