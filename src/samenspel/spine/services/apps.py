from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "samenspel.spine.services"
    label = "services"
