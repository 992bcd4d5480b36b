from django.apps import AppConfig


class Tasks(AppConfig):
    name = "samenspel.foundation.tasks"
    label = "tasks"
