from django.apps import AppConfig


class Design(AppConfig):
    name = "samenspel.phases.design"
    label = "design"
