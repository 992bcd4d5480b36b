from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "samenspel.phases.design"
    label = "design"
