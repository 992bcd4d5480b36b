"""What Django itself finds wrong, as in production and in one start: missing migrations, models, settings."""

import sys

import django
from django.core.management import CommandError, call_command

LOOKS = {
    "makemigrations": {"check_changes": True, "dry_run": True},
    "check": {"deploy": True, "fail_level": "WARNING"},
}


def main() -> int:
    django.setup()
    return max([_look(command) for command in LOOKS])


def _look(command: str) -> int:
    try:
        call_command(command, **LOOKS[command])
    except (CommandError, SystemExit) as found:
        print(f"{command}: {found}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
