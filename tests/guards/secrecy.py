"""The guards of what is not kept, or not for long: keys, moments, secrets in letters."""

from __future__ import annotations

from tests.guards.guard import plan

KEYS, KEYRING = "box/keys.py", "box/keyring.py"

KEYS_DIE = [
    plan(
        "the key is destroyed",
        "actions/voting.py",
        "transaction.on_commit(tidy_keys, robust=True)",
        "None",
        "voting",
    ),
    plan(
        "a disk that refuses breaks no closing",
        KEYRING,
        "            except OSError as error:",
        "            except KeyError as error:",
        "keys",
    ),
    plan("keys are looked for again", "tasks.py", "every(seconds=15)(tidy_keys)\n", "", "keys"),
    plan(
        "a key that can't be overwritten is removed",
        KEYS,
        "    except OSError as error:\n        logger",
        "    except KeyError as error:\n        logger",
        "keys",
    ),
    plan("keys of another database are left alone", KEYRING, "path.suffix == NEW and age", "age", "keys"),
    plan(
        "a round that is being opened keeps its key",
        KEYRING,
        " and age > OPENS_WITHIN.total_seconds()",
        "",
        "keys",
    ),
]
GUARDS = [*KEYS_DIE]
