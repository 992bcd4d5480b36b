from django.apps import AppConfig


class Demo(AppConfig):
    name = "samenspel.pages.demo"
    label = "demo"
