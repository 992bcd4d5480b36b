from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "samenspel.phases.plan"
    label = "plan"
