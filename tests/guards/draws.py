"""The guards of the draw and its list: nobody can steer it, and what was changed is found out."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method, shared

_draw = partial(method, "sortition")
DRAW, COMMAND, VERIFICATION, PUBLIC = "draw.py", "command.py", "verification.py", "public.py"
SEEDS = "seeds.py"
REPLACEMENT, POOL, FILES = "replacement.py", "pool.py", "files.py"

DRAWING = [
    _draw(
        "the list decides along with the seed", DRAW, "{NAME}\\n{hash}\\n{seed}", "{NAME}\\n{seed}", "draw"
    ),
    shared(
        "too high a digest is drawn again",
        SEEDS,
        "if (value := int(digest, 16)) < fair:",
        "if (value := int(digest, 16)) >= 0:",
        "sortition/test_draw",
    ),
    shared(
        "a seed is of the round of its signature",
        SEEDS,
        "    if plain_seed(seed) != randomness:\n",
        "    if False:\n",
        "sortition/test_draw",
        "sortition/test_command",
    ),
    _draw(
        "a signature is compared before a draw",
        COMMAND,
        "        check_signature(options.seed, options.signature)\n",
        "        pass\n",
        "command",
    ),
    _draw(
        "a signature is compared when verifying",
        VERIFICATION,
        '        checks.append(same_round(seed or "", signature))\n',
        "        pass\n",
        "draw",
        "command",
    ),
    shared("a seed is not empty", SEEDS, "    if not plain:\n", "    if False:\n", "sortition/test_draw"),
    _draw(
        "a short seed is warned of",
        COMMAND,
        "    if is_short(seed):\n",
        "    if False:\n",
        "command",
    ),
    shared(
        "the announced hash is compared",
        SEEDS,
        "    if public.hash == hash.strip().lower():\n",
        "    if True:\n",
        "sortition/test_draw",
        "sortition/test_command",
    ),
    _draw(
        "the drawn number is compared",
        VERIFICATION,
        "number is None or number == drawn.number",
        "True",
        "draw",
        "command",
    ),
    _draw("the pool is compared", VERIFICATION, "pool_hash(pool) != public.pool or ", "", "draw"),
    _draw(
        "the quotas are compared",
        VERIFICATION,
        " or sorted(pool.quotas) != sorted(public.quotas)",
        "",
        "draw",
        "replacement",
    ),
    _draw(
        "every panel is checked",
        VERIFICATION,
        "        if not quota.least <= found <= quota.most:\n",
        "        if False:\n",
        "draw",
    ),
    _draw(
        "strangers on a panel are found",
        VERIFICATION,
        "    if strangers:\n",
        "    if False:\n",
        "draw",
        "replacement",
    ),
    _draw(
        "who declined is found on a panel",
        VERIFICATION,
        "values.keys() - set(public.declined)",
        "set(values)",
        "replacement",
    ),
    _draw(
        "two seats for one are found",
        VERIFICATION,
        "    if len(set(ids)) < len(ids):\n",
        "    if False:\n",
        "draw",
        "replacement",
    ),
    _draw(
        "a list has whole panels",
        PUBLIC,
        "len(set(panel)) != seats or len(panel) != seats",
        "len(panel) != seats",
        "draw",
    ),
    _draw(
        "who declined before stays out",
        REPLACEMENT,
        "{*declined, *away, *public.declined}",
        "{*declined, *away}",
        "replacement",
    ),
    _draw(
        "who sits is not drawn again",
        "rest.py",
        "person.id not in out and person.id not in kept",
        "person.id not in out",
        "replacement",
    ),
    _draw(
        "only who is on the panel declines",
        REPLACEMENT,
        "        if id not in panel:\n",
        "        if False:\n",
        "replacement",
    ),
    _draw(
        "who stays counts for the quotas",
        "rest.py",
        "max(0, quota.most - taken[quota.feature, quota.value])",
        "quota.most",
        "replacement",
    ),
]
READING = [
    _draw(
        "an id is one person's",
        POOL,
        "        twice = _first_twice(person.id for person in self.people)\n",
        "        twice = None\n",
        "lottery",
    ),
    _draw(
        "a value has one quota",
        POOL,
        "twice = _first_twice((quota.feature, quota.value) for quota in self.quotas)",
        "twice = None",
        "lottery",
        "reading",
    ),
    _draw("an id stands on one line", FILES, "        if id in lines:\n", "        if False:\n", "reading"),
    _draw(
        "a quota is a number",
        FILES,
        "    except NoNumber:\n        found = -1\n",
        "    except NoNumber:\n        found = 0\n",
        "reading",
    ),
]

GUARDS = [*DRAWING, *READING]
