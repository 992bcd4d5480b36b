from django.apps import AppConfig


class Initiatives(AppConfig):
    name = "samenspel.spine.initiatives"
    label = "initiatives"
