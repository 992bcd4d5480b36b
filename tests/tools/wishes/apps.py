from django.apps import AppConfig


class Wishes(AppConfig):
    name = "tests.tools.wishes"
    label = "wishes"
