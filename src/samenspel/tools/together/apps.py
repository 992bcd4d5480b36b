from django.apps import AppConfig


class TogetherConfig(AppConfig):
    name = "samenspel.tools.together"
    label = "together"
