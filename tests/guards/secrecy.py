"""The guards of what is not kept, or not for long: keys, moments, secrets in letters."""

from __future__ import annotations

from tests.guards.guard import Guard, plan

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
OUTBOX, VAULT = "foundation/journal/outbox.py", "foundation/vault.py"
OF_OUTBOX = ("tests/foundation/journal/test_concealed.py",)

LETTERS = [
    Guard(
        "mail that waits is concealed",
        VAULT,
        "conceal(json.dumps(value), self._purpose) if value",
        "json.dumps(value) if value",
        OF_OUTBOX,
    ),
    Guard("mail is emptied when it ends", OUTBOX, ", **EMPTIED", "", OF_OUTBOX),
    Guard("why mail failed names no address", OUTBOX, '.replace(message.to, "…")', "", OF_OUTBOX),
    Guard(
        "mail of no use is emptied unsent",
        OUTBOX,
        "filter(expires_at__lte=timezone.now())",
        "none()",
        OF_OUTBOX,
    ),
    Guard("an unreadable mail is not sent empty", OUTBOX, "if not message.text:", "if False:", OF_OUTBOX),
    Guard(
        "a way to sign in ends with its hour",
        "spine/people/actions.py",
        "expires_at=until",
        "expires_at=None",
        ("tests/spine/people/test_signing_in.py",),
    ),
    Guard(
        "a token is for one purpose",
        VAULT,
        "samenspel {purpose}",
        "samenspel",
        ("tests/foundation/test_vault.py",),
    ),
]
GUARDS = [*KEYS_DIE, *LETTERS]
