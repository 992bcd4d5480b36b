from django.apps import AppConfig


class Services(AppConfig):
    name = "samenspel.spine.services"
    label = "services"
