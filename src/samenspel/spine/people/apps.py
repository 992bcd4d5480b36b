from django.apps import AppConfig

from samenspel.foundation.discovery import discover


class People(AppConfig):
    name = "samenspel.spine.people"
    label = "people"

    def ready(self) -> None:
        discover("personal")
