from django.apps import AppConfig


class Locks(AppConfig):
    name = "samenspel.foundation.locks"
    label = "locks"
