from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "samenspel.foundation.journal"
    label = "journal"

    def ready(self) -> None:
        from samenspel.foundation.journal import checks, protection  # noqa: F401 -- register themselves
