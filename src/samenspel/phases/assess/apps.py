from django.apps import AppConfig


class AssessConfig(AppConfig):
    name = "samenspel.phases.assess"
    label = "assess"
