from django.apps import AppConfig


class LocksConfig(AppConfig):
    name = "samenspel.foundation.locks"
    label = "locks"

    def ready(self) -> None:
        from samenspel.foundation.locks import checks  # noqa: F401 -- registers itself
