from django.apps import AppConfig

from samenspel.foundation.discovery import discover


class InitiativesConfig(AppConfig):
    name = "samenspel.spine.initiatives"
    label = "initiatives"

    def ready(self) -> None:
        discover("cards", "actions")
