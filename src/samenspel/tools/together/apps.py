from django.apps import AppConfig


class Together(AppConfig):
    name = "samenspel.tools.together"
    label = "together"
