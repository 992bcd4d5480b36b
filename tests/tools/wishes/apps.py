from django.apps import AppConfig


class WishesConfig(AppConfig):
    name = "tests.tools.wishes"
    label = "wishes"
