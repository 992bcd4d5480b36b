from django.apps import AppConfig


class ScaleConfig(AppConfig):
    name = "samenspel.pages.scale"
    label = "scale"
