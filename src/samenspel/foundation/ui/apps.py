from django.apps import AppConfig


class Ui(AppConfig):
    name = "samenspel.foundation.ui"
    label = "ui"
