from django.apps import AppConfig


class Typed(AppConfig):
    name = "samenspel.foundation.typed"
    label = "typed"
