from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Access(AppConfig):
    name = "samenspel.foundation.access"
    label = "access"

    def ready(self) -> None:
        autodiscover_modules("rules")
