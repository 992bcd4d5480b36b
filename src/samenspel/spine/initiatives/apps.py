from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Initiatives(AppConfig):
    name = "samenspel.spine.initiatives"
    label = "initiatives"

    def ready(self) -> None:
        from samenspel.spine.initiatives.meetings import MEETING
        from samenspel.spine.initiatives.registry import register_everywhere

        register_everywhere(MEETING)
        autodiscover_modules("cards", "actions")
