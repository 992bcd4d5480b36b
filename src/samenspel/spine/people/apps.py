from django.apps import AppConfig


class People(AppConfig):
    name = "samenspel.spine.people"
    label = "people"
