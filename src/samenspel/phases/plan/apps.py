from django.apps import AppConfig


class Plan(AppConfig):
    name = "samenspel.phases.plan"
    label = "plan"
