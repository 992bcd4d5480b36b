from django.apps import AppConfig


class TypedConfig(AppConfig):
    name = "samenspel.foundation.typed"
    label = "typed"
