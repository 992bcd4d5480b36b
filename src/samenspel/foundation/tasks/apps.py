from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "samenspel.foundation.tasks"
    label = "tasks"
