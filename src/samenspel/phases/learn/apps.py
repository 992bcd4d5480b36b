from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "samenspel.phases.learn"
    label = "learn"
