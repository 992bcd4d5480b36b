from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class People(AppConfig):
    name = "samenspel.spine.people"
    label = "people"

    def ready(self) -> None:
        autodiscover_modules("personal")
