from django.apps import AppConfig


class WritingTool(AppConfig):
    name = "samenspel.tools.writing"
    label = "writing"
