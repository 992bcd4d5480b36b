from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Initiatives(AppConfig):
    name = "samenspel.spine.initiatives"
    label = "initiatives"

    def ready(self) -> None:
        autodiscover_modules("cards", "actions")
