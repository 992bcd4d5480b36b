from django.apps import AppConfig


class Promises(AppConfig):
    name = "samenspel.tools.promises"
    label = "promises"
