"""The guards of what is not kept, or not for long: keys, moments, secrets in letters."""

from __future__ import annotations

from tests.guards.guard import ANYONES, Guard, plan

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
    Guard(
        "a key that is not the site's own is forgotten after use",
        VAULT,
        "cipher = _cipher(key, purpose) if key else",
        "cipher = _known_cipher(key, purpose) if key else",
        ("tests/foundation/test_vault.py",),
    ),
]
FORMS = ("tests/foundation/locks/test_once.py",)
KEPT = [
    Guard(
        "where a form led is concealed",
        "foundation/locks/once.py",
        "conceal(location, PURPOSE, key=self.secret) if keeps",
        "location if keeps",
        FORMS,
    ),
    Guard(
        "an answer that is found again is not kept",
        "foundation/locks/once.py",
        "location and not self.find_again",
        "location",
        FORMS,
    ),
    plan(
        "a ballot's answer is found again",
        "views/voting.py",
        "@found_again(_address_of_own_receipt)\n",
        "",
        "ballot_pages",
    ),
    plan(
        "a receipt stays the same",
        "actions/voting.py",
        "known.receipt or new_receipt()",
        "new_receipt()",
        "voting",
        "ballot_pages",
    ),
    plan("an envelope is made by the program", "box/sealing.py", "|{secret}", "", "secrecy"),
    plan(
        "no row says whether it came before another",
        "models/ballots.py",
        "secrets.randbelow(2**63 - 1) + 1",
        "int(__import__('time').time_ns())",
        "secrecy",
    ),
    Guard(
        "the roll is written anew",
        "phases/plan/actions/voting.py",
        "    shuffle_roll(round)\n",
        "",
        ("tests/phases/plan/test_secrecy.py",),
        "PostgreSQL",
    ),
]
PEOPLE, SESSIONS = "spine/people", ("tests/spine/people/test_sessions.py",)
SIGNED_IN = [
    Guard("session keys are digests", f"{PEOPLE}/models.py", "self.SIGN + hashlib", "hashlib", SESSIONS),
    Guard("a digest is no session key", f"{PEOPLE}/sessions.py", " and key.isalnum()", "", SESSIONS),
    Guard(
        "what a session holds is concealed",
        f"{PEOPLE}/sessions.py",
        "conceal(json.dumps(session_dict), PURPOSE)",
        "super().encode(session_dict)",
        SESSIONS,
    ),
    Guard(
        "a session ends with a day",
        f"{PEOPLE}/sessions.py",
        "day_of(session.expire_date + timedelta(days=1))",
        "session.expire_date",
        SESSIONS,
    ),
    Guard(
        "the last sign-in is a day",
        f"{PEOPLE}/sessions.py",
        "today = day_of(clock.now())",
        "today = clock.now()",
        SESSIONS,
    ),
]
DESK = [
    plan("a desk looks so often and no more", "actions/desk.py", ", looked__lt=MOST_LOOKS", "", "desk_hours"),
    plan(
        "replaced ballots are counted",
        "actions/desk.py",
        'update(replaced=F("replaced") + 1)',
        'update(replaced=F("replaced"))',
        "desk_hours",
    ),
    plan(
        "a desk looks who may",
        "actions/desk.py",
        'acting(actor, "plan.show_desk", round)',
        f"acting(actor, {ANYONES}, round)",
        "desk_hours",
    ),
]
FILES = ("tests/tooling/test_private_files.py",)
PRIVATE = [
    Guard("what is written is private", "config/private.py", "os.umask(OTHERS)", "os.umask(0o022)", FILES),
    Guard(
        "what was open is closed",
        "config/private.py",
        "path.chmod(path.stat().st_mode & ~rights & 0o7777)",
        "path.stat()",
        FILES,
    ),
    Guard(
        "uploads are private",
        "config/settings.py",
        "FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700",
        "FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o644, 0o755",
        FILES,
    ),
]
GUARDS = [*KEYS_DIE, *LETTERS, *KEPT, *SIGNED_IN, *DESK, *PRIVATE]
