from django.apps import AppConfig


class Pages(AppConfig):
    name = "samenspel.pages"
    label = "pages"
