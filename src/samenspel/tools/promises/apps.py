from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "samenspel.tools.promises"
    label = "promises"
