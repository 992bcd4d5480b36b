from django.apps import AppConfig


class Journal(AppConfig):
    name = "samenspel.foundation.journal"
    label = "journal"
