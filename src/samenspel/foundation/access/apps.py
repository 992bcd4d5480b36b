from django.apps import AppConfig

from samenspel.foundation.discovery import discover


class Access(AppConfig):
    name = "samenspel.foundation.access"
    label = "access"

    def ready(self) -> None:
        discover("rules")
