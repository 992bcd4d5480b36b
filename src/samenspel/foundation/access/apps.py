from django.apps import AppConfig
from django.urls import register_converter

from samenspel.foundation.access.converters import NumberConverter
from samenspel.foundation.discovery import discover


class AccessConfig(AppConfig):
    name = "samenspel.foundation.access"
    label = "access"

    def ready(self) -> None:
        register_converter(NumberConverter, "number")
        discover("rules")
