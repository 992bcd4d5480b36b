from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "samenspel.tools.writing"
    label = "writing"
